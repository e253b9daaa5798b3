import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse, Refused, reason, refuseConflict } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/cards.ts';
import { homesOfMembers } from '../questions/badge-rows.ts';
import { homesOfLines } from '../questions/register-homes.ts';
import { checkHandOver, checkReturn } from '../rules/check-card.ts';

export const recordHandOvers = action(
  contract.recordHandOvers,
  async (input, { tx, today, note, tell }) => {
    orRefuse(checkHandOver(input, today));

    const lines = [...new Set(input.memberIds)].map((memberId) => ({ id: newId(), memberId }));
    await sql`
      INSERT INTO members.hand_over (id, member_id, org_id, org_pos, full_name, sort_name, kind, handed_on, given_by, received_by,
        record_number, due_on)
      SELECT r.id, m.id, m.org_id, m.org_pos, m.full_name, m.sort_name, ${input.kind}, ${input.handedOn}::date, ${input.givenBy},
        ${input.receivedBy}, ${input.recordNumber}, ${input.dueOn}::date
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS r(id uuid, "memberId" uuid)
      JOIN members.member m ON m.id = r."memberId"`.execute(tx);
    for (const { id, memberId } of lines)
      note({ subject: `members.hand_over:${id}`, after: { memberId, kind: input.kind } });
    await tell('members.hand-overs-recorded', { count: lines.length });
    return { handOverIds: lines.map((line) => line.id as typeof contract.handOverId._output) };
  },
  { over: (input, tx) => homesOfMembers(tx, input.memberIds) },
);

export const withdrawHandOvers = action(
  contract.withdrawHandOvers,
  async ({ handOverIds }, { tx, note, tell }) => {
    const { rows } = await sql<{ id: string; memberId: string; kind: string }>`
      DELETE FROM members.hand_over WHERE id = ANY (${[...handOverIds]}::uuid[])
      RETURNING id, member_id AS "memberId", kind`.execute(tx);
    for (const { id, ...before } of rows) note({ subject: `members.hand_over:${id}`, before });
    await tell('members.hand-overs-withdrawn', { count: rows.length });
    return { done: true as const };
  },
  { over: (input, tx) => homesOfLines(tx, 'hand_over', input.handOverIds) },
);

export const returnDossier = action(
  contract.returnDossier,
  async ({ handOverId, expectedVersion, returnedOn }, { tx, today, note, tell }) => {
    const { rows } = await sql<{ kind: string; handedOn: Day; returnedOn: Day | null; version: number }>`
      SELECT kind, handed_on AS "handedOn", returned_on AS "returnedOn", version FROM members.hand_over
      WHERE id = ${handOverId} FOR UPDATE`.execute(tx);
    const before = rows[0]!;
    if (before.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));

    orRefuse(checkReturn(returnedOn, before, today));

    await sql`
      UPDATE members.hand_over SET returned_on = ${returnedOn}::date, version = version + 1 WHERE id = ${handOverId}`.execute(
      tx,
    );
    note({
      subject: `members.hand_over:${handOverId}`,
      before: { returnedOn: before.returnedOn },
      after: { returnedOn },
    });
    await tell('members.dossier-returned', { handOverId });
    return { version: expectedVersion + 1 };
  },
  { over: (input, tx) => homesOfLines(tx, 'hand_over', [input.handOverId]) },
);
