import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { keepPersons, withdrawPersons } from '../../organisations/public.ts';
import { sealedKind } from '../contract.ts';
import { lockMember } from '../questions/member-rows.ts';

const FOREIGN_KEY = '23503';

/** Deletes the rows of a record; what else refers to it keeps it, and the database says so. */
const deleteRows = async (tx: Tx, memberId: string): Promise<void> => {
  await sql`SAVEPOINT before_removal`.execute(tx);
  try {
    await sql`SELECT members.erase_sealed_values(ARRAY[${memberId}]::uuid[], ${sealedKind.options}::text[])`.execute(
      tx,
    );
    await sql`SELECT members.drop_open_notices(${memberId})`.execute(tx);
    await sql`DELETE FROM members.membership WHERE member_id = ${memberId}`.execute(tx);
    await sql`DELETE FROM members.member WHERE id = ${memberId}`.execute(tx);
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT before_removal`.execute(tx);
    if ((error as { code?: string }).code === FOREIGN_KEY) throw new Refused(refuse(reason('members.record-in-use')));
    throw error;
  }
};

/** Takes back a record made by mistake today; refused once anything refers to it. The person stays where a post needs them. */
export const removeMember = async (
  { tx, today, note, tell }: ActionContext,
  { memberId, expectedVersion }: { memberId: string; expectedVersion: number },
): Promise<void> => {
  const before = await lockMember(tx, memberId, expectedVersion);
  if (dayOf(before.enteredAt) !== today) throw new Refused(refuse(reason('members.record-not-of-today')));
  await deleteRows(tx, memberId);
  const gone = await withdrawPersons(tx, [before.personId]);
  if (gone.length === 0) await keepPersons(tx, [before.personId], null);
  note({ subject: `member ${memberId}`, before: { fullName: before.fullName, standing: before.standing } });
  await tell('members.member-withdrawn', { memberId, organisationId: before.organisationId });
};
