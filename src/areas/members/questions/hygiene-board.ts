import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import { addMonths, yearOf } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { BoardRow, DescribedRow, SourceRow } from '../../organisations/contract.ts';
import * as contract from '../contract/hygiene.ts';
import { anyOf, joinedSealed, lackingConditions } from './hygiene-facts.ts';
import { hygieneDayOf } from './hygiene-rules-on.ts';

type Input = ParsedInputOf<typeof contract.fewOfficialMembers>;

const among = ({ organisationIds }: Input, column: string): RawBuilder<unknown> =>
  organisationIds === null ? sql`` : sql`AND ${sql.ref(column)} = ANY (${[...organisationIds]}::uuid[])`;

/** Living organisations of the rule's types, named ones only when some are named. */
const living = (input: Input): RawBuilder<unknown> => sql`
  SELECT o.id FROM organisations.published_organisation o
  WHERE o.period @> ${input.on}::date ${input.types === null ? sql`` : sql`AND o.type = ANY (${[...input.types]}::text[])`} ${among(input, 'o.id')}`;

const LARGEST = 100_000;

const numberOf = ({ parameters }: Input, name: string): number => {
  const value = Number(parameters[name]);
  if (Number.isInteger(value) && value >= 0 && value <= LARGEST) return value;
  throw new Refused(refuse(reason('members.rule-lacks-number', { name, most: LARGEST }, 'parameters')));
};

const rowOf = (kind: string): RawBuilder<unknown> =>
  sql`jsonb_build_array(jsonb_build_object('kind', ${kind}::text, 'id', f.id))`;

const rowsOf = async (tx: Tx, found: RawBuilder<unknown>, kind: string): Promise<{ rows: BoardRow[] }> => {
  const { rows } = await sql<BoardRow>`
    SELECT f.id AS "organisationId", NULL::date AS since, f.is_known AS "isKnown", f.facts,
      CASE WHEN f.is_known THEN ${rowOf(kind)} ELSE '[]'::jsonb END AS rows
    FROM (${found}) f ORDER BY f.id`.execute(tx);
  return { rows };
};

/** Official members on the roll against the least there must be. A cell of which no member was ever recorded is unknown, not empty. */
export const fewOfficialMembers = question(contract.fewOfficialMembers, async (input, { tx }) => {
  const wanted = numberOf(input, 'atLeast');
  const found = sql`
    WITH living AS (${living(input)}),
    counted AS (
      SELECT m.org_id, count(*) FILTER (WHERE m.is_present AND m.standing = 'official')::int AS official
      FROM members.member m WHERE true ${among(input, 'm.org_id')} GROUP BY m.org_id
    )
    SELECT l.id, c.org_id IS NOT NULL AS is_known, jsonb_build_object(
      'cause', CASE WHEN c.org_id IS NULL THEN 'no-members' ELSE 'few-official' END, 'held', coalesce(c.official, 0), 'wanted', ${wanted}::int) AS facts
    FROM living l LEFT JOIN counted c ON c.org_id = l.id
    WHERE coalesce(c.official, 0) < ${wanted}::int`;
  return rowsOf(tx, found, 'member-roll');
});

/** As many members on the roll or more, and no party group on the day. */
export const largeWithoutGroups = question(contract.largeWithoutGroups, async (input, { tx }) => {
  const least = numberOf(input, 'atLeast');
  const found = sql`
    WITH living AS (${living(input)}),
    counted AS (
      SELECT m.org_id, count(*)::int AS members FROM members.member m
      WHERE m.is_present ${among(input, 'm.org_id')} GROUP BY m.org_id HAVING count(*) >= ${least}::int
    )
    SELECT l.id, true AS is_known, jsonb_build_object('cause', 'no-groups', 'members', c.members, 'atLeast', ${least}::int) AS facts
    FROM living l JOIN counted c ON c.org_id = l.id
    WHERE NOT EXISTS (SELECT FROM organisations.published_party_group g WHERE g.org_id = l.id AND g.period @> ${input.on}::date)`;
  return rowsOf(tx, found, 'member-roll');
});

/** The share over an age among those whose age is known; small cells are left out, because one member more would tip them. */
export const ageingCells = question(contract.ageingCells, async (input, { tx }) => {
  const [over, share, least] = [
    numberOf(input, 'overYears'),
    numberOf(input, 'sharePercent'),
    numberOf(input, 'leastMembers'),
  ];
  const bornBefore = addMonths(input.on, -12 * (over + 1));
  const isOver = sql`coalesce(m.birth_on <= ${bornBefore}::date, m.birth_year < ${yearOf(bornBefore)}::int)`;
  const found = sql`
    WITH living AS (${living(input)}),
    counted AS (
      SELECT m.org_id, count(*) FILTER (WHERE ${isOver})::int AS over, count(${isOver})::int AS known, count(*)::int AS members
      FROM members.member m WHERE m.is_present ${among(input, 'm.org_id')} GROUP BY m.org_id
    )
    SELECT l.id, true AS is_known, jsonb_build_object('cause', 'ageing', 'over', c.over, 'known', c.known, 'age', ${over}::int,
      'unknown', c.members - c.known) AS facts
    FROM living l JOIN counted c ON c.org_id = l.id
    WHERE c.known >= ${least}::int AND c.over * 100 >= c.known * ${share}::int`;
  return rowsOf(tx, found, 'member-roll');
});

/** The share of members whose core data are incomplete, by the pack of hygiene in force on the day. */
export const recordsWanting = question(contract.recordsWanting, async (input, { tx }) => {
  const rules = hygieneDayOf(input.on).hygiene?.content;
  if (!rules) return { rows: [] };
  const share = numberOf(input, 'sharePercent');
  const found = sql`
    WITH living AS (${living(input)}),
    counted AS (
      SELECT m.org_id, count(*) FILTER (WHERE ${anyOf(lackingConditions(rules, true))})::int AS lacking, count(*)::int AS members
      FROM members.member m ${joinedSealed} WHERE m.is_present ${among(input, 'm.org_id')} GROUP BY m.org_id
    )
    SELECT l.id, true AS is_known, jsonb_build_object('cause', 'records-wanting', 'lacking', c.lacking, 'members', c.members) AS facts
    FROM living l JOIN counted c ON c.org_id = l.id
    WHERE c.lacking > 0 AND c.lacking * 100 >= c.members * ${share}::int`;
  return rowsOf(tx, found, 'member-hygiene');
});

const places: Readonly<Record<string, { title: DescribedRow['title']; link: (id: string) => string }>> = {
  'member-roll': {
    title: { vi: 'Danh sách đảng viên', en: 'List of members' },
    link: (id) => `/members?cell=${id}`,
  },
  'member-hygiene': {
    title: { vi: 'Hồ sơ thiếu dữ liệu', en: 'Records with missing data' },
    link: (id) => `/members/hygiene/missing-data?cell=${id}`,
  },
};

/** The rows of these flags are lists: a flag about an organisation names no member. */
export const describeRows = async (_tx: Tx, rows: readonly SourceRow[]): Promise<DescribedRow[]> =>
  rows.flatMap((row) => {
    const place = places[row.kind];
    return place ? [{ ...row, title: place.title, from: null, until: null, note: null, link: place.link(row.id) }] : [];
  });
