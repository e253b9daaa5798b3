-- Critical days that a list fills into records which are there wait for another officer, as one typed in does.
ALTER TABLE members.member_change ADD COLUMN import_id uuid REFERENCES platform.import (id);
CREATE INDEX member_change_import ON members.member_change (import_id) WHERE import_id IS NOT NULL;

ALTER TABLE members.import_match DROP CONSTRAINT import_match_found_by_check,
  ADD CONSTRAINT import_match_found_by_check CHECK (found_by IN ('personal-id', 'old-card', 'name-and-birth', 'name-and-ceremony'));

-- As before; a decision day that lies before the ceremony is taken like any other, as a proposal, and what waits is not asked for again.
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

  -- One wrong digit in a birth is likelier than two members of one name, admitted into the same cell on the same day: somebody has to say.
  INSERT INTO members.import_match (import_id, row_no, is_faulty, member_id, outcome, found_by)
  WITH unmatched AS MATERIALIZED (
    SELECT r.row_no, r.is_faulty, r.org_id, r.folded_name, r.admitted_on FROM members.import_row r
    WHERE r.import_id = which AND r.full_name IS NOT NULL AND r.org_id IS NOT NULL AND r.admitted_on IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM members.import_match x WHERE x.import_id = which AND x.row_no = r.row_no)
  )
  SELECT DISTINCT ON (r.row_no) which, r.row_no, r.is_faulty, m.id, 'possible', 'name-and-ceremony'
  FROM unmatched r
  JOIN members.member m ON m.folded_name = r.folded_name AND m.org_id = r.org_id AND m.admitted_on = r.admitted_on
  WHERE NOT EXISTS (SELECT 1 FROM members.import_match x WHERE x.import_id = which AND x.member_id = m.id)
    AND (everywhere OR (m.org_pos >= lo1 AND m.org_pos < hi1) OR (several AND ((m.org_pos >= lo2 AND m.org_pos < hi2)
      OR (m.org_pos >= lo3 AND m.org_pos < hi3) OR (m.org_pos >= lo4 AND m.org_pos < hi4))))
  ORDER BY r.row_no, m.is_present DESC, m.id;

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

  -- What already waits for another officer is not asked for twice.
  UPDATE members.import_match x SET changes = (
      SELECT jsonb_object_agg(e.key, CASE WHEN w.fields ? e.key AND NOT e.value ? 'fixed'
        THEN e.value || '{"fixed": "members.import-waits-for-approval"}' ELSE e.value END) FROM jsonb_each(x.changes) e)
  FROM (SELECT c.member_id, jsonb_agg(k) AS fields FROM members.member_change c CROSS JOIN LATERAL jsonb_object_keys(c.changes) k
    WHERE c.state = 'proposed' GROUP BY c.member_id) w
  WHERE x.import_id = which AND w.member_id = x.member_id AND x.changes <> '{}';

  UPDATE members.import_match SET outcome = 'changed' WHERE import_id = which AND outcome = 'same' AND changes <> '{}';
  UPDATE members.import_match x SET choice = b.choice FROM found_before b
  WHERE x.import_id = which AND b.row_no = x.row_no AND b.member_id = x.member_id AND b.outcome = x.outcome AND b.changes = x.changes;
  DROP TABLE found_before;
END $$;

-- Fields taken from a list into records that are there. Those in `by_two` become one waiting change a record, the others are written, with
-- what they were before. One row a record: whether something was written, and how many values wait.
CREATE FUNCTION members.take_import_changes(which uuid, by_account uuid, typed_by uuid, at timestamptz, by_two text[])
RETURNS TABLE (member_id uuid, is_written boolean, waiting int) LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    WITH wanted AS MATERIALIZED (
      SELECT x.row_no, x.member_id, x.changes, (
        SELECT jsonb_object_agg(c.key, c.value) FROM jsonb_each(x.changes) c
        WHERE coalesce(x.choice -> 'take', '[]') ? c.key AND NOT c.value ? 'fixed'
          AND NOT (CASE c.key WHEN 'birthOn' THEN m.birth_on IS NOT NULL WHEN 'birthYear' THEN m.birth_year IS NOT NULL
            WHEN 'admissionDecidedOn' THEN m.admission_decided_on IS NOT NULL WHEN 'admittedOn' THEN m.admitted_on IS NOT NULL
            WHEN 'officialOn' THEN m.official_on IS NOT NULL WHEN 'recognitionDecidedOn' THEN m.recognition_decided_on IS NOT NULL
            ELSE false END))
        -- A day of birth brings its year, where none was known: so the undo takes both away.
        || CASE WHEN coalesce(x.choice -> 'take', '[]') ? 'birthOn' AND x.changes ? 'birthOn' AND NOT x.changes -> 'birthOn' ? 'fixed'
             AND m.birth_on IS NULL AND m.birth_year IS NULL
           THEN jsonb_build_object('birthYear', jsonb_build_object('after', left(x.changes -> 'birthOn' ->> 'after', 4)::int)) ELSE '{}' END AS taking
      FROM members.import_matches(which) x JOIN members.member m ON m.id = x.member_id
      WHERE (x.outcome = 'changed' OR x.choice ->> 'isSame' = 'true') AND coalesce(x.choice -> 'take', '[]') <> '[]' AND NOT x.is_faulty
      FOR UPDATE OF m
    ), chosen AS MATERIALIZED (
      SELECT w.row_no, w.member_id, w.taking - by_two AS taking,
        -- A year is a number wherever a change is read again.
        (SELECT jsonb_object_agg(e.key, CASE WHEN e.key = 'birthYear' THEN jsonb_build_object('after', (e.value ->> 'after')::int) ELSE e.value END)
         FROM jsonb_each(w.taking) e WHERE e.key = ANY (by_two)) AS asking
      FROM wanted w WHERE w.taking IS NOT NULL
    ), written AS (
      UPDATE members.member m SET
        other_name = coalesce(t ->> 'otherName', m.other_name), sex = coalesce(t ->> 'sex', m.sex),
        ethnicity = coalesce(t ->> 'ethnicity', m.ethnicity), religion = coalesce(t ->> 'religion', m.religion),
        has_new_card = m.has_new_card OR t ? 'hasNewCard',
        card_place = coalesce(t ->> 'cardPlace', m.card_place), card_issued_on = coalesce((t ->> 'cardIssuedOn')::date, m.card_issued_on),
        dossier_number = coalesce(t ->> 'dossierNumber', m.dossier_number),
        phone = coalesce(t ->> 'phone', m.phone), occupation = coalesce(t ->> 'occupation', m.occupation),
        schooling = coalesce(t ->> 'schooling', m.schooling), profession = coalesce(t ->> 'profession', m.profession),
        political_theory = coalesce(t ->> 'politicalTheory', m.political_theory), residence = coalesce(t ->> 'residence', m.residence),
        version = m.version + 1
      FROM (SELECT c.member_id, c.row_no, c.taking, (SELECT jsonb_object_agg(e.key, e.value ->> 'after') FROM jsonb_each(c.taking) e) AS t
            FROM chosen c WHERE c.taking <> '{}') AS n
      WHERE m.id = n.member_id
      RETURNING m.id, m.org_id, m.org_pos, m.version, n.row_no, n.taking
    ), lines AS (
      INSERT INTO members.import_line (import_id, row_no, member_id, what, changes, version)
      SELECT which, w.row_no, w.id, 'changed', w.taking, w.version FROM written w
    ), kept AS (
      INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_typed_by, proposed_at,
        decided_by, decided_typed_by, decided_at, import_id)
      SELECT gen_random_uuid(), w.id, w.org_id, w.org_pos, w.taking, 'import', 'approved', by_account, typed_by, at, by_account, typed_by, at, which
      FROM written w
    ), asked AS (
      INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_typed_by, proposed_at, import_id)
      SELECT gen_random_uuid(), m.id, m.org_id, m.org_pos, c.asking, 'import', 'proposed', by_account, typed_by, at, which
      FROM chosen c JOIN members.member m ON m.id = c.member_id WHERE c.asking IS NOT NULL
    )
    SELECT c.member_id, c.taking <> '{}', (SELECT count(*)::int FROM jsonb_object_keys(coalesce(c.asking, '{}')))
    FROM chosen c
$$;

-- For the program before this one: the same.
CREATE OR REPLACE FUNCTION members.take_import_changes(which uuid, by_account uuid, at timestamptz) RETURNS SETOF uuid LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.member_id FROM members.take_import_changes(which, by_account, NULL, at,
    ARRAY['birthOn', 'birthYear', 'admissionDecidedOn', 'admittedOn', 'officialOn', 'recognitionDecidedOn']) t WHERE t.is_written
$$;

-- Who is right is said of rows that can be written: one with a fault that is left out is left out whole.
CREATE OR REPLACE FUNCTION members.choose_in_import(which uuid, of_outcome text, rows int[], what jsonb) RETURNS int LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE chosen int;
BEGIN
  UPDATE members.import_match x SET choice = what
  WHERE x.import_id = which AND x.outcome = of_outcome AND (rows IS NULL OR x.row_no = ANY (rows)) AND NOT x.is_faulty
    AND members.is_own_import(which);
  GET DIAGNOSTICS chosen = ROW_COUNT;
  RETURN chosen;
END $$;

-- What another officer decides about values of a list is no other hand on the record: the list can still be taken back.
CREATE FUNCTION members.carry_import_lines(decided uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE members.import_line l SET version = m.version
  FROM members.member_change c JOIN members.member m ON m.id = c.member_id
  WHERE c.id = ANY (decided) AND members.in_scope(m.org_pos)
    AND l.import_id = c.import_id AND l.member_id = c.member_id AND l.what = 'changed' AND l.version = m.version - 1
$$;
REVOKE EXECUTE ON FUNCTION members.carry_import_lines(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.carry_import_lines(uuid[]) TO app_scoped, app_all;
