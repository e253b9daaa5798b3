import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { CalendarLine, PeriodKind, RatingPeriod, seasonProposal } from '../contract.ts';
import type { OrganisationId } from './own-organisation.ts';

export type Proposal = OutputOf<typeof seasonProposal>;

/** What the form holds. `packId` and `calendar` null: as the program proposes. */
export type OpenTyped = {
  kind: PeriodKind;
  year: number | string;
  quarter: string;
  month: string;
  reach: 'direct' | 'whole';
  countedOn: Day | null;
  packId: string | null;
  packReason: string;
  calendar: readonly CalendarLine[] | null;
  kinds: string[];
};

const periodOf = ({ kind, year, quarter, month }: OpenTyped): RatingPeriod => {
  if (kind === 'year') return { kind, year: Number(year) };
  return kind === 'quarter'
    ? { kind, year: Number(year), quarter: Number(quarter) }
    : { kind, year: Number(year), month: Number(month) };
};

/** Whom and what for, as the proposal and the action take it. */
export const askedOf = (
  typed: OpenTyped,
  organisationId: OrganisationId,
): Omit<InputOf<typeof seasonProposal>, 'packId'> => ({
  organisationId,
  period: periodOf(typed),
  reach: typed.reach,
  countedOn: typed.countedOn as Day,
});

/** Nothing is asked before a whole year and a day stand there. */
export const isAsked = ({ year, countedOn }: OpenTyped): boolean =>
  Number(year) >= 1930 && Number(year) <= 2198 && countedOn !== null;
