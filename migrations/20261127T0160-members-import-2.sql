-- A recorded day moves by no list, a gap is filled only with what agrees with the record, undo takes back its own values and no others.

-- A day of the record: filled where it is empty and agrees with the others, left alone where a day stands.
CREATE FUNCTION members.import_day_difference(field text, before date, after date, contradicts boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog AS $$
  SELECT members.import_difference(field, before::text, after::text, CASE WHEN before IS NOT NULL THEN 'members.import-date-needs-decision'
    WHEN contradicts THEN 'members.import-days-contradict-record' END)
$$;
REVOKE ALL ON FUNCTION members.import_day_difference(text, date, date, boolean) FROM PUBLIC;

-- As before, with the days held against the record as it would stand with every gap filled.
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
      || members.import_difference('sex', m.sex, r.sex, NULL)
      || members.import_difference('ethnicity', m.ethnicity, r.ethnicity, NULL)
      || members.import_difference('religion', m.religion, r.religion, NULL)
      || members.import_difference('cardPlace', m.card_place, r.card_place, NULL)
      || members.import_difference('cardIssuedOn', m.card_issued_on::text, r.card_issued_on::text, NULL)
      || members.import_difference('dossierNumber', m.dossier_number, r.dossier_number, NULL)
      || members.import_day_difference('admissionDecidedOn', m.admission_decided_on, r.admission_decided_on,
           d.birth >= d.decided OR d.decided > least(d.ceremony, d.official))
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

-- As before; a day that came into the record since the comparison stays too.
CREATE OR REPLACE FUNCTION members.take_import_changes(which uuid, by_account uuid, at timestamptz) RETURNS SETOF uuid LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
    WITH chosen AS MATERIALIZED (
      SELECT x.row_no, x.member_id, x.changes, (
        SELECT jsonb_object_agg(c.key, c.value) FROM jsonb_each(x.changes) c
        WHERE coalesce(x.choice -> 'take', '[]') ? c.key AND NOT c.value ? 'fixed') AS taking
      FROM members.import_matches(which) x WHERE (x.outcome = 'changed' OR x.choice ->> 'isSame' = 'true') AND coalesce(x.choice -> 'take', '[]') <> '[]'
    ), written AS (
      UPDATE members.member m SET
        other_name = coalesce(t ->> 'otherName', m.other_name), sex = coalesce(t ->> 'sex', m.sex),
        birth_on = coalesce(m.birth_on, (t ->> 'birthOn')::date),
        birth_year = coalesce(m.birth_year, extract(year FROM (t ->> 'birthOn')::date)::int, (t ->> 'birthYear')::int),
        ethnicity = coalesce(t ->> 'ethnicity', m.ethnicity), religion = coalesce(t ->> 'religion', m.religion),
        has_new_card = m.has_new_card OR t ? 'hasNewCard',
        card_place = coalesce(t ->> 'cardPlace', m.card_place), card_issued_on = coalesce((t ->> 'cardIssuedOn')::date, m.card_issued_on),
        dossier_number = coalesce(t ->> 'dossierNumber', m.dossier_number),
        admission_decided_on = coalesce(m.admission_decided_on, (t ->> 'admissionDecidedOn')::date),
        admitted_on = coalesce(m.admitted_on, (t ->> 'admittedOn')::date),
        official_on = coalesce(m.official_on, (t ->> 'officialOn')::date),
        recognition_decided_on = coalesce(m.recognition_decided_on, (t ->> 'recognitionDecidedOn')::date),
        party_age_from = CASE WHEN t ?| ARRAY['admissionDecidedOn', 'admittedOn'] THEN
            coalesce(m.admission_decided_on, (t ->> 'admissionDecidedOn')::date, m.admitted_on, (t ->> 'admittedOn')::date)
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
      SELECT which, w.row_no, w.id, 'changed', w.taking, w.version FROM written w
    )
    INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_at, decided_by, decided_at)
    SELECT gen_random_uuid(), w.id, w.org_id, w.org_pos, w.taking, 'import', 'approved', by_account, at,
      by_account, at
    FROM written w RETURNING member_id
$$;

-- As before; numbers that it fills into records are remembered too, so that an undo takes away these and no older ones.
CREATE OR REPLACE FUNCTION members.seal_import(which uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  whole int := 0;
  written int;
BEGIN
  IF NOT members.is_own_import(which) THEN RETURN 0; END IF;
  -- One plain statement for each kind: together in one they were planned row against row (500,000 rows: hours).
  INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
  SELECT r.personal_id, m.id, 'personal-id', r.key_id, r.personal_sealed, r.personal_mac, r.personal_tail
  FROM members.import_row r JOIN members.member m ON m.id = r.member_id
  WHERE r.import_id = which AND r.personal_id IS NOT NULL AND members.in_scope(m.org_pos);
  GET DIAGNOSTICS written = ROW_COUNT;
  whole := whole + written;
  INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
  SELECT r.card_id, m.id, 'old-card', r.key_id, r.card_sealed, r.card_mac, r.card_tail
  FROM members.import_row r JOIN members.member m ON m.id = r.member_id
  WHERE r.import_id = which AND r.card_id IS NOT NULL AND members.in_scope(m.org_pos);
  GET DIAGNOSTICS written = ROW_COUNT;
  whole := whole + written;
  INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
  SELECT o.id, m.id, o.kind, r.key_id, decode(o.sealed, 'base64'), decode(o.whole_mac, 'base64'), decode(o.tail_mac, 'base64')
  FROM members.import_row r JOIN members.member m ON m.id = r.member_id,
    jsonb_to_recordset(r.others) AS o(id uuid, kind text, sealed text, whole_mac text, tail_mac text)
  WHERE r.import_id = which AND r.others IS NOT NULL AND members.in_scope(m.org_pos)
    -- The campaign may have ended since the file was checked.
    AND members.optional_block_at(m.org_pos);
  GET DIAGNOSTICS written = ROW_COUNT;
  whole := whole + written;
  -- Records that were there take a number only where a person took it from the file, and only where they have none.
  WITH taken AS (
    INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
    SELECT v.id, m.id, v.kind, r.key_id, v.sealed, v.whole_mac, v.tail_mac
    FROM members.import_match x
    JOIN members.import_row r ON r.import_id = which AND r.row_no = x.row_no AND NOT r.is_faulty
    JOIN members.member m ON m.id = x.member_id AND members.in_scope(m.org_pos)
    CROSS JOIN LATERAL (VALUES
      (r.personal_id, 'personal-id', r.personal_sealed, r.personal_mac, r.personal_tail, 'personalId'),
      (r.card_id, 'old-card', r.card_sealed, r.card_mac, r.card_tail, 'oldCard')) AS v(id, kind, sealed, whole_mac, tail_mac, field)
    WHERE x.import_id = which AND x.choice IS NOT NULL AND (x.outcome = 'changed' OR x.choice ->> 'isSame' = 'true')
      AND v.id IS NOT NULL AND x.choice -> 'take' ? v.field
      AND NOT EXISTS (SELECT 1 FROM members.sealed_value s WHERE s.member_id = x.member_id AND s.kind = v.kind AND s.superseded_at IS NULL)
    RETURNING id
  )
  INSERT INTO members.import_filled (import_id, value_id) SELECT which, id FROM taken;
  GET DIAGNOSTICS written = ROW_COUNT;
  whole := whole + written;
  -- The optional block of records that were there: what is missing is filled while the block is open, nothing is overwritten.
  WITH filled AS (
    INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
    SELECT o.id, m.id, o.kind, r.key_id, decode(o.sealed, 'base64'), decode(o.whole_mac, 'base64'), decode(o.tail_mac, 'base64')
    FROM members.import_match x
    JOIN members.import_row r ON r.import_id = which AND r.row_no = x.row_no AND NOT r.is_faulty AND r.others IS NOT NULL
    JOIN members.member m ON m.id = x.member_id AND members.in_scope(m.org_pos)
    CROSS JOIN LATERAL jsonb_to_recordset(r.others) AS o(id uuid, kind text, sealed text, whole_mac text, tail_mac text)
    WHERE x.import_id = which AND (x.outcome IN ('same', 'changed') OR x.choice ->> 'isSame' = 'true') AND members.optional_block_at(m.org_pos)
      AND NOT EXISTS (SELECT 1 FROM members.sealed_value s WHERE s.member_id = x.member_id AND s.kind = o.kind AND s.superseded_at IS NULL)
    RETURNING id
  )
  INSERT INTO members.import_filled (import_id, value_id) SELECT which, id FROM filled;
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN whole + written;
END $$;

-- As before, without the numbers that the import filled into records which were there.
CREATE OR REPLACE FUNCTION members.remove_imported(which uuid) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one record;
  free uuid[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.import i WHERE i.id = which AND i.account_id = current_setting('app.account')::uuid
                 AND members.in_scope(i.org_pos)) THEN RETURN; END IF;
  DELETE FROM members.sealed_value v USING members.import_filled f, members.member m
  WHERE f.import_id = which AND v.id = f.value_id AND v.superseded_at IS NULL AND m.id = v.member_id AND members.in_scope(m.org_pos)
    -- Numbers go with the other fields of their record, in take_back_numbers.
    AND v.kind NOT IN ('personal-id', 'old-card');
  SELECT array_agg(m.id) INTO free FROM members.import_line l JOIN members.member m ON m.id = l.member_id
  WHERE l.import_id = which AND l.what = 'made' AND m.version = l.version AND m.account_id IS NULL AND members.in_scope(m.org_pos)
    AND NOT EXISTS (SELECT 1 FROM members.membership s WHERE s.member_id = m.id AND (s.began_by <> 'import' OR s.ended_by IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM members.sealed_value v WHERE v.member_id = m.id AND v.superseded_at IS NOT NULL);
  IF free IS NULL THEN RETURN; END IF;
  BEGIN
    PERFORM members.remove_members(free);
    RETURN QUERY SELECT unnest(free);
  EXCEPTION WHEN foreign_key_violation THEN
    -- Something refers to some of them: one by one then, each kept or gone by itself.
    FOR one IN SELECT unnest(free) AS id LOOP
      BEGIN
        PERFORM members.remove_members(ARRAY[one.id]);
        RETURN NEXT one.id;
      EXCEPTION WHEN foreign_key_violation THEN NULL;
      END;
    END LOOP;
  END;
END $$;

-- Numbers that an import filled into records whose fields go back: its own value goes, unless something else stands by now.
CREATE FUNCTION members.take_back_numbers(which uuid, members_back uuid[]) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.import i WHERE i.id = which AND i.account_id = current_setting('app.account')::uuid
                 AND members.in_scope(i.org_pos)) THEN RETURN 0; END IF;
  DELETE FROM members.sealed_value v USING members.import_filled f, members.member m
  WHERE f.import_id = which AND v.id = f.value_id AND v.superseded_at IS NULL AND v.kind IN ('personal-id', 'old-card')
    AND m.id = v.member_id AND m.id = ANY (members_back) AND members.in_scope(m.org_pos);
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM members.import_filled WHERE import_id = which;
  RETURN gone;
END $$;
REVOKE ALL ON FUNCTION members.take_back_numbers(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.take_back_numbers(uuid, uuid[]) TO app_scoped, app_all;

-- Undo of a change: the value that it wrote goes, and the one that stood at that moment stands again; one retired earlier does not. Where
-- the change took a value away, that value stands again. Gives the kinds that have a value again.
CREATE OR REPLACE FUNCTION members.revert_sealed_values(which uuid, kinds text[]) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one text;
  written timestamptz;
  earlier uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos)) THEN RETURN; END IF;
  FOREACH one IN ARRAY kinds LOOP
    DELETE FROM members.sealed_value s WHERE s.member_id = which AND s.kind = one AND s.superseded_at IS NULL
    RETURNING s.entered_at INTO written;
    IF FOUND THEN
      -- A value is superseded in the transaction that writes the next one, whose first moment is the next one's `entered_at`.
      SELECT s.id INTO earlier FROM members.sealed_value s
      WHERE s.member_id = which AND s.kind = one AND s.entered_at < written AND s.superseded_at >= written;
    ELSE
      SELECT s.id INTO earlier FROM members.sealed_value s
      WHERE s.member_id = which AND s.kind = one ORDER BY s.superseded_at DESC, s.id DESC LIMIT 1;
    END IF;
    UPDATE members.sealed_value s SET superseded_at = NULL WHERE s.id = earlier;
    IF FOUND THEN RETURN NEXT one; END IF;
  END LOOP;
END $$;

-- The range of a staged file is that of the organisation of its import, whatever the caller says, and lies in the caller's scope.
CREATE OR REPLACE FUNCTION members.open_import(which uuid, from_pos int, until_pos int, starts date) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM platform.import i JOIN organisations.published_position o ON o.id = i.org_id
    WHERE i.id = which AND i.kind = 'members' AND i.state = 'staged' AND i.account_id = current_setting('app.account')::uuid
      AND o.pos = from_pos AND o.pos_end = until_pos AND members.in_scope(from_pos) AND members.in_scope(until_pos - 1)
  ) THEN RAISE EXCEPTION 'not the range of this import' USING ERRCODE = 'insufficient_privilege'; END IF;
  INSERT INTO members.import_file (import_id, account_id, pos_from, pos_until, as_of)
  VALUES (which, current_setting('app.account')::uuid, from_pos, until_pos, starts);
END $$;
