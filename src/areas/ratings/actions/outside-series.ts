import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { seedFile } from '../../organisations/public.ts';
import * as contract from '../contract/outside-series.ts';
import { shippedSeriesSchema } from '../rules/outside-series-shape.ts';
import { sumsOfFigures } from '../rules/sums-of-figures.ts';
import { wrongShares } from '../rules/wrong-shares.ts';

type NewSeries = Omit<typeof contract.recordOutsideSeries.input._output, 'organisationId'>;

const putSeries = async (
  { tx, now, actor, note, tell }: ActionContext,
  organisationId: string,
  { title, sourceWords, subjects, figures }: NewSeries,
): Promise<contract.SeriesId> => {
  const seriesId = newId<contract.SeriesId>();
  await sql`
    INSERT INTO ratings.outside_series (id, org_id, org_pos, title, source_words, subjects, entered_at, entered_by)
    SELECT ${seriesId}, p.id, p.pos, ${title}, ${sourceWords}, ${subjects}, ${now}, ${actor.accountId}
    FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
  const lines = figures.map(({ levels, ...figure }, at) => ({ ...figure, place: at + 1, level_codes: levels }));
  await sql`
    INSERT INTO ratings.outside_figure (series_id, place, year, level_codes, words, share, amount, whole)
    SELECT ${seriesId}, l.place, l.year, ARRAY(SELECT jsonb_array_elements_text(l.level_codes)), l.words, l.share, l.amount, l.whole
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(place int, year int, level_codes jsonb, words text, share numeric, amount int, whole int)`.execute(
    tx,
  );
  note({ subject: `series ${seriesId}`, after: { figures: figures.length } });
  await tell('ratings.outside-series-recorded', { seriesId, organisationId });
  return seriesId;
};

const faultsOf = ({ share, amount, whole }: contract.OutsideFigure, at: number): Reason[] => [
  ...(share === null && amount === null ? [reason('ratings.figure-without-value', {}, `figures.${at}.share`)] : []),
  ...(whole !== null && amount === null ? [reason('ratings.whole-without-amount', {}, `figures.${at}.amount`)] : []),
  ...(whole !== null && amount !== null && amount > whole
    ? [reason('ratings.amount-over-whole', { amount, whole }, `figures.${at}.whole`)]
    : []),
];

/** What does not hold together in figures as they were printed: said, never put right. */
const doubtsOf = (figures: readonly contract.OutsideFigure[]) => ({
  warnings: sumsOfFigures(figures).filter(({ isWhole }) => !isWhole),
  wrongShares: wrongShares(figures),
});

export const recordOutsideSeries = action(
  contract.recordOutsideSeries,
  async ({ organisationId, ...series }, context) => {
    const faults = series.figures.flatMap(faultsOf);
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const seriesId = await putSeries(context, organisationId, series);
    return { seriesId, ...doubtsOf(series.figures) };
  },
);

export const withdrawOutsideSeries = action(
  contract.withdrawOutsideSeries,
  async ({ seriesId, why }, { tx, now, note, tell }) => {
    const { rows } = await sql<{ organisationId: string; isWithdrawn: boolean }>`
      SELECT t.org_id AS "organisationId", t.withdrawn_at IS NOT NULL AS "isWithdrawn" FROM ratings.outside_series t
      WHERE t.id = ${seriesId} FOR UPDATE`.execute(tx);
    if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (rows[0].isWithdrawn) throw new Refused(refuse(reason('ratings.series-withdrawn-already')));
    await sql`
      UPDATE ratings.outside_series SET withdrawn_at = ${now}, withdrawn_words = ${why} WHERE id = ${seriesId}`.execute(
      tx,
    );
    note({ subject: `series ${seriesId}`, after: { state: 'withdrawn' } });
    await tell('ratings.outside-series-withdrawn', { seriesId, organisationId: rows[0].organisationId });
    return { seriesId };
  },
  {
    over: async ({ seriesId }, tx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT t.org_id AS id FROM ratings.outside_series t WHERE t.id = ${seriesId}`.execute(tx);
      return rows.map(({ id }) => id);
    },
  },
);

/** Under which number our own notes keep a source: of use to who looks it up there, not to a reader of the page. */
const NUMBER_IN_NOTES = / \((?:R-[A-Z]+|[ST]\d+)\)/g;

/** The series that ship, in the shape in which they are recorded. */
const shippedSeries = (): NewSeries[] =>
  shippedSeriesSchema.parse(seedFile('ratings/outside-series.yaml')).map(({ source, figures, ...series }) => ({
    ...series,
    sourceWords: source.replace(NUMBER_IN_NOTES, ''),
    figures: figures.map(({ share = null, amount = null, whole = null, ...figure }) => ({
      ...figure,
      ...{ share, amount, whole },
    })),
  }));

export const loadPublishedFigures = action(contract.loadPublishedFigures, async ({ organisationId }, context) => {
  const { rows } = await sql<{ title: string }>`
    SELECT t.title FROM ratings.outside_series t WHERE t.org_id = ${organisationId} AND t.withdrawn_at IS NULL`.execute(
    context.tx,
  );
  const there = new Set(rows.map(({ title }) => title));
  const wanted = shippedSeries().filter(({ title }) => !there.has(title));
  if (wanted.length === 0) throw new Refused(refuse(reason('ratings.figures-loaded-already')));
  for (const series of wanted) await putSeries(context, organisationId, series);
  const doubts = wanted.map(({ title, figures }) => ({ title, ...doubtsOf(figures) }));
  return {
    series: wanted.length,
    figures: wanted.reduce((sum, { figures }) => sum + figures.length, 0),
    warnings: doubts.flatMap(({ title, warnings }) => warnings.map((one) => ({ ...one, title }))),
    wrongShares: doubts.flatMap(({ title, wrongShares: found }) => found.map((one) => ({ ...one, title }))),
  };
});
