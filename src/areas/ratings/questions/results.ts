import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/distribution.ts';
import { resultCondition } from './result-condition.ts';
import { resultPlaces } from './result-places.ts';
import { refuseSpan } from './result-span.ts';

/** What a list of results is asked for, paged or taken out whole. */
export type ResultsAsked = Omit<typeof contract.results.input._output, 'after' | 'limit'>;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

const sectorPart = (sectors: readonly string[]): RawBuilder<unknown>[] =>
  sectors.length > 0
    ? [
        sql`EXISTS (SELECT FROM organisations.published_organisation o WHERE o.id = r.org_id AND o.sector = ANY (${[...sectors]}::text[])
          AND o.since_day <= make_date(r.year, 12, 31) AND o.until_day > make_date(r.year, 12, 31))`,
      ]
    : [];

/** The rows that the distribution counts in one unit: by the same places, so that a figure opens to exactly its rows. */
const atUnit = async (tx: Tx, asked: ResultsAsked, today: Day): Promise<RawBuilder<unknown>> => {
  const { unitId, basis } = asked.at!;
  const places = await resultPlaces(tx, { ...asked, basis, today });
  const rowAt = places.rows.findIndex(({ id, isLost }) => id === unitId && !isLost);
  const lostAt = places.rows.findIndex(({ id, isLost }) => id === unitId && isLost);
  const wanted = rowAt >= 0 ? rowAt : lostAt;
  return sql`(r.year, r.org_id) IN (SELECT p.year, p.org_id FROM ${places.from} p WHERE p.row_at = ${wanted})`;
};

const otherPart = ({ other }: ResultsAsked): RawBuilder<unknown>[] => {
  if (other === null) return [];
  const same = sql`b.year = ${other.year} AND b.kind = r.kind AND coalesce(b.member_id, b.about_org_id) = coalesce(r.member_id, r.about_org_id)`;
  return other.level === null
    ? [sql`NOT EXISTS (SELECT FROM ratings.year_result b WHERE ${same})`]
    : [sql`EXISTS (SELECT FROM ratings.year_result b WHERE ${same} AND b.level = ${other.level})`];
};

const whereOf = async (tx: Tx, asked: ResultsAsked, today: Day): Promise<RawBuilder<unknown>> => {
  const text = asked.text.trim();
  const place =
    asked.at === null
      ? await resultCondition(tx, asked)
      : sql.join(
          [
            await atUnit(tx, asked, today),
            ...(asked.kinds.length > 0 ? [sql`r.kind = ANY (${[...asked.kinds]}::text[])`] : []),
            ...sectorPart(asked.sectors),
          ],
          sql` AND `,
        );
  const parts = [
    sql`r.year BETWEEN ${asked.fromYear} AND ${asked.toYear}`,
    place,
    ...(asked.levels.length > 0 ? [sql`r.level = ANY (${[...asked.levels]}::text[])`] : []),
    ...(asked.origin === null ? [] : [sql`r.origin = ${asked.origin}`]),
    ...(text === '' ? [] : [sql`platform.folded(r.title) LIKE platform.folded(${`%${escaped(text)}%`})`]),
    ...otherPart(asked),
  ];
  return sql.join(parts, sql` AND `);
};

const columns = sql`
  r.subject_id AS "subjectId", r.origin, r.org_id AS "organisationId", r.kind, r.title, r.year, r.level, r.self_level AS "selfLevel",
  r.decided_on AS "decidedOn", r.decision_number AS "decisionNumber", r.not_rated_words AS "notRatedWords",
  coalesce((SELECT o.name FROM organisations.published_organisation o WHERE o.id = r.org_id
    ORDER BY (o.since_day <= make_date(r.year, 12, 31) AND o.until_day > make_date(r.year, 12, 31)) DESC, o.since_day DESC LIMIT 1), '')
    AS "organisationName"`;

/** Latest year first, then by name: never a ranking. */
const order = sql`-r.year, r.sort_title, r.id`;

type Row = contract.ResultLine & { readonly sortTitle: string; readonly id: string };

/** One page of results, or all of them up to a limit. */
export const resultRows = async (
  tx: Tx,
  asked: ResultsAsked,
  { today, after, limit }: { readonly today: Day; readonly after: string | null; readonly limit: number },
) => {
  refuseSpan(asked);
  const where = await whereOf(tx, asked, today);
  const [year, title, id] = readCursor(after, ['int', 'text', 'id']) ?? [];
  const beyond = year === undefined ? sql`true` : sql`(${order}) > (${year}::int, ${title}, ${id}::uuid)`;
  const { rows } = await sql<Row>`
    SELECT ${columns}, r.sort_title AS "sortTitle", r.id FROM ratings.year_result r WHERE ${where} AND ${beyond}
    ORDER BY ${order} LIMIT ${limit}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM ratings.year_result r WHERE ${where}`.execute(tx);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ sortTitle: _, id: __, ...row }) => row),
    total: counted[0]!.total,
    next: last && rows.length === limit ? cursorOf(-last.year, last.sortTitle, last.id) : null,
  };
};

export const results = question(contract.results, ({ after, limit, ...asked }, { tx, today }) =>
  resultRows(tx, asked, { today, after, limit }),
);
