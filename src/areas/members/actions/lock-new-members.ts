import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Whoever adds members first compares with those who are there: in one reach one at a time, so that nobody is entered twice at the same
 * moment. Each topmost organisation of the reach is held alone, those above it are held together with others: two communes do not
 * wait for each other, a commune and its province do. In order of position, so that no two wait for each other.
 */
export const lockNewMembers = async (tx: Tx): Promise<void> => {
  await sql`
    WITH RECURSIVE reach AS (
      SELECT 0 AS lo, 2147483647 AS hi WHERE session_user = 'app_all'
      UNION ALL
      SELECT s.lo, s.hi FROM (VALUES
        (1, current_setting('app.lo1')::int, current_setting('app.hi1')::int), (2, current_setting('app.lo2')::int, current_setting('app.hi2')::int),
        (3, current_setting('app.lo3')::int, current_setting('app.hi3')::int), (4, current_setting('app.lo4')::int, current_setting('app.hi4')::int))
        AS s(slot, lo, hi)
      WHERE s.lo < s.hi AND session_user <> 'app_all'
    ), top AS (
      SELECT f.id, f.pos, f.pos_end, r.hi FROM reach r CROSS JOIN LATERAL (
        SELECT p.id, p.pos, p.pos_end FROM organisations.published_position p WHERE p.pos >= r.lo AND p.pos < r.hi ORDER BY p.pos LIMIT 1) f
      UNION ALL
      SELECT n.id, n.pos, n.pos_end, t.hi FROM top t CROSS JOIN LATERAL (
        SELECT p.id, p.pos, p.pos_end FROM organisations.published_position p WHERE p.pos >= t.pos_end AND p.pos < t.hi ORDER BY p.pos LIMIT 1) n
    )
    SELECT CASE WHEN k.is_top THEN pg_advisory_xact_lock(hashtextextended('members.new ' || k.id, 0))
      ELSE pg_advisory_xact_lock_shared(hashtextextended('members.new ' || k.id, 0)) END
    FROM (
      SELECT p.id, p.pos, EXISTS (SELECT 1 FROM top WHERE top.id = p.id) AS is_top
      FROM organisations.published_position p
      WHERE p.pos <= (SELECT max(top.pos) FROM top) AND EXISTS (SELECT 1 FROM top WHERE p.pos <= top.pos AND p.pos_end > top.pos)
      ORDER BY p.pos) AS k`.execute(tx);
};

/** The same for a record typed in: waits a few seconds, refused while a long list is being written in the same reach. */
export const lockNewMember = async (tx: Tx): Promise<void> => {
  await sql`SET LOCAL lock_timeout = '8s'`.execute(tx);
  try {
    await lockNewMembers(tx);
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error;
    throw new Refused(refuse(reason('members.list-being-written')));
  }
  await sql`SET LOCAL lock_timeout TO DEFAULT`.execute(tx);
};
