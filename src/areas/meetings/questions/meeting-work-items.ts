import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { type WaitingMatter, waitingMatter } from '../contract/waiting-matters.ts';
import { longAbsentOn } from './absences.ts';
import { electionWorkItems } from './election-work-items.ts';
import { waiting } from './waiting-matters.ts';

/** One line for a kind of thing, whatever its number; where it is one thing only, its day, id and organisation. */
type Group = {
  readonly count: number;
  readonly first: Day | null;
  readonly at: Day;
  readonly one: string;
  readonly place: string;
};

/** Beyond it a line says "more than": counting on would cost the first page more than it tells. */
const COUNTED = 1000;

const levels: Readonly<Record<WaitingMatter, WorkItem['level']>> = {
  'not-met': 'serious',
  'reports-overdue': 'attention',
  'urges-to-answer': 'attention',
  'urges-unanswered': 'info',
  'orientations-to-read': 'info',
};

const groupOf = async ({ tx, today }: QuestionContext, about: WaitingMatter): Promise<Group> => {
  const { rows } = await sql<Group>`
    SELECT count(*)::int AS count, min(f.due) AS first, min(f.at) AS at, min(f.id::text) AS one, min(f.org_id::text) AS place
    FROM (SELECT w.id, w.org_id, w.due, w.at FROM (${waiting(about, today)}) w LIMIT ${COUNTED + 1}) f`.execute(tx);
  return rows[0]!;
};

/** One thing opens where it is settled, several as the list of just these. */
const doorOf = (about: WaitingMatter, { count, one, place, at }: Group): Pick<WorkItem, 'link' | 'needs'> => {
  if (count > 1 || about === 'urges-unanswered')
    return { link: `/meetings/waiting?about=${about}`, needs: 'meetings.matters-waiting' };
  if (about === 'not-met' || about === 'reports-overdue')
    return { link: `/meetings/${one}`, needs: 'meetings.meeting' };
  return {
    link: `/meetings/received?of=${place}&year=${at.slice(0, 4)}`,
    needs: about === 'urges-to-answer' ? 'meetings.urges-received' : 'meetings.orientations-received',
  };
};

const itemOf = (about: WaitingMatter, group: Group): WorkItem[] => {
  if (group.count === 0) return [];
  const isMany = group.count > COUNTED;
  return [
    {
      message: `meetings.work.${about}${isMany ? '-many' : ''}`,
      params: { count: isMany ? COUNTED : group.count },
      level: levels[about],
      dueOn: group.first,
      ...doorOf(about, group),
    },
  ];
};

/** Whoever stays away for months: a signal for the cell, from the same rows as its page. */
const longAbsentItems = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => {
  const { found } = await longAbsentOn(tx, today, null);
  if (found.length === 0) return [];
  const door = { link: '/meetings/absent', needs: 'meetings.long-absent' } as const;
  return [
    { message: 'meetings.work.long-absent', params: { count: found.length }, level: 'attention', dueOn: null, ...door },
  ];
};

/** What of meetings waits for the person asking. */
export const meetingWorkItems = async (context: QuestionContext): Promise<WorkItem[]> => {
  const items = [...(await electionWorkItems(context)), ...(await longAbsentItems(context))];
  // One after the other: they share one connection.
  for (const about of waitingMatter.options) items.push(...itemOf(about, await groupOf(context, about)));
  return items;
};
