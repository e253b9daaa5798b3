import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/outside-series.ts';
import { sumsOfFigures } from '../rules/sums-of-figures.ts';
import { wrongShares } from '../rules/wrong-shares.ts';

type Row = {
  readonly seriesId: contract.SeriesId;
  readonly title: string;
  readonly sourceWords: string;
  readonly subjects: contract.OutsideSubjects | null;
  readonly figures: contract.OutsideFigure[];
};

/** Shares as they were printed: the last zeros that the column adds are not the source's. */
const figuresOf = sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('year', f.year, 'levels', f.level_codes, 'words', f.words,
     'share', trim_scale(f.share)::text, 'amount', f.amount, 'whole', f.whole) ORDER BY f.place), '[]')
   FROM ratings.outside_figure f WHERE f.series_id = t.id)`;

export const outsideSeries = question(contract.outsideSeries, async ({ organisationId }, { tx }) => {
  const { rows } = await sql<Row>`
    SELECT t.id AS "seriesId", t.title, t.source_words AS "sourceWords", t.subjects, ${figuresOf} AS figures
    FROM ratings.outside_series t WHERE t.org_id = ${organisationId} AND t.withdrawn_at IS NULL ORDER BY t.title, t.id`.execute(
    tx,
  );
  return {
    rows: rows.map((row) => ({
      ...row,
      sums: sumsOfFigures(row.figures),
      wrongShares: wrongShares(row.figures),
    })),
  };
});
