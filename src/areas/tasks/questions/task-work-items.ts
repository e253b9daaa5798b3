import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { reachOfReaders } from './reach-of-roles.ts';
import { isOverdue } from './task-rows.ts';

type Found = { readonly count: number; readonly onlyId: string | null; readonly first: Day | null };
type Counts = Readonly<
  Record<'overdue' | 'inOne' | 'inThree' | 'inSeven' | 'reported' | 'returned' | 'received', Found>
>;

const countsOf = async ({ tx, today }: QuestionContext, reach: unknown): Promise<Counts> => {
  const doers = sql`t.side <> 'given'`;
  const between = (first: number, last: number) =>
    sql`${doers} AND t.state <> 'reported' AND t.due_on >= ${addDays(today, first)}::date AND t.due_on <= ${addDays(today, last)}::date`;
  const found = (condition: unknown) =>
    sql`jsonb_build_object('count', count(*) FILTER (WHERE ${condition}), 'onlyId', min(t.id::text) FILTER (WHERE ${condition}),
      'first', min(t.due_on) FILTER (WHERE ${condition}))`;
  const { rows } = await sql<Counts>`
    SELECT ${found(sql`${doers} AND ${isOverdue(today)}`)} AS overdue, ${found(between(0, 1))} AS "inOne",
      ${found(between(2, 3))} AS "inThree", ${found(between(4, 7))} AS "inSeven",
      ${found(sql`t.state = 'reported' AND t.side <> 'received'`)} AS reported,
      ${found(sql`t.state IN ('returned', 'reopened') AND ${doers}`)} AS returned,
      ${found(sql`t.state = 'assigned' AND t.side = 'received'`)} AS received
    FROM tasks.task t WHERE t.is_open AND ${reach}`.execute(tx);
  return rows[0]!;
};

/** Targets handed down whose day has passed without any figure. */
const silentTargets = async ({ tx, today }: QuestionContext, reach: unknown): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM tasks.received_target t WHERE NOT t.is_withdrawn AND t.due_on < ${today}::date AND ${reach}
      AND NOT EXISTS (SELECT 1 FROM tasks.progress p WHERE p.received_target_id = t.id AND p.withdrawn_at IS NULL)`.execute(
    tx,
  );
  return rows[0]!.count;
};

const itemOf = (
  { count, onlyId, first }: Counts[keyof Counts],
  message: string,
  level: WorkItem['level'],
  list: string,
): WorkItem[] =>
  count === 0
    ? []
    : [
        {
          message,
          params: { count },
          level,
          dueOn: first,
          link: count === 1 ? `/tasks/${onlyId}` : `/tasks?${list}`,
          needs: count === 1 ? 'tasks.task' : 'tasks.list',
        },
      ];

/** One line for each kind of attention with the list behind it; where it is one task only, the task itself. Days are asked anew each time. */
export const taskWorkItems = async (context: QuestionContext): Promise<readonly WorkItem[]> => {
  const reach = await reachOfReaders(context, sql`t.org_pos`);
  if (!reach) return [];
  const counts = await countsOf(context, reach);
  const silent = await silentTargets(context, reach);
  const item = (key: keyof Counts, message: string, level: WorkItem['level'], list: string): WorkItem[] =>
    itemOf(counts[key], message, level, list);
  return [
    ...item('overdue', 'tasks.work.overdue', 'serious', 'overdue=yes'),
    ...item('returned', 'tasks.work.returned', 'attention', 'state=returned_reopened'),
    ...item('inOne', 'tasks.work.due-in-one', 'attention', 'within=d1'),
    ...item('inThree', 'tasks.work.due-in-three', 'attention', 'within=d3'),
    ...item('received', 'tasks.work.received', 'attention', 'state=assigned'),
    ...item('reported', 'tasks.work.reported', 'info', 'state=reported'),
    ...item('inSeven', 'tasks.work.due-in-seven', 'info', 'within=d7'),
    ...(silent === 0
      ? []
      : [
          {
            message: 'tasks.work.silent-targets',
            params: { count: silent },
            level: 'serious' as const,
            dueOn: null,
            link: '/tasks/received',
            needs: 'tasks.received-targets' as const,
          },
        ]),
  ];
};
