import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { PersonId } from '../contract/persons.ts';
import type { OrganisationId } from '../contract/tree.ts';

export type PersonRow = {
  readonly id: PersonId;
  readonly organisationId: OrganisationId;
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly isFictional: boolean;
  readonly version: number;
};

/** A person whose record or whose post the transaction may see. */
export const findPerson = async (tx: Tx, personId: string): Promise<PersonRow | undefined> => {
  const { rows } = await sql<PersonRow>`
    SELECT id, org_id AS "organisationId", full_name AS "fullName", birth_year AS "birthYear", is_fictional AS "isFictional", version
    FROM organisations.person WHERE id = ${personId}`.execute(tx);
  return rows[0];
};

export const getPerson = async (tx: Tx, personId: string): Promise<PersonRow> => {
  const person = await findPerson(tx, personId);
  if (!person) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return person;
};

/** Persons of the same name (case and accents ignored) and the same or an unknown year, recorded under the same organisation. */
export const countNamesakes = async (
  tx: Tx,
  person: { organisationId: string; fullName: string; birthYear: number | null },
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM organisations.person
    WHERE org_id = ${person.organisationId} AND folded_name = platform.folded(${person.fullName})
      AND (birth_year IS NULL OR ${person.birthYear}::int IS NULL OR birth_year = ${person.birthYear}::int)`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
};
