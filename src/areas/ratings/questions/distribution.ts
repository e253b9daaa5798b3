import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import { namesOfKinds } from '../../organisations/public.ts';
import * as contract from '../contract/distribution.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { inOrderOfScale, scaleOfResult } from '../rules/result-order.ts';
import { cellsOf, type ResultCount } from '../rules/sum-results.ts';
import { bestShares } from './best-shares.ts';
import { sectorCodes } from './result-condition.ts';
import { type ResultPlaces, resultPlaces, yearsOf } from './result-places.ts';
import { refuseSpan } from './result-span.ts';

type Answer = OutputOf<typeof contract.distribution>;
type Asked = typeof contract.distribution.input._output;

type Counted = ResultCount & {
  readonly kind: SubjectKind;
  readonly sector: string | null;
  readonly rowAt: number;
  readonly isEstimated: boolean;
};

const ofKinds = (kinds: readonly SubjectKind[]): RawBuilder<unknown> =>
  kinds.length > 0 ? sql`AND r.kind = ANY (${[...kinds]}::text[])` : sql``;

const ofSectors = (sectors: readonly (string | null)[]): RawBuilder<unknown> =>
  sectors.length > 0 ? sql`WHERE coalesce(o.sector, '') = ANY (${sectorCodes(sectors)}::text[])` : sql``;

/** Results counted once by year, place, kind, sector and level; the rows of millions are grouped by organisation before anything is joined. */
const countedBy = async (tx: Tx, { from }: ResultPlaces, asked: Asked): Promise<Counted[]> => {
  const { rows } = await sql<Counted>`
    WITH r AS (
      SELECT r.year, r.org_id, r.kind, r.level, count(*)::int AS count, (count(*) FILTER (WHERE r.origin = 'entered'))::int AS entered
      FROM ratings.year_result r WHERE r.year BETWEEN ${asked.fromYear} AND ${asked.toYear} ${ofKinds(asked.kinds)}
      GROUP BY r.year, r.org_id, r.kind, r.level
    )
    SELECT r.year, r.kind, r.level, o.sector, p.row_at AS "rowAt", bool_or(p.is_estimated) AS "isEstimated", sum(r.count)::int AS count,
      sum(r.entered)::int AS entered
    FROM r JOIN ${from} p ON p.year = r.year AND p.org_id = r.org_id
    LEFT JOIN organisations.published_organisation o
      ON o.id = r.org_id AND o.since_day <= make_date(r.year, 12, 31) AND o.until_day > make_date(r.year, 12, 31)
    ${ofSectors(asked.sectors)}
    GROUP BY r.year, r.kind, r.level, o.sector, p.row_at`.execute(tx);
  return rows;
};

const undecidedBy = async (tx: Tx, { from }: ResultPlaces, asked: Asked): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await sql<{ year: number; subjects: number }>`
    SELECT r.year, count(*)::int AS subjects FROM ratings.subject r JOIN ${from} p ON p.year = r.year AND p.org_id = r.org_id
    LEFT JOIN organisations.published_organisation o
      ON o.id = r.org_id AND o.since_day <= make_date(r.year, 12, 31) AND o.until_day > make_date(r.year, 12, 31)
    ${asked.sectors.length > 0 ? ofSectors(asked.sectors) : sql`WHERE true`}
      AND r.period_kind = 'year' AND r.state IN ('open', 'reviewed') AND r.year BETWEEN ${asked.fromYear} AND ${asked.toYear}
      ${ofKinds(asked.kinds)}
    GROUP BY r.year`.execute(tx);
  return new Map(rows.map(({ year, subjects }) => [year, subjects]));
};

const unitsOf = (
  places: ResultPlaces,
  counts: readonly Counted[],
  years: readonly number[],
  ownId: string,
): Answer['byUnit'] => {
  const byRow = Map.groupBy(counts, ({ rowAt }) => rowAt);
  const doubtful = new Set(
    [...places.amongByRow].flatMap(([rowAt, among]) =>
      (byRow.get(rowAt) ?? []).flatMap(({ year }) => [...among].map((unit) => `${unit} ${year}`)),
    ),
  );
  return places.rows.flatMap(({ id, name, isLost }, rowAt) => {
    const own = byRow.get(rowAt) ?? [];
    if (isLost) return [];
    const estimated = new Set(own.filter(({ isEstimated }) => isEstimated).map(({ year }) => year));
    const cells = cellsOf(years, own).map((cell) => ({
      ...cell,
      isEstimated: estimated.has(cell.year),
      isIncomplete: doubtful.has(`${id} ${cell.year}`),
    }));
    if (id === ownId && own.length === 0) return [];
    return [{ unitId: id === ownId ? null : (id as OrganisationId), name, years: cells }];
  });
};

const lostOf = (
  places: ResultPlaces,
  counts: readonly Counted[],
  years: readonly number[],
): Answer['cannotBeRestated'] => {
  const byRow = Map.groupBy(counts, ({ rowAt }) => rowAt);
  return places.rows.flatMap(({ id, name, isLost }, rowAt) => {
    const own = byRow.get(rowAt);
    return isLost && own ? [{ organisationId: id as OrganisationId, name, years: cellsOf(years, own) }] : [];
  });
};

const bySectorOf = (
  counts: readonly Counted[],
  years: readonly number[],
  sectorName: (code: string) => Answer['bySector'][number]['names'],
) =>
  [...Map.groupBy(counts, ({ sector }) => sector)]
    .sort(([a], [b]) => (a ?? '~').localeCompare(b ?? '~'))
    .map(([sector, own]) => ({
      sector,
      names: sector === null ? { vi: 'Không ghi lĩnh vực', en: 'No sector' } : { ...sectorName(sector) },
      years: cellsOf(years, own),
    }));

export const distribution = question(contract.distribution, async (asked, { tx, today }) => {
  refuseSpan(asked);
  const years = yearsOf(asked);
  const places = await resultPlaces(tx, { ...asked, today });
  const counts = await countedBy(tx, places, asked);
  const undecided = await undecidedBy(tx, places, asked);
  const byKind = [...Map.groupBy(counts, ({ kind }) => kind)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, own]) => ({ kind, years: cellsOf(years, own) }));
  return {
    basis: asked.basis,
    levels: inOrderOfScale(counts.map(({ level }) => level)).map((level) => ({ level, scale: scaleOfResult(level) })),
    years: cellsOf(years, counts).map((cell) => ({ ...cell, undecided: undecided.get(cell.year) ?? 0 })),
    byKind,
    bySector: bySectorOf(counts, years, namesOfKinds(today).sectorName),
    byUnit: unitsOf(places, counts, years, asked.organisationId),
    cannotBeRestated: lostOf(places, counts, years),
    best: bestShares(byKind),
  };
});
