import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { BesideFact } from '../contract/facts.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';

/** A count beside the rules, out of how many; null: not known. */
export type Counted = { readonly value: number | null; readonly whole: number | null };
export type BesideRow = Readonly<Partial<Record<BesideFact, Counted>>>;

type Pairs = { readonly id: string } & Readonly<Record<string, number | string | null>>;

const pairsOf = (row: Pairs, codes: readonly BesideFact[]): BesideRow =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      { value: row[code] as number | null, whole: (row[`${code} of`] as number | null | undefined) ?? null },
    ]),
  ) as BesideRow;

const organisationFacts = [
  'meetings-held',
  'meetings-thematic',
  'turnout',
  'meetings-reported',
  'tasks-of-period',
  'dues-months-collected',
  'roll-at-start',
  'roll-at-end',
  'share-of-members-rated',
] as const satisfies readonly BesideFact[];

/**
 * The asked subjects with their organisation, its place in the tree and the part of the period that is over. Of an organisation that ended within
 * the period the months it lived are counted.
 */
export const askedSubjects = (ids: readonly string[], on: Day) => sql`
  SELECT s.id, s.season_id, s.member_id, o.pos AS lo, o.pos_end AS hi, p.period_from AS since,
    least(p.period_until, ${on}::date + 1, coalesce(o.until_day, p.period_until)) AS until
  FROM ratings.subject s JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
  LEFT JOIN LATERAL (
    SELECT o.pos, o.pos_end, o.until_day FROM organisations.published_organisation o
    WHERE o.id = s.about_org_id AND o.since_day < p.period_until AND o.until_day > p.period_from
    ORDER BY o.since_day DESC LIMIT 1) o ON true
  WHERE s.id = ANY (${[...ids]}::uuid[])`;

/** Months of the period that are over. */
export const monthsOver = sql`greatest(0, (extract(year FROM age(a.until, a.since)) * 12 + extract(month FROM age(a.until, a.since))))::int`;

/** Cells of the asked subtree at the end of what is counted. */
export const cellsBelow = sql`
  SELECT c.id FROM organisations.published_organisation c
  WHERE c.pos >= a.lo AND c.pos < a.hi AND c.since_day < a.until AND c.until_day >= a.until AND (c.type = 'cell' OR c.type LIKE '%-cell')`;

/** Meetings of the whole cell that were held. */
export const closedMeetings = sql`
  FROM meetings.published_meeting m
  WHERE m.org_pos >= a.lo AND m.org_pos < a.hi AND m.held_on >= a.since AND m.held_on < a.until AND m.state IN ('closed', 'reported')
    AND m.kind NOT IN ('committee', 'party-group', 'congress')`;

/** Held in a month that is over: the running one is not owed yet, so it is not counted either. */
export const cellOfMonths = sql`m.held_on < a.since + make_interval(months => ${monthsOver})`;

/** Tasks that fell due. */
export const tasksBelow = sql`
  FROM tasks.published_task k
  WHERE k.org_pos >= a.lo AND k.org_pos < a.hi AND k.side <> 'given' AND k.state <> 'cancelled' AND k.due_on >= a.since AND k.due_on < a.until`;

/** Meetings and tasks as counts. A month of a cell counts once, however often it met. */
const workOf = sql`
  LEFT JOIN LATERAL (
    SELECT count(DISTINCT (m.org_id, date_trunc('month', m.held_on))) FILTER (WHERE ${cellOfMonths} AND m.org_id IN (${cellsBelow}))::int AS months,
      count(*)::int AS held,
      count(*) FILTER (WHERE m.kind IN ('thematic', 'combined'))::int AS thematic, sum(m.attended)::int AS attended, sum(m.counted)::int AS counted,
      count(*) FILTER (WHERE m.reported_on IS NOT NULL)::int AS reported
    ${closedMeetings}) meeting ON meeting.held > 0
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS due, count(*) FILTER (WHERE k.state = 'confirmed' AND k.outcome = 'achieved')::int AS done
    ${tasksBelow}) task ON task.due > 0`;

/** Dues as states, the roll at both ends, and who of it was rated. */
const peopleOf = sql`
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS months, count(*) FILTER (WHERE l.is_collected)::int AS collected
    FROM (SELECT bool_and(d.state IN ('paid', 'exempt', 'waived')) AS is_collected FROM members.published_dues d
          WHERE d.org_pos >= a.lo AND d.org_pos < a.hi AND d.month >= a.since AND d.month < a.until GROUP BY d.org_id, d.month) l) dues ON dues.months > 0
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE h.since_day <= a.since AND h.until_day > a.since)::int AS at_start,
      count(*) FILTER (WHERE h.since_day < a.until AND h.until_day >= a.until)::int AS at_end
    FROM members.published_spell h WHERE h.org_pos >= a.lo AND h.org_pos < a.hi AND h.kind = 'official') roll
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS members, count(*) FILTER (WHERE b.decided_level IS NOT NULL)::int AS decided FROM ratings.subject b
    WHERE b.season_id = a.season_id AND b.org_pos >= a.lo AND b.org_pos < a.hi AND b.kind IN ('member', 'member-outside')
      AND b.state NOT IN ('withdrawn', 'not-rated')) rated
    ON rated.members > 0`;

/**
 * What the program holds about organisations and all below them, in one statement however many: meetings by the month in which each cell
 * met, of the months that are over; turnout of those who should have come; the rest as counts. Nothing recorded is not known, never nought.
 */
export const organisationEvidence = async (
  tx: Tx,
  ids: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, BesideRow>> => {
  const { rows } = await sql<Pairs>`
    SELECT a.id, meeting.months AS "meetings-held", nullif(cell.cells * month.over, 0)::int AS "meetings-held of",
      meeting.thematic AS "meetings-thematic", meeting.held AS "meetings-thematic of", meeting.attended AS "turnout", meeting.counted AS "turnout of",
      meeting.reported AS "meetings-reported", meeting.held AS "meetings-reported of",
      task.done AS "tasks-of-period", task.due AS "tasks-of-period of",
      dues.collected AS "dues-months-collected", dues.months AS "dues-months-collected of",
      roll.at_start AS "roll-at-start", roll.at_end AS "roll-at-end", rated.decided AS "share-of-members-rated", rated.members AS "share-of-members-rated of"
    FROM (${askedSubjects(ids, on)}) a
    CROSS JOIN LATERAL (SELECT ${monthsOver} AS over) month
    CROSS JOIN LATERAL (SELECT count(*)::int AS cells FROM (${cellsBelow}) c) cell
    ${workOf} ${peopleOf}
    WHERE a.lo IS NOT NULL`.execute(tx);
  return new Map(rows.map((row) => [row.id, pairsOf(row, organisationFacts)]));
};

const personFacts = [
  'attendance',
  'absences-excused',
  'absences-unexcused',
  'tasks-of-person',
  'offices-held',
  'dues-months-paid',
] as const satisfies readonly BesideFact[];

/** Facts about persons as counts, in one statement however many; nobody draws a consequence from them here. */
export const personEvidence = async (
  tx: Tx,
  ids: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, BesideRow>> => {
  const { rows } = await sql<Pairs>`
    SELECT a.id, came.came AS "attendance", came.all_of AS "attendance of", came.excused AS "absences-excused", came.all_of AS "absences-excused of",
      came.unexcused AS "absences-unexcused", came.all_of AS "absences-unexcused of", task.done AS "tasks-of-person", task.due AS "tasks-of-person of",
      post.posts AS "offices-held", dues.paid AS "dues-months-paid", dues.months AS "dues-months-paid of"
    FROM (${askedSubjects(ids, on)}) a
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS all_of, count(*) FILTER (WHERE t.status IN ('present', 'present-online'))::int AS came,
        count(*) FILTER (WHERE t.status = 'excused')::int AS excused, count(*) FILTER (WHERE t.status = 'unexcused')::int AS unexcused
      FROM meetings.published_attendance t
      WHERE t.member_id = a.member_id AND t.held_on >= a.since AND t.held_on < a.until
        AND t.status IN ('present', 'present-online', 'excused', 'unexcused')) came ON came.all_of > 0
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS due, count(*) FILTER (WHERE k.state = 'confirmed' AND k.outcome = 'achieved')::int AS done
      FROM tasks.published_task k
      WHERE k.lead_member_id = a.member_id AND k.state <> 'cancelled' AND k.due_on >= a.since AND k.due_on < a.until) task ON task.due > 0
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS posts FROM members.published_member m
      JOIN organisations.published_post o ON o.person_id = m.person_id AND o.period && daterange(a.since, a.until)
      WHERE m.id = a.member_id) post ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS months, count(*) FILTER (WHERE d.state IN ('paid', 'exempt', 'waived'))::int AS paid FROM members.published_dues d
      WHERE d.member_id = a.member_id AND d.kind = 'official' AND d.month >= a.since AND d.month < a.until) dues ON dues.months > 0
    WHERE a.member_id IS NOT NULL AND a.until > a.since`.execute(tx);
  return new Map(rows.map((row) => [row.id, pairsOf(row, personFacts)]));
};

export type EarlierRow = {
  readonly subjectId: string;
  readonly earlierId: string | null;
  /** It is a sheet of a month of cadres, with a page of its own. */
  readonly isCadreSheet: boolean;
  readonly periodKind: 'year' | 'quarter' | 'month';
  readonly year: number;
  readonly part: number;
  readonly kind: string;
  readonly level: RatingLevel | null;
  readonly notRatedWords: string | null;
  readonly isEntered: boolean;
  readonly decisionNumber: string | null;
};

/** Where a period ends in its year, then how long it is: the months of a quarter come before it, a quarter not before its last month. */
const endOf = (subject: string) => sql`
  (CASE ${sql.ref(`${subject}.period_kind`)} WHEN 'year' THEN 12 WHEN 'quarter' THEN ${sql.ref(`${subject}.part`)} * 3 ELSE ${sql.ref(`${subject}.part`)} END,
   CASE ${sql.ref(`${subject}.period_kind`)} WHEN 'year' THEN 12 WHEN 'quarter' THEN 3 ELSE 1 END)`;

/**
 * Earlier ratings of the same persons and organisations, decided here or entered from a paper; newest first, in one statement. Those of
 * months and quarters of the very period count as earlier; a month stands here once its person was told.
 */
export const earlierRatings = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, EarlierRow[]>> => {
  const { rows } = await sql<EarlierRow>`
    WITH asked AS (SELECT s.id, s.member_id, s.about_org_id, s.period_kind, s.year, s.part FROM ratings.subject s WHERE s.id = ANY (${[...ids]}::uuid[]))
    SELECT a.id AS "subjectId", e.id AS "earlierId", c.subject_id IS NOT NULL AS "isCadreSheet", e.period_kind AS "periodKind", e.year, e.part, e.kind, e.decided_level AS level,
      CASE WHEN e.state = 'not-rated' THEN e.state_reason END AS "notRatedWords", false AS "isEntered", l.decision_number AS "decisionNumber"
    FROM asked a JOIN ratings.subject e ON (e.member_id = a.member_id OR e.about_org_id = a.about_org_id) AND e.id <> a.id
      AND (e.year < a.year OR e.year = a.year AND (a.period_kind = 'year' OR ${endOf('e')} < ${endOf('a')}))
      AND e.state IN ('decided', 'notified', 'archived', 'not-rated') AND (e.period_kind <> 'month' OR e.state <> 'decided')
    LEFT JOIN ratings.cadre_sheet c ON c.subject_id = e.id
    LEFT JOIN LATERAL (
      SELECT t.decision_number FROM ratings.subject_step t WHERE t.subject_id = e.id AND t.step = 'decide-level' AND t.withdrawn_at IS NULL
      ORDER BY t.entered_at DESC LIMIT 1) l ON true
    UNION ALL
    SELECT a.id, NULL, false, 'year', r.year, 0, r.kind, r.level, r.not_rated_words, true, r.decision_number
    FROM asked a JOIN ratings.past_result r ON (r.member_id = a.member_id OR r.about_org_id = a.about_org_id) AND r.year < a.year AND r.withdrawn_at IS NULL
    ORDER BY 1, 5 DESC, 6 DESC, 7, 10`.execute(tx);
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
};

export type EnteredRow = {
  readonly subjectId: string;
  readonly fact: string;
  readonly sourceWords: string;
  readonly sourceOn: Day | null;
  readonly enteredOn: Day;
};

/** Where facts entered by hand come from. */
export const enteredSources = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, EnteredRow[]>> => {
  const { rows } = await sql<EnteredRow>`
    SELECT f.subject_id AS "subjectId", f.fact, f.source_words AS "sourceWords", f.source_on AS "sourceOn", (f.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn"
    FROM ratings.entered_fact f WHERE f.subject_id = ANY (${[...ids]}::uuid[]) AND f.withdrawn_at IS NULL`.execute(tx);
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
};
