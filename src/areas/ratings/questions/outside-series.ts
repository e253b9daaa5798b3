import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/outside-series.ts';
import { sumsOfFigures } from '../rules/sums-of-figures.ts';

type Row = {
  readonly seriesId: contract.SeriesId;
  readonly title: string;
  readonly sourceWords: string;
  readonly figures: contract.OutsideFigure[];
};

/** Shares as they were printed: the last zeros that the column adds are not the source's. */
const figuresOf = sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('year', f.year, 'levels', f.level_codes, 'words', f.words,
     'share', trim_scale(f.share)::text, 'amount', f.amount) ORDER BY f.place), '[]')
   FROM ratings.outside_figure f WHERE f.series_id = t.id)`;

export const outsideSeries = question(contract.outsideSeries, async ({ organisationId }, { tx }) => {
  const { rows } = await sql<Row>`
    SELECT t.id AS "seriesId", t.title, t.source_words AS "sourceWords", ${figuresOf} AS figures
    FROM ratings.outside_series t WHERE t.org_id = ${organisationId} AND t.withdrawn_at IS NULL ORDER BY t.title, t.id`.execute(
    tx,
  );
  return { rows: rows.map((row) => ({ ...row, sums: sumsOfFigures(row.figures) })) };
});
