import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { sortNameOf } from '../../../platform/i18n/sort-name.ts';

/** Says that an area above keeps the records of these persons: from now on its procedures change their names. Null: no longer. */
export const keepPersons = async (tx: Tx, personIds: readonly string[], area: string | null): Promise<void> => {
  if (personIds.length === 0) return;
  await sql`UPDATE organisations.person SET kept_by = ${area} WHERE id = ANY (${personIds}::uuid[])`.execute(tx);
};

/** Gives persons another name; copies that areas above keep beside it follow by their foreign keys. */
export const renamePersons = async (
  tx: Tx,
  lines: readonly { readonly personId: string; readonly fullName: string }[],
): Promise<void> => {
  if (lines.length === 0) return;
  const rows = lines.map(({ personId, fullName }) => ({ personId, fullName, sortName: sortNameOf(fullName) }));
  await sql`
    UPDATE organisations.person p SET full_name = r."fullName", sort_name = r."sortName", version = p.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("personId" uuid, "fullName" text, "sortName" text)
    WHERE p.id = r."personId" AND p.full_name <> r."fullName"`.execute(tx);
};

/** The year of birth as the area that keeps the record knows it. */
export const setBirthYears = async (
  tx: Tx,
  lines: readonly { readonly personId: string; readonly birthYear: number | null }[],
): Promise<void> => {
  if (lines.length === 0) return;
  await sql`
    UPDATE organisations.person p SET birth_year = r."birthYear", version = p.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS r("personId" uuid, "birthYear" int)
    WHERE p.id = r."personId" AND p.birth_year IS DISTINCT FROM r."birthYear"`.execute(tx);
};

/** Puts persons under the organisation that looks after their record from now on. Needs both in scope. */
export const movePersons = async (
  tx: Tx,
  lines: readonly { readonly personId: string; readonly organisationId: string }[],
): Promise<void> => {
  if (lines.length === 0) return;
  await sql`
    UPDATE organisations.person p SET org_id = o.id, org_pos = o.pos
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS r("personId" uuid, "organisationId" uuid)
    JOIN organisations.organisation o ON o.id = r."organisationId"
    WHERE p.id = r."personId" AND p.org_id <> o.id`.execute(tx);
};

/** Takes persons away again whom an undone entry brought; whoever holds a post stays. Gives the ids removed. */
export const withdrawPersons = async (tx: Tx, personIds: readonly string[]): Promise<string[]> => {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    DELETE FROM organisations.person p WHERE p.id = ANY (${personIds}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM organisations.post t WHERE t.person_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM organisations.body_post b WHERE b.person_id = p.id)
    RETURNING p.id`.execute(tx);
  return rows.map((row) => row.id);
};
