import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { DayDeadline } from '../../../platform/calendar/deadline.ts';
import { addMonths, yearOf } from '../../../platform/calendar/months.ts';
import { calendarFrom, type WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { type HygienePack, memberHygiene } from '../rules/hygiene-pack.ts';
import { type LifeCyclePack, memberLifeCycle } from '../rules/life-cycle-pack.ts';
import { dueDayOf, lastOverdueIssue } from '../rules/transfer-clocks.ts';
import { type TransferPack, transferRules } from '../rules/transfer-pack.ts';

/** Everything the hygiene lists of a day go by: the rules in force, and the days that follow from them. */
export type HygieneDay = {
  readonly today: Day;
  readonly calendar: WorkCalendar;
  readonly hygiene: HygienePack | undefined;
  readonly lifeCycle: LifeCyclePack | undefined;
  readonly transfer: TransferPack | undefined;
  /** First day of this month, and of the earliest month in which dues are looked at. */
  readonly month: Day;
  readonly duesFrom: Day;
  readonly supplementYear: number;
  /** Before its months have come, last year's supplement is asked of those cells only that kept any. */
  readonly isSupplementSeason: boolean;
  /** Probation that ended on this day or before is past the time for the vote of the cell. */
  readonly probationOverdue: Day | null;
  /** Slips issued on this day or before are overdue; and those due for the check of three months. */
  readonly presentOverdue: Day | null;
  readonly checkOverdue: Day | null;
};

const monthOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day;

/** What the lists go by on a day. */
export const hygieneDayOf = (today: Day): HygieneDay => {
  const packs = shippedPacks();
  const calendar = calendarFrom(packs);
  const hygiene = findPackInForce(packs, memberHygiene, today);
  const lifeCycle = findPackInForce(packs, memberLifeCycle, today);
  const transfer = findPackInForce(packs, transferRules, today);
  const overdue = (rule: DayDeadline | undefined): Day | null =>
    rule === undefined ? null : lastOverdueIssue(rule, today, calendar);
  const month = monthOf(today);
  const isSupplementSeason = Number(today.slice(5, 7)) >= (hygiene?.content.supplement.value.fromMonth ?? 13);
  return {
    today,
    calendar,
    hygiene,
    lifeCycle,
    transfer,
    month,
    duesFrom: addMonths(month, -(hygiene?.content.silence.value.within ?? 12)),
    supplementYear: yearOf(today) - (isSupplementSeason ? 0 : 1),
    isSupplementSeason,
    probationOverdue: overdue(lifeCycle?.content.deadlines.recognitionVote.rule),
    presentOverdue: overdue(transfer?.content.presentWithin.value),
    checkOverdue: overdue(transfer?.content.checkEvery.value),
  };
};

/** The farthest day of which the lists speak beforehand. */
export const farthestNotice = ({ today, hygiene }: HygieneDay): Day =>
  addDays(today, Math.max(0, ...(hygiene?.content.warningDays.value ?? [])));

/** Until when the vote of the cell on a probation that ends on a day is due; null where the calendar does not reach. */
export const voteDueOf = ({ lifeCycle, calendar }: HygieneDay, endsOn: Day): Day | null =>
  lifeCycle ? dueDayOf(lifeCycle.content.deadlines.recognitionVote.rule, endsOn, calendar) : null;

/** Until when a slip of a day is to be presented. */
export const presentDueOf = ({ transfer, calendar }: HygieneDay, issuedOn: Day): Day | null =>
  transfer ? dueDayOf(transfer.content.presentWithin.value, issuedOn, calendar) : null;
