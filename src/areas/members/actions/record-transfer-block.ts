import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/transfers-blocks.ts';
import { overMember } from './stored-transfer.ts';

export const recordTransferBlock = action(
  contract.recordTransferBlock,
  async (input, { tx, today, note }) => {
    if (input.since > today) throw new Refused(refuse(reason('members.day-in-future', { day: input.since }, 'since')));
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM members.transfer_block
      WHERE member_id = ${input.memberId} AND kind = ${input.kind} AND until_day = 'infinity'`.execute(tx);
    if (rows.length > 0) throw new Refused(refuse(reason('members.blocked-already', {}, 'kind')));
    const blockId = newId();
    await sql`
      INSERT INTO members.transfer_block (id, org_id, org_pos, member_id, kind, since_day, note)
      SELECT ${blockId}, m.org_id, m.org_pos, m.id, ${input.kind}, ${input.since}::date, ${input.note}
      FROM members.member m WHERE m.id = ${input.memberId}`.execute(tx);
    note({ subject: `members.transfer_block ${blockId}`, after: { memberId: input.memberId, kind: input.kind } });
    return { blockId: blockId as never, version: 1 };
  },
  { over: overMember },
);

export const liftTransferBlock = action(
  contract.liftTransferBlock,
  async ({ blockId, expectedVersion, liftedOn }, { tx, today, note }) => {
    const { rows } = await sql<{ since: Day; version: number }>`
      SELECT since_day AS since, version FROM members.transfer_block WHERE id = ${blockId} AND until_day = 'infinity' FOR UPDATE`.execute(
      tx,
    );
    const block = rows[0];
    if (!block) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (block.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
    if (liftedOn !== null && liftedOn > today)
      throw new Refused(refuse(reason('members.day-in-future', { day: liftedOn }, 'liftedOn')));
    if (liftedOn !== null && liftedOn <= block.since)
      throw new Refused(refuse(reason('members.end-before-beginning', { since: block.since }, 'liftedOn')));
    if (liftedOn === null) await sql`DELETE FROM members.transfer_block WHERE id = ${blockId}`.execute(tx);
    else
      await sql`
        UPDATE members.transfer_block SET until_day = ${liftedOn}::date, version = version + 1 WHERE id = ${blockId}`.execute(
        tx,
      );
    note({ subject: `members.transfer_block ${blockId}`, after: { liftedOn } });
    return { done: true as const };
  },
  {
    over: async ({ blockId }, tx) => {
      const { rows } = await sql<{
        id: string;
      }>`SELECT org_id AS id FROM members.transfer_block WHERE id = ${blockId}`.execute(tx);
      return rows.map((row) => row.id);
    },
  },
);
