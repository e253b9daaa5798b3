import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { CronJob, Listener } from '../../../platform/action/area.ts';
import { endedByEvent } from '../../organisations/public.ts';
import { takeCollectiveBack } from '../actions/collective-writes.ts';
import { followSuccessors, lockFollowing } from '../actions/follow-successors.ts';

/** A decision took effect: members of what it ended follow their successor. */
export const membersFollowEvent: Listener = async (payload, context) => {
  const event = await endedByEvent(context.tx, String(payload.eventId));
  if (event?.state !== 'applied') return;
  await follow(context, event.endedIds);
};

/**
 * A decision was taken back: its collective transfers go back too, and those of other decisions taken back whose turn has not come,
 * the latest first, because one may stand on the other.
 */
export const membersGoBack: Listener = async (_payload, { tx, today, note }) => {
  await lockFollowing(tx);
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM members.transfer t JOIN organisations.published_event e ON e.id = t.event_id AND e.state = 'reversed'
    WHERE t.kind = 'collective' AND NOT t.is_reversed ORDER BY e.applied_order DESC, t.id DESC`.execute(tx);
  if (rows.length === 0) return;
  const members = await takeCollectiveBack(
    tx,
    rows.map((row) => row.id),
    today,
  );
  note({ subject: 'members.transfer', after: { takenBack: rows.length, members: members.length } });
};

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
    await follow(
      context,
      rows.map((row) => row.id),
    );
  },
};

const follow = async ({ tx, today, now, note, tell }: ActionContext, endedIds: readonly string[]): Promise<void> => {
  const followed = await followSuccessors(tx, endedIds, { today, now });
  if (followed.length === 0) return;
  note({
    subject: 'members.transfer',
    after: { collective: followed.length, members: followed.reduce((sum, one) => sum + one.members, 0) },
  });
  for (const { transferId } of followed) await tell('members.members-followed', { transferId });
};
