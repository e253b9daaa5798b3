import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isOverdue } from './task-rows.ts';

export type DoneShare = { readonly done: number; readonly of: number; readonly open: number; readonly overdue: number };

/** Share of tasks closed as achieved, of all but the cancelled; each counts once, where it is carried out. */
export const doneShareWhere = async (tx: Tx, on: Day, where: RawBuilder<unknown>): Promise<DoneShare> => {
  const { rows } = await sql<DoneShare>`
    SELECT count(*) FILTER (WHERE t.state = 'confirmed' AND t.outcome = 'achieved')::int AS done, count(*)::int AS of,
      count(*) FILTER (WHERE t.is_open)::int AS open, count(*) FILTER (WHERE ${isOverdue(on)})::int AS overdue
    FROM tasks.task t WHERE t.side <> 'given' AND t.state NOT IN ('withdrawn', 'cancelled') AND ${where}`.execute(tx);
  return rows[0]!;
};
