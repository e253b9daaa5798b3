import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { cursorOf, FAR_AWAY, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/task-reads.ts';
import { filterCondition } from './task-filter-sql.ts';
import { taskRowsWhere } from './task-rows.ts';

type Order = typeof contract.taskOrder._output;

const keyOf = (order: Order): RawBuilder<unknown> => (order.key === 'due' ? sql`t.due_key` : sql`t.assigned_on`);

const beyond = (order: Order, after: string | null): RawBuilder<unknown> => {
  const [day, id] = readCursor(after, ['day', 'id']) ?? [];
  if (day === undefined) return sql`true`;
  const way = order.descending ? sql`<` : sql`>`;
  return sql`(${keyOf(order)}, t.id) ${way} (${day}::date, ${id}::uuid)`;
};

export const taskList = question(
  contract.taskList,
  async ({ filter, text, order, after, skip, limit }, { tx, today }) => {
    const where = await filterCondition(tx, filter, text, today);
    const way = order.descending ? sql`DESC` : sql`ASC`;
    const rows = await taskRowsWhere(tx, today, {
      where: sql`${where} AND ${beyond(order, after)}`,
      order: sql`${keyOf(order)} ${way}, t.id ${way}`,
      limit,
      skip,
    });
    const last = rows.at(-1);
    const lastDay = order.key === 'due' ? (last?.dueOn ?? FAR_AWAY) : (last?.assignedOn ?? FAR_AWAY);
    const next = last && rows.length === limit ? cursorOf(lastDay, last.id) : null;
    if (after !== null || skip > 0) return { rows, count: null, next };
    const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM tasks.task t WHERE ${where}`.execute(tx);
    return { rows, count: counted[0]!.count, next };
  },
);
