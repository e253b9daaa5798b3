import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { cursorOf, nearestNames, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/waiting-matters.ts';
import { type ReportDue, reportsDueOn } from '../rules/reports-due.ts';
import { cellsWithin, hasDone } from './chosen-cells.ts';
import { resultsUnfilled, resultsUnreported, type Waiting } from './election-waiting.ts';
import { meetingPacksOn } from './meeting-facts.ts';

const monthOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day;

// In these words, so that the index of meetings without a report answers.
const isUnreported = sql`m.state = 'closed' AND m.kind IN ('regular', 'combined', 'thematic')`;

/** Days on which meetings were held that nobody reported, whose reports are overdue, each by the rules in force on that very day. */
const daysOverdue = async (tx: Tx, today: Day): Promise<ReportDue[]> => {
  const { rows } = await sql<{ heldOn: Day }>`
    SELECT DISTINCT m.held_on AS "heldOn" FROM meetings.meeting m
    WHERE ${isUnreported} AND m.held_on < ${today}::date ORDER BY m.held_on`.execute(tx);
  const rulesOn = (on: Day) => meetingPacksOn(on).pack?.content ?? null;
  const days = rows.map(({ heldOn }) => heldOn);
  return reportsDueOn(days, { rulesOn, calendar: calendarFrom(shippedPacks()) }).filter(({ dueOn }) => dueOn < today);
};

/** Recorded meetings that were not reported by the deadline that the rules of their day set, however long ago. */
const reportsOverdue = async (tx: Tx, today: Day): Promise<Waiting> => {
  const days = await daysOverdue(tx, today);
  const rows = sql`
    SELECT m.id, m.org_id, m.org_pos AS pos, m.id AS meeting_id, m.kind, NULL::text AS urge_about, m.title, m.held_on AS at, d.due
    FROM meetings.meeting m
    JOIN unnest(${days.map(({ heldOn }) => heldOn)}::date[], ${days.map(({ dueOn }) => dueOn)}::date[]) AS d(held, due) ON d.held = m.held_on
    WHERE ${isUnreported}`;
  return { rows };
};

/** Planned for a day of this month that is over, and no meeting of the month was recorded. */
const notMet = (today: Day): RawBuilder<unknown> => {
  const month = monthOf(today);
  return sql`
    SELECT m.id, m.org_id, m.org_pos AS pos, m.id AS meeting_id, m.kind, NULL::text AS urge_about, m.title, m.planned_on AS at,
      m.planned_on AS due
    FROM ${cellsWithin(today, null)} JOIN meetings.meeting m ON m.org_id = c.id
    WHERE m.state IN ('planned', 'noticed') AND m.kind IN ('regular', 'combined') AND m.planned_on >= ${month}::date
      AND m.planned_on < ${today}::date AND NOT ${hasDone('meeting', sql`c.id`, sql`${month}::date`)}`;
};

/** Urged by somebody above: who also sees what was sent is the one who waits, not the one who is asked. */
const urgesToAnswer = sql`
  SELECT u.id, u.org_id, u.org_pos AS pos, NULL::uuid AS meeting_id, NULL::text AS kind, u.about AS urge_about, NULL::text AS title,
    u.month AS at, u.due_on AS due
  FROM meetings.urge_in u WHERE u.state = 'sent' AND NOT EXISTS (SELECT FROM meetings.urge s WHERE s.id = u.urge_id)`;

const urgesUnanswered = sql`
  SELECT u.id, u.cell_id AS org_id, p.pos, NULL::uuid AS meeting_id, NULL::text AS kind, u.about AS urge_about,
    NULL::text AS title, u.month AS at, u.due_on AS due
  FROM meetings.urge u JOIN organisations.published_position p ON p.id = u.cell_id WHERE u.state = 'sent'`;

const orientationsToRead = (today: Day): RawBuilder<unknown> => sql`
  SELECT i.id, i.org_id, i.org_pos AS pos, NULL::uuid AS meeting_id, NULL::text AS kind, NULL::text AS urge_about, i.title, i.month AS at,
    NULL::date AS due
  FROM meetings.orientation_in i
  WHERE i.state = 'sent' AND i.read_on IS NULL AND i.month >= ${monthOf(today)}::date
    AND NOT EXISTS (SELECT FROM meetings.orientation s WHERE s.id = i.orientation_id)`;

const matters: Readonly<Record<contract.WaitingMatter, (tx: Tx, today: Day) => Waiting | Promise<Waiting>>> = {
  'not-met': (_tx, today) => ({ rows: notMet(today) }),
  'reports-overdue': reportsOverdue,
  'urges-to-answer': () => ({ rows: urgesToAnswer }),
  'urges-unanswered': () => ({ rows: urgesUnanswered }),
  'orientations-to-read': (_tx, today) => ({ rows: orientationsToRead(today) }),
  'election-results': resultsUnreported,
  'terms-to-fill': () => ({ rows: resultsUnfilled }),
};

/** What waits, as rows of id, org_id, pos, meeting_id, kind, urge_about, title, at, due: counted by the line, shown by the list. */
export const waiting = async (tx: Tx, about: contract.WaitingMatter, today: Day): Promise<Waiting> =>
  matters[about](tx, today);

type Row = Omit<OutputOf<typeof contract.mattersWaiting>['rows'][number], 'organisationName'> & {
  readonly pos: number;
};

export const mattersWaiting = question(
  contract.mattersWaiting,
  async ({ about, after, skip, limit }, { tx, today }) => {
    const [pos, id] = readCursor(after, ['int', 'id']) ?? [];
    const from = sql`(${(await waiting(tx, about, today)).rows}) f`;
    const { rows } = await sql<Row>`
      SELECT f.id, f.org_id AS "organisationId", f.pos, f.meeting_id AS "meetingId", f.kind, f.urge_about AS "urgeAbout", f.title,
        f.at AS "on", f.due AS "dueOn"
      FROM ${from} ${pos === undefined ? sql`` : sql`WHERE (f.pos, f.id) > (${pos}::int, ${id}::uuid)`}
      ORDER BY f.pos, f.id OFFSET ${skip} LIMIT ${limit + 1}`.execute(tx);
    const shown = rows.slice(0, limit);
    const names = await nearestNames(
      tx,
      today,
      shown.map((row) => row.organisationId),
    );
    const last = shown.at(-1);
    const counted =
      after === null && skip === 0
        ? await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${from}`.execute(tx)
        : null;
    return {
      rows: shown.map(({ pos: _, ...row }) => ({ ...row, organisationName: names.get(row.organisationId) ?? '' })),
      count: counted?.rows[0]?.count ?? null,
      next: rows.length > limit && last ? cursorOf(last.pos, last.id) : null,
    };
  },
);
