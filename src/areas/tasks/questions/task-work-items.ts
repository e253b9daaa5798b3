import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { type TaskWork, taskWork } from '../contract/task-reads.ts';
import { reachOfReaders } from './reach-of-roles.ts';
import { workCondition } from './task-work.ts';

type Found = { readonly count: number; readonly onlyId: string | null; readonly first: Day | null };

const levels: Readonly<Record<TaskWork, WorkItem['level']>> = {
  overdue: 'serious',
  returned: 'attention',
  'due-in-one': 'attention',
  'due-in-three': 'attention',
  received: 'attention',
  reported: 'info',
  'due-in-seven': 'info',
};

const countsOf = async ({ tx, today }: QuestionContext, reach: unknown): Promise<Readonly<Record<TaskWork, Found>>> => {
  const found = taskWork.options.map((work) => {
    const condition = workCondition(work, today);
    return sql`${work}::text, jsonb_build_object('count', count(*) FILTER (WHERE ${condition}),
      'onlyId', min(t.id::text) FILTER (WHERE ${condition}), 'first', min(t.due_on) FILTER (WHERE ${condition}))`;
  });
  const { rows } = await sql<{ counts: Record<TaskWork, Found> }>`
    SELECT jsonb_build_object(${sql.join(found)}) AS counts FROM tasks.task t WHERE t.is_open AND ${reach}`.execute(tx);
  return rows[0]!.counts;
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

const itemOf = (work: TaskWork, { count, onlyId, first }: Found): WorkItem[] =>
  count === 0
    ? []
    : [
        {
          message: `tasks.work.${work}`,
          params: { count },
          level: levels[work],
          dueOn: first,
          link: count === 1 ? `/tasks/${onlyId}` : `/tasks?work=${work}`,
          needs: count === 1 ? 'tasks.task' : 'tasks.list',
        },
      ];

/** One line for each kind of attention with the list behind it; where it is one task only, the task itself. Days are asked anew each time. */
export const taskWorkItems = async (context: QuestionContext): Promise<readonly WorkItem[]> => {
  const reach = await reachOfReaders(context, sql`t.org_pos`);
  if (!reach) return [];
  const counts = await countsOf(context, reach);
  const silent = await silentTargets(context, reach);
  return [
    ...taskWork.options.flatMap((work) => itemOf(work, counts[work])),
    ...(silent === 0
      ? []
      : [
          {
            message: 'tasks.work.silent-targets',
            params: { count: silent },
            level: 'serious' as const,
            dueOn: null,
            link: '/tasks/received?show=silent_late',
            needs: 'tasks.received-targets' as const,
          },
        ]),
  ];
};
