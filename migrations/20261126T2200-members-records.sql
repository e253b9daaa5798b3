-- Members: the record, the spells of membership, sealed identifiers, changes and reveals. Everything else of the area stands on these.
CREATE SCHEMA members;
GRANT USAGE ON SCHEMA members TO app_scoped, app_all, app_self, app_import, app_load, app_identity, app_worker;

-- One row per member, at the organisation of the official membership today (or the last one, for those who left). The names are a copy of
-- the person's, kept right by the foreign key, so that lists sort and search without a join.
CREATE TABLE members.member (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL CONSTRAINT member_of_person UNIQUE,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(full_name)) STORED,
  folded_sort text COLLATE "C" GENERATED ALWAYS AS (platform.folded(sort_name)) STORED,
  other_name text,
  sex text COLLATE "C" CHECK (sex IN ('male', 'female')),
  -- The day where it is known; often only the year is.
  birth_on date,
  birth_year int CHECK (birth_year BETWEEN 1880 AND 2200),
  ethnicity text,
  religion text,
  -- The new card has the personal ID as its number (347-QĐ/TW 2025); the old one of eight digits is a sealed value of its own.
  has_new_card boolean NOT NULL DEFAULT false,
  card_place text,
  card_issued_on date,
  dossier_number text COLLATE "C",
  standing text COLLATE "C" NOT NULL CHECK (standing IN ('probationary', 'official')),
  state text COLLATE "C" NOT NULL DEFAULT 'active' CHECK (state IN
    ('active', 'exempt', 'suspended', 'transferred-out', 'removed', 'expelled', 'resigned', 'deceased', 'admission-cancelled')),
  state_since date,
  -- Still on the roll of a cell: what every list and count starts from.
  is_present boolean NOT NULL GENERATED ALWAYS AS (state IN ('active', 'exempt', 'suspended')) STORED,
  admission_decided_on date,
  admitted_on date,
  official_on date,
  recognition_decided_on date,
  -- The admission decision moved forward by all gaps (294-QĐ/TW art. 4.5): party age on a day is the time since then. Written by the program.
  party_age_from date,
  phone text,
  occupation text,
  -- Codes of rule-packs/member-vocabulary.
  schooling text COLLATE "C",
  profession text,
  political_theory text COLLATE "C",
  dues_group text COLLATE "C",
  residence text,
  account_id uuid CONSTRAINT member_of_account UNIQUE REFERENCES platform.account (id),
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT member_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT member_person_names FOREIGN KEY (person_id, full_name, sort_name)
    REFERENCES organisations.person (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT member_names UNIQUE (id, full_name, sort_name),
  CONSTRAINT member_dates CHECK (
    (admitted_on IS NULL OR admission_decided_on IS NULL OR admission_decided_on <= admitted_on)
    AND (official_on IS NULL OR admitted_on IS NULL OR admitted_on <= official_on)
    AND (birth_on IS NULL OR admitted_on IS NULL OR birth_on < admitted_on))
);
CREATE INDEX member_org ON members.member (org_id, org_pos);
CREATE INDEX member_present ON members.member (org_pos, sort_name, id) WHERE is_present;
CREATE INDEX member_left ON members.member (org_pos, state) WHERE NOT is_present;
CREATE INDEX member_order ON members.member (sort_name, id) WHERE is_present;
CREATE INDEX member_folded_name ON members.member (folded_name text_pattern_ops);
CREATE INDEX member_folded_sort ON members.member (folded_sort text_pattern_ops);
CREATE INDEX member_party_age ON members.member (party_age_from) WHERE is_present;
CREATE INDEX member_probation ON members.member (admitted_on) WHERE is_present AND standing = 'probationary';
SELECT platform.protect_root('members.member');

-- One spell at one organisation. What the organisation of that time may see stands in the row itself: a member who moved on leaves
-- the spell behind, and the roll of any day is asked of this table alone.
CREATE TABLE members.membership (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  -- `official`: counted here (đảng số). `temporary`: takes part and pays dues here, counted where the official spell is.
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('official', 'temporary')),
  since_day date NOT NULL,
  until_day date NOT NULL DEFAULT 'infinity',
  standing text COLLATE "C" NOT NULL CHECK (standing IN ('probationary', 'official')),
  -- With standing `official`: since when, where known. Before that day the member was probationary.
  official_on date,
  -- False: the member was here already before `since_day`; nobody has said since when.
  is_beginning_known boolean NOT NULL DEFAULT true,
  began_by text COLLATE "C" NOT NULL CHECK (began_by IN
    ('import', 'entry', 'admission', 'transfer', 'collective-transfer', 'temporary-transfer', 'readmission', 'restoration')),
  ended_by text COLLATE "C" CHECK (ended_by IN
    ('transfer', 'collective-transfer', 'transfer-out', 'temporary-return', 'removal', 'expulsion', 'resignation', 'death',
     'admission-cancelled', 'correction')),
  decision_number text,
  decision_on date,
  decision_issuer text,
  transfer_id uuid,
  CONSTRAINT membership_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT membership_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT membership_order CHECK (since_day < until_day),
  CONSTRAINT membership_end CHECK ((until_day = 'infinity') = (ended_by IS NULL)),
  CONSTRAINT membership_overlap EXCLUDE USING gist (member_id WITH =, kind WITH =, daterange(since_day, until_day) WITH &&)
);
CREATE INDEX membership_member ON members.membership (member_id);
CREATE INDEX membership_org ON members.membership (org_id, org_pos);
CREATE INDEX membership_pos ON members.membership (org_pos, since_day, until_day);
SELECT platform.protect_root('members.membership', 'SELECT, INSERT, UPDATE, DELETE');

-- Identifiers and the optional block, sealed with a key outside the database. No request role holds any right here: the functions below
-- are the only way, and they look at the caller's scope themselves.
CREATE TABLE members.sealed_value (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN
    ('personal-id', 'old-card', 'birth-registration', 'home-place', 'permanent-residence', 'old-identity-number')),
  key_id text COLLATE "C" NOT NULL,
  sealed bytea NOT NULL,
  whole_mac bytea,
  tail_mac bytea,
  superseded_at timestamptz,
  entered_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX sealed_value_current ON members.sealed_value (member_id, kind) WHERE superseded_at IS NULL;
CREATE INDEX sealed_value_whole ON members.sealed_value (whole_mac) WHERE superseded_at IS NULL AND whole_mac IS NOT NULL;
CREATE INDEX sealed_value_tail ON members.sealed_value (tail_mac) WHERE superseded_at IS NULL AND tail_mac IS NOT NULL;
ALTER TABLE members.sealed_value ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.sealed_value FORCE ROW LEVEL SECURITY;
CREATE POLICY functions ON members.sealed_value TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON members.sealed_value TO app_load;
-- The functions below run as the owner, whom FORCE would shut out of what they have to look at.
CREATE POLICY functions ON members.member TO CURRENT_USER USING (true) WITH CHECK (true);

-- The caller's scope, looked at from inside a function that runs as the owner: the role signed in decides, the settings bound it.
CREATE FUNCTION members.in_scope(pos int) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN session_user IN ('app_all', 'app_load') THEN true ELSE
    (pos >= current_setting('app.lo1')::int AND pos < current_setting('app.hi1')::int)
    OR (session_user = 'app_offices' AND (
      (pos >= current_setting('app.lo2')::int AND pos < current_setting('app.hi2')::int)
      OR (pos >= current_setting('app.lo3')::int AND pos < current_setting('app.hi3')::int)
      OR (pos >= current_setting('app.lo4')::int AND pos < current_setting('app.hi4')::int))) END
$$;

-- Writes sealed values of members in scope; an earlier value of the same kind becomes superseded. Gives the number written.
CREATE FUNCTION members.put_sealed_values(lines jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE written int;
BEGIN
  UPDATE members.sealed_value s SET superseded_at = clock_timestamp()
  FROM jsonb_to_recordset(lines) AS l(member_id uuid, kind text), members.member m
  WHERE s.member_id = l.member_id AND s.kind = l.kind AND s.superseded_at IS NULL AND m.id = s.member_id AND members.in_scope(m.org_pos);
  INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac)
  SELECT l.id, l.member_id, l.kind, l.key_id, decode(l.sealed, 'base64'), decode(l.whole_mac, 'base64'), decode(l.tail_mac, 'base64')
  FROM jsonb_to_recordset(lines) AS l(id uuid, member_id uuid, kind text, key_id text, sealed text, whole_mac text, tail_mac text)
  JOIN members.member m ON m.id = l.member_id AND members.in_scope(m.org_pos);
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;

-- Which kinds are there: all that a screen shows unasked.
CREATE FUNCTION members.sealed_kinds(which uuid[]) RETURNS TABLE (member_id uuid, kind text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.member_id, s.kind FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE s.member_id = ANY (which) AND s.superseded_at IS NULL
    AND CASE WHEN session_user = 'app_self' THEN m.account_id = current_setting('app.account')::uuid ELSE members.in_scope(m.org_pos) END
$$;

-- Members in scope that carry one of these values (whole) or end in these digits (tail).
CREATE FUNCTION members.members_by_mac(macs bytea[], is_whole boolean) RETURNS TABLE (member_id uuid, kind text, mac bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.member_id, s.kind, s.whole_mac FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE is_whole AND s.whole_mac = ANY (macs) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos)
  UNION ALL
  SELECT s.member_id, s.kind, s.tail_mac FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE NOT is_whole AND s.tail_mac = ANY (macs) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos)
$$;

-- Each opening of a sealed value: who, whose, which, why. Written before the value is handed out, by the function that hands it out.
CREATE TABLE members.reveal (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid NOT NULL REFERENCES members.member (id),
  kind text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT reveal_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX reveal_member ON members.reveal (member_id, at);
CREATE INDEX reveal_org ON members.reveal (org_id, org_pos);
SELECT platform.protect_root('members.reveal', 'SELECT');
CREATE POLICY functions ON members.reveal TO CURRENT_USER USING (true) WITH CHECK (true);

CREATE FUNCTION members.open_sealed_value(reveal uuid, which uuid, wanted text, why text)
RETURNS TABLE (id uuid, key_id text, sealed bytea) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO members.reveal (id, org_id, org_pos, member_id, kind, account_id, reason)
  SELECT reveal, m.org_id, m.org_pos, m.id, wanted, current_setting('app.account')::uuid, why
  FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos);
  RETURN QUERY SELECT s.id, s.key_id, s.sealed FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
    WHERE s.member_id = which AND s.kind = wanted AND s.superseded_at IS NULL AND members.in_scope(m.org_pos);
END $$;

-- The own values of whoever is signed in as a member.
CREATE FUNCTION members.own_sealed_values() RETURNS TABLE (id uuid, kind text, key_id text, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id, s.kind, s.key_id, s.sealed FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE m.account_id = current_setting('app.account')::uuid AND s.superseded_at IS NULL
$$;

-- Values of many members in scope at once, for an export that has a permission and a reason of its own. Every value leaves its reveal,
-- written before it is handed out, as when one is opened alone.
CREATE FUNCTION members.sealed_values_for_export(which uuid[], kinds text[], why text)
RETURNS TABLE (id uuid, member_id uuid, kind text, key_id text, sealed bytea) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO members.reveal (id, org_id, org_pos, member_id, kind, account_id, reason)
  SELECT gen_random_uuid(), m.org_id, m.org_pos, m.id, s.kind, current_setting('app.account')::uuid, why
  FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE s.member_id = ANY (which) AND s.kind = ANY (kinds) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos);
  RETURN QUERY SELECT s.id, s.member_id, s.kind, s.key_id, s.sealed
    FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
    WHERE s.member_id = ANY (which) AND s.kind = ANY (kinds) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos);
END $$;

-- Removes values for good: the optional block after a campaign, or what an undone import brought.
CREATE FUNCTION members.erase_sealed_values(which uuid[], kinds text[]) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE erased int;
BEGIN
  DELETE FROM members.sealed_value s USING members.member m
  WHERE m.id = s.member_id AND s.member_id = ANY (which) AND s.kind = ANY (kinds) AND members.in_scope(m.org_pos);
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END $$;

REVOKE ALL ON FUNCTION members.in_scope(int), members.put_sealed_values(jsonb), members.sealed_kinds(uuid[]),
  members.members_by_mac(bytea[], boolean), members.open_sealed_value(uuid, uuid, text, text), members.own_sealed_values(),
  members.sealed_values_for_export(uuid[], text[], text), members.erase_sealed_values(uuid[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.put_sealed_values(jsonb) TO app_scoped, app_all, app_load;
GRANT EXECUTE ON FUNCTION members.sealed_kinds(uuid[]) TO app_scoped, app_all, app_self;
GRANT EXECUTE ON FUNCTION members.members_by_mac(bytea[], boolean), members.open_sealed_value(uuid, uuid, text, text),
  members.sealed_values_for_export(uuid[], text[], text), members.erase_sealed_values(uuid[], text[]) TO app_scoped, app_all;
GRANT EXECUTE ON FUNCTION members.own_sealed_values() TO app_self;

-- What changed in a record, and what is asked to be changed. Old values stay here; sealed ones are named, never shown.
CREATE TABLE members.member_change (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  -- { field: { before, after } }
  changes jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'object' AND changes <> '{}'),
  basis text COLLATE "C" NOT NULL CHECK (basis IN ('decision', 'member-request', 'civil-act', 'import', 'entry-error')),
  state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'approved', 'rejected', 'withdrawn')),
  decision_number text,
  decision_on date,
  decision_issuer text,
  note text,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  reject_reason text,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT member_change_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT member_change_decided CHECK ((state = 'proposed') = (decided_at IS NULL))
);
CREATE INDEX member_change_member ON members.member_change (member_id, proposed_at);
CREATE INDEX member_change_open ON members.member_change (org_pos) WHERE state = 'proposed';
CREATE INDEX member_change_org ON members.member_change (org_id, org_pos);
SELECT platform.protect_root('members.member_change');

-- Times that do not count for party age (294-QĐ/TW art. 4.5).
CREATE TABLE members.party_age_gap (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  since_day date NOT NULL,
  until_day date NOT NULL,
  reason text COLLATE "C" NOT NULL CHECK (reason IN ('expelled', 'removed', 'lost-contact', 'transfer-gap')),
  decision_number text,
  decision_on date,
  decision_issuer text,
  CONSTRAINT party_age_gap_order CHECK (since_day < until_day),
  CONSTRAINT party_age_gap_overlap EXCLUDE USING gist (member_id WITH =, daterange(since_day, until_day) WITH &&)
);
CREATE INDEX party_age_gap_member ON members.party_age_gap (member_id);
SELECT platform.protect_line('members.party_age_gap', 'members.member', 'member_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Whoever is signed in as a member reads the own record and what hangs on it.
CREATE POLICY own ON members.member FOR SELECT TO app_self USING (account_id = current_setting('app.account')::uuid);
GRANT SELECT ON members.member TO app_self;

CREATE FUNCTION members.open_to_self(line regclass, member_column name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY own ON %s FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM members.member m WHERE m.id = %I))',
    line, member_column);
  EXECUTE format('GRANT SELECT ON %s TO app_self', line);
END $$;
REVOKE ALL ON FUNCTION members.open_to_self(regclass, name) FROM PUBLIC;
SELECT members.open_to_self('members.membership', 'member_id');
SELECT members.open_to_self('members.member_change', 'member_id');
SELECT members.open_to_self('members.party_age_gap', 'member_id');
SELECT members.open_to_self('members.reveal', 'member_id');
