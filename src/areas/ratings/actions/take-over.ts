import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { type LeaderPosts, type OpenableKind, subjectsOfKind, type Whom } from '../questions/season-subjects.ts';
import { isLeftAbove } from '../questions/touched.ts';

/** A subject that changed its season, and the organisation that had it. */
export type Moved = { readonly subjectId: string; readonly organisationId: string };

/** The kinds among which somebody may be decided by the level above. */
export const mayBeDecidedAbove = (kind: OpenableKind): boolean => kind === 'leader' || kind.endsWith('-committee');

const takenOver = 'Cấp trên đánh giá, xếp loại trong đợt của cấp trên';

const lockCandidates = (tx: Tx, seasonId: string) =>
  sql`
  SELECT 1 FROM ratings.season n JOIN ratings.subject b
    ON b.season_id <> n.id AND b.period_kind = n.period_kind AND b.year = n.year AND b.part = n.part AND b.decided_above AND b.state = 'open'
  WHERE n.id = ${seasonId} FOR UPDATE OF b`.execute(tx);

/**
 * Those of a kind whom this season is about to take in, and whom a committee below had in its own season to be decided above, leave that one
 * while nothing was recorded about them. Before the season's own rows are inserted: who was not taken keeps the year where it is. They are
 * locked first, so that a step taken at the same moment is either seen here or comes too late for the other season.
 */
export const takeOver = async (
  tx: Tx,
  seasonId: string,
  kind: OpenableKind,
  whom: Whom,
  posts: LeaderPosts,
): Promise<Moved[]> => {
  await lockCandidates(tx, seasonId);
  const { rows } = await sql<Moved>`
    UPDATE ratings.subject b SET state = 'withdrawn', state_reason = ${takenOver}, taken_over_by = n.id, version = b.version + 1
    FROM ratings.season n, (${subjectsOfKind(kind, whom, posts)}) AS s(kind, org_id, org_pos, member_id, about_org_id, title, sort_title,
      post_words, is_head, quota_group, is_fictional)
    WHERE n.id = ${seasonId} AND b.season_id <> n.id AND b.period_kind = n.period_kind AND b.year = n.year AND b.part = n.part
      AND b.kind = s.kind AND b.org_id = s.org_id AND (b.member_id = s.member_id OR b.about_org_id = s.about_org_id)
      AND b.post_words IS NOT DISTINCT FROM s.post_words AND ${isLeftAbove}
    RETURNING b.id AS "subjectId", b.org_id AS "organisationId"`.execute(tx);
  return rows;
};

/** Gives back whom a season that is withdrawn had taken over, to seasons that still run. */
export const giveBack = async (tx: Tx, seasonId: string): Promise<Moved[]> => {
  const { rows } = await sql<Moved>`
    UPDATE ratings.subject b SET state = 'open', state_reason = NULL, taken_over_by = NULL, version = b.version + 1
    FROM ratings.season_part p
    WHERE b.taken_over_by = ${seasonId} AND b.state = 'withdrawn' AND p.season_id = b.season_id AND p.org_id = b.org_id AND p.state = 'open'
    RETURNING b.id AS "subjectId", b.org_id AS "organisationId"`.execute(tx);
  return rows;
};
