import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';

/** Kinds of organisations that hold monthly meetings of members: cells, by the code of their type. */
export const isCell = (type: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${type} = 'cell' OR ${type} LIKE '%-cell')`;

/**
 * Living cells of a day within a place of the tree, as a FROM item `c`: id, pos, name, type, sector, parent_id. Null: all in the reader's
 * scope, since names of organisations are open to everybody and a cell out of reach would look like one that never met.
 */
export const cellsWithin = (on: Day, underId: string | null): RawBuilder<unknown> => sql`
  (SELECT o.id, o.pos, o.name, o.type, o.sector, o.parent_id FROM organisations.published_organisation o
   WHERE o.period @> ${on}::date AND ${isCell(sql`o.type`)} ${
     underId === null
       ? sql`AND platform.in_scope(o.pos)`
       : sql`AND o.pos >= (SELECT u.pos FROM organisations.published_position u WHERE u.id = ${underId})
             AND o.pos < (SELECT u.pos_end FROM organisations.published_position u WHERE u.id = ${underId})`
   }) c`;

/** Meetings of `m` that count as the monthly meeting of a month: regular or combined, closed. */
export const isMonthly = sql`m.kind IN ('regular', 'combined') AND m.state IN ('closed', 'reported')`;

/** Whether a cell did what is asked for in a month: met, or met and reported. A condition on a cell's id. */
export const hasDone = (
  about: 'meeting' | 'report',
  cell: RawBuilder<unknown>,
  month: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  EXISTS (SELECT FROM meetings.meeting m WHERE m.org_id = ${cell} AND ${isMonthly}
    AND m.held_on >= ${month} AND m.held_on < ${month} + interval '1 month' ${about === 'report' ? sql`AND m.state = 'reported'` : sql``})`;
