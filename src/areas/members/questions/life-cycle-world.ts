import type { Day } from '../../../platform/calendar/day.ts';
import { calendarFrom, type WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type Pack, packInForce } from '../../../platform/packs/pack.ts';
import { type LifeCyclePack, memberLifeCycle } from '../rules/life-cycle-pack.ts';

let world: { readonly packs: readonly Pack[]; readonly calendar: WorkCalendar } | undefined;

/** Rule packs and the working calendar, read once. */
export const lifeCycleWorld = () => {
  const packs = shippedPacks();
  world ??= { packs, calendar: calendarFrom(packs) };
  return world;
};

/** The rules in force on a day; refuses when none of that day are known. */
export const lifeCycleRules = (on: Day): LifeCyclePack => orRefuse(packInForce(shippedPacks(), memberLifeCycle, on));
