import type { Day } from '../../../platform/calendar/day.ts';
import { dueOn } from '../../../platform/calendar/deadline.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { findPackInForce, type Pack, packsOfKind } from '../../../platform/packs/pack.ts';
import { type DutyRule, structureRules } from './structure-packs.ts';

export type PlannedDuty = DutyRule & { readonly dueOn: Day | null };

/** What must be done after an event of this kind, by the rules of its day. No due day where none is set or the calendar does not reach. */
export const dutiesAfter = (kind: string, effectiveOn: Day, packs: readonly Pack[]): PlannedDuty[] => {
  const rules = findPackInForce(packs, structureRules, effectiveOn);
  const calendar = calendarFrom(packs);
  return (rules?.content.duties ?? [])
    .filter((duty) => duty.on.some((one) => one === kind))
    .map((duty) => {
      const due = duty.deadline === null ? null : dueOn(duty.deadline, effectiveOn, calendar);
      return { ...duty, dueOn: due === null || 'refused' in due ? null : due.dueOn };
    });
};

export type LeftDuty = {
  readonly kind: string;
  /** Null where the event is hidden from whoever asks. */
  readonly eventKind: string | null;
  readonly effectiveOn: Day | null;
};

/** Finds name and source of a duty by the rules of its event's day; of a hidden event by the newest rules that know the kind. */
export const dutyRules = (packs: readonly Pack[]): ((duty: LeftDuty) => DutyRule | undefined) => {
  const known = packsOfKind(packs, structureRules).flatMap((pack) =>
    pack.content.duties.map((rule) => ({ rule, from: pack.inForceFrom, to: pack.inForceTo })),
  );
  return ({ kind, eventKind, effectiveOn }) => {
    const ofKind = known.filter(({ rule }) => rule.kind === kind);
    const then = ofKind.find(
      ({ rule, from, to }) =>
        effectiveOn !== null &&
        from <= effectiveOn &&
        (to === undefined || effectiveOn < to) &&
        rule.on.some((one) => one === eventKind),
    );
    return (then ?? ofKind.at(-1))?.rule;
  };
};
