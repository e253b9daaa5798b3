import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { type WaitingMatter, waitingMatter } from '../contract/waiting-matters.ts';
import { countLongAbsent } from './absences.ts';
import { waiting } from './waiting-matters.ts';

/** One line for a kind of thing, whatever its number; where it is one thing only, its day, id and organisation. */
type Group = {
  readonly count: number;
  readonly first: Day | null;
  readonly at: Day;
  readonly one: string;
  readonly place: string;
  /** Whether a congress is among them whose day is over: that deadline is written; the one between congresses is borrowed and accuses nobody. */
  readonly hasLateCongress: boolean;
};

const levels: Readonly<Record<WaitingMatter, WorkItem['level']>> = {
  'not-met': 'serious',
  'reports-overdue': 'attention',
  'urges-to-answer': 'attention',
  'urges-unanswered': 'info',
  'orientations-to-read': 'info',
  'election-results': 'attention',
  'terms-to-fill': 'info',
};

// Counted whole: the earliest day of all of them takes reading all of them, and a number that is cut would be no truer for being short.
const groupOf = async ({ tx, today }: QuestionContext, about: WaitingMatter): Promise<Group> => {
  const found = await waiting(tx, about, today);
  const { rows } = await sql<Group>`
    SELECT count(*)::int AS count, min(f.due) AS first, min(f.at) AS at, min(f.id::text) AS one, min(f.org_id::text) AS place,
      coalesce(bool_or(f.kind = 'congress' AND f.due < ${today}::date), false) AS "hasLateCongress"
    FROM (${found.rows}) f`.execute(tx);
  return rows[0]!;
};

const many = (about: WaitingMatter): string => `/meetings/waiting?about=${about}`;

/** One thing opens where it is settled, several as the list of just these. */
const doorOf = (about: WaitingMatter, { count, one, place, at }: Group): Pick<WorkItem, 'link' | 'needs'> => {
  if (about === 'election-results' || about === 'terms-to-fill')
    return {
      link: count > 1 ? many(about) : `/meetings/${one}/elections`,
      needs: about === 'election-results' ? 'meetings.report-result' : 'meetings.fill-term',
    };
  if (count > 1 || about === 'urges-unanswered') return { link: many(about), needs: 'meetings.matters-waiting' };
  if (about === 'not-met' || about === 'reports-overdue')
    return { link: `/meetings/${one}`, needs: 'meetings.meeting' };
  return {
    link: `/meetings/received?of=${place}&year=${at.slice(0, 4)}`,
    needs: about === 'urges-to-answer' ? 'meetings.urges-received' : 'meetings.orientations-received',
  };
};

const itemOf = (about: WaitingMatter, group: Group): WorkItem[] => {
  if (group.count === 0) return [];
  return [
    {
      message: `meetings.work.${about}`,
      params: { count: group.count },
      level: group.hasLateCongress ? 'serious' : levels[about],
      dueOn: group.first,
      ...doorOf(about, group),
    },
  ];
};

/** Whoever stays away for months: a signal for the cell, from the same rows as its page. */
const longAbsentItems = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => {
  const count = await countLongAbsent(tx, today);
  if (count === 0) return [];
  const door = { link: '/meetings/absent', needs: 'meetings.long-absent' } as const;
  return [{ message: 'meetings.work.long-absent', params: { count }, level: 'attention', dueOn: null, ...door }];
};

/** What of meetings waits for the person asking. */
export const meetingWorkItems = async (context: QuestionContext): Promise<WorkItem[]> => {
  const items = await longAbsentItems(context);
  // One after the other: they share one connection.
  for (const about of waitingMatter.options) items.push(...itemOf(about, await groupOf(context, about)));
  return items;
};
