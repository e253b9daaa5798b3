import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';

/**
 * Whether a row of organisation_version, under the name it has in the query, holds on a day. For reads of many organisations: the
 * planner sees how many rows `period @> day` gives only where no policy stands before it.
 */
export const livingOn = (on: Day, version = 'v'): RawBuilder<boolean> =>
  sql`(${sql.ref(`${version}.since_day`)} <= ${on}::date AND ${sql.ref(`${version}.until_day`)} > ${on}::date)`;
