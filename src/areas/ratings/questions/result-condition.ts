import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Basis } from '../../organisations/contract.ts';
import { rangesOf } from '../../organisations/public.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { resultPlaces, type YearSpan } from './result-places.ts';
import { undecidedSubjects } from './undecided.ts';

export type Narrowed = {
  readonly kinds: readonly SubjectKind[];
  /** Null: no sector recorded. */
  readonly sectors: readonly (string | null)[];
};

type PlaceOfResults = { readonly unitId: string | null; readonly isLost: boolean; readonly basis: Basis };

type Asked = Narrowed & YearSpan & { readonly organisationId: string; readonly at: PlaceOfResults | null };

/** Codes of sectors as they are compared: no sector is the empty one. */
export const sectorCodes = (sectors: readonly (string | null)[]): string[] => sectors.map((sector) => sector ?? '');

const narrowing = ({ kinds, sectors }: Narrowed): RawBuilder<unknown>[] => [
  ...(kinds.length > 0 ? [sql`r.kind = ANY (${[...kinds]}::text[])`] : []),
  ...(sectors.length > 0
    ? [
        sql`coalesce((SELECT o.sector FROM organisations.published_organisation o WHERE o.id = r.org_id
          AND o.since_day <= make_date(r.year, 12, 31) AND o.until_day > make_date(r.year, 12, 31)), '') = ANY (${sectorCodes(sectors)}::text[])`,
      ]
    : []),
];

/** By the same places as the distribution, so that a figure opens to exactly its rows. */
const carried = async (tx: Tx, asked: Asked, at: PlaceOfResults, today: Day): Promise<RawBuilder<unknown>> => {
  const places = await resultPlaces(tx, { ...asked, basis: at.basis, today });
  if (at.unitId === null) return sql`(r.year, r.org_id) IN (SELECT p.year, p.org_id FROM ${places.from} p)`;
  const wanted = places.rows.findIndex(({ id, isLost }) => id === at.unitId && isLost === at.isLost);
  return sql`(r.year, r.org_id) IN (SELECT p.year, p.org_id FROM ${places.from} p WHERE p.row_at = ${wanted})`;
};

const standing = async (tx: Tx, organisationId: string): Promise<RawBuilder<unknown>> => {
  const range = (await rangesOf(tx, [organisationId])).get(organisationId);
  return range ? sql`(r.org_pos >= ${range.lo}::int AND r.org_pos < ${range.hi}::int)` : sql`false`;
};

/**
 * Results `r` of these kinds and of organisations of these sectors in their year, at the places where a basis counts them; without one at
 * an organisation and below it by today's tree.
 */
export const resultCondition = async (tx: Tx, asked: Asked, today: Day): Promise<RawBuilder<unknown>> => {
  const place =
    asked.at === null ? await standing(tx, asked.organisationId) : await carried(tx, asked, asked.at, today);
  return sql.join([place, ...narrowing(asked)], sql` AND `);
};

/** Kinds that were one until a later text told them apart are one here: somebody who fell under the new name has a result before all the same. */
const kindOverYears = sql`CASE WHEN r.kind = 'member-outside' THEN 'member' ELSE r.kind END`;

/**
 * One result a subject and year: a person in two posts of one kind counts once, with what was decided last. Columns `id`, `year`, `kind`,
 * `who`, `level`.
 */
export const oneResultEach = ({ fromYear, toYear }: YearSpan, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT DISTINCT ON (r.year, ${kindOverYears}, coalesce(r.member_id, r.about_org_id)) r.id, r.year, ${kindOverYears} AS kind,
     coalesce(r.member_id, r.about_org_id) AS who, r.level
   FROM ratings.year_result r WHERE r.year BETWEEN ${fromYear} AND ${toYear} AND ${where}
   ORDER BY r.year, ${kindOverYears}, coalesce(r.member_id, r.about_org_id), r.decided_on DESC NULLS LAST, r.id)`;

/** The same with subjects of seasons that still run, whose level is then `undecided`: a result goes before it. */
export const oneStandingEach = ({ fromYear, toYear }: YearSpan, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (SELECT DISTINCT ON (x.year, x.kind, x.who) x.* FROM (
     SELECT r.id, r.year, r.kind, r.who, r.level FROM ${oneResultEach({ fromYear, toYear }, where)} r
     UNION ALL
     SELECT r.id, r.year, ${kindOverYears}, coalesce(r.member_id, r.about_org_id), 'undecided' FROM ${undecidedSubjects} r
     WHERE r.year BETWEEN ${fromYear} AND ${toYear} AND ${where}) x
   ORDER BY x.year, x.kind, x.who, x.level = 'undecided', x.id)`;
