import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { decidedOf } from '../rules/decided-of.ts';
import type { YearSpan } from './result-places.ts';

/** Subjects of yearly seasons about which nothing is decided yet: FROM item, with the columns of `ratings.year_result` that place them. */
export const undecidedSubjects: RawBuilder<unknown> = sql`
  (SELECT s.id, s.year, s.kind, s.org_id, s.org_pos, s.member_id, s.about_org_id FROM ratings.subject s
   WHERE s.period_kind = 'year' AND s.state IN ('open', 'reviewed'))`;

type Row = { readonly year: number; readonly undecided: number };
type Results = { readonly year: number; readonly rated: number; readonly notRated: number };

/** Years of a span in which somebody of those within a condition on `r` still waits, with the share that is decided. */
export const unfinishedYears = async (tx: Tx, { fromYear, toYear }: YearSpan, where: RawBuilder<unknown>) => {
  const { rows } = await sql<Row>`
    SELECT r.year, count(*)::int AS undecided FROM ${undecidedSubjects} r
    WHERE r.year BETWEEN ${fromYear} AND ${toYear} AND ${where} GROUP BY r.year ORDER BY r.year`.execute(tx);
  if (rows.length === 0) return [];
  const { rows: results } = await sql<Results>`
    SELECT r.year, (count(*) FILTER (WHERE r.level <> 'not-rated'))::int AS rated, (count(*) FILTER (WHERE r.level = 'not-rated'))::int AS "notRated"
    FROM ratings.year_result r WHERE r.year = ANY (${rows.map(({ year }) => year)}::int[]) AND ${where} GROUP BY r.year`.execute(
    tx,
  );
  return rows.map(({ year, undecided }) => {
    const { rated = 0, notRated = 0 } = results.find((one) => one.year === year) ?? {};
    // Whichever level they have: the share asks only whether there is one.
    return { year, ...decidedOf({ counts: { good: rated, 'not-rated': notRated }, undecided }) };
  });
};
