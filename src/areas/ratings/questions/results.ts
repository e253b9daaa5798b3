import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { likeText } from '../../../platform/db/like-text.ts';
import { cursorOf, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/distribution.ts';
import { levelsByScale } from '../contract/rating-codes.ts';
import { rankOf } from '../rules/rating-level.ts';
import { resultsOnce } from './each-once.ts';
import { oneResultEach, oneStandingEach, resultCondition } from './result-condition.ts';
import type { YearSpan } from './result-places.ts';
import { refuseSpan } from './result-span.ts';
import { unfinishedYears } from './undecided.ts';

/** What a list of results is asked for, paged or taken out whole. */
export type ResultsAsked = Omit<typeof contract.results.input._output, 'after' | 'limit'>;

/** Subjects whose one result of another year has this level, or that have none there; by the same results as the movement counts. */
const otherPart = ({ other, ...asked }: ResultsAsked, where: RawBuilder<unknown>): RawBuilder<unknown>[] => {
  if (other === null) return [];
  const there = oneStandingEach({ fromYear: other.year, toYear: other.year }, where);
  const wanted = other.level === null ? sql`b.who IS NULL` : sql`b.level = ${other.level}`;
  return [
    sql`r.id IN (SELECT a.id FROM ${oneResultEach(asked, where)} a LEFT JOIN ${there} b ON b.kind = a.kind AND b.who = a.who WHERE ${wanted})`,
  ];
};

/** Levels of one scale, pair by pair: how far a self-rating and a decision part can only be said within it. */
const pairs = Object.values(levelsByScale).flatMap((levels) =>
  levels.flatMap((self) => levels.map((level) => ({ self, level, gap: rankOf(self) - rankOf(level) }))),
);

const gapPart = ({ gap }: ResultsAsked): RawBuilder<unknown>[] => {
  if (gap === null) return [];
  const wanted = gap === 'none' ? pairs : pairs.filter((pair) => pair.gap === gap);
  const isOne = sql`coalesce((r.self_level, r.level) IN (SELECT * FROM unnest(${wanted.map(({ self }) => self)}::text[],
    ${wanted.map(({ level }) => level)}::text[])), false)`;
  return [sql`r.origin = 'derived' AND r.level <> 'not-rated' AND ${gap === 'none' ? sql`NOT ${isOne}` : isOne}`];
};

/** Every year that is spoken of, that of the comparison too: places are found for all of them. */
const spanOf = ({ fromYear, toYear, other }: ResultsAsked): YearSpan => ({
  fromYear: Math.min(fromYear, other?.year ?? fromYear),
  toYear: Math.max(toYear, other?.year ?? toYear),
});

const placeOf = (tx: Tx, asked: ResultsAsked, today: Day): Promise<RawBuilder<unknown>> => {
  const span = spanOf(asked);
  refuseSpan(span);
  return resultCondition(tx, { ...asked, ...span }, today);
};

/** Among all kinds at the same place, so that a person falls to the kind that comes first also where another one is listed. */
const oncePart = async (tx: Tx, asked: ResultsAsked, today: Day): Promise<RawBuilder<unknown>[]> => {
  if (!asked.isEachOnce) return [];
  const where = await placeOf(tx, { ...asked, kinds: [], sectors: [] }, today);
  return [sql`r.id IN ${resultsOnce(asked, where)}`];
};

const whereOf = (asked: ResultsAsked, where: RawBuilder<unknown>): RawBuilder<unknown> => {
  const text = asked.text.trim();
  const parts = [
    sql`r.year BETWEEN ${asked.fromYear} AND ${asked.toYear}`,
    where,
    ...(asked.levels.length > 0 ? [sql`r.level = ANY (${[...asked.levels]}::text[])`] : []),
    ...(asked.origin === null ? [] : [sql`r.origin = ${asked.origin}`]),
    ...(text === '' ? [] : [sql`platform.folded(r.title) LIKE platform.folded(${`%${likeText(text)}%`})`]),
    ...otherPart(asked, where),
    ...gapPart(asked),
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
  const place = await placeOf(tx, asked, today);
  const where = sql.join([whereOf(asked, place), ...(await oncePart(tx, asked, today))], sql` AND `);
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
    unfinished: await unfinishedYears(tx, asked, place),
  };
};

export const results = question(contract.results, ({ after, limit, ...asked }, { tx, today }) =>
  resultRows(tx, asked, { today, after, limit }),
);
