import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { insertPersonsFrom } from '../../organisations/public.ts';

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

const taken = sql`coalesce(x.choice -> 'take', '[]')`;

/**
 * Fields taken from the file into records that are there, with what they were before in `member_change`. Rows in which nothing is
 * taken are left alone. Party age moves with the day it is counted from, so that recorded gaps stay counted.
 */
export const changeImported = async (
  tx: Tx,
  importId: string,
  by: { accountId: string; at: Date },
): Promise<number> => {
  const { rows } = await sql<{ member_id: string }>`
    WITH chosen AS MATERIALIZED (
      SELECT x.row_no, x.member_id, x.changes, (
        SELECT jsonb_object_agg(c.key, c.value) FROM jsonb_each(x.changes) c
        WHERE ${taken} ? c.key AND NOT c.value ? 'fixed') AS taking
      FROM members.import_matches(${importId}) x WHERE (x.outcome = 'changed' OR x.choice ->> 'isSame' = 'true') AND ${taken} <> '[]'
    ), written AS (
      UPDATE members.member m SET
        other_name = coalesce(t ->> 'otherName', m.other_name), sex = coalesce(t ->> 'sex', m.sex),
        birth_on = coalesce((t ->> 'birthOn')::date, m.birth_on),
        birth_year = coalesce(extract(year FROM (t ->> 'birthOn')::date)::int, (t ->> 'birthYear')::int, m.birth_year),
        ethnicity = coalesce(t ->> 'ethnicity', m.ethnicity), religion = coalesce(t ->> 'religion', m.religion),
        has_new_card = m.has_new_card OR t ? 'hasNewCard',
        card_place = coalesce(t ->> 'cardPlace', m.card_place), card_issued_on = coalesce((t ->> 'cardIssuedOn')::date, m.card_issued_on),
        dossier_number = coalesce(t ->> 'dossierNumber', m.dossier_number),
        admission_decided_on = coalesce((t ->> 'admissionDecidedOn')::date, m.admission_decided_on),
        admitted_on = coalesce((t ->> 'admittedOn')::date, m.admitted_on),
        official_on = coalesce((t ->> 'officialOn')::date, m.official_on),
        recognition_decided_on = coalesce((t ->> 'recognitionDecidedOn')::date, m.recognition_decided_on),
        party_age_from = CASE WHEN t ?| ARRAY['admissionDecidedOn', 'admittedOn'] THEN
            coalesce((t ->> 'admissionDecidedOn')::date, m.admission_decided_on, (t ->> 'admittedOn')::date, m.admitted_on)
            + coalesce(m.party_age_from - coalesce(m.admission_decided_on, m.admitted_on), 0) ELSE m.party_age_from END,
        phone = coalesce(t ->> 'phone', m.phone), occupation = coalesce(t ->> 'occupation', m.occupation),
        schooling = coalesce(t ->> 'schooling', m.schooling), profession = coalesce(t ->> 'profession', m.profession),
        political_theory = coalesce(t ->> 'politicalTheory', m.political_theory), residence = coalesce(t ->> 'residence', m.residence),
        version = m.version + 1
      FROM (SELECT c.member_id, c.row_no, c.taking, (SELECT jsonb_object_agg(e.key, e.value ->> 'after') FROM jsonb_each(c.taking) e) AS t
            FROM chosen c WHERE c.taking IS NOT NULL) AS n
      WHERE m.id = n.member_id
      RETURNING m.id, m.org_id, m.org_pos, m.version, n.row_no, n.taking
    ), lines AS (
      INSERT INTO members.import_line (import_id, row_no, member_id, what, changes, version)
      SELECT ${importId}, w.row_no, w.id, 'changed', w.taking, w.version FROM written w
    )
    INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_at, decided_by, decided_at)
    SELECT gen_random_uuid(), w.id, w.org_id, w.org_pos, w.taking, 'import', 'approved', ${by.accountId}::uuid, ${by.at}::timestamptz,
      ${by.accountId}::uuid, ${by.at}::timestamptz
    FROM written w RETURNING member_id`.execute(tx);
  return rows.length;
};

/** Official days taken from a file also stand in the running spell. */
export const carryOfficialDays = async (tx: Tx, importId: string): Promise<void> => {
  await sql`
    UPDATE members.membership s SET official_on = m.official_on
    FROM members.import_line l JOIN members.member m ON m.id = l.member_id
    WHERE l.import_id = ${importId} AND l.what = 'changed' AND l.changes ? 'officialOn' AND s.member_id = m.id AND s.until_day = 'infinity'`.execute(
    tx,
  );
};

/** Changed fields of an import go back to what they were, in records that nobody has touched since; gives how many went back. */
export const restoreChanged = async (
  tx: Tx,
  importId: string,
  by: { accountId: string; at: Date },
): Promise<number> => {
  const { rows } = await sql<{ id: string; kinds: string[] }>`
    WITH restored AS (
      UPDATE members.member m SET
        other_name = CASE WHEN c ? 'otherName' THEN c -> 'otherName' ->> 'before' ELSE m.other_name END,
        sex = CASE WHEN c ? 'sex' THEN c -> 'sex' ->> 'before' ELSE m.sex END,
        birth_on = CASE WHEN c ? 'birthOn' THEN (c -> 'birthOn' ->> 'before')::date ELSE m.birth_on END,
        birth_year = CASE WHEN c ? 'birthYear' THEN (c -> 'birthYear' ->> 'before')::int ELSE m.birth_year END,
        ethnicity = CASE WHEN c ? 'ethnicity' THEN c -> 'ethnicity' ->> 'before' ELSE m.ethnicity END,
        religion = CASE WHEN c ? 'religion' THEN c -> 'religion' ->> 'before' ELSE m.religion END,
        has_new_card = m.has_new_card AND NOT c ? 'hasNewCard',
        card_place = CASE WHEN c ? 'cardPlace' THEN c -> 'cardPlace' ->> 'before' ELSE m.card_place END,
        card_issued_on = CASE WHEN c ? 'cardIssuedOn' THEN (c -> 'cardIssuedOn' ->> 'before')::date ELSE m.card_issued_on END,
        dossier_number = CASE WHEN c ? 'dossierNumber' THEN c -> 'dossierNumber' ->> 'before' ELSE m.dossier_number END,
        admission_decided_on = CASE WHEN c ? 'admissionDecidedOn' THEN (c -> 'admissionDecidedOn' ->> 'before')::date ELSE m.admission_decided_on END,
        admitted_on = CASE WHEN c ? 'admittedOn' THEN (c -> 'admittedOn' ->> 'before')::date ELSE m.admitted_on END,
        official_on = CASE WHEN c ? 'officialOn' THEN (c -> 'officialOn' ->> 'before')::date ELSE m.official_on END,
        recognition_decided_on = CASE WHEN c ? 'recognitionDecidedOn' THEN (c -> 'recognitionDecidedOn' ->> 'before')::date ELSE m.recognition_decided_on END,
        party_age_from = CASE WHEN c ?| ARRAY['admissionDecidedOn', 'admittedOn'] THEN
            coalesce(CASE WHEN c ? 'admissionDecidedOn' THEN (c -> 'admissionDecidedOn' ->> 'before')::date ELSE m.admission_decided_on END,
                     CASE WHEN c ? 'admittedOn' THEN (c -> 'admittedOn' ->> 'before')::date ELSE m.admitted_on END)
            + coalesce(m.party_age_from - coalesce(m.admission_decided_on, m.admitted_on), 0) ELSE m.party_age_from END,
        phone = CASE WHEN c ? 'phone' THEN c -> 'phone' ->> 'before' ELSE m.phone END,
        occupation = CASE WHEN c ? 'occupation' THEN c -> 'occupation' ->> 'before' ELSE m.occupation END,
        schooling = CASE WHEN c ? 'schooling' THEN c -> 'schooling' ->> 'before' ELSE m.schooling END,
        profession = CASE WHEN c ? 'profession' THEN c -> 'profession' ->> 'before' ELSE m.profession END,
        political_theory = CASE WHEN c ? 'politicalTheory' THEN c -> 'politicalTheory' ->> 'before' ELSE m.political_theory END,
        residence = CASE WHEN c ? 'residence' THEN c -> 'residence' ->> 'before' ELSE m.residence END,
        version = m.version + 1
      FROM (SELECT l.member_id, l.version, l.changes AS c FROM members.import_line l WHERE l.import_id = ${importId} AND l.what = 'changed') AS l
      WHERE m.id = l.member_id AND m.version = l.version
      RETURNING m.id, m.org_id, m.org_pos, l.c
    ), spells AS (
      UPDATE members.membership s SET official_on = (r.c -> 'officialOn' ->> 'before')::date FROM restored r
      WHERE r.c ? 'officialOn' AND s.member_id = r.id AND s.until_day = 'infinity'
    )
    INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_at, decided_by, decided_at)
    SELECT gen_random_uuid(), r.id, r.org_id, r.org_pos,
      (SELECT jsonb_object_agg(e.key, jsonb_strip_nulls(jsonb_build_object('before', e.value -> 'after', 'after', e.value -> 'before'))) FROM jsonb_each(r.c) e),
      'import', 'approved', ${by.accountId}::uuid, ${by.at}::timestamptz, ${by.accountId}::uuid, ${by.at}::timestamptz
    FROM restored r RETURNING member_id AS id,
      array_remove(ARRAY[CASE WHEN changes ? 'personalId' THEN 'personal-id' END, CASE WHEN changes ? 'oldCard' THEN 'old-card' END], NULL) AS kinds`.execute(
    tx,
  );
  // Numbers that the record did not have before the import.
  for (const kind of ['personal-id', 'old-card']) {
    const ids = rows.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id);
    if (ids.length > 0) await sql`SELECT members.erase_sealed_values(${ids}::uuid[], ${[kind]}::text[])`.execute(tx);
  }
  return rows.length;
};
