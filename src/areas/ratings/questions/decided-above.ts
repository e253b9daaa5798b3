import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { DecidedAbove } from '../contract/season-shapes.ts';

type Row = Omit<DecidedAbove, 'openerName'> & { readonly openerId: string | null };

/**
 * Leaders of whoever opened a season and its own committee: those in this season, whose decision of the level above is recorded here, and those
 * that a season of the same period above rates.
 */
export const decidedAboveOf = async (tx: Tx, seasonId: string, on: Day): Promise<DecidedAbove[]> => {
  const { rows } = await sql<Row>`
    WITH asked AS (SELECT p.* FROM ratings.season_part p WHERE p.season_id = ${seasonId} AND p.org_id = p.opener_id)
    SELECT s.id AS "subjectId", s.title, s.post_words AS "postWords", s.kind, s.state, NULL::uuid AS "openerId", s.sort_title, s.is_head
    FROM ratings.subject s WHERE s.season_id = ${seasonId} AND s.decided_above AND s.state <> 'withdrawn'
    UNION ALL
    SELECT s.id, s.title, s.post_words, s.kind, s.state, q.opener_id, s.sort_title, s.is_head
    FROM asked p
    JOIN ratings.subject s ON s.org_pos = p.org_pos AND s.org_id = p.org_id AND s.year = p.year AND s.period_kind = p.period_kind AND s.part = p.part
      AND s.season_id <> p.season_id AND s.state <> 'withdrawn' AND (s.kind = 'leader' OR s.kind LIKE '%-committee') AND NOT s.decided_above
    JOIN ratings.season_part q ON q.season_id = s.season_id AND q.org_id = s.org_id AND q.opener_id <> p.opener_id
    WHERE p.period_kind <> 'month'
    ORDER BY is_head DESC, sort_title, "subjectId" LIMIT 100`.execute(tx);
  const nameById = await nearestNames(
    tx,
    on,
    rows.flatMap(({ openerId }) => openerId ?? []),
  );
  return rows.map(({ subjectId, title, postWords, kind, state, openerId }) => ({
    ...{ subjectId, title, postWords, kind, state },
    openerName: openerId && (nameById.get(openerId) ?? ''),
  }));
};
