/** The same rows written by one statement for each table, with nothing compared and nothing checked. */
export const bareSql = (importId: string, account: string): string[] => [
  `INSERT INTO organisations.person (id, org_id, org_pos, full_name, sort_name, birth_year, kept_by)
   SELECT r.person_id, o.id, o.pos, r.full_name, r.sort_name, r.birth_year, 'members' FROM members.import_row r JOIN organisations.organisation o ON o.id = r.org_id WHERE r.import_id = '${importId}'`,
  `INSERT INTO members.member (id, person_id, org_id, org_pos, full_name, sort_name, other_name, sex, birth_on, birth_year, ethnicity,
     religion, has_new_card, card_place, card_issued_on, dossier_number, standing, state, state_since, admission_decided_on, admitted_on,
     official_on, recognition_decided_on, party_age_from, phone, occupation, schooling, profession, political_theory, residence)
   SELECT r.member_id, r.person_id, o.id, o.pos, r.full_name, r.sort_name, r.other_name, r.sex, r.birth_on, r.birth_year, r.ethnicity,
     r.religion, r.has_new_card, r.card_place, r.card_issued_on, r.dossier_number, r.standing, r.state, r.state_since,
     r.admission_decided_on, r.admitted_on, r.official_on, r.recognition_decided_on, r.admission_decided_on,
     r.phone, r.occupation, r.schooling, r.profession, r.political_theory, r.residence
   FROM members.import_row r JOIN organisations.organisation o ON o.id = r.org_id WHERE r.import_id = '${importId}'`,
  `INSERT INTO members.membership (id, member_id, org_id, org_pos, full_name, sort_name, kind, since_day, standing, official_on, is_beginning_known, began_by)
   SELECT r.spell_id, r.member_id, o.id, o.pos, r.full_name, r.sort_name, 'official', current_date, r.standing, r.official_on, false, 'import'
   FROM members.import_row r JOIN organisations.organisation o ON o.id = r.org_id WHERE r.import_id = '${importId}'`,
  `INSERT INTO members.import_line (import_id, row_no, member_id, person_id, what, version)
   SELECT r.import_id, r.row_no, r.member_id, r.person_id, 'made', 1 FROM members.import_row r WHERE r.import_id = '${importId}'`,
  `INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
   SELECT r.personal_id, r.member_id, 'personal-id', r.key_id, r.personal_sealed, r.personal_mac, r.personal_tail FROM members.import_row r WHERE r.import_id = '${importId}'
   UNION ALL SELECT r.card_id, r.member_id, 'old-card', r.key_id, r.card_sealed, r.card_mac, r.card_tail FROM members.import_row r WHERE r.import_id = '${importId}' AND r.card_id IS NOT NULL`,
  `DELETE FROM members.import_row WHERE import_id = '${importId}'`,
  `INSERT INTO platform.audit_entry (id, at, account_id, office_ids, action, org_ids, detail_digest) VALUES (gen_random_uuid(), now(), '${account}', '{}', 'bench', '{}', '')`,
];
