import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { marksOf } from '../../members/public.ts';
import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import type { RatingFacts } from '../contract/rating-facts.ts';
import type { PartGrades } from '../rules/check-grade-sheet.ts';
import { type KnownOfSubject, mergeFacts } from '../rules/merge-facts.ts';
import { sinceReopened } from './since-reopened.ts';
import { targetStanding } from './target-rows.ts';

/** The facts a rating is derived from, of many subjects at once: the same few statements for one and for ten thousand. */
export type FactsOfSubject = {
  readonly kind: SubjectKind;
  readonly facts: RatingFacts;
  /** What is known without anything that was entered by hand. */
  readonly counted: RatingFacts;
  /** Shortcomings due that stand on record here, whether or not they are all there were. */
  readonly shortcomingsOnRecord: number;
};

type Row = Omit<KnownOfSubject, 'entered' | 'points' | 'grades' | 'quarters' | 'mark' | 'isBySelf'> & {
  readonly memberId: string | null;
  readonly entered: { readonly fact: string; readonly value: unknown }[] | null;
  readonly points: Readonly<Record<string, number>> | null;
  readonly grades: PartGrades | null;
  /** Null: nobody gave points or grades. */
  readonly isBySelf: boolean | null;
  readonly quarters: { readonly part: number; readonly level: RatingLevel }[] | null;
};

const targets = (on: Day) => sql`
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS assigned, count(*) FILTER (WHERE t.is_done)::int AS done, count(*) FILTER (WHERE t.is_late)::int AS late,
      count(*) FILTER (WHERE t.is_done AND t.is_over)::int AS exceeded, count(*) FILTER (WHERE t.is_key)::int AS keys,
      count(*) FILTER (WHERE t.is_key AND t.is_done)::int AS "keysDone",
      count(*) FILTER (WHERE NOT t.is_told)::int AS untold, count(*) FILTER (WHERE t.is_done AND t.is_over IS NULL)::int AS unmeasured
    FROM (
      SELECT t.is_key, ${targetStanding(on)}
      FROM ratings.target t LEFT JOIN tasks.published_task k ON k.id = t.task_id
      WHERE t.subject_id = s.id AND t.removed_at IS NULL) t
  ) target ON true`;

/** The day on which a shortcoming `c` was remedied, by its own line or by its task `k`; null: it was not. */
const remediedOn = sql`
  coalesce(c.remedied_on, CASE WHEN k.state = 'confirmed' AND k.outcome = 'achieved' THEN coalesce(k.reported_on, k.closed_on) END)`;

/**
 * A shortcoming is a matter of the period in which it fell due, and of later ones for as long as it was not remedied: what was settled before the
 * period began belongs to the one before.
 */
const isOfPeriod = sql`
  (c.due_on < p.period_until AND (c.due_on >= p.period_from OR ${remediedOn} IS NULL OR ${remediedOn} >= p.period_from))`;

/** Shortcomings named at earlier reviews of the same subject, or since, that are a matter of the period; beside `a`, the asked subject. */
export const shortcomingsDueFrom = sql`
  FROM ratings.subject s JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
  JOIN ratings.subject e ON (e.member_id = s.member_id OR e.about_org_id = s.about_org_id) AND e.state <> 'withdrawn'
  JOIN ratings.shortcoming c ON c.subject_id = e.id AND c.withdrawn_at IS NULL AND (e.id <> s.id OR c.named_on < s.review_held_on)
  LEFT JOIN tasks.published_task k ON k.id = c.task_id
  WHERE s.id = a.id AND ${isOfPeriod}`;

const shortcomings = sql`
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS due, count(*) FILTER (WHERE ${remediedOn} < p.period_until)::int AS remedied
    FROM ratings.subject e JOIN ratings.shortcoming c ON c.subject_id = e.id AND c.withdrawn_at IS NULL
    LEFT JOIN tasks.published_task k ON k.id = c.task_id
    WHERE (e.member_id = s.member_id OR e.about_org_id = s.about_org_id) AND e.state <> 'withdrawn' AND ${isOfPeriod}
      AND (e.id <> s.id OR c.named_on < s.review_held_on)
  ) shortcoming ON true`;

/** Kinds that are corrected into one another and stay the same subject: a post, a membership, an organisation, its committee. */
const sortOf = (subject: 's' | 'q') =>
  sql.raw(`CASE WHEN ${subject}.kind IN ('leader', 'officer') THEN 'post' WHEN ${subject}.kind IN ('member', 'member-outside') THEN 'member'
    WHEN ${subject}.kind IN ('party-organisation', 'section-cell') THEN 'organisation' WHEN ${subject}.kind LIKE '%-committee' THEN 'committee'
    ELSE ${subject}.kind || ' ' || (${subject}.title COLLATE "C") END`);

/**
 * Levels of the quarters of the year of the same person in the same sort of place, or of the same organisation or collective. A quarter that was
 * rated in two seasons counts once: that of the same kind and place stands first, then the later decision.
 */
const quarters = sql`
  (SELECT jsonb_agg(jsonb_build_object('part', q.part, 'level', q.level) ORDER BY q.part) FROM (
    SELECT DISTINCT ON (q.part) q.part, q.decided_level AS level FROM ratings.subject q
    WHERE s.period_kind = 'year' AND q.year = s.year AND q.period_kind = 'quarter' AND q.decided_level IS NOT NULL AND q.state <> 'withdrawn'
      AND (q.member_id = s.member_id OR q.about_org_id = s.about_org_id) AND ${sortOf('q')} = ${sortOf('s')}
    ORDER BY q.part, (q.kind = s.kind) DESC, (q.org_id = s.org_id) DESC, (q.post_words IS NOT DISTINCT FROM s.post_words) DESC,
      q.decided_on DESC, q.id) q)`;

/** An organisation as it last was within the period: one that ended in it has its facts for the months it lived. */
const organisationInPeriod = sql`
  LEFT JOIN LATERAL (
    SELECT o.* FROM organisations.published_organisation o
    WHERE o.id = s.about_org_id AND o.since_day < p.period_until AND o.until_day > p.period_from
    ORDER BY o.since_day DESC LIMIT 1) o ON true`;

/** Held before this period: of a year by years alone, since a quarter does not name what the year before it left. */
const reviewedBefore = sql`
  EXISTS (SELECT FROM ratings.subject e
    WHERE (e.member_id = s.member_id OR e.about_org_id = s.about_org_id) AND e.id <> s.id AND e.state <> 'withdrawn' AND e.review_held_on IS NOT NULL
      AND e.period_kind IN ('year', s.period_kind)
      AND (e.year, CASE e.part WHEN 0 THEN 99 ELSE e.part END) < (s.year, CASE s.part WHEN 0 THEN 99 ELSE s.part END))`;

/** Those below and the members, of whom all but the ones set aside are to be rated: the fifth column is no part of a share. */
const below = sql`
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE b.decided_level IS NOT NULL)::int AS rated,
      count(*) FILTER (WHERE b.decided_level IN ('not-completed', 'legacy-weak'))::int AS weak,
      count(*) FILTER (WHERE b.state <> 'not-rated')::int AS all_of
    FROM ratings.subject b WHERE b.above_id = s.id AND b.state <> 'withdrawn'
  ) lower ON s.kind = 'party-organisation'
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE b.decided_level IS NOT NULL)::int AS rated,
      count(*) FILTER (WHERE b.decided_level IN ('not-completed', 'legacy-weak'))::int AS not_completed,
      count(*) FILTER (WHERE b.state <> 'not-rated')::int AS all_of
    FROM ratings.subject b WHERE b.counts_for_id = s.id AND b.member_id IS NOT NULL AND b.state <> 'withdrawn'
  ) member ON s.kind = 'party-organisation'`;

const factRows = async (tx: Tx, subjectIds: readonly string[], on: Day): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT s.id, s.kind, s.member_id AS "memberId", s.period_kind AS "periodKind", s.is_head AS "isHead", p.period_from AS "periodFrom", p.period_until AS "periodUntil",
      target.assigned, target.done, target.late, target.exceeded, target.keys, target."keysDone", target.untold, target.unmeasured,
      shortcoming.due AS "shortcomingsDue", shortcoming.remedied AS "shortcomingsRemedied", ${reviewedBefore} AS "isReviewedBefore",
      lower.rated AS "belowRated", lower.weak AS "belowWeak", lower.all_of AS "belowAll",
      member.rated AS "membersRated", member.not_completed AS "membersNotCompleted", member.all_of AS "membersAll",
      m.admitted_on AS "admittedOn", o.founded_on AS "foundedOn",
      (o.type = 'cell' OR o.type LIKE '%-cell') AS "isCell",
      (SELECT c.decided_level FROM ratings.subject c WHERE c.id = s.collective_id) AS "collectiveLevel",
      (SELECT c.decided_level FROM ratings.subject c
       WHERE s.kind = 'leader' AND c.period_kind = s.period_kind AND c.year = s.year AND c.part = s.part
         AND c.about_org_id = s.org_id AND c.kind = 'party-organisation' AND c.state <> 'withdrawn'
       ORDER BY c.season_id = s.season_id DESC LIMIT 1) AS "unitLevel",
      ${quarters} AS quarters,
      (SELECT jsonb_agg(jsonb_build_object('fact', f.fact, 'value', f.value)) FROM ratings.entered_fact f
       WHERE f.subject_id = s.id AND f.withdrawn_at IS NULL) AS entered,
      (SELECT l.points FROM ratings.subject_step l WHERE l.subject_id = s.id AND l.withdrawn_at IS NULL
         AND l.step IN ('rate-self', 'propose-level') AND l.points IS NOT NULL AND (l.step = 'rate-self' OR ${sinceReopened})
       ORDER BY (l.step = 'propose-level') DESC, l.entered_at DESC LIMIT 1) AS points,
      (SELECT bool_and(l.step = 'rate-self') FROM ratings.subject_step l WHERE l.subject_id = s.id AND l.withdrawn_at IS NULL
         AND l.step IN ('rate-self', 'propose-level') AND (l.points IS NOT NULL OR l.grades IS NOT NULL)
         AND (l.step = 'rate-self' OR ${sinceReopened})) AS "isBySelf",
      (SELECT l.grades FROM ratings.subject_step l WHERE l.subject_id = s.id AND l.withdrawn_at IS NULL AND l.grades IS NOT NULL
         AND (l.step = 'rate-self' OR ${sinceReopened})
       ORDER BY (l.step = 'propose-level') DESC, l.entered_at DESC LIMIT 1) AS grades
    FROM ratings.subject s
    JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    LEFT JOIN members.published_member m ON m.id = s.member_id
    ${organisationInPeriod}
    ${targets(on)} ${shortcomings} ${below}
    WHERE s.id = ANY (${[...subjectIds]}::uuid[])`.execute(tx);
  return rows;
};

/** Facts of many subjects as they stand on a day. A subject out of sight is absent from the map. */
export const factsOfSubjects = async (
  tx: Tx,
  subjectIds: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, FactsOfSubject>> => {
  const rows = await factRows(tx, subjectIds, on);
  const marks = await marksOf(
    tx,
    rows.flatMap(({ memberId }) => memberId ?? []),
    on,
  );
  return new Map(
    rows.map(({ isBySelf, ...row }) => {
      const known: KnownOfSubject = {
        ...row,
        mark: row.memberId === null ? null : (marks.get(row.memberId) ?? null),
        entered: row.entered ?? [],
        points: row.points ?? {},
        grades: row.grades ?? {},
        quarters: row.quarters ?? [],
        ...(isBySelf === null ? {} : { isBySelf }),
      };
      const counted = mergeFacts({ ...known, entered: [] });
      return [row.id, { kind: row.kind, facts: mergeFacts(known), counted, shortcomingsOnRecord: row.shortcomingsDue }];
    }),
  );
};
