import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { successionsOf } from '../../organisations/public.ts';
import * as contract from '../contract/transfers-collective.ts';
import { findCellFacts } from '../questions/cell-facts.ts';
import { checkAssignment } from '../rules/collective-assignment.ts';
import { transferRules } from '../rules/transfer-pack.ts';
import { carryWithMembers } from './carry-with-members.ts';
import { followTo, takeCollectiveBack } from './collective-writes.ts';
import { lockFollowing } from './follow-successors.ts';

export const assignCollectively = action(
  contract.assignCollectively,
  async (input, { tx, today, now, tell, note }) => {
    await lockFollowing(tx);
    const memberIds = [...new Set<string>(input.memberIds)];
    const present = await lockMembersAt(tx, input.fromId, memberIds);
    const from = await findCellFacts(tx, input.fromId, today);
    const rules = orRefuse(packInForce(shippedPacks(), transferRules, input.on)).content;
    const refusal = checkAssignment(
      input,
      {
        endedOn: from?.endedOn ?? null,
        target: await findCellFacts(tx, input.toId, input.on),
        strangers: memberIds.length - present,
      },
      rules.cellTypes,
      today,
    );
    if (refusal) throw new Refused(refusal);

    const [succession] = await successionsOf(tx, [input.fromId]);
    const [followed] = await followTo(
      tx,
      [{ eventId: succession?.eventId ?? null, ...input, reason: null, memberIds }],
      { today, now },
    );
    await carryWithMembers(tx, memberIds, input.on);
    const { transferId } = followed!;
    note({ subject: `members.transfer ${transferId}`, after: { members: memberIds } });
    await tell('members.members-followed', { transferId });
    return { transferId: transferId as never, members: followed!.members };
  },
  { over: async (input) => [input.fromId, input.toId] },
);

/** Locks the members whose official spell runs there; gives their number. */
const lockMembersAt = async (tx: Tx, organisationId: string, memberIds: readonly string[]): Promise<number> => {
  const { rows } = await sql<{ id: string }>`
    SELECT m.id FROM members.member m WHERE m.id = ANY (${memberIds}::uuid[]) AND EXISTS (
      SELECT 1 FROM members.membership s
      WHERE s.member_id = m.id AND s.org_id = ${organisationId} AND s.kind = 'official' AND s.until_day = 'infinity')
    ORDER BY m.id FOR UPDATE OF m`.execute(tx);
  return rows.length;
};

export const undoAssignment = action(
  contract.undoAssignment,
  async ({ transferId }, { tx, today, tell, note }) => {
    await lockFollowing(tx);
    const { rows } = await sql<{ enteredOn: Day; isReversed: boolean }>`
      SELECT (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn", is_reversed AS "isReversed"
      FROM members.transfer WHERE id = ${transferId} AND kind = 'collective' FOR UPDATE`.execute(tx);
    const transfer = rows[0];
    if (!transfer) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (transfer.isReversed) orRefuse(refuse(reason('members.assignment-undone-already')));
    if (transfer.enteredOn !== today) orRefuse(refuse(reason('members.undo-day-over', { day: transfer.enteredOn })));
    const built = await builtOn(tx, transferId);
    if (built > 0) orRefuse(refuse(reason('members.assignment-built-on', { count: built })));

    const members = await takeCollectiveBack(tx, [transferId], today);
    note({ subject: `members.transfer ${transferId}`, after: { takenBack: members.length } });
    await tell('members.assignment-undone', { transferId });
    return { done: true as const };
  },
  {
    over: async ({ transferId }, tx) => {
      const { rows } = await sql<{ fromId: string; toId: string }>`
        SELECT org_id AS "fromId", to_org_id AS "toId" FROM members.transfer WHERE id = ${transferId} AND kind = 'collective'`.execute(
        tx,
      );
      return rows.flatMap((row) => [row.fromId, row.toId]);
    },
  },
);

/** Members of a collective transfer of whom something was recorded since: the spell ended, or a slip was issued. */
const builtOn = async (tx: Tx, transferId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(DISTINCT l.member_id)::int AS count FROM members.collective_line l
    LEFT JOIN members.membership s ON s.id = l.spell_id
    WHERE l.transfer_id = ${transferId} AND (s.id IS NULL OR s.ended_by IS NOT NULL
      OR EXISTS (SELECT 1 FROM members.transfer t WHERE t.member_id = l.member_id AND t.state = 'issued')
      OR EXISTS (SELECT 1 FROM members.collective_line k WHERE k.cut_spell_id = l.spell_id))`.execute(tx);
  return rows[0]!.count;
};
