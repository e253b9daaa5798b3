import { type RawBuilder, sql } from 'kysely';
import type { Range } from '../../../platform/access/scope.ts';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { nearestNames, placesOf, subtreeOn } from '../../organisations/public.ts';
import * as contract from '../contract/records-list.ts';
import type { MemberFilter, MemberOrder, MemberRow } from '../contract.ts';
import { longestProbation } from '../rules/import-standing.ts';
import { memberReaderRoles } from '../rules/member-roles.ts';
import { asksOnlyForPlace, filterCondition } from './member-filter-sql.ts';
import { memberOrdering, type OrderedRow } from './member-order-sql.ts';
import { nameColumns, textCondition, waysOfName } from './member-text-sql.ts';
import { rangesOfRoles } from './ranges-of-roles.ts';
import { shownRow } from './shown-row.ts';
import { besidePolicy, withinRanges } from './within-ranges-sql.ts';

export type MemberListAsk = {
  readonly on: Day;
  readonly filter: MemberFilter;
  readonly text: string;
  readonly order: MemberOrder;
};

type Place = {
  readonly after: string | null;
  readonly skip: number;
  readonly limit: number;
  /** Whether the rows are few or lie close, so that they are gathered and sorted; else the order is walked. */
  readonly isGathered?: boolean;
};

/** Up to so many rows that a name finds are gathered and sorted; more lie so close that walking all names in order is faster. */
const GATHERED = 50_000;
/** The same where most are found by a family name: they stand everywhere in the order by given name. */
const GATHERED_OF_FAMILY = 4000;

/** Positions from which on members of a name are counted in its indexes: an eighth of all. Below, those of the place are fewer. */
const WIDE = 2 ** 28;

/**
 * Positions from which on, in several ranges, the names of everybody are walked to a page of theirs: a hundred and twenty-eighth of all. In
 * less, sorting those of the place is shorter (two communes among 5,600,000 members: walked 400 ms, sorted 4).
 */
const WALKED = 2 ** 24;

type Source = {
  /** Whether it reads the records alone. */
  readonly isRecord: boolean;
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** The same condition in the form in which a page is found soonest. */
  readonly pageWhere: RawBuilder<unknown>;
  /** Conditions that together hold for every row of the list, and no two for the same; of several, the beginning of the name first. */
  readonly parts: readonly RawBuilder<unknown>[];
  readonly columns: RawBuilder<unknown>;
  readonly at: {
    readonly sortName: RawBuilder<unknown>;
    readonly id: RawBuilder<unknown>;
    readonly pos: RawBuilder<unknown>;
  };
};

const shared = sql`m.sex, m.birth_on AS "birthOn", m.birth_year AS "birthYear", m.ethnicity, m.religion,
  m.state_since AS "stateSince", m.admission_decided_on AS "admissionDecidedOn", m.admitted_on AS "admittedOn",
  m.party_age_from AS "partyAgeFrom", m.dossier_number AS "dossierNumber", m.phone, m.occupation, m.schooling,
  m.political_theory AS "politicalTheory", m.dues_group AS "duesGroup", coalesce(m.is_fictional, false) AS "isFictional"`;

/** Today: the records themselves. */
const fromRecords = async (context: QuestionContext, { on, filter, text, order }: MemberListAsk): Promise<Source> => {
  const { tx, secrets } = context;
  const found = await textCondition(tx, secrets, text, { ...nameColumns, id: sql`m.id` });
  const conditions = filterCondition(filter, on, { isRoll: false, standing: sql`m.standing` });
  const ranges = await rangesToday(context, filter.underId);
  const pos = sql`m.org_pos`;
  const isPlain = asksOnlyForPlace(filter);
  const here = sql`${ranges ? withinRanges(pos, ranges) : sql`true`} AND ${conditions}`;
  const where = sql`${here} AND ${found}`;
  // A filter leaves few of many: there the names are not walked.
  const isWalked =
    ranges !== null && ranges.length > 1 && widthOf(ranges) >= WALKED && isPlain && text === '' && order.key === 'name';
  return {
    isRecord: true,
    from: sql`members.member m`,
    where,
    pageWhere: isWalked ? sql`${besidePolicy(pos, ranges)} AND ${conditions}` : where,
    parts: isPlain && isWide(ranges) ? partsByName(text, here, where) : [where],
    columns: sql`m.id, m.org_id AS "organisationId", m.full_name AS "fullName", m.standing, m.state,
      m.official_on AS "officialOn", true AS "hasRecord", ${shared}`,
    at: { sortName: sql`m.sort_name`, id: sql`m.id`, pos },
  };
};

const widthOf = (ranges: readonly Range[]): number => ranges.reduce((sum, { lo, hi }) => sum + hi - lo, 0);

const isWide = (ranges: readonly Range[] | null): boolean => ranges === null || widthOf(ranges) >= WIDE;

// Each part is answered by one index of names alone, whose rows hold what the parts before it ask ("nguyen" among 500,000: 100 → 20 ms).
const partsByName = (text: string, here: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<unknown>[] => {
  const ways = waysOfName(text, nameColumns);
  if (ways.length === 0) return [where];
  return ways.map((way, at) =>
    sql.join([here, way, ...ways.slice(0, at).map((before) => sql`NOT ${before}`)], sql` AND `),
  );
};

/** A past day: the spells of that day, with the record where it is still in reach. */
const fromSpells = async ({ tx, secrets }: QuestionContext, { on, filter, text }: MemberListAsk): Promise<Source> => {
  const standing = sql`CASE WHEN s.standing = 'official' AND coalesce(s.official_on, '-infinity') <= ${on}::date
    THEN 'official' ELSE 'probationary' END`;
  const found = await textCondition(tx, secrets, text, {
    id: sql`s.member_id`,
    foldedName: sql`platform.folded(s.full_name)`,
    foldedSort: sql`platform.folded(s.sort_name)`,
    foldedMiddle: sql`substr(platform.folded(s.full_name), strpos(platform.folded(s.full_name) || ' ', ' ') + 1)`,
    foldedLate: sql`substring(platform.folded(s.full_name) FROM '^\\S+ \\S+ (\\S+ .+)$')`,
  });
  const under =
    filter.underId === null ? sql`true` : sql`s.org_id = ANY (${await subtreeOn(tx, on, filter.underId)}::uuid[])`;
  const where = sql`s.kind = 'official' AND s.since_day <= ${on}::date AND s.until_day > ${on}::date AND ${under}
    AND ${filterCondition(filter, on, { isRoll: true, standing })} AND ${found}`;
  return {
    isRecord: false,
    from: sql`members.membership s LEFT JOIN members.member m ON m.id = s.member_id`,
    where,
    pageWhere: where,
    parts: [where],
    columns: sql`s.member_id AS id, s.org_id AS "organisationId", s.full_name AS "fullName", ${standing} AS standing,
      coalesce(m.state, 'active') AS state, s.official_on AS "officialOn", m.id IS NOT NULL AS "hasRecord", ${shared}`,
    at: { sortName: sql`s.sort_name`, id: sql`s.member_id`, pos: sql`s.org_pos` },
  };
};

// The ranges are read first and sent as numbers: then the planner knows how many members they hold, and a row that lies elsewhere is
// dropped by a plain comparison. The policy would read four settings for each (first page of a commune of a city: 5 → 3 ms).
const rangesToday = async (context: QuestionContext, underId: string | null): Promise<Range[] | null> => {
  if (underId !== null) {
    const place = (await placesOf(context.tx, [underId])).get(underId);
    return place ? [place.range] : [];
  }
  const ranges = await rangesOfRoles(context, memberReaderRoles);
  return ranges.length === 0 ? null : ranges;
};

const sourceOf = (context: QuestionContext, ask: MemberListAsk): Promise<Source> =>
  ask.on < context.today ? fromSpells(context, ask) : fromRecords(context, ask);

type Found = Omit<MemberRow, 'organisationName'> & OrderedRow;

/** A page of the list with what the next page begins behind; for the screen and for exports. */
export const membersOfList = async (
  context: QuestionContext,
  ask: MemberListAsk,
  place: Place,
): Promise<{ rows: MemberRow[]; next: string | null }> => pageOf(context, await sourceOf(context, ask), ask, place);

const pageOf = async (
  { tx }: QuestionContext,
  source: Source,
  ask: MemberListAsk,
  { after, skip, limit, isGathered = false }: Place,
) => {
  const order = memberOrdering(ask.order, after, source.at);
  // OFFSET 0 keeps the planner from walking.
  const { rows } = await sql<Found>`
    SELECT ${source.columns}, ${order.key} AS "sortKey", ${source.at.sortName} AS "sortName"
    FROM ${isGathered ? sql`(SELECT m.* FROM ${source.from} WHERE ${source.where} OFFSET 0) m` : source.from}
    WHERE ${isGathered ? sql`true` : source.pageWhere} AND ${order.beyond}
    ORDER BY ${order.by} LIMIT ${limit} OFFSET ${skip}`.execute(tx);
  const names = await nearestNames(
    tx,
    ask.on,
    rows.map((row) => row.organisationId),
  );
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => shownRow(row, names.get(row.organisationId) ?? null)),
    next: last && rows.length === limit ? order.cursorOf(last) : null,
  };
};

/** How many members the list has. */
export const countOfList = async (context: QuestionContext, ask: MemberListAsk): Promise<number> =>
  sumOf(await countsOf(context, await sourceOf(context, ask)));

/** Whether the list has members whose days alone do not tell whether they are official. */
export const isStandingUntold = async (context: QuestionContext, ask: MemberListAsk): Promise<boolean> => {
  const { from, where } = await sourceOf(context, ask);
  const { rows } = await sql<{ isUntold: boolean }>`
    SELECT EXISTS (SELECT 1 FROM ${from} WHERE ${where} AND m.official_on IS NULL AND NOT (m.standing = 'probationary'
      AND coalesce(m.admitted_on > ${ask.on}::date - make_interval(months => ${longestProbation}), false))) AS "isUntold"`.execute(
    context.tx,
  );
  return rows[0]!.isUntold;
};

const countsOf = async ({ tx }: QuestionContext, { parts, from }: Source): Promise<number[]> => {
  const counts = parts.map((part) => sql`(SELECT count(*)::int FROM ${from} WHERE ${part})`);
  const { rows } = await sql<{ counts: number[] }>`SELECT ARRAY[${sql.join(counts)}] AS counts`.execute(tx);
  return rows[0]!.counts;
};

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

// Members of one given name stand together: walking the names in order, the planner would pass half of them before the first ("hung"
// among 500,000: 790 ms, gathered 15 ms). Those of one family name stand everywhere: gathering reads all for a page ("pham th": 100 ms,
// walked 3 ms).
const isSoonerGathered = ({ isRecord }: Source, counts: readonly number[]): boolean => {
  const count = sumOf(counts);
  const isOfFamily = counts.length > 1 && counts[0]! * 2 > count;
  return isRecord && count <= (isOfFamily ? GATHERED_OF_FAMILY : GATHERED);
};

export const memberList = question(contract.memberList, async ({ after, skip, limit, ...ask }, context) => {
  const source = await sourceOf(context, ask);
  const isFirst = after === null && skip === 0;
  if (isFirst && ask.text !== '') {
    const counts = await countsOf(context, source);
    const isGathered = isSoonerGathered(source, counts);
    return { ...(await pageOf(context, source, ask, { after, skip, limit, isGathered })), count: sumOf(counts) };
  }
  const page = await pageOf(context, source, ask, { after, skip, limit });
  if (!isFirst) return { ...page, count: null };
  return { ...page, count: page.rows.length < limit ? page.rows.length : sumOf(await countsOf(context, source)) };
});
