import { type RawBuilder, sql } from 'kysely';
import { MAX_RANGES } from '../../../platform/access/scope.ts';

/**
 * Whether a position lies in the caller's own ranges: for columns that fewer may read than the row they stand in (a decision that took
 * effect is open to all, the notes and warnings beside it are not). Never in place of row-level security.
 */
export const inReach = (position: RawBuilder<unknown>): RawBuilder<boolean> => {
  const slots = Array.from({ length: MAX_RANGES }, (_, slot) => {
    const bound = (side: string) => sql`current_setting(${sql.lit(`app.${side}${slot + 1}`)})::int`;
    return sql`(${position} >= ${bound('lo')} AND ${position} < ${bound('hi')})`;
  });
  return sql<boolean>`(current_user IN ('app_all', 'app_load') OR ${sql.join(slots, sql` OR `)})`;
};
