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

/** Shortcomings named at earlier reviews of the same subject, or since, that fell due within the period; beside `a`, the asked subject. */
export const shortcomingsDueFrom = sql`
  FROM ratings.subject s JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
  JOIN ratings.subject e ON (e.member_id = s.member_id OR e.about_org_id = s.about_org_id) AND e.state <> 'withdrawn'
  JOIN ratings.shortcoming c ON c.subject_id = e.id AND c.withdrawn_at IS NULL AND c.due_on < p.period_until
    AND (e.id <> s.id OR c.named_on < s.review_held_on)
  LEFT JOIN tasks.published_task k ON k.id = c.task_id
  WHERE s.id = a.id`;

const shortcomings = sql`
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS due, count(*) FILTER (WHERE c.remedied_on IS NOT NULL OR (k.state = 'confirmed' AND k.outcome = 'achieved'))::int AS remedied
    FROM ratings.subject e JOIN ratings.shortcoming c ON c.subject_id = e.id AND c.withdrawn_at IS NULL
    LEFT JOIN tasks.published_task k ON k.id = c.task_id
    WHERE (e.member_id = s.member_id OR e.about_org_id = s.about_org_id) AND e.state <> 'withdrawn' AND c.due_on < p.period_until
      AND (e.id <> s.id OR c.named_on < s.review_held_on)
  ) shortcoming ON true`;

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
       WHERE s.kind = 'leader' AND c.season_id = s.season_id AND c.about_org_id = s.org_id AND c.kind = 'party-organisation' AND c.state <> 'withdrawn'
       LIMIT 1) AS "unitLevel",
      (SELECT jsonb_agg(jsonb_build_object('part', q.part, 'level', q.decided_level) ORDER BY q.part) FROM ratings.subject q
       WHERE s.period_kind = 'year' AND q.member_id = s.member_id AND q.kind = s.kind AND q.year = s.year AND q.period_kind = 'quarter'
         AND q.decided_level IS NOT NULL AND q.state <> 'withdrawn') AS quarters,
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
    LEFT JOIN organisations.published_organisation o ON o.id = s.about_org_id AND o.since_day < p.period_until AND o.until_day >= p.period_until
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
