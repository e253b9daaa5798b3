import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
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
  return { blockId };
});

const overBlock = async ({ blockId }: { blockId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{
    org_id: string;
  }>`SELECT org_id FROM members.optional_block WHERE id = ${blockId}`.execute(tx);
  return rows.map((row) => row.org_id);
};

export const closeOptionalBlock = action(
  contract.closeOptionalBlock,
  async ({ blockId }, { tx, today, actor, note }) => {
    const { rowCount } = await closed(tx, blockId, today, actor.accountId);
    if (rowCount === 0) throw new Refused(refuse(reason('members.optional-block-closed-already')));
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

// Closed first: what is erased next looks for blocks that are still open.
const closed = async (tx: Tx, blockId: string, today: string, accountId: string): Promise<{ rowCount: number }> => {
  const { numAffectedRows } = await sql`
    UPDATE members.optional_block SET closed_on = ${today}::date, closed_by = ${accountId}, erased = 0, version = version + 1
    WHERE id = ${blockId} AND closed_on IS NULL`.execute(tx);
  return { rowCount: Number(numAffectedRows ?? 0n) };
};
