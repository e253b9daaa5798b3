import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { tasksOfSources } from '../../tasks/public.ts';
import type { CellMonth, MeetingOfMonth } from '../contract/month-report.ts';
import type { ScoreRule } from '../papers/monthly-words.ts';
import { itemsOfMonth } from './month-items.ts';
import { enteredAfter, inQuarter, minutesOf } from './oversight-figures.ts';
import { scorePackOn } from './score-record.ts';

type Row = Omit<MeetingOfMonth, 'attendance' | 'items'> & {
  readonly attended: number | null;
  readonly counted: number | null;
};

/** Meetings of the cell and of its committee in a month, held or planned; Party groups and congresses report for themselves. */
const meetingsOf = async (tx: Tx, organisationId: string, month: Day): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT m.id AS "meetingId", m.kind, m.state, m.title, m.planned_on AS "plannedOn", m.held_on AS "heldOn", ${minutesOf} AS minutes,
      m.minutes_needed AS "minutesNeeded", m.attended, m.counted, m.excused, m.unexcused, ${enteredAfter} AS "enteredAfterDays",
      m.reported_on AS "reportedOn", m.conclusion, m.weak_points AS "weakPoints", s.self_total::float8 AS "selfTotal",
      s.superior_total::float8 AS "superiorTotal"
    FROM meetings.meeting m LEFT JOIN meetings.score s ON s.meeting_id = m.id
    WHERE m.org_id = ${organisationId} AND m.state <> 'cancelled' AND m.kind NOT IN ('party-group', 'congress')
      AND coalesce(m.held_on, m.planned_on) >= ${month}::date
      AND coalesce(m.held_on, m.planned_on) < (${month}::date + interval '1 month')::date
    ORDER BY coalesce(m.held_on, m.planned_on), m.started_at, m.id`.execute(tx);
  return rows;
};

/** Topics of the quarter that are in the plan, and those that a meeting of the month talked over. */
const topicsOf = async (tx: Tx, organisationId: string, month: Day, meetingIds: readonly string[]) => {
  const { rows } = await sql<CellMonth['topics'][number]>`
    SELECT t.id AS "topicId", t.title, t.state, m.held_on AS "heldOn", t.result
    FROM meetings.topic t LEFT JOIN meetings.meeting m ON m.id = t.meeting_id
    WHERE t.org_id = ${organisationId} AND t.state <> 'dropped'
      AND (t.meeting_id = ANY (${[...meetingIds]}::uuid[])
        OR (t.year = extract(year FROM ${month}::date) AND t.quarter = extract(quarter FROM ${month}::date)))
    ORDER BY m.held_on NULLS LAST, t.title, t.id`.execute(tx);
  return rows;
};

const hasTopic = async (tx: Tx, organisationId: string, month: Day): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM meetings.meeting m WHERE m.org_id = ${organisationId} AND m.kind IN ('thematic', 'combined')
      AND m.state IN ('closed', 'reported') AND ${inQuarter(month)}) AS found`.execute(tx);
  return rows[0]!.found;
};

const heardOf = async (tx: Tx, meetingIds: readonly string[]): Promise<CellMonth['heard']> => {
  const { rows } = await sql<{ result: keyof CellMonth['heard']; count: number }>`
    SELECT r.result, count(*)::int AS count FROM meetings.task_report r
    WHERE r.meeting_id = ANY (${[...meetingIds]}::uuid[]) GROUP BY r.result`.execute(tx);
  const counts = Object.fromEntries(rows.map(({ result, count }) => [result, count]));
  return { done: 0, partly: 0, 'not-done': 0, 'goes-on': 0, ...counts };
};

/** Everything a cell reports of a month, as its meetings hold it today; never who said what. */
export const cellMonthOf = async (tx: Tx, organisationId: string, month: Day, today: Day): Promise<CellMonth> => {
  const meetings = await meetingsOf(tx, organisationId, month);
  const ids = meetings.map(({ meetingId }) => meetingId as string);
  const items = await itemsOfMonth(tx, ids);
  const given = await tasksOfSources(tx, ids, today);
  return {
    meetings: meetings.map(({ attended, counted, ...meeting }) => ({
      ...meeting,
      attendance: attended === null || counted === null ? null : { numerator: attended, denominator: counted },
      items: items
        .filter(({ meetingId }) => meetingId === meeting.meetingId)
        .map(({ title, conclusion }) => ({ title, conclusion })),
    })),
    topics: await topicsOf(tx, organisationId, month, ids),
    hasTopicInQuarter: await hasTopic(tx, organisationId, month),
    tasks: ids
      .flatMap((id) => given.get(id) ?? [])
      .map(({ id, text, dueOn, state, lateness }) => ({ taskId: id, text, dueOn, state, isLate: lateness === 'late' })),
    heard: await heardOf(tx, ids),
  };
};

/** The form of points in force at the beginning of a month. */
export const scoreRuleOn = (month: Day): ScoreRule => {
  const pack = scorePackOn(month);
  return pack && { title: pack.title.vi, isVerified: pack.verified };
};
