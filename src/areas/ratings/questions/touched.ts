import { type RawBuilder, sql } from 'kysely';

const lines = [
  ...['subject_step', 'criterion_mark', 'cadre_interest', 'target', 'remark', 'shortcoming', 'entered_fact'],
  'handed_sheet',
];

/** Something was recorded about a subject: it is more than opening a season puts there. `alias`: of the row of `ratings.subject`. */
export const isTouched = (alias: 's' | 'b'): RawBuilder<unknown> =>
  sql.raw(
    `(${alias}.self_level IS NOT NULL OR ${lines
      .map((line) => `EXISTS (SELECT FROM ratings.${line} l WHERE l.subject_id = ${alias}.id)`)
      .join(' OR ')})`,
  );

/** In the season of the own committee, to be decided above, and nothing recorded yet: the season of the level above takes it over. */
export const isLeftAbove = sql`(b.decided_above AND b.state = 'open' AND NOT ${isTouched('b')})`;
