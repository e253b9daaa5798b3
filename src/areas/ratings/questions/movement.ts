import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/distribution.ts';
import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import { countMovement, type MovementCell } from '../rules/count-movement.ts';
import { rankOf, scaleOf } from '../rules/rating-level.ts';
import { resultCondition } from './result-condition.ts';
import { refuseSpan } from './result-span.ts';

/** One row a subject and year: a person in two posts of one kind counts once, with what was decided last. */
const resultsOf = (year: number, where: ReturnType<typeof sql>) => sql`
  (SELECT DISTINCT ON (r.kind, coalesce(r.member_id, r.about_org_id)) r.kind, coalesce(r.member_id, r.about_org_id) AS who, r.level
   FROM ratings.year_result r WHERE r.year = ${year} AND ${where}
   ORDER BY r.kind, coalesce(r.member_id, r.about_org_id), r.decided_on DESC NULLS LAST, r.id)`;

export const movement = question(contract.movement, async (asked, { tx }) => {
  refuseSpan(asked);
  const where = await resultCondition(tx, asked);
  const { rows } = await sql<MovementCell>`
    SELECT a.level AS "from", b.level AS "to", count(*)::int AS subjects
    FROM ${resultsOf(asked.fromYear, where)} a FULL JOIN ${resultsOf(asked.toYear, where)} b ON b.kind = a.kind AND b.who = a.who
    GROUP BY a.level, b.level ORDER BY a.level NULLS LAST, b.level NULLS LAST`.execute(tx);
  return { cells: rows.map((row) => ({ ...row })), ...countMovement(rows) };
});

type GapRow = {
  readonly year: number;
  readonly kind: SubjectKind;
  readonly self: RatingLevel | null;
  readonly level: RatingLevel;
  readonly subjects: number;
};

type Sums = { readonly gaps: Map<number, number>; withoutSelf: number };

const addGap = (sums: Sums, { self, level, subjects }: GapRow): void => {
  if (self === null || scaleOf(self) !== scaleOf(level)) sums.withoutSelf += subjects;
  else {
    const gap = rankOf(self) - rankOf(level);
    sums.gaps.set(gap, (sums.gaps.get(gap) ?? 0) + subjects);
  }
};

export const selfGaps = question(contract.selfGaps, async (asked, { tx }) => {
  refuseSpan(asked);
  const where = await resultCondition(tx, asked);
  const { rows } = await sql<GapRow>`
    SELECT r.year, r.kind, r.self_level AS self, r.level, count(*)::int AS subjects FROM ratings.year_result r
    WHERE r.year BETWEEN ${asked.fromYear} AND ${asked.toYear} AND r.origin = 'derived' AND r.level <> 'not-rated' AND ${where}
    GROUP BY r.year, r.kind, r.self_level, r.level ORDER BY r.year, r.kind`.execute(tx);
  return {
    rows: [...Map.groupBy(rows, ({ year, kind }) => `${year} ${kind}`).values()].map((own) => {
      const sums: Sums = { gaps: new Map(), withoutSelf: 0 };
      for (const row of own) addGap(sums, row);
      return {
        year: own[0]!.year,
        kind: own[0]!.kind,
        gaps: [...sums.gaps].sort(([a], [b]) => a - b).map(([gap, subjects]) => ({ gap, subjects })),
        withoutSelf: sums.withoutSelf,
      };
    }),
  };
});
