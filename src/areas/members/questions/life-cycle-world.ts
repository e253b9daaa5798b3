import type { Day } from '../../../platform/calendar/day.ts';
import { calendarFrom, type WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import { lifeCycleRulesOn } from '../rules/life-cycle-deadlines.ts';
import { type LifeCyclePack, memberLifeCycle } from '../rules/life-cycle-pack.ts';

let world: { readonly packs: readonly Pack[]; readonly calendar: WorkCalendar } | undefined;

/** Rule packs and the working calendar, read once. */
export const lifeCycleWorld = () => {
  const packs = shippedPacks();
  world ??= { packs, calendar: calendarFrom(packs) };
  return world;
};

/** The first day of which rules are known. */
const firstDay = (): Day =>
  shippedPacks()
    .filter(({ kind }) => kind === memberLifeCycle.kind)
    .map(({ inForceFrom }) => inForceFrom)
    .sort()[0]!;

/** The rules in force on a day; refuses, with the way in which a past fact is entered, when none of that day are known. */
export const lifeCycleRules = (on: Day): LifeCyclePack =>
  orRefuse<LifeCyclePack>(
    lifeCycleRulesOn(shippedPacks(), on) ??
      refuse(reason('members.procedure-before-rules', { day: on, from: firstDay() })),
  );
