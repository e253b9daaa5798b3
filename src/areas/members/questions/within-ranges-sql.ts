import { type RawBuilder, sql } from 'kysely';
import type { Range } from '../../../platform/access/scope.ts';

type Condition = RawBuilder<unknown>;

/** Whether a position lies in one of the ranges; in none where there are none. */
export const withinRanges = (position: Condition, ranges: readonly Range[]): Condition => {
  if (ranges.length === 0) return sql`false`;
  const each = ranges.map(({ lo, hi }) => sql`(${position} >= ${lo}::int AND ${position} < ${hi}::int)`);
  return sql`(${sql.join(each, sql` OR `)})`;
};

/**
 * The same for several ranges in order, in a form of which the planner knows nothing. Beside a policy over the same ranges it takes a
 * plain condition for a second, independent one and expects a hundredth of the rows; of this it expects half of them, and so sees that
 * walking the names is shorter than sorting everybody of two communes.
 */
export const besidePolicy = (position: Condition, ranges: readonly Range[]): Condition => {
  const steps = ranges.map(
    ({ lo, hi }) => sql`WHEN ${position} < ${lo}::int THEN false WHEN ${position} < ${hi}::int THEN true`,
  );
  return sql`CASE ${sql.join(steps, sql` `)} ELSE false END`;
};
