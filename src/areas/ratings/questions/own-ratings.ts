import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

/** Which of these subjects is the person behind an account, who rates only herself or himself as such. */
export const ownAmong = async (
  tx: Tx,
  subjectIds: readonly string[],
  accountId: string,
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT s.id FROM ratings.subject s JOIN members.published_member m ON m.id = s.member_id
    WHERE s.id = ANY (${[...subjectIds]}::uuid[]) AND m.account_id = ${accountId}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};

/** Why an account may not take a step that judges this subject: it is the person's own rating. */
export const ownFaults = async (tx: Tx, subjectId: string, accountId: string): Promise<Reason[]> =>
  (await ownAmong(tx, [subjectId], accountId)).size > 0 ? [reason('ratings.own-rating')] : [];
