import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { CountedRow, RowedFact } from '../contract/counted-rows.ts';
import type { BesideFact } from '../contract/facts.ts';
import { cellOfMonths, cellsBelow, closedMeetings, monthsOver, tasksBelow } from './evidence-rows.ts';
import { shortcomingsDueFrom } from './subject-facts.ts';
import { targetStanding } from './target-rows.ts';

/** Every piece is a SELECT beside `a`, the asked subject: key, kind, title, org_id, on_day, part, whole, open_id. */
type Rows = RawBuilder<unknown>;

const row = (kind: CountedRow['kind'], columns: Rows): Rows => sql`${sql.lit(kind)} AS kind, ${columns}`;

const meetings = (part: Rows, whole: Rows): Rows => sql`
  SELECT m.id::text AS key, ${row('meeting', sql`NULL AS title, m.org_id, m.held_on AS on_day, ${part} AS part, ${whole} AS whole, m.id AS open_id`)}
  ${closedMeetings}`;

/** A cell and a month of those that are over, with the first meeting in it. */
const monthsOfCells: Rows = sql`
  SELECT c.id || ' ' || n.first AS key, ${row(
    'month',
    sql`NULL AS title, c.id AS org_id, n.first AS on_day, (held.id IS NOT NULL)::int AS part, 1 AS whole, held.id AS open_id`,
  )}
  FROM (${cellsBelow}) c
  CROSS JOIN LATERAL (SELECT (a.since + make_interval(months => g))::date AS first FROM generate_series(0, ${monthsOver} - 1) AS g) n
  LEFT JOIN LATERAL (
    SELECT m.id ${closedMeetings} AND m.org_id = c.id AND ${cellOfMonths} AND date_trunc('month', m.held_on) = n.first ORDER BY m.held_on, m.id LIMIT 1) held
    ON true`;

const tasks = (from: Rows): Rows => sql`
  SELECT k.id::text AS key, ${row(
    'task',
    sql`k.text AS title, k.org_id, k.due_on AS on_day, (k.state = 'confirmed' AND k.outcome IS NOT DISTINCT FROM 'achieved')::int AS part, 1 AS whole,
      k.id AS open_id`,
  )} ${from}`;

const tasksOfPerson: Rows = sql`
  FROM tasks.published_task k
  WHERE k.lead_member_id = a.member_id AND k.state <> 'cancelled' AND k.due_on >= a.since AND k.due_on < a.until`;

const duesOfCells: Rows = sql`
  SELECT d.org_id || ' ' || d.month AS key, ${row(
    'dues-month',
    sql`NULL AS title, d.org_id, d.month AS on_day, bool_and(d.state IN ('paid', 'exempt', 'waived'))::int AS part, 1 AS whole, d.org_id AS open_id`,
  )}
  FROM members.published_dues d
  WHERE d.org_pos >= a.lo AND d.org_pos < a.hi AND d.month >= a.since AND d.month < a.until GROUP BY d.org_id, d.month`;

const duesOfPerson: Rows = sql`
  SELECT d.org_id || ' ' || d.month AS key, ${row(
    'own-dues-month',
    sql`NULL AS title, d.org_id, d.month AS on_day, (d.state IN ('paid', 'exempt', 'waived'))::int AS part, 1 AS whole, d.member_id AS open_id`,
  )}
  FROM members.published_dues d
  WHERE d.member_id = a.member_id AND d.kind = 'official' AND d.month >= a.since AND d.month < a.until`;

const roll = (isThere: Rows): Rows => sql`
  SELECT h.member_id::text AS key, ${row(
    'member',
    sql`h.full_name AS title, h.org_id, NULL::date AS on_day, 1 AS part, 1 AS whole, h.member_id AS open_id`,
  )}
  FROM members.published_spell h WHERE h.org_pos >= a.lo AND h.org_pos < a.hi AND h.kind = 'official' AND ${isThere}`;

const attendance = (part: Rows): Rows => sql`
  SELECT t.meeting_id::text AS key, ${row(
    'meeting',
    sql`NULL AS title, m.org_id, t.held_on AS on_day, (${part})::int AS part, 1 AS whole, t.meeting_id AS open_id`,
  )}
  FROM meetings.published_attendance t LEFT JOIN meetings.published_meeting m ON m.id = t.meeting_id
  WHERE t.member_id = a.member_id AND t.held_on >= a.since AND t.held_on < a.until AND t.status IN ('present', 'present-online', 'excused', 'unexcused')`;

const posts: Rows = sql`
  SELECT o.id::text AS key, ${row(
    'post',
    sql`NULL AS title, o.org_id, lower(o.period) AS on_day, 1 AS part, 1 AS whole, o.org_id AS open_id`,
  )}
  FROM members.published_member m JOIN organisations.published_post o ON o.person_id = m.person_id AND o.period && daterange(a.since, a.until)
  WHERE m.id = a.member_id`;

const ratings = (part: Rows, which: Rows): Rows => sql`
  SELECT b.id::text AS key, ${row(
    'rating',
    sql`b.title, b.org_id, b.decided_on AS on_day, (${part})::int AS part, 1 AS whole, b.id AS open_id`,
  )}
  FROM ratings.subject b WHERE ${which} AND b.state <> 'withdrawn'`;

const besideRows: Readonly<Record<BesideFact, Rows>> = {
  'meetings-held': monthsOfCells,
  'meetings-thematic': meetings(sql`(m.kind IN ('thematic', 'combined'))::int`, sql`1`),
  turnout: meetings(sql`coalesce(m.attended, 0)`, sql`coalesce(m.counted, 0)`),
  'meetings-reported': meetings(sql`(m.reported_on IS NOT NULL)::int`, sql`1`),
  'tasks-of-period': tasks(tasksBelow),
  'dues-months-collected': duesOfCells,
  'roll-at-start': roll(sql`h.since_day <= a.since AND h.until_day > a.since`),
  'roll-at-end': roll(sql`h.since_day < a.until AND h.until_day >= a.until`),
  'share-of-members-rated': ratings(
    sql`b.decided_level IS NOT NULL`,
    sql`b.season_id = a.season_id AND b.org_pos >= a.lo AND b.org_pos < a.hi AND b.kind IN ('member', 'member-outside') AND b.state <> 'not-rated'`,
  ),
  attendance: attendance(sql`t.status IN ('present', 'present-online')`),
  'absences-excused': attendance(sql`t.status = 'excused'`),
  'absences-unexcused': attendance(sql`t.status = 'unexcused'`),
  'tasks-of-person': tasks(tasksOfPerson),
  'offices-held': posts,
  'dues-months-paid': duesOfPerson,
};

const below = (part: Rows): Rows => ratings(part, sql`b.above_id = a.id AND b.state <> 'not-rated'`);
const membersOf = (part: Rows): Rows =>
  ratings(part, sql`b.counts_for_id = a.id AND b.member_id IS NOT NULL AND b.state <> 'not-rated'`);
const lowest = sql`coalesce(b.decided_level IN ('not-completed', 'legacy-weak'), false)`;
const quarters = ratings(
  sql`b.decided_level = 'not-completed'`,
  sql`b.period_kind = 'quarter' AND b.decided_level IS NOT NULL
    AND EXISTS (SELECT FROM ratings.subject s WHERE s.id = a.id AND s.member_id = b.member_id AND s.kind = b.kind AND s.year = b.year)`,
);

const targets = (on: Day, part: Rows, which: Rows = sql`true`): Rows => sql`
  SELECT t.id::text AS key, ${row(
    'target',
    sql`t.text AS title, NULL::uuid AS org_id, coalesce(t.due_on, k.due_on) AS on_day, coalesce(${part}, false)::int AS part, 1 AS whole, t.task_id AS open_id`,
  )}
  FROM ratings.target t LEFT JOIN tasks.published_task k ON k.id = t.task_id CROSS JOIN LATERAL (SELECT ${targetStanding(on)}) w
  WHERE t.subject_id = a.id AND t.removed_at IS NULL AND ${which}`;

const shortcomings = (part: Rows): Rows => sql`
  SELECT c.id::text AS key, ${row(
    'shortcoming',
    sql`c.text AS title, NULL::uuid AS org_id, c.due_on AS on_day, (${part})::int AS part, 1 AS whole, c.task_id AS open_id`,
  )}
  ${shortcomingsDueFrom}`;

const ruleRows = (on: Day): Readonly<Record<RowedFact, Rows>> => ({
  'tasks-assigned': targets(on, sql`true`),
  'tasks-done': targets(on, sql`w.is_done`),
  'tasks-late': targets(on, sql`w.is_late`),
  'tasks-exceeded': targets(on, sql`w.is_done AND w.is_over`),
  'key-tasks-assigned': targets(on, sql`true`, sql`t.is_key`),
  'key-tasks-done': targets(on, sql`w.is_done`, sql`t.is_key`),
  'shortcomings-due': shortcomings(sql`true`),
  'shortcomings-remedied': shortcomings(
    sql`c.remedied_on IS NOT NULL OR coalesce(k.state = 'confirmed' AND k.outcome = 'achieved', false)`,
  ),
  'organisations-below-rated': below(sql`b.decided_level IS NOT NULL`),
  'organisations-below-weak': below(lowest),
  'members-rated': membersOf(sql`b.decided_level IS NOT NULL`),
  'members-not-completed': membersOf(lowest),
  'quarters-not-completed': quarters,
});

/** The rows that one figure of the sheet counts, as a SELECT beside `a`, the asked subject. */
export const rowsOfFigure = (fact: BesideFact | RowedFact, on: Day): Rows =>
  fact in besideRows ? besideRows[fact as BesideFact] : ruleRows(on)[fact as RowedFact];
