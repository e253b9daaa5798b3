-- Members from spreadsheets: a typed staging place, what a comparison found, the receipt line by line, and notices of doubles.

-- One staged file. Nothing here carries row-level security, because COPY is refused under it: `app_import` writes, and everybody else
-- comes through the functions below, which look at the account and at the scope themselves.
CREATE TABLE members.import_file (
  import_id uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  -- The range of the organisation over which the file is imported: every target lies in it.
  pos_from int NOT NULL,
  pos_until int NOT NULL,
  -- First day of the spells that the commit begins.
  as_of date NOT NULL,
  row_count int NOT NULL DEFAULT 0,
  faulty_rows int NOT NULL DEFAULT 0,
  stops int NOT NULL DEFAULT 0,
  attentions int NOT NULL DEFAULT 0,
  staged_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON members.import_file TO app_import;

CREATE TABLE members.import_row (
  import_id uuid NOT NULL,
  row_no int NOT NULL,
  is_faulty boolean NOT NULL,
  member_id uuid NOT NULL,
  person_id uuid NOT NULL,
  spell_id uuid NOT NULL,
  org_id uuid,
  full_name text,
  sort_name text,
  -- As platform.folded gives it; made while reading, because in SQL it costs a hundred times as much.
  folded_name text COLLATE "C",
  other_name text,
  sex text,
  birth_on date,
  birth_year int,
  ethnicity text,
  religion text,
  has_new_card boolean,
  card_place text,
  card_issued_on date,
  dossier_number text,
  standing text,
  state text,
  state_since date,
  admission_decided_on date,
  admitted_on date,
  official_on date,
  recognition_decided_on date,
  phone text,
  occupation text,
  schooling text,
  profession text,
  political_theory text,
  residence text,
  sheet_id text,
  key_id text,
  -- Sealed before they came here, each under the row that it will have in members.sealed_value.
  personal_id uuid,
  personal_sealed bytea,
  personal_mac bytea,
  personal_tail bytea,
  card_id uuid,
  card_sealed bytea,
  card_mac bytea,
  card_tail bytea,
  -- The optional block, seldom there: [{ id, kind, sealed, whole_mac, tail_mac }] in base64.
  others jsonb,
  PRIMARY KEY (import_id, row_no)
);
GRANT SELECT, INSERT, DELETE ON members.import_row TO app_import;

CREATE TABLE members.import_fault (
  import_id uuid NOT NULL,
  nth int NOT NULL,
  row_no int NOT NULL,
  column_letters text,
  field text,
  value text NOT NULL,
  code text COLLATE "C" NOT NULL,
  params jsonb NOT NULL,
  suggestion text,
  level text COLLATE "C" NOT NULL CHECK (level IN ('stop', 'attention')),
  PRIMARY KEY (import_id, nth)
);
GRANT SELECT, INSERT, DELETE ON members.import_fault TO app_import;

-- Rows about somebody who is there already, or may be.
CREATE TABLE members.import_match (
  import_id uuid NOT NULL,
  row_no int NOT NULL,
  member_id uuid NOT NULL,
  outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('same', 'changed', 'possible')),
  is_faulty boolean NOT NULL DEFAULT false,
  found_by text COLLATE "C" NOT NULL CHECK (found_by IN ('personal-id', 'old-card', 'name-and-birth')),
  -- { field: { before, after, fixed } }; `fixed`: a field that an import never changes, and why.
  changes jsonb NOT NULL DEFAULT '{}',
  -- Who is right: for a possible double whether it is the same person, for a changed row the fields taken from the file.
  choice jsonb,
  PRIMARY KEY (import_id, row_no)
);
CREATE INDEX import_match_member ON members.import_match (import_id, member_id);
GRANT SELECT, DELETE ON members.import_match TO app_import;

-- The receipt, line by line: which rows became which member, and what they changed. Stays after the staged text is gone.
CREATE TABLE members.import_line (
  import_id uuid NOT NULL REFERENCES platform.import (id),
  row_no int NOT NULL,
  member_id uuid NOT NULL REFERENCES members.member (id),
  person_id uuid,
  what text COLLATE "C" NOT NULL CHECK (what IN ('made', 'changed')),
  changes jsonb,
  -- Version of the record right after: as long as it is this one, nobody has touched it.
  version int NOT NULL,
  PRIMARY KEY (import_id, row_no)
);
CREATE INDEX import_line_member ON members.import_line (member_id);
SELECT platform.protect_line('members.import_line', 'platform.import', 'import_id', 'SELECT, INSERT, DELETE');

-- Values of the optional block that an import filled into records which were there: what its undo takes away again. Reached by functions only.
CREATE TABLE members.import_filled (
  import_id uuid NOT NULL REFERENCES platform.import (id),
  value_id uuid NOT NULL,
  PRIMARY KEY (import_id, value_id)
);

-- The running number of a member in the cleaning sheet that came from elsewhere, so that it goes back as it came.
CREATE TABLE members.sheet_number (
  member_id uuid PRIMARY KEY REFERENCES members.member (id),
  number text COLLATE "C" NOT NULL CHECK (number <> '')
);
SELECT platform.protect_line('members.sheet_number', 'members.member', 'member_id', 'SELECT, INSERT, UPDATE, DELETE');

-- One personal ID under two members of different offices: a matter for the committee above both, told to neither of them.
CREATE TABLE members.duplicate_notice (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  first_member_id uuid NOT NULL REFERENCES members.member (id),
  second_member_id uuid NOT NULL REFERENCES members.member (id),
  noticed_at timestamptz NOT NULL,
  settled_at timestamptz,
  settled_by uuid,
  note text,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT duplicate_notice_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT duplicate_notice_pair UNIQUE (first_member_id, second_member_id),
  CONSTRAINT duplicate_notice_order CHECK (first_member_id < second_member_id)
);
CREATE INDEX duplicate_notice_open ON members.duplicate_notice (org_pos) WHERE settled_at IS NULL;
CREATE INDEX duplicate_notice_org ON members.duplicate_notice (org_id, org_pos);
CREATE INDEX duplicate_notice_second ON members.duplicate_notice (second_member_id);
SELECT platform.protect_root('members.duplicate_notice');

CREATE FUNCTION members.is_own_import(which uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM members.import_file f WHERE f.import_id = which AND f.account_id = current_setting('app.account')::uuid)
$$;

CREATE FUNCTION members.own_import(which uuid) RETURNS SETOF members.import_file LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.* FROM members.import_file f WHERE f.import_id = which AND f.account_id = current_setting('app.account')::uuid
$$;

CREATE FUNCTION members.open_import(which uuid, from_pos int, until_pos int, starts date) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO members.import_file (import_id, account_id, pos_from, pos_until, as_of)
  VALUES (which, current_setting('app.account')::uuid, from_pos, until_pos, starts)
$$;

-- The first sound rows, for a look; and rows by number, for those that somebody has to decide about.
CREATE FUNCTION members.first_import_rows(which uuid, most int) RETURNS TABLE
  (row_no int, full_name text, birth text, org_id uuid, standing text, state text, admitted_on date, official_on date)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.row_no, r.full_name, coalesce(r.birth_on::text, r.birth_year::text), r.org_id, r.standing, r.state, r.admitted_on, r.official_on
  FROM members.import_row r
  WHERE r.import_id = which AND NOT r.is_faulty AND members.is_own_import(which) ORDER BY r.row_no LIMIT most
$$;

CREATE FUNCTION members.import_matches_page(which uuid, of_outcome text, after_row int, most int) RETURNS TABLE
  (row_no int, member_id uuid, found_by text, changes jsonb, choice jsonb, full_name text, birth text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.row_no, x.member_id, x.found_by, x.changes, x.choice, r.full_name, coalesce(r.birth_on::text, r.birth_year::text)
  FROM members.import_match x JOIN members.import_row r ON r.import_id = x.import_id AND r.row_no = x.row_no
  WHERE x.import_id = which AND x.outcome = of_outcome AND x.row_no > after_row AND NOT x.is_faulty AND members.is_own_import(which)
  ORDER BY x.row_no LIMIT most
$$;

-- Those that become new members: sound, and about nobody who is there, unless a person has said that it is somebody else.
CREATE FUNCTION members.new_import_rows(which uuid) RETURNS SETOF members.import_row LANGUAGE sql STABLE SECURITY DEFINER ROWS 100000
SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.import_id, r.row_no, r.is_faulty, r.member_id, r.person_id, r.spell_id, r.org_id, r.full_name, r.sort_name, r.folded_name, r.other_name, r.sex,
    r.birth_on, r.birth_year, r.ethnicity, r.religion, r.has_new_card, r.card_place, r.card_issued_on, r.dossier_number, r.standing,
    r.state, r.state_since, r.admission_decided_on, r.admitted_on, r.official_on, r.recognition_decided_on, r.phone, r.occupation,
    r.schooling, r.profession, r.political_theory, r.residence, r.sheet_id, NULL::text, NULL::uuid, NULL::bytea, NULL::bytea, NULL::bytea,
    NULL::uuid, NULL::bytea, NULL::bytea, NULL::bytea, NULL::jsonb
  FROM members.import_row r
  LEFT JOIN members.import_match x ON x.import_id = r.import_id AND x.row_no = r.row_no
  WHERE r.import_id = which AND NOT r.is_faulty AND members.is_own_import(which)
    AND (x.row_no IS NULL OR (x.outcome = 'possible' AND x.choice ->> 'isSame' = 'false'))
$$;

CREATE FUNCTION members.import_faults(which uuid) RETURNS SETOF members.import_fault LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.* FROM members.import_fault f WHERE f.import_id = which AND members.is_own_import(which)
$$;

CREATE FUNCTION members.import_matches(which uuid) RETURNS SETOF members.import_match LANGUAGE sql STABLE SECURITY DEFINER ROWS 10000
SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.* FROM members.import_match x WHERE x.import_id = which AND members.is_own_import(which)
$$;

-- Sets who is right in rows of an own import; null row numbers mean every row of that outcome.
CREATE FUNCTION members.choose_in_import(which uuid, of_outcome text, rows int[], what jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE chosen int;
BEGIN
  UPDATE members.import_match x SET choice = what
  WHERE x.import_id = which AND x.outcome = of_outcome AND (rows IS NULL OR x.row_no = ANY (rows)) AND members.is_own_import(which);
  GET DIAGNOSTICS chosen = ROW_COUNT;
  RETURN chosen;
END $$;

CREATE FUNCTION members.drop_import(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT members.is_own_import(which) THEN RETURN; END IF;
  DELETE FROM members.import_match WHERE import_id = which;
  DELETE FROM members.import_fault WHERE import_id = which;
  DELETE FROM members.import_row WHERE import_id = which;
  DELETE FROM members.import_file WHERE import_id = which;
END $$;

-- After a file was copied: without it the planner takes half a million rows for a few.
CREATE FUNCTION members.analyze_staging() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ANALYZE members.import_row;
END $$;

-- For the nightly job: what nobody committed or cancelled for seven days is emptied; gives the imports concerned.
CREATE FUNCTION members.drop_old_imports(at timestamptz) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE old uuid;
BEGIN
  FOR old IN SELECT import_id FROM members.import_file WHERE staged_at < at - interval '7 days' LOOP
    DELETE FROM members.import_match WHERE import_id = old;
    DELETE FROM members.import_fault WHERE import_id = old;
    DELETE FROM members.import_row WHERE import_id = old;
    DELETE FROM members.import_file WHERE import_id = old;
    RETURN NEXT old;
  END LOOP;
END $$;

-- A field of a changed row: only what the file states and the record says otherwise. `fixed` names why an import leaves it alone.
CREATE FUNCTION members.import_difference(field text, before text, after text, fixed text) RETURNS jsonb LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog AS $$
  SELECT CASE WHEN after IS NULL OR after = before THEN '{}'::jsonb
    ELSE jsonb_build_object(field, jsonb_strip_nulls(jsonb_build_object('before', before, 'after', after, 'fixed', fixed))) END
$$;

-- Compares the staged rows with the members in the caller's scope. Choices made before stay where the difference is still the same.
CREATE FUNCTION members.compare_import(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
           CASE WHEN m.birth_on IS NOT NULL OR m.birth_year <> extract(year FROM r.birth_on)
             THEN 'members.import-birth-not-adjusted' END)
      || CASE WHEN m.birth_on IS NULL AND r.birth_on IS NULL THEN
           members.import_difference('birthYear', m.birth_year::text, r.birth_year::text,
             CASE WHEN m.birth_year IS NOT NULL THEN 'members.import-birth-not-adjusted' END) ELSE '{}' END
      || members.import_difference('otherName', m.other_name, r.other_name, NULL)
      || members.import_difference('sex', m.sex, r.sex, NULL)
      || members.import_difference('ethnicity', m.ethnicity, r.ethnicity, NULL)
      || members.import_difference('religion', m.religion, r.religion, NULL)
      || members.import_difference('cardPlace', m.card_place, r.card_place, NULL)
      || members.import_difference('cardIssuedOn', m.card_issued_on::text, r.card_issued_on::text, NULL)
      || members.import_difference('dossierNumber', m.dossier_number, r.dossier_number, NULL)
      || members.import_difference('admissionDecidedOn', m.admission_decided_on::text, r.admission_decided_on::text, NULL)
      || members.import_difference('admittedOn', m.admitted_on::text, r.admitted_on::text, NULL)
      || CASE WHEN m.standing = 'official' THEN members.import_difference('officialOn', m.official_on::text, r.official_on::text, NULL) ELSE '{}' END
      || CASE WHEN m.standing = 'official' THEN
           members.import_difference('recognitionDecidedOn', m.recognition_decided_on::text, r.recognition_decided_on::text, NULL) ELSE '{}' END
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
  FROM members.import_row r, members.member m
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

-- Puts the sealed values of an own import to the members that it has just made, and, where a person took them from the file, to
-- those it found. Gives the number written.
CREATE FUNCTION members.seal_import(which uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
    AND NOT EXISTS (SELECT 1 FROM members.sealed_value s WHERE s.member_id = x.member_id AND s.kind = v.kind AND s.superseded_at IS NULL);
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

-- Takes members of a committed import away again, where nobody has touched them since; one that something refers to stays. Gives the
-- members removed.
CREATE FUNCTION members.remove_imported(which uuid) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one record;
  free uuid[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.import i WHERE i.id = which AND i.account_id = current_setting('app.account')::uuid
                 AND members.in_scope(i.org_pos)) THEN RETURN; END IF;
  DELETE FROM members.sealed_value v USING members.import_filled f, members.member m
  WHERE f.import_id = which AND v.id = f.value_id AND v.superseded_at IS NULL AND m.id = v.member_id AND members.in_scope(m.org_pos);
  DELETE FROM members.import_filled WHERE import_id = which;
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

CREATE FUNCTION members.remove_members(which uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM members.import_line WHERE member_id = ANY (which);
  DELETE FROM members.sheet_number WHERE member_id = ANY (which);
  DELETE FROM members.sealed_value WHERE member_id = ANY (which);
  DELETE FROM members.membership WHERE member_id = ANY (which);
  DELETE FROM members.member WHERE id = ANY (which);
END $$;

-- Pairs of members with one personal ID of which this import made one: for the listener, which looks at the whole tree.
CREATE FUNCTION members.doubles_of_import(which uuid) RETURNS TABLE (made uuid, other uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.member_id, b.member_id
  FROM members.import_line l
  JOIN members.sealed_value a ON a.member_id = l.member_id AND a.kind = 'personal-id' AND a.superseded_at IS NULL
  JOIN members.sealed_value b ON b.whole_mac = a.whole_mac AND b.kind = 'personal-id' AND b.superseded_at IS NULL AND b.member_id <> a.member_id
  WHERE l.import_id = which AND session_user = 'app_all'
$$;

-- The functions above run as the owner, whom FORCE would shut out of what they have to look at.
CREATE POLICY import_functions ON members.membership TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY functions ON members.import_line TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY functions ON members.sheet_number TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY functions ON platform.import FOR SELECT TO CURRENT_USER USING (true);

REVOKE ALL ON FUNCTION members.is_own_import(uuid), members.own_import(uuid), members.open_import(uuid, int, int, date),
  members.new_import_rows(uuid), members.import_faults(uuid), members.import_matches(uuid), members.first_import_rows(uuid, int),
  members.import_matches_page(uuid, text, int, int),
  members.choose_in_import(uuid, text, int[], jsonb), members.drop_import(uuid), members.drop_old_imports(timestamptz), members.analyze_staging(),
  members.import_difference(text, text, text, text), members.compare_import(uuid), members.seal_import(uuid),
  members.remove_imported(uuid), members.remove_members(uuid[]), members.doubles_of_import(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.own_import(uuid), members.open_import(uuid, int, int, date), members.new_import_rows(uuid),
  members.first_import_rows(uuid, int), members.import_matches_page(uuid, text, int, int),
  members.import_faults(uuid), members.import_matches(uuid), members.choose_in_import(uuid, text, int[], jsonb), members.drop_import(uuid),
  members.compare_import(uuid), members.seal_import(uuid), members.remove_imported(uuid) TO app_scoped, app_all;
GRANT EXECUTE ON FUNCTION members.drop_old_imports(timestamptz), members.doubles_of_import(uuid) TO app_all;
GRANT EXECUTE ON FUNCTION members.analyze_staging() TO app_import;

-- Fields taken from the file into records that are there, with what they were before in member_change. Rows in which nothing is taken
-- are left alone. Party age moves with the day it is counted from, so that recorded gaps stay counted. Runs with the caller's own rights.
CREATE FUNCTION members.take_import_changes(which uuid, by_account uuid, at timestamptz) RETURNS SETOF uuid LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
    WITH chosen AS MATERIALIZED (
      SELECT x.row_no, x.member_id, x.changes, (
        SELECT jsonb_object_agg(c.key, c.value) FROM jsonb_each(x.changes) c
        WHERE coalesce(x.choice -> 'take', '[]') ? c.key AND NOT c.value ? 'fixed') AS taking
      FROM members.import_matches(which) x WHERE (x.outcome = 'changed' OR x.choice ->> 'isSame' = 'true') AND coalesce(x.choice -> 'take', '[]') <> '[]'
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
      SELECT which, w.row_no, w.id, 'changed', w.taking, w.version FROM written w
    )
    INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_at, decided_by, decided_at)
    SELECT gen_random_uuid(), w.id, w.org_id, w.org_pos, w.taking, 'import', 'approved', by_account, at,
      by_account, at
    FROM written w RETURNING member_id
$$;

-- Changed fields of an import go back to what they were, in records that nobody has touched since.
CREATE FUNCTION members.restore_import_changes(which uuid, by_account uuid, at timestamptz)
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
REVOKE ALL ON FUNCTION members.take_import_changes(uuid, uuid, timestamptz), members.restore_import_changes(uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.take_import_changes(uuid, uuid, timestamptz), members.restore_import_changes(uuid, uuid, timestamptz)
  TO app_scoped, app_all;
