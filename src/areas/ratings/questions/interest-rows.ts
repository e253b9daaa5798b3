import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Reason } from '../../../platform/outcome/refusal.ts';
import type { InterestLine } from '../contract/interests.ts';
import { type JudgeStanding, judgeFaults } from '../rules/judging-steps.ts';

/** Which of these subjects is the person behind an account, who rates only herself or himself as such. */
const ownAmong = async (tx: Tx, ids: readonly string[], accountId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT s.id FROM ratings.subject s JOIN members.published_member m ON m.id = s.member_id
    WHERE s.id = ANY (${[...ids]}::uuid[]) AND m.account_id = ${accountId}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};

/** In which of these ratings the person behind an account has a declared interest. */
const interestedIn = async (tx: Tx, ids: readonly string[], accountId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT i.subject_id AS id FROM ratings.cadre_interest i JOIN members.published_member m ON m.id = i.member_id
    WHERE i.subject_id = ANY (${[...ids]}::uuid[]) AND i.withdrawn_at IS NULL AND m.account_id = ${accountId}`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
};

/** What the person behind an account has to do with each of these subjects. */
export const standingAmong = async (
  tx: Tx,
  ids: readonly string[],
  accountId: string,
): Promise<(subjectId: string) => JudgeStanding> => {
  const own = await ownAmong(tx, ids, accountId);
  const interested = await interestedIn(tx, ids, accountId);
  return (subjectId) => ({ isOwn: own.has(subjectId), hasInterest: interested.has(subjectId) });
};

/** Why an account may take no step that judges this subject: it is the person's own rating, or an interest in it is declared. */
export const keptOutFaults = async (tx: Tx, subjectId: string, accountId: string): Promise<Reason[]> =>
  judgeFaults((await standingAmong(tx, [subjectId], accountId))(subjectId));

/** Interests in the rating of one subject that were not withdrawn, in name order. */
export const interestsOf = async (tx: Tx, subjectId: string): Promise<InterestLine[]> => {
  const { rows } = await sql<InterestLine>`
    SELECT i.id AS "interestId", i.member_id AS "memberId", coalesce(m.full_name, '') AS name, i.words,
      (i.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn"
    FROM ratings.cadre_interest i LEFT JOIN members.published_member m ON m.id = i.member_id
    WHERE i.subject_id = ${subjectId} AND i.withdrawn_at IS NULL ORDER BY m.sort_name, i.id`.execute(tx);
  return rows;
};
