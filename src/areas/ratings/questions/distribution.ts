import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import { namesOfKinds } from '../../organisations/public.ts';
import * as contract from '../contract/distribution.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { inOrderOfScale, scaleOfResult } from '../rules/result-order.ts';
import { cellsOf, type ResultCount, type UndecidedCount } from '../rules/sum-results.ts';
import { bestShares } from './best-shares.ts';
import { bothLanguages } from './both-languages.ts';
import { repeatedResults } from './each-once.ts';
import { resultCondition, sectorCodes } from './result-condition.ts';
import { type ResultPlaces, resultPlaces, yearsOf } from './result-places.ts';
import { refuseSpan } from './result-span.ts';
import { undecidedSubjects } from './undecided.ts';

type Answer = OutputOf<typeof contract.distribution>;
type Asked = typeof contract.distribution.input._output;

type Place = {
  readonly kind: SubjectKind;
  readonly sector: string | null;
  readonly rowAt: number;
  readonly isEstimated: boolean;
};
type Counted = ResultCount & Place;
type Waiting = UndecidedCount & Place;
type Both = { readonly counts: readonly Counted[]; readonly waiting: readonly Waiting[] };

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

/** Subjects of seasons that still run, by the same places. */
const waitingBy = async (tx: Tx, { from }: ResultPlaces, asked: Asked): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    SELECT r.year, r.kind, o.sector, p.row_at AS "rowAt", bool_or(p.is_estimated) AS "isEstimated", count(*)::int AS undecided
    FROM (SELECT r.* FROM ${undecidedSubjects} r WHERE r.year BETWEEN ${asked.fromYear} AND ${asked.toYear} ${ofKinds(asked.kinds)}) r
    JOIN ${from} p ON p.year = r.year AND p.org_id = r.org_id
    LEFT JOIN organisations.published_organisation o
      ON o.id = r.org_id AND o.since_day <= make_date(r.year, 12, 31) AND o.until_day > make_date(r.year, 12, 31)
    ${ofSectors(asked.sectors)}
    GROUP BY r.year, r.kind, o.sector, p.row_at`.execute(tx);
  return rows;
};

/** Persons counted in several kinds; by a condition of its own, since the counts above are grouped before anybody is told apart. */
const repeatedBy = async (tx: Tx, asked: Asked, today: Day): Promise<Answer['repeated']> => {
  if (!asked.withRepeated) return [];
  const at = { unitId: null, isLost: false, basis: asked.basis };
  const { rows } = await sql<Answer['repeated'][number]>`
    ${repeatedResults(asked, await resultCondition(tx, { ...asked, at }, today))}`.execute(tx);
  return rows.map((row) => ({ ...row }));
};

/** Results and those who still wait, by whatever tells them apart. */
const groupedBy = <K>({ counts, waiting }: Both, keyOf: (place: Place) => K): Map<K, Both> => {
  const [results, others] = [Map.groupBy(counts, keyOf), Map.groupBy(waiting, keyOf)];
  return new Map(
    [...new Set([...results.keys(), ...others.keys()])].map((key) => [
      key,
      { counts: results.get(key) ?? [], waiting: others.get(key) ?? [] },
    ]),
  );
};

const none: Both = { counts: [], waiting: [] };
const isEmpty = ({ counts, waiting }: Both): boolean => counts.length + waiting.length === 0;

const unitsOf = (places: ResultPlaces, both: Both, years: readonly number[], ownId: string): Answer['byUnit'] => {
  const byRow = groupedBy(both, ({ rowAt }) => rowAt);
  const doubtful = new Set(
    [...places.amongByRow].flatMap(([rowAt, among]) =>
      (byRow.get(rowAt) ?? none).counts.flatMap(({ year }) => [...among].map((unit) => `${unit} ${year}`)),
    ),
  );
  return places.rows.flatMap(({ id, name, isLost }, rowAt) => {
    const own = byRow.get(rowAt) ?? none;
    if (isLost) return [];
    const estimated = new Set(own.counts.filter(({ isEstimated }) => isEstimated).map(({ year }) => year));
    const cells = cellsOf(years, own.counts, own.waiting).map((cell) => ({
      ...cell,
      isEstimated: estimated.has(cell.year),
      isIncomplete: doubtful.has(`${id} ${cell.year}`),
    }));
    if (id === ownId && isEmpty(own)) return [];
    return [{ unitId: id === ownId ? null : (id as OrganisationId), name, years: cells }];
  });
};

const lostOf = (places: ResultPlaces, both: Both, years: readonly number[]): Answer['cannotBeRestated'] => {
  const byRow = groupedBy(both, ({ rowAt }) => rowAt);
  return places.rows.flatMap(({ id, name, isLost }, rowAt) => {
    const own = byRow.get(rowAt);
    return isLost && own
      ? [{ organisationId: id as OrganisationId, name, years: cellsOf(years, own.counts, own.waiting) }]
      : [];
  });
};

const bySectorOf = (
  both: Both,
  years: readonly number[],
  sectorName: (code: string) => Answer['bySector'][number]['names'],
) =>
  [...groupedBy(both, ({ sector }) => sector)]
    .sort(([a], [b]) => (a ?? '~').localeCompare(b ?? '~'))
    .map(([sector, own]) => ({
      sector,
      names: { ...(sector === null ? bothLanguages('ratings.analysis.no-sector') : sectorName(sector)) },
      years: cellsOf(years, own.counts, own.waiting),
    }));

export const distribution = question(contract.distribution, async (asked, { tx, today }) => {
  refuseSpan(asked);
  const years = yearsOf(asked);
  const places = await resultPlaces(tx, { ...asked, today });
  const counts = await countedBy(tx, places, asked);
  const both = { counts, waiting: await waitingBy(tx, places, asked) };
  const byKind = [...groupedBy(both, ({ kind }) => kind)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, own]) => ({ kind, years: cellsOf(years, own.counts, own.waiting) }));
  return {
    basis: asked.basis,
    levels: inOrderOfScale(counts.map(({ level }) => level)).map((level) => ({ level, scale: scaleOfResult(level) })),
    years: cellsOf(years, counts, both.waiting),
    byKind,
    repeated: await repeatedBy(tx, asked, today),
    bySector: bySectorOf(both, years, namesOfKinds(today).sectorName),
    byUnit: unitsOf(places, both, years, asked.organisationId),
    cannotBeRestated: lostOf(places, both, years),
    best: bestShares(byKind),
  };
});
