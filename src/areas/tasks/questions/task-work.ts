import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { TaskWork } from '../contract/task-reads.ts';
import { isOverdue } from './task-rows.ts';

const doers = sql`t.side <> 'given'`;

const dueBetween = (on: Day, first: number, last: number): RawBuilder<unknown> =>
  sql`(${doers} AND t.state <> 'reported' AND t.due_on >= ${addDays(on, first)}::date AND t.due_on <= ${addDays(on, last)}::date)`;

const conditions: Readonly<Record<TaskWork, (on: Day) => RawBuilder<unknown>>> = {
  overdue: (on) => sql`(${doers} AND ${isOverdue(on)})`,
  returned: () => sql`(t.state IN ('returned', 'reopened') AND ${doers})`,
  'due-in-one': (on) => dueBetween(on, 0, 1),
  'due-in-three': (on) => dueBetween(on, 2, 3),
  'due-in-seven': (on) => dueBetween(on, 4, 7),
  received: () => sql`(t.state = 'assigned' AND t.side = 'received')`,
  reported: () => sql`(t.state = 'reported' AND t.side <> 'received')`,
};

/** Open tasks of `t` behind one line of the work of a day: the line counts them and the list shows them by the same condition. */
export const workCondition = (work: TaskWork, on: Day): RawBuilder<unknown> =>
  sql`(t.is_open AND ${conditions[work](on)})`;
