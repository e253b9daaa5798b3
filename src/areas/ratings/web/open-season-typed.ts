import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { CalendarLine, openSeason, PeriodKind, RatingPeriod, seasonProposal } from '../contract.ts';
import { dueQuarter } from '../rules/due-quarter.ts';
import { lastDayIfOver, rollDayFor } from '../rules/roll-day.ts';
import type { OrganisationId } from './own-organisation.ts';

export type Proposal = OutputOf<typeof seasonProposal>;

/** What the form holds. `packId`, `calendar` and `kinds` null: as the program proposes. */
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
  kinds: string[] | null;
  /** Rules that are switched on, by their place among those offered, and the paper they rest on. */
  switched: string[];
  basis: string;
};

/** The year that the form proposes for a kind of period. */
export const proposedYear = (kind: PeriodKind, today: Day): number =>
  kind === 'quarter' ? dueQuarter(today).year : Number(today.slice(0, 4));

const periodOf = ({ kind, year, quarter, month }: OpenTyped): RatingPeriod => {
  if (kind === 'year') return { kind, year: Number(year) };
  return kind === 'quarter'
    ? { kind, year: Number(year), quarter: Number(quarter) }
    : { kind, year: Number(year), month: Number(month) };
};

const isWholeYear = (year: number | string): boolean => Number(year) >= 1930 && Number(year) <= 2198;

/** The day whose roll the form proposes; null while the year is being typed. */
export const proposedRollDay = (typed: OpenTyped, today: Day): Day | null =>
  isWholeYear(typed.year) ? rollDayFor(periodOf(typed), today) : null;

/** The last day of a period that is over, where the roll chosen is of a later day: it would take in who came after it. */
export const rollAfter = (typed: OpenTyped, today: Day): Day | null => {
  const last = isWholeYear(typed.year) ? lastDayIfOver(periodOf(typed), today) : null;
  return last !== null && typed.countedOn !== null && typed.countedOn > last ? last : null;
};

/**
 * What follows from another period: another pack, other last days and kinds, and the roll proposed for it as long as nobody chose a day. In
 * January the quarter to be rated is one of last year; a year that somebody typed stays.
 */
export const withPeriod = (typed: OpenTyped, changed: Partial<OpenTyped>, today: Day): Partial<OpenTyped> => {
  const { kind, year, countedOn } = typed;
  const isYearProposed = changed.kind !== undefined && Number(year) === proposedYear(kind, today);
  const more = isYearProposed ? { year: proposedYear(changed.kind!, today) } : {};
  const isRollProposed = countedOn === null || countedOn === today || countedOn === proposedRollDay(typed, today);
  const roll = isRollProposed ? proposedRollDay({ ...typed, ...changed, ...more }, today) : null;
  return { ...more, countedOn: roll ?? countedOn, packId: null, calendar: null, kinds: null };
};

type Kind = Proposal['counts'][number]['kind'];

/** Kinds that are taken in: those that somebody chose, else those that the texts of the period concern. */
export const kindsOf = ({ kinds }: OpenTyped, proposal: Pick<Proposal, 'concerned'> | undefined): readonly Kind[] =>
  (kinds as Kind[] | null) ?? proposal?.concerned ?? [];

/** Kinds that somebody chose beyond the texts of the period: that needs a reason. */
export const kindsBeyond = (typed: OpenTyped, proposal: Pick<Proposal, 'concerned'>): readonly Kind[] =>
  kindsOf(typed, proposal).filter((kind) => !proposal.concerned.includes(kind));

/** The rules that were ticked, as the action takes them. */
export const adjustmentsOf = (
  { switched, basis }: Pick<OpenTyped, 'switched' | 'basis'>,
  proposal: Pick<Proposal, 'offered'> | undefined,
): NonNullable<InputOf<typeof openSeason>['adjustments']> =>
  (proposal?.offered ?? []).flatMap(({ step, rule, code }) =>
    switched.includes(offeredKey({ step, rule, code })) ? [{ step, rule, code, isOn: true, basis: basis.trim() }] : [],
  );

export const offeredKey = ({ step, rule, code }: Pick<Proposal['offered'][number], 'step' | 'rule' | 'code'>): string =>
  `${step} ${rule} ${code}`;

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
export const isAsked = ({ year, countedOn }: OpenTyped): boolean => isWholeYear(year) && countedOn !== null;
