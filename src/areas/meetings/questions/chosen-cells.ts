import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';

/**
 * Kinds of organisations that hold monthly meetings of members: cells, by the code of their type. In a form of which the planner knows
 * nothing: beside a policy it takes LIKE for one row in two hundred, and looks up 18,000 cells one by one.
 */
export const isCell = (type: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`CASE WHEN ${type} = 'cell' OR ${type} LIKE '%-cell' THEN true ELSE false END`;

/** What `platform.in_scope` asks first, asked once for the whole query: of 20,000 rows it takes a quarter of their reading. */
const seesEverything = sql`(SELECT session_user IN ('app_all', 'app_load'))`;

/**
 * Living cells of a day within a place of the tree, as a FROM item `c`: id, pos, name, type, sector, parent_id, founded_on. Null: all in
 * the reader's scope, since names of organisations are open to everybody and a cell out of reach would look like one that never met.
 */
export const cellsWithin = (on: Day, underId: string | null): RawBuilder<unknown> => sql`
  (SELECT o.id, o.pos, o.name, o.type, o.sector, o.parent_id, o.founded_on
   FROM organisations.published_organisation o WHERE o.since_day <= ${on}::date AND o.until_day > ${on}::date AND ${isCell(sql`o.type`)} ${
     underId === null
       ? sql`AND (${seesEverything} OR platform.in_scope(o.pos))`
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
    AND m.held_on >= ${month} AND m.held_on < (${month} + interval '1 month')::date ${about === 'report' ? sql`AND m.state = 'reported'` : sql``})`;
