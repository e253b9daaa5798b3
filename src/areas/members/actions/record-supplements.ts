import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { Refused, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/hygiene.ts';
import { homesOfMembers } from '../questions/badge-rows.ts';
import { supplementReasons } from '../rules/hygiene-supplement.ts';

/** A sheet that was recorded already stays as it is: the same list may be sent twice. */
export const recordSupplements = action(
  contract.recordSupplements,
  async (input, { tx, today, now, actor, tell }) => {
    const reasons = supplementReasons(input, today);
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    const lines = JSON.stringify([...new Set(input.memberIds)].map((memberId) => ({ id: newId(), memberId })));
    const { rows } = await sql<{ id: string }>`
      INSERT INTO members.yearly_supplement (id, member_id, year, received_on, recorded_by, recorded_at)
      SELECT l.id, l."memberId", ${input.year}::int, ${input.receivedOn}::date, ${actor.accountId}::uuid, ${now}::timestamptz
      FROM jsonb_to_recordset(${lines}::jsonb) AS l(id uuid, "memberId" uuid)
      ON CONFLICT (member_id, year) DO NOTHING RETURNING id`.execute(tx);

    await tell('members.supplements-recorded', { year: input.year, count: rows.length });
    return { recorded: rows.length };
  },
  { over: (input, tx) => homesOfMembers(tx, input.memberIds) },
);
