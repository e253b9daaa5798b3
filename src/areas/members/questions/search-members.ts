import { type RawBuilder, sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { SearchHit } from '../../../platform/action/area.ts';
import { nearestNames } from '../../organisations/public.ts';
import { memberReaderRoles } from '../rules/member-roles.ts';
import { nameBeginning, nameColumns, textCondition } from './member-text-sql.ts';
import { reachOfRoles } from './reach-of-roles.ts';

const AT_MOST = 20;

type Hit = {
  readonly id: string;
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly organisationId: string;
};

const face = (where: RawBuilder<unknown>) =>
  sql`SELECT m.id, m.full_name, m.birth_year, m.org_id, m.sort_name FROM members.member m WHERE ${where}`;

// Each index is walked in its own order and left after some rows. One query over all of them either sorted everybody of a common name
// or walked everybody's names to a given name late in the alphabet (600 to 1 ms among 500,000 members).
const byName = (text: string, where: RawBuilder<unknown>, limit: number): RawBuilder<unknown> => {
  const begins = nameBeginning(text)!;
  const ways = [nameColumns.foldedSort, nameColumns.foldedMiddle, nameColumns.foldedLate, nameColumns.foldedName].map(
    (column) => sql`(${face(sql`${where} AND ${begins(column)}`)} ORDER BY ${column} USING ~<~, m.id LIMIT ${limit})`,
  );
  return sql.join(ways, sql` UNION `);
};

/**
 * Members in scope for the search over all areas: by the beginning of the name or of a part of it, or by digits of an identifier.
 * Those on the roll come first; offices whose role sees figures only find nobody.
 */
export const searchMembers = async (text: string, context: QuestionContext): Promise<readonly SearchHit[]> => {
  const { tx, secrets, today } = context;
  if (text.trim().length < 2) return [];
  const reach = await reachOfRoles(context, memberReaderRoles, sql`m.org_pos`);
  if (!reach) return [];
  const byDigits = nameBeginning(text)
    ? undefined
    : await textCondition(tx, secrets, text, { ...nameColumns, id: sql`m.id` });
  const hits = async (isPresent: boolean, limit: number): Promise<Hit[]> => {
    const where = sql`${isPresent ? sql`m.is_present` : sql`NOT m.is_present`} AND ${reach}`;
    const { rows } = await sql<Hit>`
      SELECT f.id, f.full_name AS "fullName", f.birth_year AS "birthYear", f.org_id AS "organisationId"
      FROM (${byDigits ? face(sql`${where} AND ${byDigits}`) : byName(text, where, limit)}) f
      ORDER BY f.sort_name, f.id LIMIT ${limit}`.execute(tx);
    return rows;
  };
  // Those who left are asked for only where there is room.
  const present = await hits(true, AT_MOST);
  const rows = present.length < AT_MOST ? [...present, ...(await hits(false, AT_MOST - present.length))] : present;
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.organisationId),
  );
  return rows.map((row) => ({
    kind: 'member',
    title: row.fullName,
    subtitle: [row.birthYear, names.get(row.organisationId)].filter(Boolean).join(' · '),
    link: `/members/${row.id}`,
  }));
};
