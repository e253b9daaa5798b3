import type { Day } from '../../../platform/calendar/day.ts';
import { dueOn } from '../../../platform/calendar/deadline.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { findPackInForce, type Pack } from '../../../platform/packs/pack.ts';
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

/** Name and source of a duty by its kind, from the newest pack that knows it: a duty of long ago keeps its name. */
export const dutyByKind = (packs: readonly Pack[]): ReadonlyMap<string, DutyRule> => {
  const byKind = new Map<string, DutyRule>();
  for (const pack of packs.filter((one) => one.kind === structureRules.kind && one.published))
    for (const duty of structureRules.schema.parse(pack.content).duties) byKind.set(duty.kind, duty);
  return byKind;
};
