import { type RawBuilder, sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { nearestNames, placesOf, subtreeOn } from '../../organisations/public.ts';
import * as contract from '../contract/records-list.ts';
import type { MemberFilter, MemberOrder, MemberRow } from '../contract.ts';
import { memberReaderRoles } from '../rules/member-roles.ts';
import { filterCondition } from './member-filter-sql.ts';
import { memberOrdering, type OrderedRow } from './member-order-sql.ts';
import { textCondition } from './member-text-sql.ts';
import { reachOfRoles } from './reach-of-roles.ts';

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
  /** How many rows the whole list has, where that is known. */
  readonly count?: number | null;
};

/** Up to so many rows that a name finds are gathered and sorted; more lie so close that walking all names in order is faster. */
const GATHERED = 50_000;
type Source = {
  /** Whether it reads the records alone. */
  readonly isRecord: boolean;
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
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
const fromRecords = async (context: QuestionContext, { on, filter, text }: MemberListAsk): Promise<Source> => {
  const { tx, secrets } = context;
  const found = await textCondition(tx, secrets, text, {
    id: sql`m.id`,
    foldedName: sql`m.folded_name`,
    foldedSort: sql`m.folded_sort`,
    foldedMiddle: sql`m.folded_middle`,
  });
  const conditions = filterCondition(filter, on, { isRoll: false, standing: sql`m.standing` });
  return {
    isRecord: true,
    from: sql`members.member m`,
    where: sql`${await underToday(context, filter.underId)} AND ${conditions} AND ${found}`,
    columns: sql`m.id, m.org_id AS "organisationId", m.full_name AS "fullName", m.standing, m.state,
      m.official_on AS "officialOn", true AS "hasRecord", ${shared}`,
    at: { sortName: sql`m.sort_name`, id: sql`m.id`, pos: sql`m.org_pos` },
  };
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
  });
  const under =
    filter.underId === null ? sql`true` : sql`s.org_id = ANY (${await subtreeOn(tx, on, filter.underId)}::uuid[])`;
  return {
    isRecord: false,
    from: sql`members.membership s LEFT JOIN members.member m ON m.id = s.member_id`,
    where: sql`s.kind = 'official' AND s.since_day <= ${on}::date AND s.until_day > ${on}::date AND ${under}
      AND ${filterCondition(filter, on, { isRoll: true, standing })} AND ${found}`,
    columns: sql`s.member_id AS id, s.org_id AS "organisationId", s.full_name AS "fullName", ${standing} AS standing,
      coalesce(m.state, 'active') AS state, s.official_on AS "officialOn", m.id IS NOT NULL AS "hasRecord", ${shared}`,
    at: { sortName: sql`s.sort_name`, id: sql`s.member_id`, pos: sql`s.org_pos` },
  };
};

// The ranges are read first and sent as numbers: then the planner knows how many members they hold, and a row that lies elsewhere is
// dropped by a plain comparison. The policy would read four settings for each (first page of a commune of a city: 5 → 3 ms).
const underToday = async (context: QuestionContext, underId: string | null): Promise<RawBuilder<unknown>> => {
  if (underId === null) return (await reachOfRoles(context, memberReaderRoles, sql`m.org_pos`)) ?? sql`true`;
  const place = (await placesOf(context.tx, [underId])).get(underId);
  return place ? sql`m.org_pos >= ${place.range.lo}::int AND m.org_pos < ${place.range.hi}::int` : sql`false`;
};

const sourceOf = (context: QuestionContext, ask: MemberListAsk): Promise<Source> =>
  ask.on < context.today ? fromSpells(context, ask) : fromRecords(context, ask);

type Found = Omit<MemberRow, 'organisationName'> & OrderedRow;

/** A page of the list with what the next page begins behind; for the screen and for exports. */
export const membersOfList = async (
  context: QuestionContext,
  ask: MemberListAsk,
  { after, skip, limit, count }: Place,
): Promise<{ rows: MemberRow[]; next: string | null }> => {
  const { tx } = context;
  const source = await sourceOf(context, ask);
  const order = memberOrdering(ask.order, after, source.at);
  // Members of one given name stand together: walking the names in order, the planner would pass half of them before the first
  // ("hung" among 500,000: 790 ms, gathered 15 ms). OFFSET 0 keeps it from doing so.
  const isGathered = source.isRecord && ask.text !== '' && (count ?? GATHERED + 1) <= GATHERED;
  const { rows } = await sql<Found>`
    SELECT ${source.columns}, ${order.key} AS "sortKey", ${source.at.sortName} AS "sortName"
    FROM ${isGathered ? sql`(SELECT m.* FROM ${source.from} WHERE ${source.where} OFFSET 0) m` : source.from}
    WHERE ${isGathered ? sql`true` : source.where} AND ${order.beyond}
    ORDER BY ${order.by} LIMIT ${limit} OFFSET ${skip}`.execute(tx);
  const names = await nearestNames(
    tx,
    ask.on,
    rows.map((row) => row.organisationId),
  );
  const last = rows.at(-1);
  return {
    rows: rows.map(({ sortKey: _key, sortName: _name, ...row }) => ({
      ...row,
      organisationName: names.get(row.organisationId) ?? null,
    })),
    next: last && rows.length === limit ? order.cursorOf(last) : null,
  };
};

/** How many members the list has. */
export const countOfList = async (context: QuestionContext, ask: MemberListAsk): Promise<number> => {
  const source = await sourceOf(context, ask);
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM ${source.from} WHERE ${source.where}`.execute(context.tx);
  return rows[0]!.count;
};

export const memberList = question(contract.memberList, async ({ after, skip, limit, ...ask }, context) => {
  const isFirst = after === null && skip === 0;
  const found = isFirst && ask.text !== '' ? await countOfList(context, ask) : null;
  const page = await membersOfList(context, ask, { after, skip, limit, count: found });
  if (!isFirst || found !== null) return { ...page, count: found };
  return { ...page, count: page.rows.length < limit ? page.rows.length : await countOfList(context, ask) };
});
