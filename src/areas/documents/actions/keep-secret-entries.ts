import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/secret-entries.ts';
import { refuseStale } from '../questions/stored-paper.ts';

const overEntry = async ({ secretEntryId }: { readonly secretEntryId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM documents.secret_entry WHERE id = ${secretEntryId}`.execute(tx);
  return rows.map(({ id }) => id);
};

const refuseAhead = (field: string, on: Day | null, today: Day): void => {
  if (on !== null && on > today) throw new Refused(refuse(reason('documents.day-ahead', { day: on, today }, field)));
};

export const recordSecretEntry = action(contract.recordSecretEntry, async (input, { tx, today, now }) => {
  refuseAhead('datedOn', input.datedOn, today);
  const secretEntryId = newId<never>();
  await sql`
    INSERT INTO documents.secret_entry (id, org_id, org_pos, number, dated_on, holder, entered_at)
    SELECT ${secretEntryId}, p.id, p.pos, ${input.number}, ${input.datedOn}, ${input.holder}, ${now}
    FROM organisations.published_position p WHERE p.id = ${input.organisationId}`.execute(tx);
  return { secretEntryId };
});

export const changeHolder = action(
  contract.changeHolder,
  async ({ secretEntryId, expectedVersion, holder, returnedOn }, { tx, today, note }) => {
    const { rows } = await sql<{ version: number; holder: string }>`
      SELECT version, holder FROM documents.secret_entry WHERE id = ${secretEntryId} FOR NO KEY UPDATE`.execute(tx);
    if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
    refuseStale(rows[0], expectedVersion);
    refuseAhead('returnedOn', returnedOn, today);
    await sql`
      UPDATE documents.secret_entry SET holder = ${holder}, returned_on = ${returnedOn}, version = version + 1
      WHERE id = ${secretEntryId}`.execute(tx);
    note({
      subject: `secret entry ${secretEntryId}`,
      before: { holder: rows[0].holder },
      after: { holder, returnedOn },
    });
    return { version: rows[0].version + 1 };
  },
  { over: overEntry },
);

export const withdrawSecretEntry = action(
  contract.withdrawSecretEntry,
  async ({ secretEntryId }, { tx }) => {
    await sql`DELETE FROM documents.secret_entry WHERE id = ${secretEntryId}`.execute(tx);
    return { done: true as const };
  },
  { over: overEntry },
);
