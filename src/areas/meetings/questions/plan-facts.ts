import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { PlanFacts } from '../rules/check-plan.ts';
import { holdersOn, lifeOf, meetingPacksOn, slotOf } from './meeting-facts.ts';
import { meetingsBetween } from './meeting-rows.ts';

/** What the rules look at for a place in the calendar; `own` is the meeting that is being moved, if any. */
export const planFactsOf = async (
  tx: Tx,
  today: Day,
  { organisationId, on, own }: { readonly organisationId: string; readonly on: Day; readonly own: string | null },
): Promise<PlanFacts> => {
  const others = await meetingsBetween(tx, organisationId, on, on);
  return {
    today,
    life: await lifeOf(tx, organisationId),
    others: others.filter(({ id, state }) => id !== own && state !== 'cancelled').map(slotOf),
    postHolders: (await holdersOn(tx, organisationId, on))?.length ?? null,
    pack: meetingPacksOn(on).pack,
  };
};
