import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { setBirthYears } from '../../organisations/public.ts';
import { filledByTwo } from '../rules/correction-way.ts';
import { memberFields } from '../rules/member-fields.ts';

type Key = (typeof filledByTwo)[number];

const sideOf = (key: Key, side: 'after' | 'before'): RawBuilder<unknown> => {
  const column = sql.ref(`m.${memberFields[key].column}`);
  const value = sql`c.changes -> ${sql.lit(key)} ->> ${sql.lit(side)}`;
  const typed = key === 'birthYear' ? sql`(${value})::int` : sql`(${value})::date`;
  return sql`CASE WHEN c.changes ? ${sql.lit(key)} THEN ${typed} ELSE ${column} END`;
};

/**
 * Writes one side of changes of a list into the locked records, all at once: the official day also into the running spells, the year of
 * birth to the person, party age anew. Decides nothing.
 */
export const applyImportChanges = async (
  tx: Tx,
  changeIds: readonly string[],
  side: 'after' | 'before',
): Promise<void> => {
  const of = sql`FROM members.member_change c WHERE c.id = ANY (${[...changeIds]}::uuid[])`;
  const beginning = sql`coalesce(${sideOf('admissionDecidedOn', side)}, ${sideOf('admittedOn', side)})`;
  const sets = filledByTwo.map((key) => sql`${sql.id(memberFields[key].column)} = ${sideOf(key, side)}`);
  const { rows } = await sql<{ personId: string; birthYear: number | null; isBirth: boolean }>`
    UPDATE members.member m SET ${sql.join(sets)}, version = m.version + 1,
      party_age_from = CASE WHEN c.changes ?| ARRAY['admissionDecidedOn', 'admittedOn'] THEN members.party_age_from(m.id, ${beginning})
        ELSE m.party_age_from END
    ${of} AND m.id = c.member_id
    RETURNING m.person_id AS "personId", m.birth_year AS "birthYear", c.changes ? 'birthYear' AS "isBirth"`.execute(tx);
  await setBirthYears(
    tx,
    rows.flatMap(({ isBirth, personId, birthYear }) => (isBirth ? [{ personId, birthYear }] : [])),
  );
  await sql`
    UPDATE members.membership s SET official_on = (c.changes -> 'officialOn' ->> ${side})::date
    ${of} AND c.changes ? 'officialOn' AND s.member_id = c.member_id AND s.until_day = 'infinity'`.execute(tx);
  await carryImportLines(tx, changeIds);
};

/** Decisions about values of a list do not part the list from the records it wrote: its undo still finds them. */
export const carryImportLines = async (tx: Tx, changeIds: readonly string[]): Promise<void> => {
  await sql`SELECT members.carry_import_lines(${[...changeIds]}::uuid[])`.execute(tx);
};
