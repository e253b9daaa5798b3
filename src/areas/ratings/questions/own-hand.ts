import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** Of these subjects those who rated themselves by their own account, other than whoever asks: nobody else writes over that. */
export const ratedByOwnHand = async (
  tx: Tx,
  subjectIds: readonly string[],
  askingId: string,
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT s.id FROM ratings.subject s JOIN members.published_member m ON m.id = s.member_id AND m.account_id <> ${askingId}
    WHERE s.id = ANY (${[...subjectIds]}::uuid[]) AND m.account_id = (
      SELECT l.entered_by FROM ratings.subject_step l WHERE l.subject_id = s.id AND l.step = 'rate-self' AND l.withdrawn_at IS NULL
      ORDER BY l.entered_at DESC, l.id DESC LIMIT 1)`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};
