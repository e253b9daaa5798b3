import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  type Reason,
  Refused,
  reason,
  refuse,
  refuseConflict,
  refuseNotFound,
} from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/records-dossier.ts';

export const openOptionalBlock = action(contract.openOptionalBlock, async (input, { tx, today, actor, note }) => {
  const { decision } = input;
  const reasons: Reason[] = [
    ...(decision.decidedOn > today
      ? [reason('members.day-in-future', { day: decision.decidedOn }, 'decision.decidedOn')]
      : []),
    ...(input.plannedUntil < today
      ? [reason('members.campaign-over', { day: input.plannedUntil }, 'plannedUntil')]
      : []),
  ];
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
  const blockId = newId<never>();
  await sql`
    INSERT INTO members.optional_block (id, org_id, org_pos, purpose, campaign, decision_number, decision_on, decision_issuer,
      since_day, planned_until, opened_by)
    SELECT ${blockId}, o.id, o.pos, ${input.purpose}, ${input.campaign}, ${decision.number}, ${decision.decidedOn}::date,
      ${decision.issuer}, ${today}::date, ${input.plannedUntil}::date, ${actor.accountId}
    FROM organisations.published_position o WHERE o.id = ${input.organisationId}`.execute(tx);
  note({ subject: `optional-block ${blockId}`, after: { purpose: input.purpose, plannedUntil: input.plannedUntil } });
  return { blockId, version: 1 };
});

const overBlock = async ({ blockId }: { blockId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{
    org_id: string;
  }>`SELECT org_id FROM members.optional_block WHERE id = ${blockId}`.execute(tx);
  return rows.map((row) => row.org_id);
};

/** The block, locked; refuses when it was closed already or changed meanwhile. */
const lockBlock = async (tx: Tx, blockId: string, expectedVersion: number): Promise<void> => {
  const { rows } = await sql<{ version: number; isClosed: boolean }>`
    SELECT b.version, b.closed_on IS NOT NULL AS "isClosed" FROM members.optional_block b
    WHERE b.id = ${blockId} FOR NO KEY UPDATE`.execute(tx);
  const found = rows[0];
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (found.isClosed) throw new Refused(refuse(reason('members.optional-block-closed-already')));
  if (found.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
};

export const closeOptionalBlock = action(
  contract.closeOptionalBlock,
  async ({ blockId, expectedVersion }, { tx, today, actor, note }) => {
    await lockBlock(tx, blockId, expectedVersion);
    // Closed first: what is erased next looks for blocks that are still open.
    await sql`
      UPDATE members.optional_block SET closed_on = ${today}::date, closed_by = ${actor.accountId}, erased = 0, version = version + 1
      WHERE id = ${blockId}`.execute(tx);
    const { rows } = await sql<{ erased: number }>`SELECT members.erase_optional_block(${blockId}) AS erased`.execute(
      tx,
    );
    const erased = rows[0]!.erased;
    await sql`UPDATE members.optional_block SET erased = ${erased} WHERE id = ${blockId}`.execute(tx);
    note({ subject: `optional-block ${blockId}`, after: { closed: true, erased } });
    return { erased };
  },
  { over: overBlock },
);
