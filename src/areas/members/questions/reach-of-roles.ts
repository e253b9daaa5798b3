import { type RawBuilder, sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';

/**
 * Whether a position lies under an office of the caller with one of these roles; undefined when there is no such office. Narrows below
 * the scope, never in place of it: a call that spans areas runs in the scope of all offices, also of those that see figures only.
 */
export const reachOfRoles = async (
  { tx, actor }: QuestionContext,
  roles: readonly string[],
  position: RawBuilder<unknown>,
): Promise<RawBuilder<unknown> | undefined> => {
  const { rows } = await sql<{ lo: number; hi: number }>`
    SELECT p.pos AS lo, p.pos_end AS hi FROM platform.office o JOIN organisations.published_position p ON p.id = o.org_id
    WHERE o.id = ANY (${[...actor.officeIds]}::uuid[]) AND o.role = ANY (${[...roles]}::text[])`.execute(tx);
  if (rows.length === 0) return undefined;
  const ranges = rows.map(({ lo, hi }) => sql`(${position} >= ${lo}::int AND ${position} < ${hi}::int)`);
  return sql`(${sql.join(ranges, sql` OR `)})`;
};
