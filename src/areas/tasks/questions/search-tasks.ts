import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { SearchHit } from '../../../platform/action/area.ts';
import { reachOfReaders } from './reach-of-roles.ts';
import { wordsCondition } from './task-filter-sql.ts';
import { taskRowsWhere } from './task-rows.ts';

const AT_MOST = 12;
const TITLE = 120;

const shortened = (text: string): string => (text.length > TITLE ? `${text.slice(0, TITLE - 1)}…` : text);

/** Tasks in reach whose text holds every word: open ones first. */
export const searchTasks = async (text: string, context: QuestionContext): Promise<readonly SearchHit[]> => {
  if (text.trim().length < 3) return [];
  const reach = await reachOfReaders(context, sql`t.org_pos`);
  if (!reach) return [];
  const rows = await taskRowsWhere(context.tx, context.today, {
    where: sql`t.state <> 'withdrawn' AND t.side <> 'given' AND ${reach} AND ${wordsCondition(text.trim())}`,
    order: sql`t.is_open DESC, t.assigned_on DESC, t.id`,
    limit: AT_MOST,
  });
  return rows.map((row) => ({
    kind: 'task',
    title: shortened(row.text),
    subtitle: [row.leadName, row.organisationName]
      .filter((part, at, all) => part !== '' && all.indexOf(part) === at)
      .join(' · '),
    link: `/tasks/${row.id}`,
    endedOn: row.closedOn,
  }));
};
