import { type RawBuilder, sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import { taskReaderRoles } from '../rules/task-roles.ts';

/**
 * Whether a position lies under an office of the caller whose role sees tasks; undefined when there is none. For searches and reminders,
 * which run in the scope of all offices of a person. Narrows below the scope, never in place of it.
 */
export const reachOfReaders = async (
  { tx, actor }: QuestionContext,
  position: RawBuilder<unknown>,
): Promise<RawBuilder<unknown> | undefined> => {
  const { rows } = await sql<{ lo: number; hi: number }>`
    SELECT p.pos AS lo, p.pos_end AS hi FROM platform.office o JOIN organisations.published_position p ON p.id = o.org_id
    WHERE o.id = ANY (${[...actor.officeIds]}::uuid[]) AND o.role = ANY (${[...taskReaderRoles]}::text[])`.execute(tx);
  if (rows.length === 0) return undefined;
  const ranges = rows.map(({ lo, hi }) => sql`(${position} >= ${lo}::int AND ${position} < ${hi}::int)`);
  return sql`(${sql.join(ranges, sql` OR `)})`;
};
