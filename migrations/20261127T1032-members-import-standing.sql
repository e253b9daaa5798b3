-- What a list does not say of the standing is not held against a record; what one person may not correct is not replaced by a list either.

-- As before; whoever is new and of whom the file says nothing is probationary: the reader has asked back where that could be wrong.
CREATE OR REPLACE FUNCTION members.first_import_rows(which uuid, most int) RETURNS TABLE
  (row_no int, full_name text, birth text, org_id uuid, standing text, state text, admitted_on date, official_on date)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.row_no, r.full_name, coalesce(r.birth_on::text, r.birth_year::text), r.org_id, coalesce(r.standing, 'probationary'), r.state, r.admitted_on, r.official_on
  FROM members.import_row r
  WHERE r.import_id = which AND NOT r.is_faulty AND members.is_own_import(which) ORDER BY r.row_no LIMIT most
$$;
CREATE OR REPLACE FUNCTION members.new_import_rows(which uuid) RETURNS SETOF members.import_row LANGUAGE sql STABLE SECURITY DEFINER ROWS 100000
SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.import_id, r.row_no, r.is_faulty, r.member_id, r.person_id, r.spell_id, r.org_id, r.full_name, r.sort_name, r.folded_name, r.other_name, r.sex,
    r.birth_on, r.birth_year, r.ethnicity, r.religion, r.has_new_card, r.card_place, r.card_issued_on, r.dossier_number, coalesce(r.standing, 'probationary'),
    r.state, r.state_since, r.admission_decided_on, r.admitted_on, r.official_on, r.recognition_decided_on, r.phone, r.occupation,
    r.schooling, r.profession, r.political_theory, r.residence, r.sheet_id, NULL::text, NULL::uuid, NULL::bytea, NULL::bytea, NULL::bytea,
    NULL::uuid, NULL::bytea, NULL::bytea, NULL::bytea, NULL::jsonb
  FROM members.import_row r
  LEFT JOIN members.import_match x ON x.import_id = r.import_id AND x.row_no = r.row_no
  WHERE r.import_id = which AND NOT r.is_faulty AND members.is_own_import(which)
    AND (x.row_no IS NULL OR (x.outcome = 'possible' AND x.choice ->> 'isSame' = 'false'))
$$;

-- As before; a sex or a dossier number that is recorded changes by a proposal that somebody else approves.
CREATE OR REPLACE FUNCTION members.compare_import(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  everywhere boolean := session_user IN ('app_all', 'app_load');
  several boolean := session_user = 'app_offices';
  lo1 int := current_setting('app.lo1')::int; hi1 int := current_setting('app.hi1')::int;
  lo2 int := current_setting('app.lo2')::int; hi2 int := current_setting('app.hi2')::int;
  lo3 int := current_setting('app.lo3')::int; hi3 int := current_setting('app.hi3')::int;
  lo4 int := current_setting('app.lo4')::int; hi4 int := current_setting('app.hi4')::int;
BEGIN
  IF NOT members.is_own_import(which) THEN RETURN; END IF;
  CREATE TEMP TABLE found_before ON COMMIT DROP AS SELECT * FROM members.import_match WHERE import_id = which;
  DELETE FROM members.import_match WHERE import_id = which;

  IF NOT EXISTS (SELECT 1 FROM members.member m WHERE everywhere OR (m.org_pos >= lo1 AND m.org_pos < hi1)
      OR (several AND ((m.org_pos >= lo2 AND m.org_pos < hi2) OR (m.org_pos >= lo3 AND m.org_pos < hi3) OR (m.org_pos >= lo4 AND m.org_pos < hi4)))) THEN
    DROP TABLE found_before;
    RETURN;
  END IF;

  -- One look into the index of digests per row, whatever the planner knows about a table that was filled a moment ago.
  INSERT INTO members.import_match (import_id, row_no, is_faulty, member_id, outcome, found_by)
  SELECT DISTINCT ON (f.row_no) which, f.row_no, f.is_faulty, m.id,
    -- An old card under another name, or beside another personal ID, is more likely a slip of the list than the same member.
    CASE WHEN f.kind = 'personal-id' OR (m.folded_name = f.folded_name AND (f.personal_mac IS NULL OR NOT EXISTS (
      SELECT 1 FROM members.sealed_value o WHERE o.member_id = m.id AND o.kind = 'personal-id' AND o.superseded_at IS NULL)))
    THEN 'same' ELSE 'possible' END, f.kind
  FROM (
    SELECT r.row_no, r.is_faulty, r.folded_name, r.personal_mac, s.member_id, s.kind FROM members.import_row r
    CROSS JOIN LATERAL (SELECT v.member_id, v.kind FROM members.sealed_value v
      WHERE v.whole_mac = r.personal_mac AND v.superseded_at IS NULL OFFSET 0) s
    WHERE r.import_id = which AND s.kind = 'personal-id'
    UNION ALL
    SELECT r.row_no, r.is_faulty, r.folded_name, r.personal_mac, s.member_id, s.kind FROM members.import_row r
    CROSS JOIN LATERAL (SELECT v.member_id, v.kind FROM members.sealed_value v
      WHERE v.whole_mac = r.card_mac AND v.superseded_at IS NULL OFFSET 0) s
    WHERE r.import_id = which AND s.kind = 'old-card'
  ) AS f JOIN members.member m ON m.id = f.member_id
  WHERE everywhere OR (m.org_pos >= lo1 AND m.org_pos < hi1) OR (several AND ((m.org_pos >= lo2 AND m.org_pos < hi2)
      OR (m.org_pos >= lo3 AND m.org_pos < hi3) OR (m.org_pos >= lo4 AND m.org_pos < hi4)))
  ORDER BY f.row_no, f.kind DESC, m.id;

  -- By name and birth: in the same cell and without another number it is the same member, else somebody has to say.
  INSERT INTO members.import_match (import_id, row_no, is_faulty, member_id, outcome, found_by)
  WITH unmatched AS MATERIALIZED (
    SELECT r.row_no, r.is_faulty, r.org_id, r.folded_name, r.birth_on, coalesce(r.birth_year, extract(year FROM r.birth_on)::int) AS birth_year,
      r.personal_mac IS NOT NULL AS has_number
    FROM members.import_row r
    WHERE r.import_id = which AND r.full_name IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM members.import_match x WHERE x.import_id = which AND x.row_no = r.row_no)
  )
  SELECT which, c.row_no, c.is_faulty, c.member_id,
    CASE WHEN c.is_here AND c.candidates = 1 AND NOT c.is_other_number AND c.is_exact THEN 'same' ELSE 'possible' END, 'name-and-birth'
  FROM (
    SELECT DISTINCT ON (r.row_no) r.row_no, r.is_faulty, m.id AS member_id, m.org_id = r.org_id AS is_here,
      m.birth_on = r.birth_on OR (m.birth_on IS NULL AND r.birth_on IS NULL) AS is_exact,
      count(*) OVER (PARTITION BY r.row_no, m.org_id = r.org_id) AS candidates,
      r.has_number AND EXISTS (SELECT 1 FROM members.sealed_value s
        WHERE s.member_id = m.id AND s.kind = 'personal-id' AND s.superseded_at IS NULL) AS is_other_number
    FROM unmatched r
    JOIN members.member m ON m.folded_name = r.folded_name AND coalesce(m.birth_year, extract(year FROM m.birth_on)::int) = r.birth_year
      AND (m.birth_on = r.birth_on OR m.birth_on IS NULL OR r.birth_on IS NULL)
    WHERE NOT EXISTS (SELECT 1 FROM members.import_match x WHERE x.import_id = which AND x.member_id = m.id)
      AND (everywhere OR (m.org_pos >= lo1 AND m.org_pos < hi1) OR (several AND ((m.org_pos >= lo2 AND m.org_pos < hi2)
        OR (m.org_pos >= lo3 AND m.org_pos < hi3) OR (m.org_pos >= lo4 AND m.org_pos < hi4))))
    ORDER BY r.row_no, m.org_id = r.org_id DESC, m.birth_on = r.birth_on DESC NULLS LAST, m.id
  ) AS c;

  -- Whoever is known stays as recorded where the row does not say the standing: that is asked of new members alone.
  WITH gone AS (
    DELETE FROM members.import_fault f USING members.import_match x
    WHERE f.import_id = which AND f.code = 'members.import-standing-missing' AND x.import_id = which AND x.row_no = f.row_no AND x.outcome = 'same'
    RETURNING f.row_no
  ), healed AS (
    UPDATE members.import_row r SET is_faulty = false FROM gone g
    WHERE r.import_id = which AND r.row_no = g.row_no AND NOT EXISTS (SELECT 1 FROM members.import_fault o
      WHERE o.import_id = which AND o.row_no = g.row_no AND o.level = 'stop' AND o.code <> 'members.import-standing-missing')
    RETURNING r.row_no
  ), cleared AS (
    UPDATE members.import_match x SET is_faulty = false FROM healed h WHERE x.import_id = which AND x.row_no = h.row_no
  )
  UPDATE members.import_file SET stops = stops - (SELECT count(*) FROM gone), faulty_rows = faulty_rows - (SELECT count(*) FROM healed)
  WHERE import_id = which;

  UPDATE members.import_match x SET changes =
      members.import_difference('fullName', m.full_name, r.full_name, 'members.import-name-needs-decision')
      || members.import_difference('cell', m.org_id::text, r.org_id::text, 'members.import-cell-needs-transfer')
      || members.import_difference('standing', m.standing, r.standing, 'members.import-state-needs-procedure')
      || members.import_difference('state', m.state, r.state, 'members.import-state-needs-procedure')
      || members.import_difference('birthOn', m.birth_on::text, r.birth_on::text,
           CASE WHEN m.birth_on IS NOT NULL OR m.birth_year <> extract(year FROM r.birth_on) THEN 'members.import-birth-not-adjusted'
             WHEN d.birth >= least(d.decided, d.ceremony, d.official) THEN 'members.import-days-contradict-record' END)
      || CASE WHEN m.birth_on IS NULL AND r.birth_on IS NULL THEN
           members.import_difference('birthYear', m.birth_year::text, r.birth_year::text,
             CASE WHEN m.birth_year IS NOT NULL THEN 'members.import-birth-not-adjusted'
               WHEN r.birth_year >= extract(year FROM least(d.decided, d.ceremony, d.official)) THEN 'members.import-days-contradict-record' END)
           ELSE '{}' END
      || members.import_difference('otherName', m.other_name, r.other_name, NULL)
      || members.import_difference('sex', m.sex, r.sex, CASE WHEN m.sex IS NOT NULL THEN 'members.import-needs-proposal' END)
      || members.import_difference('ethnicity', m.ethnicity, r.ethnicity, NULL)
      || members.import_difference('religion', m.religion, r.religion, NULL)
      || members.import_difference('cardPlace', m.card_place, r.card_place, NULL)
      || members.import_difference('cardIssuedOn', m.card_issued_on::text, r.card_issued_on::text, NULL)
      || members.import_difference('dossierNumber', m.dossier_number, r.dossier_number,
           CASE WHEN m.dossier_number IS NOT NULL THEN 'members.import-needs-proposal' END)
      || CASE WHEN m.admission_decided_on IS NULL AND r.admission_decided_on <> m.admitted_on
             AND NOT coalesce(d.birth >= d.decided OR d.decided > least(d.ceremony, d.official), false)
           -- The party age counts from the ceremony so far: to let it begin earlier takes somebody else's approval.
           THEN members.import_difference('admissionDecidedOn', NULL, r.admission_decided_on::text, 'members.import-needs-proposal')
           ELSE members.import_day_difference('admissionDecidedOn', m.admission_decided_on, r.admission_decided_on,
             d.birth >= d.decided OR d.decided > least(d.ceremony, d.official)) END
      || members.import_day_difference('admittedOn', m.admitted_on, r.admitted_on,
           d.birth >= d.ceremony OR d.decided > d.ceremony OR d.ceremony > d.official)
      || CASE WHEN m.standing = 'official' THEN members.import_day_difference('officialOn', m.official_on, r.official_on,
           d.birth >= d.official OR greatest(d.decided, d.ceremony) > d.official) ELSE '{}' END
      || CASE WHEN m.standing = 'official' THEN
           members.import_day_difference('recognitionDecidedOn', m.recognition_decided_on, r.recognition_decided_on,
             r.recognition_decided_on < greatest(d.ceremony, d.official)) ELSE '{}' END
      || members.import_difference('phone', m.phone, r.phone, NULL)
      || members.import_difference('occupation', m.occupation, r.occupation, NULL)
      || members.import_difference('schooling', m.schooling, r.schooling, NULL)
      || members.import_difference('profession', m.profession, r.profession, NULL)
      || members.import_difference('politicalTheory', m.political_theory, r.political_theory, NULL)
      || members.import_difference('residence', m.residence, r.residence, NULL)
      || CASE WHEN r.has_new_card AND NOT m.has_new_card THEN members.import_difference('hasNewCard', 'false', 'true', NULL) ELSE '{}' END
      || CASE WHEN r.personal_mac IS NULL THEN '{}'::jsonb ELSE coalesce((
           SELECT CASE WHEN s.whole_mac = r.personal_mac THEN '{}'::jsonb
             ELSE members.import_difference('personalId', '•••', '••••', 'members.import-number-needs-correction') END
           FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = 'personal-id' AND s.superseded_at IS NULL),
           members.import_difference('personalId', NULL, '••••', NULL)) END
      || CASE WHEN r.card_mac IS NULL THEN '{}'::jsonb ELSE coalesce((
           SELECT CASE WHEN s.whole_mac = r.card_mac THEN '{}'::jsonb
             ELSE members.import_difference('oldCard', '•••', '••••', 'members.import-number-needs-correction') END
           FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = 'old-card' AND s.superseded_at IS NULL),
           members.import_difference('oldCard', NULL, '••••', NULL)) END
  FROM members.import_row r, members.member m,
    -- The record as it would stand with every gap filled: what it holds goes before what the file says. Of a year, its last day at most.
    LATERAL (SELECT coalesce(m.birth_on, CASE WHEN m.birth_year IS NULL THEN coalesce(r.birth_on, make_date(r.birth_year, 12, 31))
        WHEN r.birth_on IS NOT NULL AND extract(year FROM r.birth_on) = m.birth_year THEN r.birth_on
        ELSE make_date(m.birth_year, 12, 31) END) AS birth,
      coalesce(m.admission_decided_on, r.admission_decided_on) AS decided, coalesce(m.admitted_on, r.admitted_on) AS ceremony,
      CASE WHEN m.standing = 'official' THEN coalesce(m.official_on, r.official_on) END AS official) AS d
  WHERE x.import_id = which AND r.import_id = which AND r.row_no = x.row_no AND m.id = x.member_id
    -- What the file leaves blank is no difference. Most rows end here, a hundred times cheaper than spelling out that nothing differs.
    AND ((coalesce(r.full_name, m.full_name), coalesce(r.org_id, m.org_id), coalesce(r.standing, m.standing), coalesce(r.state, m.state),
          coalesce(r.birth_on, m.birth_on), coalesce(r.birth_year, m.birth_year), coalesce(r.other_name, m.other_name), coalesce(r.sex, m.sex),
          coalesce(r.ethnicity, m.ethnicity), coalesce(r.religion, m.religion), coalesce(r.card_place, m.card_place),
          coalesce(r.card_issued_on, m.card_issued_on), coalesce(r.dossier_number, m.dossier_number),
          coalesce(r.admission_decided_on, m.admission_decided_on), coalesce(r.admitted_on, m.admitted_on), coalesce(r.official_on, m.official_on),
          coalesce(r.recognition_decided_on, m.recognition_decided_on), coalesce(r.phone, m.phone), coalesce(r.occupation, m.occupation),
          coalesce(r.schooling, m.schooling), coalesce(r.profession, m.profession), coalesce(r.political_theory, m.political_theory),
          coalesce(r.residence, m.residence), r.has_new_card OR m.has_new_card)
        IS DISTINCT FROM
         (m.full_name, m.org_id, m.standing, m.state, m.birth_on, m.birth_year, m.other_name, m.sex, m.ethnicity, m.religion, m.card_place,
          m.card_issued_on, m.dossier_number, m.admission_decided_on, m.admitted_on, m.official_on, m.recognition_decided_on, m.phone,
          m.occupation, m.schooling, m.profession, m.political_theory, m.residence, m.has_new_card)
      OR x.found_by <> 'personal-id' OR r.card_mac IS NOT NULL);

  UPDATE members.import_match SET outcome = 'changed' WHERE import_id = which AND outcome = 'same' AND changes <> '{}';
  UPDATE members.import_match x SET choice = b.choice FROM found_before b
  WHERE x.import_id = which AND b.row_no = x.row_no AND b.member_id = x.member_id AND b.outcome = x.outcome AND b.changes = x.changes;
  DROP TABLE found_before;
END $$;

-- As before; the party age is counted anew from the day that stands again and the recorded gaps behind it.
CREATE OR REPLACE FUNCTION members.restore_import_changes(which uuid, by_account uuid, at timestamptz)
RETURNS TABLE (id uuid, kinds text[]) LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
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
        party_age_from = CASE WHEN c ?| ARRAY['admissionDecidedOn', 'admittedOn'] THEN (
            SELECT b.beginning + coalesce(sum(g.until_day - greatest(g.since_day, b.beginning)), 0)::int
            FROM (SELECT coalesce(CASE WHEN c ? 'admissionDecidedOn' THEN (c -> 'admissionDecidedOn' ->> 'before')::date ELSE m.admission_decided_on END,
              CASE WHEN c ? 'admittedOn' THEN (c -> 'admittedOn' ->> 'before')::date ELSE m.admitted_on END) AS beginning) AS b
            LEFT JOIN members.party_age_gap g ON g.member_id = m.id AND g.until_day > b.beginning GROUP BY b.beginning) ELSE m.party_age_from END,
        phone = CASE WHEN c ? 'phone' THEN c -> 'phone' ->> 'before' ELSE m.phone END,
        occupation = CASE WHEN c ? 'occupation' THEN c -> 'occupation' ->> 'before' ELSE m.occupation END,
        schooling = CASE WHEN c ? 'schooling' THEN c -> 'schooling' ->> 'before' ELSE m.schooling END,
        profession = CASE WHEN c ? 'profession' THEN c -> 'profession' ->> 'before' ELSE m.profession END,
        political_theory = CASE WHEN c ? 'politicalTheory' THEN c -> 'politicalTheory' ->> 'before' ELSE m.political_theory END,
        residence = CASE WHEN c ? 'residence' THEN c -> 'residence' ->> 'before' ELSE m.residence END,
        version = m.version + 1
      FROM (SELECT l.member_id, l.version, l.changes AS c FROM members.import_line l WHERE l.import_id = which AND l.what = 'changed') AS l
      WHERE m.id = l.member_id AND m.version = l.version
      RETURNING m.id, m.org_id, m.org_pos, l.c
    ), spells AS (
      UPDATE members.membership s SET official_on = (r.c -> 'officialOn' ->> 'before')::date FROM restored r
      WHERE r.c ? 'officialOn' AND s.member_id = r.id AND s.until_day = 'infinity'
    )
    INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_at, decided_by, decided_at)
    SELECT gen_random_uuid(), r.id, r.org_id, r.org_pos,
      (SELECT jsonb_object_agg(e.key, jsonb_strip_nulls(jsonb_build_object('before', e.value -> 'after', 'after', e.value -> 'before'))) FROM jsonb_each(r.c) e),
      'import', 'approved', by_account, at, by_account, at
    FROM restored r RETURNING member_id AS id,
      array_remove(ARRAY[CASE WHEN changes ? 'personalId' THEN 'personal-id' END, CASE WHEN changes ? 'oldCard' THEN 'old-card' END], NULL) AS kinds
$$;
