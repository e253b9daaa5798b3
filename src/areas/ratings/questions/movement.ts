import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/distribution.ts';
import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import { countMovement, type MovementCell } from '../rules/count-movement.ts';
import { rankOf, scaleOf } from '../rules/rating-level.ts';
import { levelsBetween } from './level-places.ts';
import { oneStandingEach, resultCondition } from './result-condition.ts';
import type { YearSpan } from './result-places.ts';
import { refuseSpan } from './result-span.ts';
import { unfinishedYears } from './undecided.ts';

export const movement = question(contract.movement, async (asked, { tx, today }) => {
  refuseSpan(asked);
  const { basis, fromYear, toYear } = asked;
  const where = await resultCondition(tx, { ...asked, at: { unitId: null, isLost: false, basis } }, today);
  const of = (year: number) => oneStandingEach({ fromYear: year, toYear: year }, where);
  const { rows } = await sql<MovementCell>`
    SELECT a.level AS "from", b.level AS "to", count(*)::int AS subjects
    FROM ${of(fromYear)} a FULL JOIN ${of(toYear)} b ON b.kind = a.kind AND b.who = a.who
    WHERE coalesce(nullif(a.level, 'undecided'), nullif(b.level, 'undecided')) IS NOT NULL
    GROUP BY a.level, b.level ORDER BY a.level NULLS LAST, b.level NULLS LAST`.execute(tx);
  const unfinished = await unfinishedYears(tx, asked, where);
  return {
    basis,
    cells: rows.map((row) => ({ ...row })),
    unfinished: unfinished.filter(({ year }) => year === fromYear || year === toYear),
    ...countMovement(rows),
  };
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

type Apart = OutputOf<typeof contract.selfGaps>['apart'][number];

/** Never of persons: how many of an organisation's people misjudge themselves is no matter of the organisation. */
const apartIn = async (tx: Tx, { fromYear, toYear }: YearSpan, where: RawBuilder<unknown>): Promise<Apart[]> => {
  const { rows } = await sql<Apart>`
    SELECT r.year, count(*)::int AS ratings, count(DISTINCT r.org_id)::int AS organisations FROM ratings.year_result r
    WHERE r.year BETWEEN ${fromYear} AND ${toYear} AND r.origin = 'derived' AND r.member_id IS NULL AND r.level <> 'not-rated'
      AND ${levelsBetween('r.self_level', 'r.level')} <> 0 AND ${where}
    GROUP BY r.year ORDER BY r.year`.execute(tx);
  return rows.map((row) => ({ ...row }));
};

export const selfGaps = question(contract.selfGaps, async (asked, { tx, today }) => {
  refuseSpan(asked);
  const { basis } = asked;
  const where = await resultCondition(tx, { ...asked, at: { unitId: null, isLost: false, basis } }, today);
  const { rows } = await sql<GapRow>`
    SELECT r.year, r.kind, r.self_level AS self, r.level, count(*)::int AS subjects FROM ratings.year_result r
    WHERE r.year BETWEEN ${asked.fromYear} AND ${asked.toYear} AND r.origin = 'derived' AND r.level <> 'not-rated' AND ${where}
    GROUP BY r.year, r.kind, r.self_level, r.level ORDER BY r.year, r.kind`.execute(tx);
  return {
    basis,
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
    apart: await apartIn(tx, asked, where),
  };
});
