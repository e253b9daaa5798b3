import type { Day } from '../../../platform/calendar/day.ts';
import { dueOn } from '../../../platform/calendar/deadline.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { findPackInForce, type Pack } from '../../../platform/packs/pack.ts';
import { type DeadlineKey, type LifeCycleDeadline, type LifeCyclePack, memberLifeCycle } from './life-cycle-pack.ts';

/** A clock that runs: what is due, since when it counts, until when, and how sure that is. */
export type RunningClock = {
  readonly key: DeadlineKey;
  readonly from: Day;
  /** Null: the holidays of a year on the way are not known. */
  readonly dueOn: Day | null;
  readonly extendedTo: Day | null;
  readonly amount: number;
  readonly skipped: number;
  readonly verified: boolean;
  readonly ruled: LifeCycleDeadline;
};

/** The rules in force on a day; undefined before the first known ones. */
export const lifeCycleRulesOn = (packs: readonly Pack[], on: Day): LifeCyclePack | undefined =>
  findPackInForce(packs, memberLifeCycle, on);

const isSure = ({ confidence }: LifeCycleDeadline): boolean => confidence === 'A' || confidence === 'B';

/** The clock of one deadline by the rules of the day it starts on; undefined when no rules of that day are known. */
export const clockFrom = (
  key: DeadlineKey,
  from: Day,
  { packs, calendar }: { readonly packs: readonly Pack[]; readonly calendar: WorkCalendar },
): RunningClock | undefined => {
  const pack = lifeCycleRulesOn(packs, from);
  if (!pack) return undefined;
  const ruled = pack.content.deadlines[key];
  const due = dueOn(ruled.rule, from, calendar);
  const extended =
    ruled.extendedBy === undefined || isRefusal(due)
      ? null
      : dueOn({ ...ruled.rule, amount: ruled.rule.amount + ruled.extendedBy }, from, calendar);
  return {
    key,
    from,
    dueOn: isRefusal(due) ? null : due.dueOn,
    extendedTo: extended === null || isRefusal(extended) ? null : extended.dueOn,
    amount: ruled.rule.amount,
    skipped: isRefusal(due) ? 0 : due.skipped.length,
    verified: pack.verified && isSure(ruled) && !ruled.isStartAssumed && !isRefusal(due) && due.verified,
    ruled,
  };
};

/** From which of the two days the ceremony counts: the receipt of the decision or its issue, as the rules of the issue say. */
export const ceremonyStart = (
  packs: readonly Pack[],
  decision: { readonly decidedOn: Day; readonly receivedOn: Day | null },
): Day | null => {
  const start = lifeCycleRulesOn(packs, decision.decidedOn)?.content.deadlines.ceremony.rule.startEvent;
  return start === 'decision-issued' ? decision.decidedOn : decision.receivedOn;
};
