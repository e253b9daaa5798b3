import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import * as contract from '../contract/hygiene.ts';
import { homesOfMembers } from '../questions/badge-rows.ts';

export const withdrawSupplements = action(
  contract.withdrawSupplements,
  async ({ year, memberIds }, { tx, tell }) => {
    const { rows } = await sql<{ id: string }>`
      DELETE FROM members.yearly_supplement y WHERE y.year = ${year}::int AND y.member_id = ANY (${[...memberIds]}::uuid[])
      RETURNING y.id`.execute(tx);
    await tell('members.supplements-withdrawn', { year, count: rows.length });
    return { done: true as const };
  },
  { over: (input, tx) => homesOfMembers(tx, input.memberIds) },
);
