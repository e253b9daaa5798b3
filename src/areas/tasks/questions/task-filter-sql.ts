import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { likeText } from '../../../platform/db/like-text.ts';
import { rangesOf } from '../../organisations/public.ts';
import type { TaskFilter, TaskResult } from '../contract/task-reads.ts';
import { daysOfPeriod } from '../rules/period-days.ts';
import { isOverdue, namesMember } from './task-rows.ts';
import { workCondition } from './task-work.ts';

const doneOn = sql`coalesce(t.reported_on, t.closed_on)`;

/** Conditions behind each figure of the counts: a figure and its rows cannot differ. */
export const resultCondition = (result: TaskResult, on: Day): RawBuilder<unknown> => {
  switch (result) {
    case 'open':
      return sql`t.is_open`;
    case 'done':
      return sql`(t.state = 'confirmed' AND t.outcome = 'achieved')`;
    case 'in-time':
      return sql`(t.state = 'confirmed' AND t.outcome = 'achieved' AND (t.due_on IS NULL OR ${doneOn} <= t.due_on))`;
    case 'late':
      return sql`(${isOverdue(on)} OR (t.state = 'confirmed' AND ${doneOn} > t.due_on))`;
    default:
      return sql`(t.state = 'confirmed' AND t.outcome = ${result})`;
  }
};

export const duePeriodCondition = (code: string): RawBuilder<unknown> => {
  const { from, until } = daysOfPeriod(code);
  return sql`(t.due_on >= ${from}::date AND t.due_on < ${until}::date AND t.state <> 'cancelled')`;
};

/** Every word of the text must occur in the task; accents and case do not matter. */
export const wordsCondition = (text: string): RawBuilder<unknown> => {
  const patterns = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => sql`platform.folded(${`%${likeText(word)}%`})`);
  return patterns.length === 0 ? sql`true` : sql`t.folded_text LIKE ALL (ARRAY[${sql.join(patterns)}])`;
};

/** Today's subtree as two numbers: then the planner knows how much it holds. */
export const underToday = async (tx: Tx, underId: string | null): Promise<RawBuilder<unknown>> => {
  if (underId === null) return sql`true`;
  const range = (await rangesOf(tx, [underId])).get(underId);
  return range ? sql`(t.org_pos >= ${range.lo}::int AND t.org_pos < ${range.hi}::int)` : sql`false`;
};

const chosen = (filter: TaskFilter, on: Day): RawBuilder<unknown>[] => [
  filter.states.length > 0 ? sql`t.state = ANY (${[...filter.states]}::text[])` : sql`t.state <> 'withdrawn'`,
  ...(filter.sources.length > 0 ? [sql`t.source_kind = ANY (${[...filter.sources]}::text[])`] : []),
  ...(filter.sourceId === null ? [] : [sql`t.source_id = ${filter.sourceId}`]),
  ...(filter.memberId === null ? [] : [namesMember(filter.memberId)]),
  ...(filter.isOpen ? [sql`t.is_open`] : []),
  ...(filter.isOverdue ? [isOverdue(on)] : []),
  ...(filter.dueWithinDays === null
    ? []
    : [sql`(t.is_open AND t.due_on >= ${on}::date AND t.due_on <= ${addDays(on, filter.dueWithinDays)}::date)`]),
  ...(filter.duePeriod === null ? [] : [duePeriodCondition(filter.duePeriod)]),
  ...(filter.result === null ? [] : [resultCondition(filter.result, on)]),
];

const sideCondition = (side: TaskFilter['side']): RawBuilder<unknown> =>
  side === 'givers' ? sql`t.side = 'given'` : sql`t.side <> 'given'`;

/** All conditions of a list of tasks, for its page and for its count. */
export const filterCondition = async (
  tx: Tx,
  filter: TaskFilter,
  text: string,
  on: Day,
): Promise<RawBuilder<unknown>> => {
  const side = filter.work === null ? sideCondition(filter.side) : workCondition(filter.work, on);
  const parts = [side, await underToday(tx, filter.underId), wordsCondition(text), ...chosen(filter, on)];
  return sql`${sql.join(parts, sql` AND `)}`;
};
