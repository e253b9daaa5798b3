import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { endedByEvent } from '../../organisations/public.ts';
import { takeCollectiveBack } from '../actions/collective-writes.ts';
import { followSuccessors, lockFollowing } from '../actions/follow-successors.ts';

/** A decision took effect: members of what it ended follow their successor. */
export const membersFollowEvent: Listener = async (payload, context) => {
  const event = await endedByEvent(context.tx, String(payload.eventId));
  await settle(context, event?.state === 'applied' ? event.endedIds : []);
};

/** A decision was taken back: its collective transfers go back too. */
export const membersGoBack: Listener = (_payload, context) => settle(context, []);

/** Catches what an event missed: a member who came to an organisation in the very moment it ended. */
export const followStructure: CronJob = {
  name: 'members.follow-structure',
  cron: '6 0 * * *',
  atStart: true,
  run: async (context) => {
    const { rows } = await sql<{ id: string }>`
      SELECT DISTINCT o.id FROM organisations.published_position o
      JOIN members.membership s ON s.org_id = o.id AND s.until_day > o.ended_on WHERE o.ended_on IS NOT NULL`.execute(
      context.tx,
    );
    await settle(
      context,
      rows.map((row) => row.id),
    );
  },
};

/**
 * Events may be heard in any order, so each hearing does both: first everything taken back goes back, the latest decision first, because
 * one stands on the other; then members of what has ended go on, also those who have just come back to it.
 */
const settle = async (context: ActionContext, endedIds: readonly string[]): Promise<void> => {
  const { tx, today, now, note, tell } = context;
  const backAt = await goBack(context);
  const followed = await followSuccessors(tx, [...endedIds, ...backAt], { today, now });
  if (followed.length === 0) return;
  note({
    subject: 'members.transfer',
    after: { collective: followed.length, members: followed.reduce((sum, one) => sum + one.members, 0) },
  });
  for (const { transferId } of followed) await tell('members.members-followed', { transferId });
};

/** Takes back the collective transfers of decisions that were taken back; gives the organisations where members stand again. */
const goBack = async ({ tx, today, note, tell }: ActionContext): Promise<readonly string[]> => {
  await lockFollowing(tx);
  const { rows } = await sql<{ id: string; fromId: string }>`
    SELECT t.id, t.org_id AS "fromId" FROM members.transfer t
    JOIN organisations.published_event e ON e.id = t.event_id AND e.state = 'reversed'
    WHERE t.kind = 'collective' AND NOT t.is_reversed ORDER BY e.applied_order DESC, t.id DESC`.execute(tx);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const members = await takeCollectiveBack(tx, ids, today);
  note({ subject: 'members.transfer', after: { takenBack: ids.length, members: members.length } });
  // What stands where its member stands hears of it: whoever listens to the decision itself may have been earlier.
  for (const transferId of ids) await tell('members.members-returned', { transferId });
  return rows.map((row) => row.fromId);
};
