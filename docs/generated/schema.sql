-- Drawn by `npm run gen` from a freshly migrated database; do not edit. For reading, not for running.

CREATE TABLE members.member (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(full_name)) STORED,
  folded_sort text COLLATE "C" GENERATED ALWAYS AS (platform.folded(sort_name)) STORED,
  other_name text,
  sex text COLLATE "C",
  birth_on date,
  birth_year integer,
  ethnicity text,
  religion text,
  has_new_card boolean NOT NULL DEFAULT false,
  card_place text,
  card_issued_on date,
  dossier_number text COLLATE "C",
  standing text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'active'::text,
  state_since date,
  is_present boolean NOT NULL GENERATED ALWAYS AS ((state = ANY (ARRAY['active'::text, 'exempt'::text, 'suspended'::text]))) STORED,
  admission_decided_on date,
  admitted_on date,
  official_on date,
  recognition_decided_on date,
  party_age_from date,
  phone text,
  occupation text,
  schooling text COLLATE "C",
  profession text,
  political_theory text COLLATE "C",
  dues_group text COLLATE "C",
  residence text,
  account_id uuid,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.member ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.member FORCE ROW LEVEL SECURITY;
ALTER TABLE members.member ADD CONSTRAINT member_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id);
ALTER TABLE members.member ADD CONSTRAINT member_birth_year_check CHECK (((birth_year >= 1880) AND (birth_year <= 2200)));
ALTER TABLE members.member ADD CONSTRAINT member_dates CHECK ((((admitted_on IS NULL) OR (admission_decided_on IS NULL) OR (admission_decided_on <= admitted_on)) AND ((official_on IS NULL) OR (admitted_on IS NULL) OR (admitted_on <= official_on)) AND ((birth_on IS NULL) OR (admitted_on IS NULL) OR (birth_on < admitted_on))));
ALTER TABLE members.member ADD CONSTRAINT member_names UNIQUE (id, full_name, sort_name);
ALTER TABLE members.member ADD CONSTRAINT member_of_account UNIQUE (account_id);
ALTER TABLE members.member ADD CONSTRAINT member_of_person UNIQUE (person_id);
ALTER TABLE members.member ADD CONSTRAINT member_person_names FOREIGN KEY (person_id, full_name, sort_name) REFERENCES organisations.person(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.member ADD CONSTRAINT member_pkey PRIMARY KEY (id);
ALTER TABLE members.member ADD CONSTRAINT member_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.member ADD CONSTRAINT member_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])));
ALTER TABLE members.member ADD CONSTRAINT member_standing_check CHECK ((standing = ANY (ARRAY['probationary'::text, 'official'::text])));
ALTER TABLE members.member ADD CONSTRAINT member_state_check CHECK ((state = ANY (ARRAY['active'::text, 'exempt'::text, 'suspended'::text, 'transferred-out'::text, 'removed'::text, 'expelled'::text, 'resigned'::text, 'deceased'::text, 'admission-cancelled'::text])));
CREATE INDEX member_folded_name ON members.member USING btree (folded_name text_pattern_ops);
CREATE INDEX member_folded_sort ON members.member USING btree (folded_sort text_pattern_ops);
CREATE INDEX member_left ON members.member USING btree (org_pos, state) WHERE (NOT is_present);
CREATE INDEX member_order ON members.member USING btree (sort_name, id) WHERE is_present;
CREATE INDEX member_org ON members.member USING btree (org_id, org_pos);
CREATE INDEX member_party_age ON members.member USING btree (party_age_from) WHERE is_present;
CREATE INDEX member_present ON members.member USING btree (org_pos, sort_name, id) WHERE is_present;
CREATE INDEX member_probation ON members.member USING btree (admitted_on) WHERE (is_present AND (standing = 'probationary'::text));
CREATE POLICY functions ON members.member FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY further_offices ON members.member FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.member FOR SELECT TO app_self
  USING ((account_id = (current_setting('app.account'::text))::uuid));
CREATE POLICY scope ON members.member FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.member FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.member TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.member TO app_scoped;
GRANT SELECT ON members.member TO app_self;

CREATE TABLE members.member_change (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  changes jsonb NOT NULL,
  basis text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  decision_number text,
  decision_on date,
  decision_issuer text,
  note text,
  proposed_by uuid NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  reject_reason text,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.member_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.member_change FORCE ROW LEVEL SECURITY;
ALTER TABLE members.member_change ADD CONSTRAINT member_change_basis_check CHECK ((basis = ANY (ARRAY['decision'::text, 'member-request'::text, 'civil-act'::text, 'import'::text, 'entry-error'::text])));
ALTER TABLE members.member_change ADD CONSTRAINT member_change_changes_check CHECK (((jsonb_typeof(changes) = 'object'::text) AND (changes <> '{}'::jsonb)));
ALTER TABLE members.member_change ADD CONSTRAINT member_change_decided CHECK (((state = 'proposed'::text) = (decided_at IS NULL)));
ALTER TABLE members.member_change ADD CONSTRAINT member_change_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.member_change ADD CONSTRAINT member_change_pkey PRIMARY KEY (id);
ALTER TABLE members.member_change ADD CONSTRAINT member_change_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.member_change ADD CONSTRAINT member_change_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text])));
CREATE INDEX member_change_member ON members.member_change USING btree (member_id, proposed_at);
CREATE INDEX member_change_open ON members.member_change USING btree (org_pos) WHERE (state = 'proposed'::text);
CREATE INDEX member_change_org ON members.member_change USING btree (org_id, org_pos);
CREATE POLICY further_offices ON members.member_change FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.member_change FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = member_change.member_id))));
CREATE POLICY scope ON members.member_change FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.member_change FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member_change TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.member_change TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.member_change TO app_scoped;
GRANT SELECT ON members.member_change TO app_self;

CREATE TABLE members.membership (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  since_day date NOT NULL,
  until_day date NOT NULL DEFAULT 'infinity'::date,
  standing text COLLATE "C" NOT NULL,
  official_on date,
  is_beginning_known boolean NOT NULL DEFAULT true,
  began_by text COLLATE "C" NOT NULL,
  ended_by text COLLATE "C",
  decision_number text,
  decision_on date,
  decision_issuer text,
  transfer_id uuid
);
ALTER TABLE members.membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.membership FORCE ROW LEVEL SECURITY;
ALTER TABLE members.membership ADD CONSTRAINT membership_began_by_check CHECK ((began_by = ANY (ARRAY['import'::text, 'entry'::text, 'admission'::text, 'transfer'::text, 'collective-transfer'::text, 'temporary-transfer'::text, 'readmission'::text, 'restoration'::text])));
ALTER TABLE members.membership ADD CONSTRAINT membership_end CHECK (((until_day = 'infinity'::date) = (ended_by IS NULL)));
ALTER TABLE members.membership ADD CONSTRAINT membership_ended_by_check CHECK ((ended_by = ANY (ARRAY['transfer'::text, 'collective-transfer'::text, 'transfer-out'::text, 'temporary-return'::text, 'removal'::text, 'expulsion'::text, 'resignation'::text, 'death'::text, 'admission-cancelled'::text, 'correction'::text])));
ALTER TABLE members.membership ADD CONSTRAINT membership_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'temporary'::text])));
ALTER TABLE members.membership ADD CONSTRAINT membership_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.membership ADD CONSTRAINT membership_order CHECK ((since_day < until_day));
ALTER TABLE members.membership ADD CONSTRAINT membership_overlap EXCLUDE USING gist (member_id WITH =, kind WITH =, daterange(since_day, until_day) WITH &&);
ALTER TABLE members.membership ADD CONSTRAINT membership_pkey PRIMARY KEY (id);
ALTER TABLE members.membership ADD CONSTRAINT membership_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.membership ADD CONSTRAINT membership_standing_check CHECK ((standing = ANY (ARRAY['probationary'::text, 'official'::text])));
CREATE INDEX membership_member ON members.membership USING btree (member_id);
CREATE INDEX membership_org ON members.membership USING btree (org_id, org_pos);
CREATE INDEX membership_pos ON members.membership USING btree (org_pos, since_day, until_day);
CREATE POLICY further_offices ON members.membership FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.membership FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = membership.member_id))));
CREATE POLICY scope ON members.membership FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.membership FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.membership TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.membership TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.membership TO app_scoped;
GRANT SELECT ON members.membership TO app_self;

CREATE TABLE members.party_age_gap (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  since_day date NOT NULL,
  until_day date NOT NULL,
  reason text COLLATE "C" NOT NULL,
  decision_number text,
  decision_on date,
  decision_issuer text
);
ALTER TABLE members.party_age_gap ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.party_age_gap FORCE ROW LEVEL SECURITY;
ALTER TABLE members.party_age_gap ADD CONSTRAINT party_age_gap_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.party_age_gap ADD CONSTRAINT party_age_gap_order CHECK ((since_day < until_day));
ALTER TABLE members.party_age_gap ADD CONSTRAINT party_age_gap_overlap EXCLUDE USING gist (member_id WITH =, daterange(since_day, until_day) WITH &&);
ALTER TABLE members.party_age_gap ADD CONSTRAINT party_age_gap_pkey PRIMARY KEY (id);
ALTER TABLE members.party_age_gap ADD CONSTRAINT party_age_gap_reason_check CHECK ((reason = ANY (ARRAY['expelled'::text, 'removed'::text, 'lost-contact'::text, 'transfer-gap'::text])));
CREATE INDEX party_age_gap_member ON members.party_age_gap USING btree (member_id);
CREATE POLICY own ON members.party_age_gap FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = party_age_gap.member_id))));
CREATE POLICY scope ON members.party_age_gap FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = party_age_gap.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = party_age_gap.member_id))));
CREATE POLICY whole ON members.party_age_gap FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.party_age_gap TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.party_age_gap TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.party_age_gap TO app_scoped;
GRANT SELECT ON members.party_age_gap TO app_self;

CREATE TABLE members.reveal (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL,
  reason text NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE members.reveal ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.reveal FORCE ROW LEVEL SECURITY;
ALTER TABLE members.reveal ADD CONSTRAINT reveal_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.reveal ADD CONSTRAINT reveal_pkey PRIMARY KEY (id);
ALTER TABLE members.reveal ADD CONSTRAINT reveal_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.reveal ADD CONSTRAINT reveal_reason_check CHECK ((reason <> ''::text));
CREATE INDEX reveal_member ON members.reveal USING btree (member_id, at);
CREATE INDEX reveal_org ON members.reveal USING btree (org_id, org_pos);
CREATE POLICY functions ON members.reveal FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY further_offices ON members.reveal FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.reveal FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = reveal.member_id))));
CREATE POLICY scope ON members.reveal FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.reveal FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.reveal TO app_load;
GRANT SELECT ON members.reveal TO app_all;
GRANT SELECT ON members.reveal TO app_scoped;
GRANT SELECT ON members.reveal TO app_self;

CREATE TABLE members.sealed_value (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  key_id text COLLATE "C" NOT NULL,
  sealed bytea NOT NULL,
  whole_mac bytea,
  tail_mac bytea,
  superseded_at timestamp with time zone,
  entered_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE members.sealed_value ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.sealed_value FORCE ROW LEVEL SECURITY;
ALTER TABLE members.sealed_value ADD CONSTRAINT sealed_value_kind_check CHECK ((kind = ANY (ARRAY['personal-id'::text, 'old-card'::text, 'birth-registration'::text, 'home-place'::text, 'permanent-residence'::text, 'old-identity-number'::text])));
ALTER TABLE members.sealed_value ADD CONSTRAINT sealed_value_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.sealed_value ADD CONSTRAINT sealed_value_pkey PRIMARY KEY (id);
CREATE INDEX sealed_value_tail ON members.sealed_value USING btree (tail_mac) WHERE ((superseded_at IS NULL) AND (tail_mac IS NOT NULL));
CREATE INDEX sealed_value_whole ON members.sealed_value USING btree (whole_mac) WHERE ((superseded_at IS NULL) AND (whole_mac IS NOT NULL));
CREATE UNIQUE INDEX sealed_value_current ON members.sealed_value USING btree (member_id, kind) WHERE (superseded_at IS NULL);
CREATE POLICY functions ON members.sealed_value FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.sealed_value TO app_load;

CREATE TABLE organisations.body (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.body ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.body FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.body ADD CONSTRAINT body_pkey PRIMARY KEY (id);
ALTER TABLE organisations.body ADD CONSTRAINT body_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX body_org ON organisations.body USING btree (org_id, org_pos);
CREATE INDEX body_pos ON organisations.body USING btree (org_pos);
CREATE POLICY further_offices ON organisations.body FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON organisations.body FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.body FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body TO app_scoped;

CREATE TABLE organisations.body_post (
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  title text NOT NULL,
  person_id uuid NOT NULL,
  period daterange NOT NULL,
  decision_number text,
  decision_on date,
  decision_issuer text,
  end_reason text COLLATE "C",
  end_note text,
  former_until date,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.body_post ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.body_post FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.body_post ADD CONSTRAINT body_post_body_id_fkey FOREIGN KEY (body_id) REFERENCES organisations.body(id);
ALTER TABLE organisations.body_post ADD CONSTRAINT body_post_kind_check CHECK ((kind = ANY (ARRAY['head'::text, 'deputy-head'::text, 'member'::text])));
ALTER TABLE organisations.body_post ADD CONSTRAINT body_post_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))));
ALTER TABLE organisations.body_post ADD CONSTRAINT body_post_person_id_fkey FOREIGN KEY (person_id) REFERENCES organisations.person(id);
ALTER TABLE organisations.body_post ADD CONSTRAINT body_post_pkey PRIMARY KEY (id);
ALTER TABLE organisations.body_post ADD CONSTRAINT body_post_same_person EXCLUDE USING gist (body_id WITH =, person_id WITH =, kind WITH =, period WITH &&);
ALTER TABLE organisations.body_post ADD CONSTRAINT body_post_single EXCLUDE USING gist (body_id WITH =, period WITH &&) WHERE ((kind = 'head'::text));
ALTER TABLE organisations.body_post ADD CONSTRAINT body_post_title_check CHECK ((title <> ''::text));
CREATE INDEX body_post_body ON organisations.body_post USING btree (body_id);
CREATE INDEX body_post_person ON organisations.body_post USING btree (person_id);
CREATE POLICY scope ON organisations.body_post FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM organisations.body root
  WHERE (root.id = body_post.body_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM organisations.body root
  WHERE (root.id = body_post.body_id))));
CREATE POLICY whole ON organisations.body_post FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body_post TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body_post TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body_post TO app_scoped;

CREATE TABLE organisations.body_version (
  id uuid NOT NULL,
  body_id uuid NOT NULL,
  name text COLLATE "vi-x-icu" NOT NULL,
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(name)) STORED,
  kind text COLLATE "C" NOT NULL,
  parent_body_id uuid,
  linked_org_id uuid NOT NULL,
  link text COLLATE "C" NOT NULL,
  period daterange NOT NULL,
  decision_number text,
  decision_on date,
  decision_issuer text,
  end_reason text,
  entered_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE organisations.body_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.body_version FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_body_id_fkey FOREIGN KEY (body_id) REFERENCES organisations.body(id);
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_kind_check CHECK ((kind = ANY (ARRAY['people-council'::text, 'people-committee'::text, 'fatherland-front'::text, 'mass-organisation'::text, 'agency'::text, 'public-unit'::text])));
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_link_check CHECK ((link = ANY (ARRAY['inside'::text, 'above'::text])));
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_linked_org_id_fkey FOREIGN KEY (linked_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_name_check CHECK ((name <> ''::text));
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_overlap EXCLUDE USING gist (body_id WITH =, period WITH &&);
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_own_parent CHECK ((parent_body_id <> body_id));
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_parent_body_id_fkey FOREIGN KEY (parent_body_id) REFERENCES organisations.body(id);
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))));
ALTER TABLE organisations.body_version ADD CONSTRAINT body_version_pkey PRIMARY KEY (id);
CREATE INDEX body_version_parent ON organisations.body_version USING btree (parent_body_id) WHERE (parent_body_id IS NOT NULL);
CREATE POLICY scope ON organisations.body_version FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM organisations.body root
  WHERE (root.id = body_version.body_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM organisations.body root
  WHERE (root.id = body_version.body_id))));
CREATE POLICY whole ON organisations.body_version FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body_version TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body_version TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.body_version TO app_scoped;

CREATE TABLE organisations.event_party (
  event_id uuid NOT NULL,
  line_no integer NOT NULL,
  before_id uuid,
  after_id uuid,
  extent text COLLATE "C" NOT NULL,
  share_numerator integer,
  share_denominator integer
);
ALTER TABLE organisations.event_party ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.event_party FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.event_party ADD CONSTRAINT event_party_after_id_fkey FOREIGN KEY (after_id) REFERENCES organisations.organisation(id);
ALTER TABLE organisations.event_party ADD CONSTRAINT event_party_before_id_fkey FOREIGN KEY (before_id) REFERENCES organisations.organisation(id);
ALTER TABLE organisations.event_party ADD CONSTRAINT event_party_event_id_fkey FOREIGN KEY (event_id) REFERENCES organisations.structural_event(id);
ALTER TABLE organisations.event_party ADD CONSTRAINT event_party_extent_check CHECK ((extent = ANY (ARRAY['whole'::text, 'part'::text])));
ALTER TABLE organisations.event_party ADD CONSTRAINT event_party_pkey PRIMARY KEY (event_id, line_no);
ALTER TABLE organisations.event_party ADD CONSTRAINT party_share CHECK ((((share_numerator IS NULL) = (share_denominator IS NULL)) AND ((share_numerator IS NULL) OR ((share_numerator > 0) AND (share_denominator >= share_numerator)))));
ALTER TABLE organisations.event_party ADD CONSTRAINT party_someone CHECK (((before_id IS NOT NULL) OR (after_id IS NOT NULL)));
CREATE INDEX event_party_after ON organisations.event_party USING btree (after_id);
CREATE INDEX event_party_before ON organisations.event_party USING btree (before_id);
CREATE POLICY nobody_hidden ON organisations.event_party FOR SELECT TO app_scoped
  USING ((((before_id IS NULL) OR (EXISTS ( SELECT
   FROM organisations.organisation o
  WHERE (o.id = event_party.before_id)))) AND ((after_id IS NULL) OR (EXISTS ( SELECT
   FROM organisations.organisation o
  WHERE (o.id = event_party.after_id))))));
CREATE POLICY only_imported ON organisations.event_party FOR DELETE TO app_all, app_scoped
  USING ((EXISTS ( SELECT 1
   FROM organisations.structural_event e
  WHERE ((e.id = event_party.event_id) AND (e.plan ? 'importId'::text)))));
CREATE POLICY scope ON organisations.event_party FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM organisations.structural_event root
  WHERE (root.id = event_party.event_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM organisations.structural_event root
  WHERE (root.id = event_party.event_id))));
CREATE POLICY whole ON organisations.event_party FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.event_party TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.event_party TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.event_party TO app_scoped;

CREATE TABLE organisations.follow_up_duty (
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  due_on date,
  done_on date,
  note text,
  dropped boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.follow_up_duty ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.follow_up_duty FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.follow_up_duty ADD CONSTRAINT duty_once UNIQUE (event_id, org_id, kind);
ALTER TABLE organisations.follow_up_duty ADD CONSTRAINT duty_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE organisations.follow_up_duty ADD CONSTRAINT follow_up_duty_event_id_fkey FOREIGN KEY (event_id) REFERENCES organisations.structural_event(id);
ALTER TABLE organisations.follow_up_duty ADD CONSTRAINT follow_up_duty_pkey PRIMARY KEY (id);
CREATE INDEX follow_up_duty_open ON organisations.follow_up_duty USING btree (org_pos, due_on) WHERE ((done_on IS NULL) AND (NOT dropped));
CREATE INDEX follow_up_duty_org ON organisations.follow_up_duty USING btree (org_id, org_pos);
CREATE POLICY further_offices ON organisations.follow_up_duty FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON organisations.follow_up_duty FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.follow_up_duty FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.follow_up_duty TO app_load;
GRANT INSERT, SELECT, UPDATE ON organisations.follow_up_duty TO app_all;
GRANT INSERT, SELECT, UPDATE ON organisations.follow_up_duty TO app_scoped;

CREATE TABLE organisations.leadership_change (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  what text NOT NULL,
  since date NOT NULL,
  effect text,
  effect_seen_on date,
  evidence text,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.leadership_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.leadership_change FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.leadership_change ADD CONSTRAINT leadership_change_effect CHECK (((effect IS NULL) = (effect_seen_on IS NULL)));
ALTER TABLE organisations.leadership_change ADD CONSTRAINT leadership_change_pkey PRIMARY KEY (id);
ALTER TABLE organisations.leadership_change ADD CONSTRAINT leadership_change_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE organisations.leadership_change ADD CONSTRAINT leadership_change_what_check CHECK ((what <> ''::text));
CREATE INDEX leadership_change_org ON organisations.leadership_change USING btree (org_id, org_pos);
CREATE INDEX leadership_change_pos ON organisations.leadership_change USING btree (org_pos);
CREATE POLICY further_offices ON organisations.leadership_change FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON organisations.leadership_change FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.leadership_change FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.leadership_change TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.leadership_change TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.leadership_change TO app_scoped;

CREATE TABLE organisations.organisation (
  id uuid NOT NULL,
  pos integer NOT NULL,
  pos_end integer NOT NULL,
  parent_id uuid,
  depth integer NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  fictional boolean NOT NULL DEFAULT false,
  founded_on date,
  ended_on date,
  annulled boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation ADD CONSTRAINT organisation_face UNIQUE (id, pos, restricted);
ALTER TABLE organisations.organisation ADD CONSTRAINT organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisations.organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE organisations.organisation ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);
ALTER TABLE organisations.organisation ADD CONSTRAINT organisation_place UNIQUE (id, pos);
ALTER TABLE organisations.organisation ADD CONSTRAINT organisation_position_taken UNIQUE (pos) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE organisations.organisation ADD CONSTRAINT organisation_range CHECK ((pos_end > pos));
CREATE INDEX organisation_parent ON organisations.organisation USING btree (parent_id);
CREATE INDEX organisation_restricted ON organisations.organisation USING btree (id) WHERE restricted;
CREATE POLICY face ON organisations.organisation FOR SELECT TO app_scoped
  USING (((NOT restricted) OR ((pos >= (current_setting('app.lo1'::text))::integer) AND (pos < (current_setting('app.hi1'::text))::integer))));
CREATE POLICY face_only ON organisations.organisation FOR SELECT TO app_self
  USING ((NOT restricted));
CREATE POLICY further_offices ON organisations.organisation FOR ALL TO app_offices
  USING ((((pos >= (current_setting('app.lo2'::text))::integer) AND (pos < (current_setting('app.hi2'::text))::integer)) OR ((pos >= (current_setting('app.lo3'::text))::integer) AND (pos < (current_setting('app.hi3'::text))::integer)) OR ((pos >= (current_setting('app.lo4'::text))::integer) AND (pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((pos >= (current_setting('app.lo2'::text))::integer) AND (pos < (current_setting('app.hi2'::text))::integer)) OR ((pos >= (current_setting('app.lo3'::text))::integer) AND (pos < (current_setting('app.hi3'::text))::integer)) OR ((pos >= (current_setting('app.lo4'::text))::integer) AND (pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY machinery ON organisations.organisation FOR SELECT TO app_identity, app_worker
  USING (true);
CREATE POLICY positions ON organisations.organisation FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY scope_delete ON organisations.organisation FOR DELETE TO app_scoped
  USING (((pos >= (current_setting('app.lo1'::text))::integer) AND (pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY scope_insert ON organisations.organisation FOR INSERT TO app_scoped
  WITH CHECK (((pos >= (current_setting('app.lo1'::text))::integer) AND (pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY scope_update ON organisations.organisation FOR UPDATE TO app_scoped
  USING (((pos >= (current_setting('app.lo1'::text))::integer) AND (pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((pos >= (current_setting('app.lo1'::text))::integer) AND (pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.organisation FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation TO app_load;
GRANT INSERT, SELECT, UPDATE ON organisations.organisation TO app_all;
GRANT INSERT, SELECT, UPDATE ON organisations.organisation TO app_scoped;
GRANT SELECT ON organisations.organisation TO app_identity;
GRANT SELECT ON organisations.organisation TO app_self;
GRANT SELECT ON organisations.organisation TO app_worker;

CREATE TABLE organisations.organisation_code (
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  restricted boolean NOT NULL,
  scheme text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  period daterange NOT NULL,
  since_event uuid,
  until_event uuid
);
ALTER TABLE organisations.organisation_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation_code FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation_code ADD CONSTRAINT code_overlap EXCLUDE USING gist (org_id WITH =, scheme WITH =, period WITH &&);
ALTER TABLE organisations.organisation_code ADD CONSTRAINT code_period CHECK ((NOT isempty(period)));
ALTER TABLE organisations.organisation_code ADD CONSTRAINT code_place FOREIGN KEY (org_id, org_pos, restricted) REFERENCES organisations.organisation(id, pos, restricted) ON UPDATE CASCADE;
ALTER TABLE organisations.organisation_code ADD CONSTRAINT code_taken EXCLUDE USING gist (scheme WITH =, code WITH =, period WITH &&);
ALTER TABLE organisations.organisation_code ADD CONSTRAINT organisation_code_code_check CHECK ((code <> ''::text));
ALTER TABLE organisations.organisation_code ADD CONSTRAINT organisation_code_since_event_fkey FOREIGN KEY (since_event) REFERENCES organisations.structural_event(id);
ALTER TABLE organisations.organisation_code ADD CONSTRAINT organisation_code_until_event_fkey FOREIGN KEY (until_event) REFERENCES organisations.structural_event(id);
CREATE INDEX code_code ON organisations.organisation_code USING btree (code text_pattern_ops);
CREATE INDEX code_org ON organisations.organisation_code USING btree (org_id);
CREATE INDEX code_since ON organisations.organisation_code USING btree (since_event);
CREATE INDEX code_until ON organisations.organisation_code USING btree (until_event);
CREATE POLICY face ON organisations.organisation_code FOR SELECT TO app_scoped
  USING (((NOT restricted) OR ((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer))));
CREATE POLICY face_only ON organisations.organisation_code FOR SELECT TO app_self
  USING ((NOT restricted));
CREATE POLICY further_offices ON organisations.organisation_code FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY machinery ON organisations.organisation_code FOR SELECT TO app_identity, app_worker
  USING (true);
CREATE POLICY scope_delete ON organisations.organisation_code FOR DELETE TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY scope_insert ON organisations.organisation_code FOR INSERT TO app_scoped
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY scope_update ON organisations.organisation_code FOR UPDATE TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.organisation_code FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_code TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_code TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_code TO app_scoped;
GRANT SELECT ON organisations.organisation_code TO app_identity;
GRANT SELECT ON organisations.organisation_code TO app_self;
GRANT SELECT ON organisations.organisation_code TO app_worker;

CREATE TABLE organisations.organisation_figure (
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  measure text COLLATE "C" NOT NULL,
  on_day date NOT NULL,
  value numeric NOT NULL,
  unit text COLLATE "C" NOT NULL,
  source text NOT NULL
);
ALTER TABLE organisations.organisation_figure ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation_figure FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation_figure ADD CONSTRAINT figure_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE organisations.organisation_figure ADD CONSTRAINT organisation_figure_pkey PRIMARY KEY (org_id, measure, on_day);
CREATE INDEX figure_pos ON organisations.organisation_figure USING btree (org_pos, measure);
CREATE POLICY further_offices ON organisations.organisation_figure FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON organisations.organisation_figure FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.organisation_figure FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_figure TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_figure TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_figure TO app_scoped;

CREATE TABLE organisations.organisation_version (
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  restricted boolean NOT NULL,
  period daterange NOT NULL,
  since_day date NOT NULL GENERATED ALWAYS AS (COALESCE(lower(period), '-infinity'::date)) STORED,
  until_day date NOT NULL GENERATED ALWAYS AS (COALESCE(upper(period), 'infinity'::date)) STORED,
  name text COLLATE "vi-x-icu" NOT NULL,
  short_name text COLLATE "vi-x-icu",
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(((name || ' '::text) || COALESCE(short_name, ''::text)))) STORED,
  type text COLLATE "C" NOT NULL,
  sector text COLLATE "C",
  parent_id uuid,
  area text,
  latitude double precision,
  longitude double precision,
  since_event uuid,
  until_event uuid
);
ALTER TABLE organisations.organisation_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation_version FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation_version ADD CONSTRAINT organisation_version_name_check CHECK ((name <> ''::text));
ALTER TABLE organisations.organisation_version ADD CONSTRAINT organisation_version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisations.organisation(id);
ALTER TABLE organisations.organisation_version ADD CONSTRAINT organisation_version_since_event_fkey FOREIGN KEY (since_event) REFERENCES organisations.structural_event(id);
ALTER TABLE organisations.organisation_version ADD CONSTRAINT organisation_version_until_event_fkey FOREIGN KEY (until_event) REFERENCES organisations.structural_event(id);
ALTER TABLE organisations.organisation_version ADD CONSTRAINT version_coordinates CHECK (((latitude IS NULL) = (longitude IS NULL)));
ALTER TABLE organisations.organisation_version ADD CONSTRAINT version_overlap EXCLUDE USING gist (org_id WITH =, period WITH &&);
ALTER TABLE organisations.organisation_version ADD CONSTRAINT version_own_parent CHECK ((parent_id <> org_id));
ALTER TABLE organisations.organisation_version ADD CONSTRAINT version_period CHECK ((NOT isempty(period)));
ALTER TABLE organisations.organisation_version ADD CONSTRAINT version_place FOREIGN KEY (org_id, org_pos, restricted) REFERENCES organisations.organisation(id, pos, restricted) ON UPDATE CASCADE;
CREATE INDEX version_name ON organisations.organisation_version USING btree (folded_name text_pattern_ops);
CREATE INDEX version_order ON organisations.organisation_version USING btree (name, org_id);
CREATE INDEX version_org ON organisations.organisation_version USING btree (org_id);
CREATE INDEX version_parent ON organisations.organisation_version USING btree (parent_id);
CREATE INDEX version_since ON organisations.organisation_version USING btree (since_event);
CREATE INDEX version_until ON organisations.organisation_version USING btree (until_event);
CREATE POLICY face ON organisations.organisation_version FOR SELECT TO app_scoped
  USING (((NOT restricted) OR ((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer))));
CREATE POLICY face_only ON organisations.organisation_version FOR SELECT TO app_self
  USING ((NOT restricted));
CREATE POLICY further_offices ON organisations.organisation_version FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY machinery ON organisations.organisation_version FOR SELECT TO app_identity, app_worker
  USING (true);
CREATE POLICY scope_delete ON organisations.organisation_version FOR DELETE TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY scope_insert ON organisations.organisation_version FOR INSERT TO app_scoped
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY scope_update ON organisations.organisation_version FOR UPDATE TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.organisation_version FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_version TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_version TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.organisation_version TO app_scoped;
GRANT SELECT ON organisations.organisation_version TO app_identity;
GRANT SELECT ON organisations.organisation_version TO app_self;
GRANT SELECT ON organisations.organisation_version TO app_worker;

CREATE TABLE organisations.party_group (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  name text COLLATE "vi-x-icu" NOT NULL,
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(name)) STORED,
  period daterange NOT NULL,
  decision_number text,
  decision_on date,
  decision_issuer text,
  end_reason text,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.party_group ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.party_group FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.party_group ADD CONSTRAINT party_group_name_check CHECK ((name <> ''::text));
ALTER TABLE organisations.party_group ADD CONSTRAINT party_group_overlap EXCLUDE USING gist (org_id WITH =, folded_name WITH =, period WITH &&);
ALTER TABLE organisations.party_group ADD CONSTRAINT party_group_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))));
ALTER TABLE organisations.party_group ADD CONSTRAINT party_group_pkey PRIMARY KEY (id);
ALTER TABLE organisations.party_group ADD CONSTRAINT party_group_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX party_group_org ON organisations.party_group USING btree (org_id, org_pos);
CREATE INDEX party_group_pos ON organisations.party_group USING btree (org_pos);
CREATE POLICY further_offices ON organisations.party_group FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON organisations.party_group FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.party_group FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.party_group TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.party_group TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.party_group TO app_scoped;

CREATE TABLE organisations.person (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(full_name)) STORED,
  folded_sort text COLLATE "C" GENERATED ALWAYS AS (platform.folded(sort_name)) STORED,
  birth_year integer,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  kept_by text COLLATE "C"
);
ALTER TABLE organisations.person ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.person FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.person ADD CONSTRAINT person_birth_year_check CHECK (((birth_year >= 1880) AND (birth_year <= 2200)));
ALTER TABLE organisations.person ADD CONSTRAINT person_full_name_check CHECK ((full_name <> ''::text));
ALTER TABLE organisations.person ADD CONSTRAINT person_names UNIQUE (id, full_name, sort_name);
ALTER TABLE organisations.person ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE organisations.person ADD CONSTRAINT person_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX person_folded_name ON organisations.person USING btree (folded_name);
CREATE INDEX person_folded_sort ON organisations.person USING btree (folded_sort);
CREATE INDEX person_org ON organisations.person USING btree (org_id, org_pos);
CREATE INDEX person_pos ON organisations.person USING btree (org_pos);
CREATE POLICY further_offices ON organisations.person FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY holder ON organisations.person FOR SELECT TO app_scoped
  USING (((EXISTS ( SELECT 1
   FROM organisations.post p
  WHERE (p.person_id = person.id))) OR (EXISTS ( SELECT 1
   FROM organisations.body_post b
  WHERE (b.person_id = person.id)))));
CREATE POLICY scope ON organisations.person FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.person FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.person TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.person TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.person TO app_scoped;

CREATE TABLE organisations.post (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  is_single boolean NOT NULL,
  person_id uuid NOT NULL,
  term_id uuid,
  group_id uuid,
  period daterange NOT NULL,
  basis text COLLATE "C" NOT NULL,
  is_extra boolean NOT NULL DEFAULT false,
  decision_number text,
  decision_on date,
  decision_issuer text,
  end_reason text COLLATE "C",
  end_note text,
  former_until date,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.post ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.post FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.post ADD CONSTRAINT post_basis_check CHECK ((basis = ANY (ARRAY['elected'::text, 'appointed'::text])));
ALTER TABLE organisations.post ADD CONSTRAINT post_group_id_fkey FOREIGN KEY (group_id) REFERENCES organisations.party_group(id);
ALTER TABLE organisations.post ADD CONSTRAINT post_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))));
ALTER TABLE organisations.post ADD CONSTRAINT post_person_id_fkey FOREIGN KEY (person_id) REFERENCES organisations.person(id);
ALTER TABLE organisations.post ADD CONSTRAINT post_pkey PRIMARY KEY (id);
ALTER TABLE organisations.post ADD CONSTRAINT post_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE organisations.post ADD CONSTRAINT post_same_person EXCLUDE USING gist (person_id WITH =, org_id WITH =, kind WITH =, COALESCE(group_id, org_id) WITH =, period WITH &&);
ALTER TABLE organisations.post ADD CONSTRAINT post_single EXCLUDE USING gist (org_id WITH =, kind WITH =, COALESCE(group_id, org_id) WITH =, period WITH &&) WHERE (is_single);
ALTER TABLE organisations.post ADD CONSTRAINT post_term_id_fkey FOREIGN KEY (term_id) REFERENCES organisations.term(id);
CREATE INDEX post_group ON organisations.post USING btree (group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX post_org ON organisations.post USING btree (org_id, org_pos);
CREATE INDEX post_person ON organisations.post USING btree (person_id);
CREATE INDEX post_pos ON organisations.post USING btree (org_pos, kind);
CREATE INDEX post_term ON organisations.post USING btree (term_id);
CREATE POLICY further_offices ON organisations.post FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON organisations.post FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.post FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.post TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.post TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.post TO app_scoped;

CREATE TABLE organisations.regulation (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  title text NOT NULL,
  number text,
  adopted_on date NOT NULL,
  adopted_by text NOT NULL,
  period daterange NOT NULL,
  review_on date,
  summary text,
  supersedes_id uuid,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.regulation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.regulation FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.regulation ADD CONSTRAINT regulation_adopted_by_check CHECK ((adopted_by <> ''::text));
ALTER TABLE organisations.regulation ADD CONSTRAINT regulation_overlap EXCLUDE USING gist (org_id WITH =, kind WITH =, period WITH &&) WHERE ((kind <> 'other'::text));
ALTER TABLE organisations.regulation ADD CONSTRAINT regulation_period_check CHECK (((NOT isempty(period)) AND (NOT lower_inf(period))));
ALTER TABLE organisations.regulation ADD CONSTRAINT regulation_pkey PRIMARY KEY (id);
ALTER TABLE organisations.regulation ADD CONSTRAINT regulation_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE organisations.regulation ADD CONSTRAINT regulation_superseded_once UNIQUE (supersedes_id);
ALTER TABLE organisations.regulation ADD CONSTRAINT regulation_supersedes_id_fkey FOREIGN KEY (supersedes_id) REFERENCES organisations.regulation(id);
ALTER TABLE organisations.regulation ADD CONSTRAINT regulation_title_check CHECK ((title <> ''::text));
CREATE INDEX regulation_org ON organisations.regulation USING btree (org_id, org_pos);
CREATE INDEX regulation_pos ON organisations.regulation USING btree (org_pos, kind);
CREATE POLICY further_offices ON organisations.regulation FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON organisations.regulation FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.regulation FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.regulation TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.regulation TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.regulation TO app_scoped;

CREATE TABLE organisations.required_document_list (
  id uuid NOT NULL,
  from_on date NOT NULL,
  entries jsonb NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE organisations.required_document_list ADD CONSTRAINT required_document_list_pkey PRIMARY KEY (id);
CREATE INDEX required_document_list_from ON organisations.required_document_list USING btree (from_on, entered_at);
GRANT INSERT, SELECT ON organisations.required_document_list TO app_all;
GRANT INSERT, SELECT ON organisations.required_document_list TO app_load;
GRANT SELECT ON organisations.required_document_list TO app_scoped;

CREATE TABLE organisations.structural_event (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  decision_number text NOT NULL,
  decided_on date NOT NULL,
  issuer text NOT NULL,
  effective_on date NOT NULL,
  verified boolean NOT NULL,
  source_note text,
  restricted boolean NOT NULL DEFAULT false,
  plan jsonb NOT NULL,
  warnings jsonb NOT NULL DEFAULT '[]'::jsonb,
  replaced jsonb NOT NULL DEFAULT '[]'::jsonb,
  reverses uuid,
  before_count integer NOT NULL DEFAULT 0,
  after_count integer NOT NULL DEFAULT 0,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  applied_at timestamp with time zone,
  applied_order integer,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.structural_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.structural_event FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.structural_event ADD CONSTRAINT event_reversed_once UNIQUE (reverses);
ALTER TABLE organisations.structural_event ADD CONSTRAINT structural_event_kind_check CHECK ((kind = ANY (ARRAY['establish'::text, 'rename'::text, 'change-type'::text, 'move'::text, 'merge-into'::text, 'consolidate'::text, 'split'::text, 'hand-over'::text, 'wind-up'::text, 'disband'::text, 'reorganise'::text, 'reverse'::text])));
ALTER TABLE organisations.structural_event ADD CONSTRAINT structural_event_pkey PRIMARY KEY (id);
ALTER TABLE organisations.structural_event ADD CONSTRAINT structural_event_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE organisations.structural_event ADD CONSTRAINT structural_event_reverses_fkey FOREIGN KEY (reverses) REFERENCES organisations.structural_event(id);
ALTER TABLE organisations.structural_event ADD CONSTRAINT structural_event_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'scheduled'::text, 'applied'::text, 'reversed'::text, 'withdrawn'::text])));
CREATE INDEX structural_event_org ON organisations.structural_event USING btree (org_id, org_pos);
CREATE INDEX structural_event_pos ON organisations.structural_event USING btree (org_pos, effective_on);
CREATE INDEX structural_event_waiting ON organisations.structural_event USING btree (effective_on) WHERE (state = 'scheduled'::text);
CREATE POLICY further_offices ON organisations.structural_event FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY machinery ON organisations.structural_event FOR SELECT TO app_worker
  USING (true);
CREATE POLICY scope ON organisations.structural_event FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY taken_effect ON organisations.structural_event FOR SELECT TO app_scoped
  USING (((state = ANY (ARRAY['applied'::text, 'reversed'::text])) AND (NOT restricted)));
CREATE POLICY whole ON organisations.structural_event FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.structural_event TO app_load;
GRANT INSERT, SELECT, UPDATE ON organisations.structural_event TO app_all;
GRANT INSERT, SELECT, UPDATE ON organisations.structural_event TO app_scoped;
GRANT SELECT ON organisations.structural_event TO app_worker;

CREATE TABLE organisations.term (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  ordinal integer,
  starts_on date NOT NULL,
  due_on date NOT NULL,
  closed_on date,
  close_reason text,
  period daterange GENERATED ALWAYS AS (daterange(starts_on, closed_on)) STORED,
  number_set integer,
  standing_set integer,
  deputies_set integer,
  basis text COLLATE "C" NOT NULL,
  decision_number text,
  decision_on date,
  decision_issuer text,
  is_first_of_new boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.term ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.term FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.term ADD CONSTRAINT term_basis_check CHECK ((basis = ANY (ARRAY['elected'::text, 'appointed'::text])));
ALTER TABLE organisations.term ADD CONSTRAINT term_deputies_set_check CHECK (((deputies_set >= 0) AND (deputies_set <= 50)));
ALTER TABLE organisations.term ADD CONSTRAINT term_number_set_check CHECK (((number_set >= 1) AND (number_set <= 500)));
ALTER TABLE organisations.term ADD CONSTRAINT term_order CHECK (((starts_on < due_on) AND ((closed_on IS NULL) OR (starts_on < closed_on))));
ALTER TABLE organisations.term ADD CONSTRAINT term_ordinal_check CHECK (((ordinal >= 1) AND (ordinal <= 200)));
ALTER TABLE organisations.term ADD CONSTRAINT term_overlap EXCLUDE USING gist (org_id WITH =, period WITH &&);
ALTER TABLE organisations.term ADD CONSTRAINT term_pkey PRIMARY KEY (id);
ALTER TABLE organisations.term ADD CONSTRAINT term_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE organisations.term ADD CONSTRAINT term_standing_set_check CHECK (((standing_set >= 0) AND (standing_set <= 200)));
CREATE INDEX term_due ON organisations.term USING btree (due_on) WHERE (closed_on IS NULL);
CREATE INDEX term_org ON organisations.term USING btree (org_id, org_pos);
CREATE INDEX term_pos ON organisations.term USING btree (org_pos, due_on);
CREATE POLICY further_offices ON organisations.term FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON organisations.term FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON organisations.term FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.term TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.term TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.term TO app_scoped;

CREATE TABLE organisations.term_prolongation (
  id uuid NOT NULL,
  term_id uuid NOT NULL,
  was_due_on date NOT NULL,
  due_on date NOT NULL,
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE organisations.term_prolongation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.term_prolongation FORCE ROW LEVEL SECURITY;
ALTER TABLE organisations.term_prolongation ADD CONSTRAINT term_prolongation_check CHECK ((due_on > was_due_on));
ALTER TABLE organisations.term_prolongation ADD CONSTRAINT term_prolongation_pkey PRIMARY KEY (id);
ALTER TABLE organisations.term_prolongation ADD CONSTRAINT term_prolongation_term_id_fkey FOREIGN KEY (term_id) REFERENCES organisations.term(id);
ALTER TABLE organisations.term_prolongation ADD CONSTRAINT term_prolongation_twice UNIQUE (term_id, was_due_on);
CREATE POLICY scope ON organisations.term_prolongation FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM organisations.term root
  WHERE (root.id = term_prolongation.term_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM organisations.term root
  WHERE (root.id = term_prolongation.term_id))));
CREATE POLICY whole ON organisations.term_prolongation FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.term_prolongation TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.term_prolongation TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON organisations.term_prolongation TO app_scoped;

CREATE TABLE organisations.tree_revision (
  only_row boolean NOT NULL DEFAULT true,
  revision integer NOT NULL DEFAULT 1
);
ALTER TABLE organisations.tree_revision ADD CONSTRAINT tree_revision_only_row_check CHECK (only_row);
ALTER TABLE organisations.tree_revision ADD CONSTRAINT tree_revision_pkey PRIMARY KEY (only_row);
GRANT SELECT ON organisations.tree_revision TO app_identity;
GRANT SELECT ON organisations.tree_revision TO app_self;
GRANT SELECT ON organisations.tree_revision TO app_worker;
GRANT SELECT, UPDATE ON organisations.tree_revision TO app_all;
GRANT SELECT, UPDATE ON organisations.tree_revision TO app_load;
GRANT SELECT, UPDATE ON organisations.tree_revision TO app_scoped;

CREATE TABLE platform.account (
  id uuid NOT NULL,
  login text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  language text NOT NULL DEFAULT 'vi'::text,
  settings jsonb NOT NULL DEFAULT '{}'::jsonb,
  is_demonstration boolean NOT NULL DEFAULT false,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE platform.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.account FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.account ADD CONSTRAINT account_language_check CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text])));
ALTER TABLE platform.account ADD CONSTRAINT account_login_check CHECK ((login = lower(login)));
ALTER TABLE platform.account ADD CONSTRAINT account_login_unique UNIQUE (login);
ALTER TABLE platform.account ADD CONSTRAINT account_pkey PRIMARY KEY (id);
CREATE POLICY identity ON platform.account FOR ALL TO app_identity
  USING (true)
  WITH CHECK (true);
CREATE POLICY scope ON platform.account FOR ALL TO app_scoped
  USING (((id = (current_setting('app.account'::text))::uuid) OR (EXISTS ( SELECT 1
   FROM platform.office o
  WHERE (o.account_id = account.id)))))
  WITH CHECK (true);
CREATE POLICY self ON platform.account FOR ALL TO app_self
  USING ((id = (current_setting('app.account'::text))::uuid));
CREATE POLICY whole ON platform.account FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT INSERT, SELECT, UPDATE ON platform.account TO app_all;
GRANT INSERT, SELECT, UPDATE ON platform.account TO app_identity;
GRANT INSERT, SELECT, UPDATE ON platform.account TO app_load;
GRANT INSERT, SELECT, UPDATE ON platform.account TO app_scoped;
GRANT SELECT ON platform.account TO app_self;

CREATE TABLE platform.audit_detail (
  entry_id uuid NOT NULL,
  salt bytea NOT NULL,
  detail jsonb NOT NULL
);
ALTER TABLE platform.audit_detail ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_detail FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_detail ADD CONSTRAINT audit_detail_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES platform.audit_entry(id);
ALTER TABLE platform.audit_detail ADD CONSTRAINT audit_detail_pkey PRIMARY KEY (entry_id);
CREATE POLICY retention ON platform.audit_detail FOR DELETE TO app_worker
  USING ((EXISTS ( SELECT 1
   FROM platform.audit_sealed s
  WHERE (s.entry_id = audit_detail.entry_id))));
CREATE POLICY scope ON platform.audit_detail FOR SELECT TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM platform.audit_entry e
  WHERE (e.id = audit_detail.entry_id))));
CREATE POLICY whole ON platform.audit_detail FOR SELECT TO app_all, app_load, app_worker
  USING (true);
CREATE POLICY write ON platform.audit_detail FOR INSERT TO app_all, app_identity, app_load, app_scoped, app_self
  WITH CHECK (true);
GRANT DELETE, SELECT ON platform.audit_detail TO app_worker;
GRANT INSERT ON platform.audit_detail TO app_identity;
GRANT INSERT ON platform.audit_detail TO app_self;
GRANT INSERT, SELECT ON platform.audit_detail TO app_all;
GRANT INSERT, SELECT ON platform.audit_detail TO app_load;
GRANT INSERT, SELECT ON platform.audit_detail TO app_scoped;

CREATE TABLE platform.audit_entry (
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  account_id uuid NOT NULL,
  helper_account_id uuid,
  office_ids uuid[] NOT NULL,
  action text COLLATE "C" NOT NULL,
  org_ids uuid[] NOT NULL,
  request_id uuid,
  address text,
  detail_digest bytea NOT NULL
);
ALTER TABLE platform.audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_entry ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);
CREATE INDEX audit_entry_account ON platform.audit_entry USING btree (account_id, at);
CREATE INDEX audit_entry_at ON platform.audit_entry USING btree (at);
CREATE POLICY own ON platform.audit_entry FOR SELECT TO app_self
  USING ((account_id = (current_setting('app.account'::text))::uuid));
CREATE POLICY scope ON platform.audit_entry FOR SELECT TO app_scoped
  USING (((account_id = (current_setting('app.account'::text))::uuid) OR (EXISTS ( SELECT 1
   FROM platform.audit_place p
  WHERE (p.entry_id = audit_entry.id)))));
CREATE POLICY whole ON platform.audit_entry FOR SELECT TO app_all, app_load, app_worker
  USING (true);
CREATE POLICY write ON platform.audit_entry FOR INSERT TO app_all, app_identity, app_load, app_scoped, app_self
  WITH CHECK (true);
GRANT INSERT ON platform.audit_entry TO app_identity;
GRANT INSERT, SELECT ON platform.audit_entry TO app_all;
GRANT INSERT, SELECT ON platform.audit_entry TO app_load;
GRANT INSERT, SELECT ON platform.audit_entry TO app_scoped;
GRANT INSERT, SELECT ON platform.audit_entry TO app_self;
GRANT SELECT ON platform.audit_entry TO app_worker;

CREATE TABLE platform.audit_place (
  entry_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL
);
ALTER TABLE platform.audit_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_place FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.audit_place ADD CONSTRAINT audit_place_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES platform.audit_entry(id);
ALTER TABLE platform.audit_place ADD CONSTRAINT audit_place_organisation FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE platform.audit_place ADD CONSTRAINT audit_place_pkey PRIMARY KEY (entry_id, org_id);
CREATE INDEX audit_place_org ON platform.audit_place USING btree (org_id);
CREATE INDEX audit_place_pos ON platform.audit_place USING btree (org_pos);
CREATE POLICY further_offices ON platform.audit_place FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON platform.audit_place FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON platform.audit_place FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
CREATE POLICY worker ON platform.audit_place FOR SELECT TO app_worker
  USING (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.audit_place TO app_load;
GRANT INSERT, SELECT ON platform.audit_place TO app_all;
GRANT INSERT, SELECT ON platform.audit_place TO app_scoped;
GRANT SELECT ON platform.audit_place TO app_worker;

CREATE TABLE platform.audit_seal (
  number bigint NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  entry_count integer NOT NULL,
  previous_digest bytea NOT NULL,
  digest bytea NOT NULL
);
ALTER TABLE platform.audit_seal ADD CONSTRAINT audit_seal_entry_count_check CHECK ((entry_count > 0));
ALTER TABLE platform.audit_seal ADD CONSTRAINT audit_seal_number_check CHECK ((number > 0));
ALTER TABLE platform.audit_seal ADD CONSTRAINT audit_seal_pkey PRIMARY KEY (number);
GRANT INSERT, SELECT ON platform.audit_seal TO app_load;
GRANT INSERT, SELECT ON platform.audit_seal TO app_worker;
GRANT SELECT ON platform.audit_seal TO app_all;

CREATE TABLE platform.audit_sealed (
  entry_id uuid NOT NULL,
  seal_number bigint NOT NULL,
  place integer NOT NULL,
  entry_digest bytea NOT NULL
);
ALTER TABLE platform.audit_sealed ADD CONSTRAINT audit_sealed_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES platform.audit_entry(id);
ALTER TABLE platform.audit_sealed ADD CONSTRAINT audit_sealed_pkey PRIMARY KEY (entry_id);
ALTER TABLE platform.audit_sealed ADD CONSTRAINT audit_sealed_place UNIQUE (seal_number, place);
ALTER TABLE platform.audit_sealed ADD CONSTRAINT audit_sealed_seal_number_fkey FOREIGN KEY (seal_number) REFERENCES platform.audit_seal(number);
GRANT INSERT, SELECT ON platform.audit_sealed TO app_load;
GRANT INSERT, SELECT ON platform.audit_sealed TO app_worker;
GRANT SELECT ON platform.audit_sealed TO app_all;

CREATE TABLE platform.credential (
  account_id uuid NOT NULL,
  password_hash text,
  password_changed_at timestamp with time zone,
  second_factor_required boolean NOT NULL DEFAULT false
);
ALTER TABLE platform.credential ADD CONSTRAINT credential_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id);
ALTER TABLE platform.credential ADD CONSTRAINT credential_pkey PRIMARY KEY (account_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.credential TO app_identity;

CREATE TABLE platform.event_listener (
  event text COLLATE "C" NOT NULL,
  listener text COLLATE "C" NOT NULL
);
ALTER TABLE platform.event_listener ADD CONSTRAINT event_listener_event_fkey FOREIGN KEY (event) REFERENCES platform.event_name(name) ON DELETE CASCADE;
ALTER TABLE platform.event_listener ADD CONSTRAINT event_listener_pkey PRIMARY KEY (event, listener);

CREATE TABLE platform.event_name (
  name text COLLATE "C" NOT NULL
);
ALTER TABLE platform.event_name ADD CONSTRAINT event_name_pkey PRIMARY KEY (name);

CREATE TABLE platform.event_outbox (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  event text COLLATE "C" NOT NULL,
  payload jsonb NOT NULL,
  told_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE platform.event_outbox ADD CONSTRAINT event_outbox_pkey PRIMARY KEY (id);

CREATE TABLE platform.import (
  id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  file_name text NOT NULL,
  file_digest bytea NOT NULL,
  mapping jsonb NOT NULL,
  row_count integer NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'staged'::text,
  receipt jsonb,
  staged_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE platform.import ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.import FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.import ADD CONSTRAINT import_closed CHECK (((state = 'staged'::text) = (closed_at IS NULL)));
ALTER TABLE platform.import ADD CONSTRAINT import_organisation FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE platform.import ADD CONSTRAINT import_pkey PRIMARY KEY (id);
ALTER TABLE platform.import ADD CONSTRAINT import_row_count_check CHECK ((row_count >= 0));
ALTER TABLE platform.import ADD CONSTRAINT import_state_check CHECK ((state = ANY (ARRAY['staged'::text, 'committed'::text, 'undone'::text, 'cancelled'::text, 'expired'::text])));
CREATE INDEX import_org ON platform.import USING btree (org_id, org_pos);
CREATE INDEX import_pos ON platform.import USING btree (org_pos, kind, staged_at);
CREATE POLICY further_offices ON platform.import FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON platform.import FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON platform.import FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.import TO app_load;
GRANT INSERT, SELECT, UPDATE ON platform.import TO app_all;
GRANT INSERT, SELECT, UPDATE ON platform.import TO app_scoped;

CREATE TABLE platform.import_made (
  import_id uuid NOT NULL,
  subject text COLLATE "C" NOT NULL,
  subject_id uuid NOT NULL,
  sheet text NOT NULL,
  row_no integer NOT NULL
);
ALTER TABLE platform.import_made ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.import_made FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.import_made ADD CONSTRAINT import_made_import_id_fkey FOREIGN KEY (import_id) REFERENCES platform.import(id);
ALTER TABLE platform.import_made ADD CONSTRAINT import_made_pkey PRIMARY KEY (import_id, subject, subject_id);
CREATE POLICY scope ON platform.import_made FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM platform.import root
  WHERE (root.id = import_made.import_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM platform.import root
  WHERE (root.id = import_made.import_id))));
CREATE POLICY whole ON platform.import_made FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.import_made TO app_load;
GRANT INSERT, SELECT ON platform.import_made TO app_all;
GRANT INSERT, SELECT ON platform.import_made TO app_scoped;

CREATE TABLE platform.import_mapping (
  account_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  header_digest bytea NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamp with time zone NOT NULL
);
ALTER TABLE platform.import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.import_mapping FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.import_mapping ADD CONSTRAINT import_mapping_pkey PRIMARY KEY (account_id, kind, header_digest);
CREATE POLICY own ON platform.import_mapping FOR ALL TO app_all, app_scoped
  USING ((account_id = (current_setting('app.account'::text))::uuid))
  WITH CHECK ((account_id = (current_setting('app.account'::text))::uuid));
GRANT INSERT, SELECT, UPDATE ON platform.import_mapping TO app_all;
GRANT INSERT, SELECT, UPDATE ON platform.import_mapping TO app_scoped;

CREATE TABLE platform.import_row (
  import_id uuid NOT NULL,
  account_id uuid NOT NULL,
  sheet_no integer NOT NULL,
  sheet text NOT NULL,
  row_no integer NOT NULL,
  cells text[] NOT NULL,
  staged_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE platform.import_row ADD CONSTRAINT import_row_pkey PRIMARY KEY (import_id, sheet_no, row_no);
CREATE INDEX import_row_staged ON platform.import_row USING btree (staged_at);
GRANT DELETE, INSERT, SELECT ON platform.import_row TO app_import;

CREATE TABLE platform.import_work (
  import_id uuid NOT NULL,
  account_id uuid NOT NULL,
  office_id uuid,
  upload_id uuid,
  phase text COLLATE "C" NOT NULL,
  bytes_done bigint NOT NULL DEFAULT 0,
  bytes_total bigint NOT NULL DEFAULT 0,
  rows_done integer NOT NULL DEFAULT 0,
  reasons jsonb NOT NULL DEFAULT '[]'::jsonb,
  is_stop_asked boolean NOT NULL DEFAULT false,
  updated_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE platform.import_work ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.import_work FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.import_work ADD CONSTRAINT import_work_import_id_fkey FOREIGN KEY (import_id) REFERENCES platform.import(id);
ALTER TABLE platform.import_work ADD CONSTRAINT import_work_phase_check CHECK ((phase = ANY (ARRAY['waiting'::text, 'reading'::text, 'comparing'::text, 'ready'::text, 'committing'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
ALTER TABLE platform.import_work ADD CONSTRAINT import_work_pkey PRIMARY KEY (import_id);
CREATE POLICY import ON platform.import_work FOR ALL TO app_import
  USING (true)
  WITH CHECK (true);
CREATE POLICY own ON platform.import_work FOR ALL TO app_all, app_scoped, app_self
  USING ((account_id = (current_setting('app.account'::text))::uuid))
  WITH CHECK ((account_id = (current_setting('app.account'::text))::uuid));
GRANT INSERT, SELECT, UPDATE ON platform.import_work TO app_all;
GRANT INSERT, SELECT, UPDATE ON platform.import_work TO app_scoped;
GRANT INSERT, SELECT, UPDATE ON platform.import_work TO app_self;
GRANT SELECT, UPDATE ON platform.import_work TO app_import;

CREATE TABLE platform.installation (
  only_row boolean NOT NULL DEFAULT true,
  data_kind text NOT NULL DEFAULT 'empty'::text,
  set_up_at timestamp with time zone,
  audit_salt bytea NOT NULL DEFAULT decode(replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text), 'hex'::text),
  key_digest bytea
);
ALTER TABLE platform.installation ADD CONSTRAINT installation_data_kind_check CHECK ((data_kind = ANY (ARRAY['empty'::text, 'demonstration'::text, 'real'::text])));
ALTER TABLE platform.installation ADD CONSTRAINT installation_only_row_check CHECK (only_row);
ALTER TABLE platform.installation ADD CONSTRAINT installation_pkey PRIMARY KEY (only_row);
GRANT SELECT ON platform.installation TO app_all;
GRANT SELECT ON platform.installation TO app_identity;
GRANT SELECT ON platform.installation TO app_scoped;
GRANT SELECT ON platform.installation TO app_self;
GRANT SELECT ON platform.installation TO app_worker;
GRANT SELECT, UPDATE ON platform.installation TO app_load;

CREATE TABLE platform.office (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  role text COLLATE "C" NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  period daterange NOT NULL,
  helper_for_office_id uuid,
  granted_by uuid,
  ended_reason text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE platform.office ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.office FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.office ADD CONSTRAINT office_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id);
ALTER TABLE platform.office ADD CONSTRAINT office_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES platform.account(id);
ALTER TABLE platform.office ADD CONSTRAINT office_helper_for_office_id_fkey FOREIGN KEY (helper_for_office_id) REFERENCES platform.office(id);
ALTER TABLE platform.office ADD CONSTRAINT office_organisation FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE platform.office ADD CONSTRAINT office_overlap EXCLUDE USING gist (account_id WITH =, role WITH =, org_id WITH =, COALESCE(helper_for_office_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, period WITH &&);
ALTER TABLE platform.office ADD CONSTRAINT office_pkey PRIMARY KEY (id);
CREATE INDEX office_account ON platform.office USING btree (account_id);
CREATE INDEX office_org ON platform.office USING btree (org_id, org_pos);
CREATE INDEX office_pos ON platform.office USING btree (org_pos);
CREATE POLICY further_offices ON platform.office FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY identity ON platform.office FOR SELECT TO app_identity
  USING (true);
CREATE POLICY identity_first ON platform.office FOR INSERT TO app_identity
  WITH CHECK (( SELECT (installation.set_up_at IS NULL)
   FROM platform.installation));
CREATE POLICY owner_reads ON platform.office FOR SELECT TO postgres
  USING (true);
CREATE POLICY scope ON platform.office FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON platform.office FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.office TO app_load;
GRANT INSERT, SELECT ON platform.office TO app_identity;
GRANT INSERT, SELECT, UPDATE ON platform.office TO app_all;
GRANT INSERT, SELECT, UPDATE ON platform.office TO app_scoped;

CREATE TABLE platform.oidc_attempt (
  key_hash bytea NOT NULL,
  state text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamp with time zone NOT NULL
);
ALTER TABLE platform.oidc_attempt ADD CONSTRAINT oidc_attempt_pkey PRIMARY KEY (key_hash);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.oidc_attempt TO app_identity;

CREATE TABLE platform.oidc_link (
  issuer text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL,
  linked_by uuid,
  linked_at timestamp with time zone NOT NULL
);
ALTER TABLE platform.oidc_link ADD CONSTRAINT oidc_link_account UNIQUE (account_id, issuer);
ALTER TABLE platform.oidc_link ADD CONSTRAINT oidc_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id);
ALTER TABLE platform.oidc_link ADD CONSTRAINT oidc_link_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES platform.account(id);
ALTER TABLE platform.oidc_link ADD CONSTRAINT oidc_link_subject PRIMARY KEY (issuer, subject);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.oidc_link TO app_identity;

CREATE TABLE platform.request (
  account_id uuid NOT NULL,
  action text COLLATE "C" NOT NULL,
  request_id uuid NOT NULL,
  input_digest bytea NOT NULL,
  answer jsonb,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE platform.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.request FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.request ADD CONSTRAINT request_pkey PRIMARY KEY (account_id, action, request_id);
CREATE INDEX request_created ON platform.request USING btree (created_at);
CREATE POLICY own ON platform.request FOR ALL TO app_all, app_scoped, app_self
  USING ((account_id = (current_setting('app.account'::text))::uuid))
  WITH CHECK ((account_id = (current_setting('app.account'::text))::uuid));
CREATE POLICY worker ON platform.request FOR ALL TO app_worker
  USING (true);
GRANT DELETE, SELECT ON platform.request TO app_worker;
GRANT INSERT, SELECT, UPDATE ON platform.request TO app_all;
GRANT INSERT, SELECT, UPDATE ON platform.request TO app_scoped;
GRANT INSERT, SELECT, UPDATE ON platform.request TO app_self;

CREATE TABLE platform.reset_code (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  also_second_factor boolean NOT NULL,
  issued_by uuid,
  issued_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
ALTER TABLE platform.reset_code ADD CONSTRAINT reset_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id);
ALTER TABLE platform.reset_code ADD CONSTRAINT reset_code_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES platform.account(id);
ALTER TABLE platform.reset_code ADD CONSTRAINT reset_code_pkey PRIMARY KEY (id);
CREATE INDEX reset_code_account ON platform.reset_code USING btree (account_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.reset_code TO app_identity;

CREATE TABLE platform.session (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  next_token_hash bytea,
  next_offered_at timestamp with time zone,
  previous_token_hash bytea,
  rotated_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  second_factor_at timestamp with time zone,
  password_change_needed boolean NOT NULL DEFAULT false,
  revoked_at timestamp with time zone,
  address text,
  device text,
  signed_in_by text NOT NULL
);
ALTER TABLE platform.session ADD CONSTRAINT session_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id);
ALTER TABLE platform.session ADD CONSTRAINT session_next_token_unique UNIQUE (next_token_hash);
ALTER TABLE platform.session ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE platform.session ADD CONSTRAINT session_previous_token_unique UNIQUE (previous_token_hash);
ALTER TABLE platform.session ADD CONSTRAINT session_signed_in_by_check CHECK ((signed_in_by = ANY (ARRAY['password'::text, 'openid'::text])));
ALTER TABLE platform.session ADD CONSTRAINT session_token_unique UNIQUE (token_hash);
CREATE INDEX session_account ON platform.session USING btree (account_id, started_at);
CREATE INDEX session_expires ON platform.session USING btree (expires_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.session TO app_identity;

CREATE TABLE platform.sign_in_attempt (
  key_hash bytea NOT NULL,
  failures integer NOT NULL,
  last_failure_at timestamp with time zone NOT NULL,
  blocked_until timestamp with time zone
);
ALTER TABLE platform.sign_in_attempt ADD CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (key_hash);
CREATE INDEX sign_in_attempt_last ON platform.sign_in_attempt USING btree (last_failure_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.sign_in_attempt TO app_identity;

CREATE TABLE platform.totp (
  account_id uuid NOT NULL,
  sealed_secret bytea,
  confirmed_at timestamp with time zone,
  pending_secret bytea,
  last_step bigint NOT NULL DEFAULT 0
);
ALTER TABLE platform.totp ADD CONSTRAINT totp_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id);
ALTER TABLE platform.totp ADD CONSTRAINT totp_confirmed_has_secret CHECK (((confirmed_at IS NULL) OR (sealed_secret IS NOT NULL)));
ALTER TABLE platform.totp ADD CONSTRAINT totp_pkey PRIMARY KEY (account_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.totp TO app_identity;

CREATE TABLE platform.upload (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  file_name text NOT NULL,
  size_bytes bigint NOT NULL,
  received_bytes bigint NOT NULL DEFAULT 0,
  received_pieces integer NOT NULL DEFAULT 0,
  digest bytea,
  begun_at timestamp with time zone NOT NULL
);
ALTER TABLE platform.upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.upload FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.upload ADD CONSTRAINT upload_pkey PRIMARY KEY (id);
ALTER TABLE platform.upload ADD CONSTRAINT upload_received CHECK (((received_bytes <= size_bytes) AND ((digest IS NULL) OR (received_bytes = size_bytes))));
ALTER TABLE platform.upload ADD CONSTRAINT upload_size_bytes_check CHECK ((size_bytes > 0));
CREATE INDEX upload_account ON platform.upload USING btree (account_id, begun_at);
CREATE INDEX upload_begun ON platform.upload USING btree (begun_at);
CREATE POLICY functions ON platform.upload FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY import ON platform.upload FOR ALL TO app_import
  USING (true)
  WITH CHECK (true);
CREATE POLICY own ON platform.upload FOR ALL TO app_all, app_scoped, app_self
  USING ((account_id = (current_setting('app.account'::text))::uuid))
  WITH CHECK ((account_id = (current_setting('app.account'::text))::uuid));
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.upload TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.upload TO app_scoped;
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.upload TO app_self;
GRANT DELETE, SELECT ON platform.upload TO app_import;

CREATE TABLE warnings.flag (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  rule text COLLATE "C" NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  pack_digest text COLLATE "C" NOT NULL,
  since date,
  is_known boolean NOT NULL,
  level text COLLATE "C" NOT NULL,
  facts jsonb NOT NULL,
  rows jsonb NOT NULL,
  state text COLLATE "C" NOT NULL,
  first_seen_on date NOT NULL,
  last_seen_on date NOT NULL,
  cleared_on date,
  period daterange GENERATED ALWAYS AS (
CASE
    WHEN (cleared_on IS NULL) THEN daterange(since, NULL::date)
    ELSE daterange(since, GREATEST(since, cleared_on))
END) STORED
);
ALTER TABLE warnings.flag ENABLE ROW LEVEL SECURITY;
ALTER TABLE warnings.flag FORCE ROW LEVEL SECURITY;
ALTER TABLE warnings.flag ADD CONSTRAINT flag_cleared CHECK (((state = 'cleared'::text) = (cleared_on IS NOT NULL)));
ALTER TABLE warnings.flag ADD CONSTRAINT flag_level_check CHECK ((level = ANY (ARRAY['serious'::text, 'attention'::text, 'info'::text])));
ALTER TABLE warnings.flag ADD CONSTRAINT flag_pkey PRIMARY KEY (id);
ALTER TABLE warnings.flag ADD CONSTRAINT flag_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE warnings.flag ADD CONSTRAINT flag_state_check CHECK ((state = ANY (ARRAY['open'::text, 'cleared'::text])));
CREATE INDEX flag_org ON warnings.flag USING btree (org_id, org_pos);
CREATE INDEX flag_pos ON warnings.flag USING btree (org_pos, rule) WHERE (state = 'open'::text);
CREATE INDEX flag_state_since ON warnings.flag USING btree (state, since, id);
CREATE UNIQUE INDEX flag_open_once ON warnings.flag USING btree (org_id, rule) WHERE (state = 'open'::text);
CREATE POLICY further_offices ON warnings.flag FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON warnings.flag FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON warnings.flag FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON warnings.flag TO app_load;
GRANT INSERT, SELECT, UPDATE ON warnings.flag TO app_all;
GRANT SELECT ON warnings.flag TO app_scoped;

CREATE VIEW organisations.published_organisation WITH (security_invoker=true) AS
 SELECT o.id,
    o.pos,
    o.pos_end,
    o.depth,
    v.name,
    v.short_name,
    v.type,
    v.sector,
    v.parent_id,
    v.period
   FROM organisations.organisation o
     JOIN organisations.organisation_version v ON v.org_id = o.id
  WHERE NOT o.annulled;

CREATE VIEW organisations.published_party_group WITH (security_invoker=true) AS
 SELECT id,
    org_id,
    org_pos,
    name,
    period
   FROM organisations.party_group g;

CREATE VIEW organisations.published_person WITH (security_invoker=true) AS
 SELECT id,
    org_id,
    org_pos,
    full_name,
    sort_name,
    folded_name,
    birth_year,
    is_fictional
   FROM organisations.person p;

CREATE VIEW organisations.published_post WITH (security_invoker=true) AS
 SELECT id,
    org_id,
    org_pos,
    kind,
    person_id,
    period
   FROM organisations.post p;

CREATE OR REPLACE FUNCTION members.erase_sealed_values(which uuid[], kinds text[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE erased int;
BEGIN
  DELETE FROM members.sealed_value s USING members.member m
  WHERE m.id = s.member_id AND s.member_id = ANY (which) AND s.kind = ANY (kinds) AND members.in_scope(m.org_pos);
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END $function$
;

CREATE OR REPLACE FUNCTION members.in_scope(pos integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT CASE WHEN session_user IN ('app_all', 'app_load') THEN true ELSE
    (pos >= current_setting('app.lo1')::int AND pos < current_setting('app.hi1')::int)
    OR (session_user = 'app_offices' AND (
      (pos >= current_setting('app.lo2')::int AND pos < current_setting('app.hi2')::int)
      OR (pos >= current_setting('app.lo3')::int AND pos < current_setting('app.hi3')::int)
      OR (pos >= current_setting('app.lo4')::int AND pos < current_setting('app.hi4')::int))) END
$function$
;

CREATE OR REPLACE FUNCTION members.members_by_mac(macs bytea[], is_whole boolean)
 RETURNS TABLE(member_id uuid, kind text, mac bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT s.member_id, s.kind, s.whole_mac FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE is_whole AND s.whole_mac = ANY (macs) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos)
  UNION ALL
  SELECT s.member_id, s.kind, s.tail_mac FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE NOT is_whole AND s.tail_mac = ANY (macs) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos)
$function$
;

CREATE OR REPLACE FUNCTION members.open_sealed_value(reveal uuid, which uuid, wanted text, why text)
 RETURNS TABLE(id uuid, key_id text, sealed bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO members.reveal (id, org_id, org_pos, member_id, kind, account_id, reason)
  SELECT reveal, m.org_id, m.org_pos, m.id, wanted, current_setting('app.account')::uuid, why
  FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos);
  RETURN QUERY SELECT s.id, s.key_id, s.sealed FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
    WHERE s.member_id = which AND s.kind = wanted AND s.superseded_at IS NULL AND members.in_scope(m.org_pos);
END $function$
;

CREATE OR REPLACE FUNCTION members.open_to_self(line regclass, member_column name)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('CREATE POLICY own ON %s FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM members.member m WHERE m.id = %I))',
    line, member_column);
  EXECUTE format('GRANT SELECT ON %s TO app_self', line);
END $function$
;

CREATE OR REPLACE FUNCTION members.own_sealed_values()
 RETURNS TABLE(id uuid, kind text, key_id text, sealed bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT s.id, s.kind, s.key_id, s.sealed FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE m.account_id = current_setting('app.account')::uuid AND s.superseded_at IS NULL
$function$
;

CREATE OR REPLACE FUNCTION members.put_sealed_values(lines jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
END $function$
;

CREATE OR REPLACE FUNCTION members.sealed_kinds(which uuid[])
 RETURNS TABLE(member_id uuid, kind text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT s.member_id, s.kind FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE s.member_id = ANY (which) AND s.superseded_at IS NULL
    AND CASE WHEN session_user = 'app_self' THEN m.account_id = current_setting('app.account')::uuid ELSE members.in_scope(m.org_pos) END
$function$
;

CREATE OR REPLACE FUNCTION members.sealed_values_for_export(which uuid[], kinds text[])
 RETURNS TABLE(id uuid, member_id uuid, kind text, key_id text, sealed bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT s.id, s.member_id, s.kind, s.key_id, s.sealed FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE s.member_id = ANY (which) AND s.kind = ANY (kinds) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos)
$function$
;

CREATE OR REPLACE FUNCTION organisations.lay_out(top uuid, heavy uuid DEFAULT NULL::uuid, weight integer DEFAULT 0)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  here record;
  nodes bigint;
BEGIN
  LOOP
    SELECT o.id, o.parent_id, o.pos, o.pos_end INTO here FROM organisations.organisation o WHERE o.id = top;
    IF here.id IS NULL THEN RAISE EXCEPTION 'organisations.lay_out: no organisation %', top; END IF;
    WITH RECURSIVE below AS (
      SELECT top AS id
      UNION
      SELECT o.id FROM below b JOIN organisations.organisation o ON o.parent_id = b.id
    )
    SELECT count(*) INTO nodes FROM below;
    EXIT WHEN here.parent_id IS NULL OR (here.pos_end - here.pos)::bigint / (nodes + weight) >= 16;
    top := here.parent_id;
  END LOOP;
  PERFORM organisations.spread(top, here.pos, here.pos_end, heavy, weight);
END $function$
;

CREATE OR REPLACE FUNCTION organisations.protect_face(face regclass, pos_column name)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  inside text := platform.scope_condition(pos_column, 1, 1);
  further text := platform.scope_condition(pos_column, 2, 4);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', face);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', face);
  EXECUTE format('CREATE POLICY face ON %s FOR SELECT TO app_scoped USING (NOT restricted OR %s)', face, inside);
  EXECUTE format('CREATE POLICY scope_insert ON %s FOR INSERT TO app_scoped WITH CHECK (%s)', face, inside);
  EXECUTE format('CREATE POLICY scope_update ON %s FOR UPDATE TO app_scoped USING (%s) WITH CHECK (%2$s)', face, inside);
  EXECUTE format('CREATE POLICY scope_delete ON %s FOR DELETE TO app_scoped USING (%s)', face, inside);
  EXECUTE format('CREATE POLICY further_offices ON %s TO app_offices USING (%s) WITH CHECK (%2$s)', face, further);
  EXECUTE format('CREATE POLICY whole ON %s TO app_all USING (true) WITH CHECK (true)', face);
  EXECUTE format('CREATE POLICY face_only ON %s FOR SELECT TO app_self USING (NOT restricted)', face);
  EXECUTE format('CREATE POLICY machinery ON %s FOR SELECT TO app_identity, app_worker USING (true)', face);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO app_scoped, app_all, app_load', face);
  EXECUTE format('GRANT SELECT ON %s TO app_self, app_identity, app_worker', face);
END $function$
;

CREATE OR REPLACE FUNCTION organisations.remove_shells(shells uuid[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  shell uuid;
BEGIN
  FOREACH shell IN ARRAY shells LOOP
    BEGIN
      DELETE FROM organisations.organisation WHERE id = shell;
      -- The reference to the parent is checked at commit otherwise, too late to keep the shell.
      SET CONSTRAINTS ALL IMMEDIATE;
    EXCEPTION WHEN foreign_key_violation THEN
      RETURN NEXT shell;
    END;
  END LOOP;
  SET CONSTRAINTS ALL DEFERRED;
END $function$
;

CREATE OR REPLACE FUNCTION organisations.room_under(parent uuid, wanted integer, OUT lo integer, OUT hi integer)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  here record;
BEGIN
  FOR attempt IN 1..2 LOOP
    SELECT o.pos, o.pos_end INTO here FROM organisations.organisation o WHERE o.id = parent;
    WITH child AS (
      SELECT o.pos, o.pos_end FROM organisations.organisation o
      WHERE o.parent_id = parent AND o.pos > here.pos AND o.pos < here.pos_end
    ), gap AS (
      SELECT coalesce(max(c.pos_end) OVER (ORDER BY c.pos ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), here.pos + 1) AS gap_lo,
             c.pos AS gap_hi FROM child c
      UNION ALL
      SELECT coalesce(max(c.pos_end), here.pos + 1), here.pos_end FROM child c
    )
    SELECT g.gap_lo, g.gap_hi INTO lo, hi FROM gap g ORDER BY g.gap_hi - g.gap_lo DESC, g.gap_lo DESC LIMIT 1;
    EXIT WHEN (hi - lo)::bigint >= wanted::bigint * 16 - 1;
    PERFORM organisations.lay_out(parent, parent, wanted);
  END LOOP;
  IF hi - lo < wanted THEN RAISE EXCEPTION 'organisations.room_under: positions are exhausted under %', parent; END IF;
END $function$
;

CREATE OR REPLACE FUNCTION organisations.settle(moved uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  parent uuid;
  nodes int;
  room record;
BEGIN
  SELECT o.parent_id INTO parent FROM organisations.organisation o WHERE o.id = moved;
  WITH RECURSIVE below AS (
    SELECT moved AS id
    UNION
    SELECT o.id FROM below b JOIN organisations.organisation o ON o.parent_id = b.id
  )
  SELECT count(*) INTO nodes FROM below;
  SELECT r.lo, r.hi INTO room FROM organisations.room_under(parent, nodes) AS r;
  PERFORM organisations.spread(moved, room.lo, room.lo + greatest((room.hi - room.lo) / 8, least(nodes * 16, room.hi - room.lo)));
END $function$
;

CREATE OR REPLACE FUNCTION organisations.spread(top uuid, lo integer, hi integer, heavy uuid DEFAULT NULL::uuid, weight integer DEFAULT 0)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH RECURSIVE below AS (
    SELECT o.id, coalesce(above.depth + 1, 0) AS depth, ARRAY[o.pos] AS path, ARRAY[o.id] AS line
    FROM organisations.organisation o LEFT JOIN organisations.organisation above ON above.id = o.parent_id
    WHERE o.id = top
    UNION ALL
    SELECT o.id, b.depth + 1, b.path || o.pos, b.line || o.id
    FROM below b JOIN organisations.organisation o ON o.parent_id = b.id AND o.id <> ALL (b.line)
  ),
  weighed AS (
    SELECT b.*, CASE WHEN b.id IS NOT DISTINCT FROM heavy THEN 1 + weight ELSE 1 END::bigint AS shares FROM below b
  ),
  size AS (SELECT above AS id, sum(w.shares) AS shares FROM weighed w, unnest(w.line) AS above GROUP BY above),
  place AS (
    SELECT w.id, w.depth,
           (lo + (sum(w.shares) OVER (ORDER BY w.path) - w.shares) * (((hi - lo)::bigint) / (sum(w.shares) OVER ())::bigint))::int AS pos,
           (s.shares * (((hi - lo)::bigint) / (sum(w.shares) OVER ())::bigint))::int AS width
    FROM weighed w JOIN size s ON s.id = w.id
  ),
  wanted AS (SELECT p.id, p.depth, p.pos, CASE WHEN p.id = top THEN hi ELSE p.pos + p.width END AS pos_end FROM place p)
  UPDATE organisations.organisation o
  SET pos = w.pos, pos_end = w.pos_end, depth = w.depth
  FROM wanted w
  WHERE o.id = w.id AND (o.pos, o.pos_end, o.depth) IS DISTINCT FROM (w.pos, w.pos_end, w.depth)
$function$
;

CREATE OR REPLACE FUNCTION platform.drop_import_rows(which uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  DELETE FROM platform.import_row WHERE import_id = which AND account_id = current_setting('app.account')::uuid
$function$
;

CREATE OR REPLACE FUNCTION platform.drop_old_import_rows(at timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  WITH dropped AS (DELETE FROM platform.import_row WHERE staged_at < at - interval '7 days' RETURNING import_id)
  SELECT DISTINCT import_id FROM dropped
$function$
;

CREATE OR REPLACE FUNCTION platform.drop_old_uploads(at timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  DELETE FROM platform.upload WHERE begun_at < at - interval '7 days' RETURNING id
$function$
;

CREATE OR REPLACE FUNCTION platform.failed_jobs()
 RETURNS TABLE(job_id bigint, task text, payload jsonb, state text, attempts integer, last_error text, created_at timestamp with time zone, last_tried_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
BEGIN
  IF to_regnamespace('graphile_worker') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT j.id::bigint, t.identifier, j.payload::jsonb,
           CASE WHEN j.attempts >= j.max_attempts THEN 'failed' ELSE 'waiting' END,
           j.attempts::int, j.last_error, j.created_at, j.updated_at
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE (j.attempts >= j.max_attempts OR j.run_at < now() - interval '1 hour') AND j.locked_at IS NULL
    ORDER BY j.id;
END $function$
;

CREATE OR REPLACE FUNCTION platform.folded(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ SELECT btrim(regexp_replace(translate(regexp_replace(normalize(lower(value), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd'), '\s+', ' ', 'g')) $function$
;

CREATE OR REPLACE FUNCTION platform.holds_account(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT session_user = 'app_all' OR (session_user IN ('app_scoped', 'app_offices') AND (
    SELECT coalesce(bool_or(mine) AND bool_and(mine OR ended), false)
    FROM (
      SELECT
        isempty(o.period) OR coalesce(upper(o.period) <= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, false) AS ended,
        (o.org_pos >= current_setting('app.lo1')::int AND o.org_pos < current_setting('app.hi1')::int)
          OR (o.org_pos >= current_setting('app.lo2')::int AND o.org_pos < current_setting('app.hi2')::int)
          OR (o.org_pos >= current_setting('app.lo3')::int AND o.org_pos < current_setting('app.hi3')::int)
          OR (o.org_pos >= current_setting('app.lo4')::int AND o.org_pos < current_setting('app.hi4')::int) AS mine
      FROM platform.office AS o WHERE o.account_id = wanted) AS held))
$function$
;

CREATE OR REPLACE FUNCTION platform.protect_line(line regclass, root regclass, key_column name, privileges text DEFAULT 'SELECT, INSERT, UPDATE'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  condition text := format('EXISTS (SELECT 1 FROM %s AS root WHERE root.id = %I)', root, key_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', line);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', line);
  EXECUTE format('CREATE POLICY scope ON %s TO app_scoped USING (%s) WITH CHECK (%2$s)', line, condition);
  EXECUTE format('CREATE POLICY whole ON %s TO app_all USING (true) WITH CHECK (true)', line);
  EXECUTE format('GRANT %s ON %s TO app_scoped, app_all', privileges, line);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO app_load', line);
END $function$
;

CREATE OR REPLACE FUNCTION platform.protect_root(root regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE'::text, pos_column name DEFAULT 'org_pos'::name)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', root);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', root);
  EXECUTE format('CREATE POLICY scope ON %s TO app_scoped USING (%s) WITH CHECK (%2$s)', root, platform.scope_condition(pos_column, 1, 1));
  EXECUTE format('CREATE POLICY further_offices ON %s TO app_offices USING (%s) WITH CHECK (%2$s)',
    root, platform.scope_condition(pos_column, 2, 4));
  EXECUTE format('CREATE POLICY whole ON %s TO app_all USING (true) WITH CHECK (true)', root);
  EXECUTE format('GRANT %s ON %s TO app_scoped, app_all', privileges, root);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO app_load', root);
END $function$
;

CREATE OR REPLACE FUNCTION platform.queue_event(event text, payload jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
BEGIN
  IF event !~ '^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$' THEN
    RAISE EXCEPTION 'not an event name: %', event USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF jsonb_typeof(payload) <> 'object' OR EXISTS (
    SELECT 1 FROM jsonb_each(payload) AS field
    WHERE jsonb_typeof(field.value) NOT IN ('number', 'string')
       OR (jsonb_typeof(field.value) = 'string' AND field.value #>> '{}' !~ '^[a-z0-9][a-z0-9.-]{0,63}$')
  ) THEN
    RAISE EXCEPTION 'event % carries more than ids, days, codes and numbers', event USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO platform.event_outbox (event, payload)
  SELECT n.name, queue_event.payload FROM platform.event_name n WHERE n.name = queue_event.event;
END $function$
;

CREATE OR REPLACE FUNCTION platform.retry_job(job bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'platform'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.failed_jobs() f WHERE f.job_id = job) THEN
    RETURN false;
  END IF;
  PERFORM graphile_worker.reschedule_jobs(ARRAY[job], run_at => now(), attempts => 0);
  RETURN true;
END $function$
;

CREATE OR REPLACE FUNCTION platform.scope_condition(pos_column name, first_slot integer, last_slot integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT string_agg(
    format('(%1$I >= current_setting(''app.lo%2$s'')::int AND %1$I < current_setting(''app.hi%2$s'')::int)', pos_column, slot), ' OR ')
  FROM generate_series(first_slot, last_slot) AS slot
$function$
;

CREATE OR REPLACE FUNCTION platform.stage_import_rows(which uuid, rows jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  INSERT INTO platform.import_row (import_id, account_id, sheet_no, sheet, row_no, cells)
  SELECT which, current_setting('app.account')::uuid, r.sheet_no, r.sheet, r.row_no, r.cells
  FROM jsonb_to_recordset(rows) AS r(sheet_no int, sheet text, row_no int, cells text[])
$function$
;

CREATE OR REPLACE FUNCTION platform.staged_import_rows(which uuid)
 RETURNS TABLE(sheet_no integer, sheet text, row_no integer, cells text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT r.sheet_no, r.sheet, r.row_no, r.cells
  FROM platform.import_row r
  WHERE r.import_id = which AND r.account_id = current_setting('app.account')::uuid
  ORDER BY r.sheet_no, r.row_no
$function$
;

CREATE OR REPLACE FUNCTION platform.store_oidc_link(wanted uuid, provider text, new_subject text, by_account uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  IF NOT platform.holds_account(wanted) THEN
    RAISE EXCEPTION 'the account has offices beyond the caller''s reach' USING ERRCODE = '42501';
  END IF;
  DELETE FROM platform.oidc_link WHERE account_id = wanted AND issuer = provider;
  IF new_subject IS NOT NULL THEN
    INSERT INTO platform.oidc_link (issuer, subject, account_id, linked_by, linked_at)
    VALUES (provider, new_subject, wanted, by_account, at);
  END IF;
END $function$
;

CREATE OR REPLACE FUNCTION platform.store_reset_code(new_id uuid, wanted uuid, digest bytea, second_factor boolean, by_account uuid, at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
BEGIN
  IF NOT platform.holds_account(wanted) THEN
    RAISE EXCEPTION 'the account has offices beyond the caller''s reach' USING ERRCODE = '42501';
  END IF;
  INSERT INTO platform.credential (account_id) VALUES (wanted) ON CONFLICT (account_id) DO NOTHING;
  UPDATE platform.reset_code SET withdrawn_at = at WHERE account_id = wanted AND used_at IS NULL AND withdrawn_at IS NULL;
  INSERT INTO platform.reset_code (id, account_id, code_hash, also_second_factor, issued_by, issued_at, expires_at)
  VALUES (new_id, wanted, digest, second_factor, by_account, at, until);
END $function$
;
