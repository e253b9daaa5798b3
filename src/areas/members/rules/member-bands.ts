import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { AgeBand, PartyAgeBand } from '../contract.ts';

/** From this many full years, to fewer than that many. */
type Band = readonly [from: number, below: number | null];

const ageBands: Readonly<Record<Exclude<AgeBand, 'unknown'>, Band>> = {
  'under-31': [0, 31],
  '31-to-40': [31, 41],
  '41-to-50': [41, 51],
  '51-to-60': [51, 61],
  '61-to-70': [61, 71],
  'over-70': [71, null],
};

const partyAgeBands: Readonly<Record<Exclude<PartyAgeBand, 'unknown'>, Band>> = {
  'under-10': [0, 10],
  '10-to-19': [10, 20],
  '20-to-29': [20, 30],
  '30-to-39': [30, 40],
  '40-to-49': [40, 50],
  '50-up': [50, null],
};

/** Days between which someone began to be of that age: later than `after`, not later than `until`; null = no bound. */
export type BandDays = { readonly after: Day | null; readonly until: Day };

const daysOf = ([from, below]: Band, on: Day): BandDays => ({
  after: below === null ? null : addMonths(on, -12 * below),
  until: addMonths(on, -12 * from),
});

/** Days of birth that lie in an age band on a day. */
export const birthDaysOf = (band: Exclude<AgeBand, 'unknown'>, on: Day): BandDays => daysOf(ageBands[band], on);

/** Days from which party age runs that lie in a band on a day. */
export const partyAgeDaysOf = (band: Exclude<PartyAgeBand, 'unknown'>, on: Day): BandDays =>
  daysOf(partyAgeBands[band], on);
