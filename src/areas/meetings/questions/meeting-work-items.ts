import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type ReportDue, reportsDueFrom } from '../rules/reports-due.ts';
import { cellsWithin, hasDone } from './chosen-cells.ts';
import { electionWorkItems } from './election-work-items.ts';
import { meetingPacksOn } from './meeting-facts.ts';

/** One line for a kind of thing, whatever its number: how many, the first day due, and of the earliest one its day, id and organisation. */
type Group = {
  readonly count: number;
  readonly first: Day | null;
  readonly at: Day;
  readonly one: string;
  readonly place: string;
  /** How many organisations they are spread over. */
  readonly places: number;
};

const yearOf = (on: Day): string => on.slice(0, 4);
const monthOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day;

/** Of things found as `id`, `org_id`, `due` and `at`, the day or month they are about. */
const groupOf = async (tx: Tx, found: ReturnType<typeof sql>): Promise<Group | null> => {
  const { rows } = await sql<Group>`
    SELECT count(*)::int AS count, min(f.due) AS first, min(f.at) AS at, count(DISTINCT f.org_id)::int AS places,
      (array_agg(f.id::text ORDER BY f.at, f.id))[1] AS one, (array_agg(f.org_id::text ORDER BY f.at, f.id))[1] AS place
    FROM (${found} LIMIT 1001) f`.execute(tx);
  const [group] = rows;
  return group && group.count > 0 ? group : null;
};

/** Days of the last three months whose reports are overdue, each by the rules in force on that very day. */
const daysOverdue = (today: Day): ReportDue[] => {
  const rulesOn = (on: Day) => meetingPacksOn(on).pack?.content ?? null;
  const calendar = calendarFrom(shippedPacks());
  return reportsDueFrom(addMonths(today, -3), today, { rulesOn, calendar }).filter(({ dueOn }) => dueOn < today);
};

/** Where overdue reports stand: the meeting, the calendar of its cell, or the cells that owe the report of the earliest month. */
const doorOfOverdue = ({ count, places, one, place, at }: Group): Pick<WorkItem, 'link' | 'needs' | 'orElse'> => {
  if (count === 1) return { link: `/meetings/${one}`, needs: 'meetings.meeting' };
  if (places === 1) return { link: `/meetings?of=${place}&year=${yearOf(at)}`, needs: 'meetings.calendar-of-year' };
  return {
    link: `/meetings/owing?about=report&month=${monthOf(at)}`,
    needs: 'meetings.cells-owing',
    orElse: { link: '/meetings/oversight', needs: 'meetings.oversight-figures' },
  };
};

/** Recorded meetings that were not reported by the deadline that the rules of their day set. */
const overdueReports = async (tx: Tx, today: Day): Promise<WorkItem[]> => {
  const days = daysOverdue(today);
  if (days.length === 0) return [];
  const held = days.map(({ heldOn }) => heldOn);
  const found = await groupOf(
    tx,
    sql`SELECT m.id, m.org_id, d.due, m.held_on AS at FROM meetings.meeting m
      JOIN unnest(${held}::date[], ${days.map(({ dueOn }) => dueOn)}::date[]) AS d(held, due) ON d.held = m.held_on
      WHERE m.state = 'closed' AND m.kind IN ('regular', 'combined', 'thematic') AND m.held_on >= ${held[0]}::date
        AND m.held_on <= ${held.at(-1)}::date`,
  );
  if (!found) return [];
  return [
    {
      message: 'meetings.work.reports-overdue',
      params: { count: found.count },
      level: 'attention',
      dueOn: found.first,
      ...doorOfOverdue(found),
    },
  ];
};

/** Planned for a day of this month that is over, and no meeting of the month was recorded. */
const notMet = async (tx: Tx, today: Day): Promise<WorkItem[]> => {
  const month = monthOf(today);
  const found = await groupOf(
    tx,
    sql`SELECT m.id, m.org_id, m.planned_on AS due, m.planned_on AS at FROM ${cellsWithin(today, null)} JOIN meetings.meeting m ON m.org_id = c.id
      WHERE m.state IN ('planned', 'noticed') AND m.kind IN ('regular', 'combined') AND m.planned_on >= ${month}::date
        AND m.planned_on < ${today}::date AND NOT ${hasDone('meeting', sql`c.id`, sql`${month}::date`)}`,
  );
  if (!found) return [];
  const link = found.count === 1 ? `/meetings?of=${found.place}` : '/meetings/owing';
  const params = { count: found.count };
  return [
    {
      message: 'meetings.work.not-met',
      params,
      level: 'serious',
      dueOn: found.first,
      link,
      needs: found.count === 1 ? 'meetings.calendar-of-year' : 'meetings.cells-owing',
    },
  ];
};

/** Urged by somebody above: who also sees what was sent is the one who waits, not the one who is asked. */
const urgesToAnswer = async (tx: Tx): Promise<WorkItem[]> => {
  const found = await groupOf(
    tx,
    sql`SELECT u.id, u.org_id, u.due_on AS due, u.month AS at FROM meetings.urge_in u
      WHERE u.state = 'sent' AND NOT EXISTS (SELECT FROM meetings.urge s WHERE s.id = u.urge_id)`,
  );
  if (!found) return [];
  const params = { count: found.count };
  const link = `/meetings/received?of=${found.place}&year=${yearOf(found.at)}`;
  return [
    {
      message: 'meetings.work.urges-to-answer',
      params,
      level: 'attention',
      dueOn: found.first,
      link,
      needs: 'meetings.urges-received',
    },
  ];
};

const urgesUnanswered = async (tx: Tx): Promise<WorkItem[]> => {
  const found = await groupOf(
    tx,
    sql`SELECT u.id, u.org_id, u.due_on AS due, u.month AS at FROM meetings.urge u WHERE u.state = 'sent'`,
  );
  if (!found) return [];
  return [
    {
      message: 'meetings.work.urges-unanswered',
      params: { count: found.count },
      level: 'info',
      dueOn: found.first,
      link: `/meetings/urges?of=${found.place}&month=${monthOf(found.at)}`,
      needs: 'meetings.urges',
    },
  ];
};

const orientationsToRead = async (tx: Tx, today: Day): Promise<WorkItem[]> => {
  const month = monthOf(today);
  const found = await groupOf(
    tx,
    sql`SELECT i.id, i.org_id, NULL::date AS due, i.month AS at FROM meetings.orientation_in i
      WHERE i.state = 'sent' AND i.read_on IS NULL AND i.month >= ${month}::date
        AND NOT EXISTS (SELECT FROM meetings.orientation s WHERE s.id = i.orientation_id)`,
  );
  if (!found) return [];
  const params = { count: found.count };
  const link = `/meetings/received?of=${found.place}&year=${yearOf(found.at)}`;
  return [
    {
      message: 'meetings.work.orientations-to-read',
      params,
      level: 'info',
      dueOn: null,
      link,
      needs: 'meetings.orientations-received',
    },
  ];
};

/** What of meetings waits for the person asking. */
export const meetingWorkItems = async (context: QuestionContext): Promise<WorkItem[]> => [
  ...(await electionWorkItems(context)),
  ...(await itemsOfMeetings(context)),
];

const itemsOfMeetings = async ({ tx, today }: QuestionContext): Promise<WorkItem[]> => [
  ...(await notMet(tx, today)),
  ...(await overdueReports(tx, today)),
  ...(await urgesToAnswer(tx)),
  ...(await urgesUnanswered(tx)),
  ...(await orientationsToRead(tx, today)),
];
