import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { insertPersonsFrom, setBirthYears } from '../../organisations/public.ts';
import { filledByTwo } from '../rules/correction-way.ts';
import type { Hands } from '../rules/one-hand.ts';

/** New members of a staged list with person, first spell and sealed values: a few statements, each over all rows. */
export const insertImported = async (tx: Tx, importId: string, asOf: Day): Promise<number> => {
  await insertPersonsFrom(
    tx,
    sql`(SELECT r.person_id AS id, r.org_id, r.full_name, r.sort_name, r.birth_year, 'members' AS kept_by
         FROM members.new_import_rows(${importId}) r)`,
  );
  const { numAffectedRows } = await sql`
    INSERT INTO members.member (id, person_id, org_id, org_pos, full_name, sort_name, other_name, sex, birth_on, birth_year, ethnicity,
      religion, has_new_card, card_place, card_issued_on, dossier_number, standing, state, state_since, admission_decided_on, admitted_on,
      official_on, recognition_decided_on, party_age_from, phone, occupation, schooling, profession, political_theory, residence)
    SELECT r.member_id, r.person_id, o.id, o.pos, r.full_name, r.sort_name, r.other_name, r.sex, r.birth_on, r.birth_year, r.ethnicity,
      r.religion, r.has_new_card, r.card_place, r.card_issued_on, r.dossier_number, r.standing, r.state, r.state_since,
      r.admission_decided_on, r.admitted_on, r.official_on, r.recognition_decided_on, coalesce(r.admission_decided_on, r.admitted_on),
      r.phone, r.occupation, r.schooling, r.profession, r.political_theory, r.residence
    FROM members.new_import_rows(${importId}) r JOIN organisations.published_position o ON o.id = r.org_id`.execute(tx);
  // Whoever has left is on no roll: the record alone says so.
  await sql`
    INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, standing, official_on,
      is_beginning_known, began_by)
    SELECT r.spell_id, r.member_id, o.id, o.pos, r.full_name, r.sort_name, 'official', ${asOf}::date, r.standing, r.official_on, false, 'import'
    FROM members.new_import_rows(${importId}) r JOIN organisations.published_position o ON o.id = r.org_id
    WHERE r.state IN ('active', 'exempt', 'suspended')`.execute(tx);
  await sql`
    INSERT INTO members.import_line (import_id, row_no, member_id, person_id, what, version)
    SELECT r.import_id, r.row_no, r.member_id, r.person_id, 'made', 1 FROM members.new_import_rows(${importId}) r`.execute(
    tx,
  );
  await sql`
    INSERT INTO members.sheet_number (member_id, number)
    SELECT r.member_id, r.sheet_id FROM members.new_import_rows(${importId}) r WHERE r.sheet_id IS NOT NULL`.execute(
    tx,
  );
  return Number(numAffectedRows);
};

type By = Hands & { readonly at: Date };

/** Records that took something at once or have something waiting, and what waits, in values. */
export type Taken = {
  readonly changed: number;
  readonly touched: number;
  readonly waiting: number;
};

/**
 * Fields taken from the file into records that are there: what takes two pairs of eyes waits in `member_change`, the rest is written,
 * its old values kept there too.
 */
export const takeImported = async (tx: Tx, importId: string, { accountId, typedBy, at }: By): Promise<Taken> => {
  const { rows } = await sql<Taken>`
    SELECT count(*) FILTER (WHERE t.is_written)::int AS changed, count(DISTINCT t.member_id)::int AS touched,
           coalesce(sum(t.waiting), 0)::int AS waiting
    FROM members.take_import_changes(${importId}, ${accountId}, ${typedBy}::uuid, ${at}, ${[...filledByTwo]}::text[]) t`.execute(
    tx,
  );
  return rows[0]!;
};

/** What an import asked for and nobody has decided about is withdrawn; gives how many values. */
export const withdrawWaiting = async (tx: Tx, importId: string, { accountId, typedBy, at }: By): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    SELECT members.withdraw_waiting(${importId}, ${accountId}, ${typedBy}::uuid, ${at}) AS count`.execute(tx);
  return rows[0]!.count;
};

/** Years of birth that a list of an earlier program filled and that go back with it also stand with the persons. */
const carryBirthYears = async (tx: Tx, importId: string): Promise<void> => {
  const { rows } = await sql<{ personId: string; birthYear: number | null }>`
    SELECT m.person_id AS "personId", m.birth_year AS "birthYear" FROM members.import_line l JOIN members.member m ON m.id = l.member_id
    WHERE l.import_id = ${importId} AND l.what = 'changed' AND l.changes ?| ARRAY['birthOn', 'birthYear']`.execute(tx);
  await setBirthYears(tx, rows);
};

/** Changed fields of an import go back to what they were, in records that nobody has touched since; gives how many went back. */
export const restoreChanged = async (
  tx: Tx,
  importId: string,
  { accountId, at }: Pick<By, 'accountId' | 'at'>,
): Promise<number> => {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM members.restore_import_changes(${importId}, ${accountId}, ${at})`.execute(tx);
  if (rows.length > 0) await carryBirthYears(tx, importId);
  // Numbers that the import wrote into these records; older ones that were retired before it stay where they are.
  await sql`SELECT members.take_back_numbers(${importId}, ${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  return rows.length;
};
