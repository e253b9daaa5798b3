import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Reason } from '../../../platform/outcome/refusal.ts';
import type { InterestedStep, InterestLine } from '../contract/interests.ts';
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

/** Of steps `l` of a kind the last that stands, taken by the hand of the member behind interest `i`. */
const tookOf = sql`
  SELECT last.step, last.on FROM (
    SELECT DISTINCT ON (l.step) l.step, l.happened_on AS on, l.entered_by FROM ratings.subject_step l
    WHERE l.subject_id = i.subject_id AND l.step IN ('propose-level', 'record-ballot') AND l.withdrawn_at IS NULL
    ORDER BY l.step, l.entered_at DESC, l.id DESC) last
  WHERE last.entered_by = m.account_id ORDER BY last.step`;

/** By subject: proposals and ballots that stand and were recorded by somebody with a declared interest. */
export const tookWithInterest = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly InterestedStep[]>> => {
  const { rows } = await sql<InterestedStep & { id: string }>`
    SELECT DISTINCT i.subject_id AS id, took.step, took.on
    FROM ratings.cadre_interest i JOIN members.published_member m ON m.id = i.member_id CROSS JOIN LATERAL (${tookOf}) took
    WHERE i.subject_id = ANY (${[...ids]}::uuid[]) AND i.withdrawn_at IS NULL ORDER BY i.subject_id, took.step`.execute(
    tx,
  );
  const byId = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byId].map(([id, took]) => [id, took.map(({ step, on }) => ({ step, on }))]));
};

/** Interests in the rating of one subject that were not withdrawn, in name order. */
export const interestsOf = async (tx: Tx, subjectId: string): Promise<InterestLine[]> => {
  const { rows } = await sql<InterestLine>`
    SELECT i.id AS "interestId", i.member_id AS "memberId", coalesce(m.full_name, '') AS name, i.words,
      (i.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn",
      coalesce((SELECT jsonb_agg(jsonb_build_object('step', took.step, 'on', took.on)) FROM (${tookOf}) took), '[]') AS took
    FROM ratings.cadre_interest i LEFT JOIN members.published_member m ON m.id = i.member_id
    WHERE i.subject_id = ${subjectId} AND i.withdrawn_at IS NULL ORDER BY m.sort_name, i.id`.execute(tx);
  return rows;
};
