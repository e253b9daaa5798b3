-- The ground floor: row-level-security pattern, accounts and offices, idempotency, audit, queue.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE SCHEMA platform;
GRANT USAGE ON SCHEMA platform TO app_scoped, app_all, app_self, app_import, app_load, app_identity, app_worker;

-- Lower case, no Vietnamese marks, single spaces: what every search compares. đ is not decomposed by Unicode, so it is named.
CREATE FUNCTION platform.folded(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
AS $$ SELECT btrim(regexp_replace(translate(regexp_replace(normalize(lower(value), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd'), '\s+', ' ', 'g')) $$;

-- Policies are written inline: a function call or a sub-select in them costs the planner its estimates (see ARCHITECTURE.md, access).
CREATE FUNCTION platform.scope_condition(pos_column name, first_slot int, last_slot int) RETURNS text LANGUAGE sql IMMUTABLE
AS $$
  SELECT string_agg(
    format('(%1$I >= current_setting(''app.lo%2$s'')::int AND %1$I < current_setting(''app.hi%2$s'')::int)', pos_column, slot), ' OR ')
  FROM generate_series(first_slot, last_slot) AS slot
$$;

-- One range is the ordinary case and has a role of its own: with four OR-ed ranges the same reads took 1.33 to 1.6 times an explicit
-- WHERE, with one 1.01 to 1.08. app_offices is a member of app_scoped, and its own policies add the ranges two to four.
CREATE FUNCTION platform.protect_root(root regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE', pos_column name DEFAULT 'org_pos')
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', root);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', root);
  EXECUTE format('CREATE POLICY scope ON %s TO app_scoped USING (%s) WITH CHECK (%2$s)', root, platform.scope_condition(pos_column, 1, 1));
  EXECUTE format('CREATE POLICY further_offices ON %s TO app_offices USING (%s) WITH CHECK (%2$s)',
    root, platform.scope_condition(pos_column, 2, 4));
  EXECUTE format('CREATE POLICY whole ON %s TO app_all USING (true) WITH CHECK (true)', root);
  EXECUTE format('GRANT %s ON %s TO app_scoped, app_all', privileges, root);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO app_load', root);
END $$;

-- Line tables carry no position: a line is seen when its root row is.
CREATE FUNCTION platform.protect_line(line regclass, root regclass, key_column name, privileges text DEFAULT 'SELECT, INSERT, UPDATE')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  condition text := format('EXISTS (SELECT 1 FROM %s AS root WHERE root.id = %I)', root, key_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', line);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', line);
  EXECUTE format('CREATE POLICY scope ON %s TO app_scoped USING (%s) WITH CHECK (%2$s)', line, condition);
  EXECUTE format('CREATE POLICY whole ON %s TO app_all USING (true) WITH CHECK (true)', line);
  EXECUTE format('GRANT %s ON %s TO app_scoped, app_all', privileges, line);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO app_load', line);
END $$;

-- Facts about this installation: which kind of data it holds, whether it is set up.
CREATE TABLE platform.installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  data_kind text NOT NULL DEFAULT 'empty' CHECK (data_kind IN ('empty', 'demonstration', 'real')),
  set_up_at timestamptz,
  audit_salt bytea NOT NULL DEFAULT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
);
INSERT INTO platform.installation DEFAULT VALUES;
GRANT SELECT ON platform.installation TO app_scoped, app_all, app_self, app_identity, app_worker;
GRANT SELECT, UPDATE ON platform.installation TO app_load;
GRANT UPDATE (data_kind, set_up_at) ON platform.installation TO app_identity, app_all;

CREATE TABLE platform.account (
  id uuid PRIMARY KEY,
  login text COLLATE "C" NOT NULL CONSTRAINT account_login_unique UNIQUE CHECK (login = lower(login)),
  display_name text NOT NULL,
  language text NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
  settings jsonb NOT NULL DEFAULT '{}',
  is_demonstration boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1
);

-- An office ties an account to a role over an organisation's subtree for a period. A helper acts for the holder; both names are recorded.
-- The reference to organisations.organisation (id, pos) is added by that area's migration.
CREATE TABLE platform.office (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES platform.account (id),
  role text COLLATE "C" NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  period daterange NOT NULL CHECK (NOT isempty(period)),
  helper_for_office_id uuid REFERENCES platform.office (id),
  granted_by uuid REFERENCES platform.account (id),
  ended_reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT office_overlap EXCLUDE USING gist (account_id WITH =, role WITH =, org_id WITH =, (coalesce(helper_for_office_id, '00000000-0000-0000-0000-000000000000'::uuid)) WITH =, period WITH &&)
);
CREATE INDEX office_account ON platform.office (account_id);
CREATE INDEX office_pos ON platform.office (org_pos);
SELECT platform.protect_root('platform.office');
GRANT SELECT ON platform.office TO app_identity;
CREATE POLICY identity ON platform.office FOR SELECT TO app_identity USING (true);
GRANT INSERT ON platform.office TO app_identity;
CREATE POLICY identity_first ON platform.office FOR INSERT TO app_identity
  WITH CHECK ((SELECT set_up_at IS NULL FROM platform.installation));

ALTER TABLE platform.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.account FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON platform.account TO app_scoped
  USING (id = current_setting('app.account')::uuid OR EXISTS (SELECT 1 FROM platform.office o WHERE o.account_id = account.id))
  WITH CHECK (true);
CREATE POLICY whole ON platform.account TO app_all USING (true) WITH CHECK (true);
CREATE POLICY self ON platform.account TO app_self USING (id = current_setting('app.account')::uuid);
CREATE POLICY identity ON platform.account TO app_identity USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON platform.account TO app_scoped, app_all, app_load, app_identity;
GRANT SELECT ON platform.account TO app_self;
GRANT UPDATE (language, settings, version) ON platform.account TO app_self;

-- Idempotency: one row per successful action call, ids only, kept 180 days.
CREATE TABLE platform.request (
  account_id uuid NOT NULL,
  action text COLLATE "C" NOT NULL,
  request_id uuid NOT NULL,
  input_digest bytea NOT NULL,
  answer jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, action, request_id)
);
CREATE INDEX request_created ON platform.request (created_at);
ALTER TABLE platform.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.request FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform.request TO app_scoped, app_all, app_self
  USING (account_id = current_setting('app.account')::uuid) WITH CHECK (account_id = current_setting('app.account')::uuid);
GRANT SELECT, INSERT, UPDATE ON platform.request TO app_scoped, app_all, app_self;
CREATE POLICY worker ON platform.request TO app_worker USING (true);
GRANT SELECT, DELETE ON platform.request TO app_worker;

-- Audit entries: written in the action's transaction, unchained; a job links them into seals. Nobody but the owner may change or delete them.
CREATE TABLE platform.audit_entry (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  account_id uuid NOT NULL,
  helper_account_id uuid,
  office_ids uuid[] NOT NULL,
  action text COLLATE "C" NOT NULL,
  org_ids uuid[] NOT NULL,
  request_id uuid,
  address text,
  detail_digest bytea NOT NULL
);
CREATE INDEX audit_entry_at ON platform.audit_entry (at);
CREATE INDEX audit_entry_account ON platform.audit_entry (account_id, at);

-- Before and after values, apart from the entry so that retention can delete them while the chain still verifies.
CREATE TABLE platform.audit_detail (
  entry_id uuid PRIMARY KEY REFERENCES platform.audit_entry (id),
  salt bytea NOT NULL,
  detail jsonb NOT NULL
);

-- Where an entry belongs in the tree: this is what scoped reading of the audit goes by.
CREATE TABLE platform.audit_place (
  entry_id uuid NOT NULL REFERENCES platform.audit_entry (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  PRIMARY KEY (entry_id, org_id)
);
CREATE INDEX audit_place_org ON platform.audit_place (org_id);
CREATE INDEX audit_place_pos ON platform.audit_place (org_pos);

ALTER TABLE platform.audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_detail ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_detail FORCE ROW LEVEL SECURITY;
SELECT platform.protect_root('platform.audit_place', 'SELECT, INSERT');
CREATE POLICY write ON platform.audit_entry FOR INSERT TO app_scoped, app_all, app_self, app_identity, app_load WITH CHECK (true);
CREATE POLICY scope ON platform.audit_entry FOR SELECT TO app_scoped
  USING (account_id = current_setting('app.account')::uuid
         OR EXISTS (SELECT 1 FROM platform.audit_place p WHERE p.entry_id = audit_entry.id));
CREATE POLICY own ON platform.audit_entry FOR SELECT TO app_self USING (account_id = current_setting('app.account')::uuid);
CREATE POLICY whole ON platform.audit_entry FOR SELECT TO app_all, app_worker, app_load USING (true);
CREATE POLICY write ON platform.audit_detail FOR INSERT TO app_scoped, app_all, app_self, app_identity, app_load WITH CHECK (true);
CREATE POLICY scope ON platform.audit_detail FOR SELECT TO app_scoped
  USING (EXISTS (SELECT 1 FROM platform.audit_entry e WHERE e.id = entry_id));
CREATE POLICY whole ON platform.audit_detail FOR SELECT TO app_all, app_worker, app_load USING (true);
GRANT INSERT ON platform.audit_entry, platform.audit_detail TO app_scoped, app_all, app_self, app_identity, app_load;
GRANT SELECT ON platform.audit_entry TO app_scoped, app_all, app_self, app_worker, app_load;
GRANT SELECT ON platform.audit_detail TO app_scoped, app_all, app_worker, app_load;
CREATE POLICY worker ON platform.audit_place FOR SELECT TO app_worker USING (true);
GRANT SELECT ON platform.audit_place TO app_worker;
