import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths, yearOf } from '../../../platform/calendar/months.ts';
import type { BadgeRules, DisciplineMeasure } from './badge-rules-shape.ts';

/** One round of one year: the day of award, and the first and last day on which the age is reached for it. */
export type BadgeRound = {
  readonly code: string;
  readonly names: { readonly vi: string; readonly en: string };
  readonly awardOn: Day;
  readonly from: Day;
  readonly to: Day;
};

type Rounds = Pick<BadgeRules, 'rounds'>;

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const firstOf = (year: number, month: number): Day => `${year}-${twoDigits(month)}-01` as Day;

/** The rounds whose day of award lies in that year, in order. */
export const roundsOfYear = ({ rounds }: Rounds, year: number): BadgeRound[] =>
  rounds
    .map(({ code, names, month, date, reachedFrom, reachedTo }) => ({
      code,
      names,
      awardOn: `${year}-${twoDigits(month)}-${twoDigits(date)}` as Day,
      from: firstOf(reachedFrom > reachedTo ? year - 1 : year, reachedFrom),
      to: addDays(addMonths(firstOf(year, reachedTo), 1), -1),
    }))
    .sort((a, b) => (a.awardOn < b.awardOn ? -1 : 1));

const roundsFrom = (rules: Rounds, from: Day, years: number): BadgeRound[] =>
  Array.from({ length: years }, (_, at) => roundsOfYear(rules, yearOf(from) + at)).flat();

/** The round of a day of award; undefined when no round falls on that day. */
export const roundOn = (rules: Rounds, awardOn: Day): BadgeRound | undefined =>
  roundsOfYear(rules, yearOf(awardOn)).find((round) => round.awardOn === awardOn);

/** The first round whose day of award is that day or later. */
export const roundComing = (rules: Rounds, on: Day): BadgeRound =>
  roundsFrom(rules, on, 2).find((round) => round.awardOn >= on)!;

/** The day on which so many years are reached. Who was admitted on 29 February reaches them on 28 February of a common year. */
export const levelReachedOn = (partyAgeFrom: Day, level: number): Day => addMonths(partyAgeFrom, 12 * level);

type Awarded = { readonly level: number; readonly reachedOn: Day | null; readonly awardedOn: Day | null };

/**
 * The day on which the years of an awarded badge are reached by what is recorded now, where that is later than what the award went by and
 * than the award itself: times that do not count came in since. Null otherwise, and where party age is unknown.
 */
export const reachedAfterAward = (partyAgeFrom: Day | null, { level, reachedOn, awardedOn }: Awarded): Day | null => {
  if (partyAgeFrom === null || awardedOn === null) return null;
  const now = levelReachedOn(partyAgeFrom, level);
  return now > awardedOn && (reachedOn === null || now > reachedOn) ? now : null;
};

/** The highest level reached on a day, and undefined below the lowest. */
export const levelHeldOn = ({ levels }: Pick<BadgeRules, 'levels'>, partyAgeFrom: Day, on: Day): number | undefined =>
  levels.findLast((level) => levelReachedOn(partyAgeFrom, level) <= on);

/** First day on which a badge may be awarded again after a measure that took effect on a day. */
export const eligibleFrom = ({ waiting }: Pick<BadgeRules, 'waiting'>, measure: DisciplineMeasure, since: Day): Day =>
  addMonths(since, waiting.months[measure]);

/**
 * The round for an age reached on a day: the one in whose window it falls; with a waiting time, the first of those from there on whose
 * day of award is not before its end.
 */
export const roundFor = (rules: Rounds, reachedOn: Day, waitUntil: Day | null = null): BadgeRound => {
  const start = waitUntil !== null && waitUntil > reachedOn ? waitUntil : reachedOn;
  const years = yearOf(start) - yearOf(reachedOn) + 2;
  return roundsFrom(rules, reachedOn, years).find(
    (round) => round.to >= reachedOn && (waitUntil === null || round.awardOn >= waitUntil),
  )!;
};
