-- Drawn by `npm run gen` from a freshly migrated database; do not edit. For reading, not for running.

CREATE TABLE documents.attachment (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  paper_id uuid,
  source_area text COLLATE "C",
  source_id uuid,
  label text NOT NULL,
  media_type text COLLATE "C" NOT NULL,
  size_bytes integer NOT NULL,
  content_name text COLLATE "C" NOT NULL,
  is_confined boolean NOT NULL DEFAULT false,
  entered_by uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE documents.attachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents.attachment FORCE ROW LEVEL SECURITY;
ALTER TABLE documents.attachment ADD CONSTRAINT attachment_label_check CHECK ((label <> ''::text));
ALTER TABLE documents.attachment ADD CONSTRAINT attachment_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id);
ALTER TABLE documents.attachment ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);
ALTER TABLE documents.attachment ADD CONSTRAINT attachment_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE documents.attachment ADD CONSTRAINT attachment_size_bytes_check CHECK ((size_bytes > 0));
ALTER TABLE documents.attachment ADD CONSTRAINT attachment_source CHECK ((((paper_id IS NULL) = (source_id IS NOT NULL)) AND ((source_area IS NULL) = (source_id IS NULL))));
CREATE INDEX attachment_content ON documents.attachment USING btree (content_name);
CREATE INDEX attachment_of_source ON documents.attachment USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX attachment_org ON documents.attachment USING btree (org_id, org_pos);
CREATE INDEX attachment_paper ON documents.attachment USING btree (paper_id) WHERE (paper_id IS NOT NULL);
CREATE INDEX attachment_pos ON documents.attachment USING btree (org_pos);
CREATE POLICY further_offices ON documents.attachment FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON documents.attachment FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON documents.attachment FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.attachment TO app_load;
GRANT INSERT, SELECT, UPDATE ON documents.attachment TO app_all;
GRANT INSERT, SELECT, UPDATE ON documents.attachment TO app_scoped;

CREATE TABLE documents.paper (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  document_type text COLLATE "C",
  state text COLLATE "C" NOT NULL,
  series_id uuid,
  number integer,
  symbol text,
  title text NOT NULL,
  folded_title text COLLATE "C" GENERATED ALWAYS AS (platform.folded(title)) STORED,
  issued_on date,
  place text,
  signer_post text,
  signer_name text,
  signer_person_id uuid,
  data jsonb,
  filled jsonb,
  layout_id text COLLATE "C",
  template_id uuid,
  content_name text COLLATE "C",
  is_outside boolean NOT NULL DEFAULT false,
  is_confined boolean NOT NULL DEFAULT false,
  source_area text COLLATE "C",
  source_id uuid,
  reason text,
  closed_on date,
  entered_by uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1,
  is_minutes boolean NOT NULL DEFAULT false
);
ALTER TABLE documents.paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents.paper FORCE ROW LEVEL SECURITY;
ALTER TABLE documents.paper ADD CONSTRAINT paper_body_check CHECK ((body = ANY (ARRAY['cell'::text, 'cell-committee'::text, 'committee'::text, 'standing-committee'::text])));
ALTER TABLE documents.paper ADD CONSTRAINT paper_check CHECK ((is_confined OR (NOT is_minutes)));
ALTER TABLE documents.paper ADD CONSTRAINT paper_closed CHECK (((state = ANY (ARRAY['withdrawn'::text, 'void'::text])) = (reason IS NOT NULL)));
ALTER TABLE documents.paper ADD CONSTRAINT paper_draft CHECK (((state <> 'draft'::text) OR ((number IS NULL) AND (filled IS NULL) AND (data IS NOT NULL))));
ALTER TABLE documents.paper ADD CONSTRAINT paper_issued CHECK (((state <> 'issued'::text) OR (issued_on IS NOT NULL)));
ALTER TABLE documents.paper ADD CONSTRAINT paper_number_check CHECK (((number >= 1) AND (number <= 99999)));
ALTER TABLE documents.paper ADD CONSTRAINT paper_number_once UNIQUE (series_id, number);
ALTER TABLE documents.paper ADD CONSTRAINT paper_numbered CHECK ((((number IS NULL) = (series_id IS NULL)) AND ((number IS NULL) = (symbol IS NULL))));
ALTER TABLE documents.paper ADD CONSTRAINT paper_pkey PRIMARY KEY (id);
ALTER TABLE documents.paper ADD CONSTRAINT paper_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE documents.paper ADD CONSTRAINT paper_series_id_fkey FOREIGN KEY (series_id) REFERENCES documents.series(id);
ALTER TABLE documents.paper ADD CONSTRAINT paper_signer_person_id_fkey FOREIGN KEY (signer_person_id) REFERENCES organisations.person(id);
ALTER TABLE documents.paper ADD CONSTRAINT paper_source CHECK (((source_area IS NULL) = (source_id IS NULL)));
ALTER TABLE documents.paper ADD CONSTRAINT paper_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text, 'withdrawn'::text, 'void'::text])));
ALTER TABLE documents.paper ADD CONSTRAINT paper_template_id_fkey FOREIGN KEY (template_id) REFERENCES documents.template(id);
ALTER TABLE documents.paper ADD CONSTRAINT paper_title_check CHECK ((title <> ''::text));
CREATE INDEX paper_content ON documents.paper USING btree (content_name) WHERE (content_name IS NOT NULL);
CREATE INDEX paper_of_source ON documents.paper USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX paper_org ON documents.paper USING btree (org_id, org_pos);
CREATE INDEX paper_pos ON documents.paper USING btree (org_pos, issued_on DESC, id);
CREATE POLICY further_offices ON documents.paper FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON documents.paper FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON documents.paper FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.paper TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.paper TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.paper TO app_scoped;

CREATE TABLE documents.secret_entry (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  number text NOT NULL,
  dated_on date NOT NULL,
  holder text NOT NULL,
  returned_on date,
  entered_at timestamp with time zone NOT NULL,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE documents.secret_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents.secret_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE documents.secret_entry ADD CONSTRAINT secret_entry_holder_check CHECK ((holder <> ''::text));
ALTER TABLE documents.secret_entry ADD CONSTRAINT secret_entry_number_check CHECK ((number <> ''::text));
ALTER TABLE documents.secret_entry ADD CONSTRAINT secret_entry_once UNIQUE (org_id, number, dated_on);
ALTER TABLE documents.secret_entry ADD CONSTRAINT secret_entry_pkey PRIMARY KEY (id);
ALTER TABLE documents.secret_entry ADD CONSTRAINT secret_entry_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX secret_entry_pos ON documents.secret_entry USING btree (org_pos, dated_on);
CREATE POLICY further_offices ON documents.secret_entry FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON documents.secret_entry FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON documents.secret_entry FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.secret_entry TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.secret_entry TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.secret_entry TO app_scoped;

CREATE TABLE documents.series (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  document_type text COLLATE "C" NOT NULL,
  term_key text COLLATE "C" NOT NULL,
  started_after integer NOT NULL DEFAULT 0,
  last_number integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE documents.series ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents.series FORCE ROW LEVEL SECURITY;
ALTER TABLE documents.series ADD CONSTRAINT series_last_number_check CHECK (((last_number >= 0) AND (last_number <= 99999)));
ALTER TABLE documents.series ADD CONSTRAINT series_once UNIQUE (org_id, document_type, term_key);
ALTER TABLE documents.series ADD CONSTRAINT series_order CHECK ((last_number >= started_after));
ALTER TABLE documents.series ADD CONSTRAINT series_pkey PRIMARY KEY (id);
ALTER TABLE documents.series ADD CONSTRAINT series_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE documents.series ADD CONSTRAINT series_started_after_check CHECK (((started_after >= 0) AND (started_after <= 99999)));
CREATE INDEX series_pos ON documents.series USING btree (org_pos);
CREATE POLICY further_offices ON documents.series FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON documents.series FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON documents.series FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.series TO app_load;
GRANT INSERT, SELECT, UPDATE ON documents.series TO app_all;
GRANT INSERT, SELECT, UPDATE ON documents.series TO app_scoped;

CREATE TABLE documents.template (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  version_no integer NOT NULL,
  layout_id text COLLATE "C" NOT NULL,
  places text COLLATE "C" NOT NULL,
  content_name text COLLATE "C" NOT NULL,
  size_bytes integer NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE documents.template ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents.template FORCE ROW LEVEL SECURITY;
ALTER TABLE documents.template ADD CONSTRAINT template_pkey PRIMARY KEY (id);
ALTER TABLE documents.template ADD CONSTRAINT template_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE documents.template ADD CONSTRAINT template_size_bytes_check CHECK ((size_bytes > 0));
ALTER TABLE documents.template ADD CONSTRAINT template_version_no_check CHECK ((version_no > 0));
ALTER TABLE documents.template ADD CONSTRAINT template_version_once UNIQUE (org_id, kind, version_no);
CREATE INDEX template_pos ON documents.template USING btree (org_pos);
CREATE UNIQUE INDEX template_current ON documents.template USING btree (org_id, kind) WHERE (ended_at IS NULL);
CREATE POLICY from_above ON documents.template FOR SELECT TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM organisations.published_position o
  WHERE ((o.id = template.org_id) AND (o.pos <= (current_setting('app.lo1'::text))::integer) AND ((current_setting('app.lo1'::text))::integer < o.pos_end)))));
CREATE POLICY further_from_above ON documents.template FOR SELECT TO app_offices
  USING ((EXISTS ( SELECT 1
   FROM organisations.published_position o
  WHERE ((o.id = template.org_id) AND (((o.pos <= (current_setting('app.lo2'::text))::integer) AND ((current_setting('app.lo2'::text))::integer < o.pos_end)) OR ((o.pos <= (current_setting('app.lo3'::text))::integer) AND ((current_setting('app.lo3'::text))::integer < o.pos_end)) OR ((o.pos <= (current_setting('app.lo4'::text))::integer) AND ((current_setting('app.lo4'::text))::integer < o.pos_end)))))));
CREATE POLICY further_offices ON documents.template FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON documents.template FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON documents.template FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON documents.template TO app_load;
GRANT INSERT, SELECT, UPDATE ON documents.template TO app_all;
GRANT INSERT, SELECT, UPDATE ON documents.template TO app_scoped;

CREATE TABLE meetings.agenda_item (
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  ordinal integer NOT NULL,
  source text COLLATE "C" NOT NULL,
  source_code text COLLATE "C",
  title text NOT NULL,
  presenter_id uuid,
  content text,
  conclusion text
);
ALTER TABLE meetings.agenda_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.agenda_item FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.agenda_item ADD CONSTRAINT agenda_item_in_meeting UNIQUE (id, meeting_id);
ALTER TABLE meetings.agenda_item ADD CONSTRAINT agenda_item_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id) ON DELETE CASCADE;
ALTER TABLE meetings.agenda_item ADD CONSTRAINT agenda_item_ordinal_check CHECK ((ordinal >= 1));
ALTER TABLE meetings.agenda_item ADD CONSTRAINT agenda_item_pkey PRIMARY KEY (id);
ALTER TABLE meetings.agenda_item ADD CONSTRAINT agenda_item_place UNIQUE (meeting_id, ordinal) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE meetings.agenda_item ADD CONSTRAINT agenda_item_source_check CHECK ((source = ANY (ARRAY['template'::text, 'task'::text, 'orientation'::text, 'topic'::text, 'own'::text, 'case'::text])));
CREATE POLICY minutes_functions ON meetings.agenda_item FOR SELECT TO postgres
  USING (true);
CREATE POLICY scope ON meetings.agenda_item FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = agenda_item.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = agenda_item.meeting_id))));
CREATE POLICY whole ON meetings.agenda_item FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.agenda_item TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.agenda_item TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.agenda_item TO app_scoped;

CREATE TABLE meetings.attendance (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance ADD CONSTRAINT attendance_once PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_member ON ONLY meetings.attendance USING btree (member_id, held_on);
CREATE INDEX attendance_missing ON ONLY meetings.attendance USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));
CREATE INDEX attendance_unexcused ON ONLY meetings.attendance USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE POLICY scope ON meetings.attendance FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = attendance.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = attendance.meeting_id))));
CREATE POLICY whole ON meetings.attendance FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.attendance TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.attendance TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.attendance TO app_scoped;

CREATE TABLE meetings.attendance_2018 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2018 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2018 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2018 ADD CONSTRAINT attendance_2018_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2018 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2018 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2018 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2018 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2018 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2018_held_on_member_id_idx ON meetings.attendance_2018 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2018_member_id_held_on_idx ON meetings.attendance_2018 USING btree (member_id, held_on);
CREATE INDEX attendance_2018_member_id_held_on_meeting_id_idx ON meetings.attendance_2018 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2019 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2019 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2019 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2019 ADD CONSTRAINT attendance_2019_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2019 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2019 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2019 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2019 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2019 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2019_held_on_member_id_idx ON meetings.attendance_2019 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2019_member_id_held_on_idx ON meetings.attendance_2019 USING btree (member_id, held_on);
CREATE INDEX attendance_2019_member_id_held_on_meeting_id_idx ON meetings.attendance_2019 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2020 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2020 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2020 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2020 ADD CONSTRAINT attendance_2020_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2020 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2020 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2020 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2020 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2020 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2020_held_on_member_id_idx ON meetings.attendance_2020 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2020_member_id_held_on_idx ON meetings.attendance_2020 USING btree (member_id, held_on);
CREATE INDEX attendance_2020_member_id_held_on_meeting_id_idx ON meetings.attendance_2020 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2021 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2021 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2021 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2021 ADD CONSTRAINT attendance_2021_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2021 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2021 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2021 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2021 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2021 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2021_held_on_member_id_idx ON meetings.attendance_2021 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2021_member_id_held_on_idx ON meetings.attendance_2021 USING btree (member_id, held_on);
CREATE INDEX attendance_2021_member_id_held_on_meeting_id_idx ON meetings.attendance_2021 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2022 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2022 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2022 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2022 ADD CONSTRAINT attendance_2022_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2022 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2022 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2022 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2022 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2022 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2022_held_on_member_id_idx ON meetings.attendance_2022 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2022_member_id_held_on_idx ON meetings.attendance_2022 USING btree (member_id, held_on);
CREATE INDEX attendance_2022_member_id_held_on_meeting_id_idx ON meetings.attendance_2022 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2023 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2023 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2023 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2023 ADD CONSTRAINT attendance_2023_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2023 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2023 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2023 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2023 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2023 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2023_held_on_member_id_idx ON meetings.attendance_2023 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2023_member_id_held_on_idx ON meetings.attendance_2023 USING btree (member_id, held_on);
CREATE INDEX attendance_2023_member_id_held_on_meeting_id_idx ON meetings.attendance_2023 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2024 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2024 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2024 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2024 ADD CONSTRAINT attendance_2024_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2024 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2024 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2024 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2024 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2024 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2024_held_on_member_id_idx ON meetings.attendance_2024 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2024_member_id_held_on_idx ON meetings.attendance_2024 USING btree (member_id, held_on);
CREATE INDEX attendance_2024_member_id_held_on_meeting_id_idx ON meetings.attendance_2024 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2025 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2025 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2025 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2025 ADD CONSTRAINT attendance_2025_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2025 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2025 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2025 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2025 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2025 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2025_held_on_member_id_idx ON meetings.attendance_2025 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2025_member_id_held_on_idx ON meetings.attendance_2025 USING btree (member_id, held_on);
CREATE INDEX attendance_2025_member_id_held_on_meeting_id_idx ON meetings.attendance_2025 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2026 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2026 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2026 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2026 ADD CONSTRAINT attendance_2026_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2026 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2026 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2026 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2026 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2026 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2026_held_on_member_id_idx ON meetings.attendance_2026 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2026_member_id_held_on_idx ON meetings.attendance_2026 USING btree (member_id, held_on);
CREATE INDEX attendance_2026_member_id_held_on_meeting_id_idx ON meetings.attendance_2026 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2027 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2027 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2027 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2027 ADD CONSTRAINT attendance_2027_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2027 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2027 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2027 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2027 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2027 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2027_held_on_member_id_idx ON meetings.attendance_2027 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2027_member_id_held_on_idx ON meetings.attendance_2027 USING btree (member_id, held_on);
CREATE INDEX attendance_2027_member_id_held_on_meeting_id_idx ON meetings.attendance_2027 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2028 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2028 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2028 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2028 ADD CONSTRAINT attendance_2028_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2028 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2028 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2028 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2028 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2028 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2028_held_on_member_id_idx ON meetings.attendance_2028 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2028_member_id_held_on_idx ON meetings.attendance_2028 USING btree (member_id, held_on);
CREATE INDEX attendance_2028_member_id_held_on_meeting_id_idx ON meetings.attendance_2028 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2029 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2029 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2029 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2029 ADD CONSTRAINT attendance_2029_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2029 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2029 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2029 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2029 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2029 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2029_held_on_member_id_idx ON meetings.attendance_2029 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2029_member_id_held_on_idx ON meetings.attendance_2029 USING btree (member_id, held_on);
CREATE INDEX attendance_2029_member_id_held_on_meeting_id_idx ON meetings.attendance_2029 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2030 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2030 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2030 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2030 ADD CONSTRAINT attendance_2030_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2030 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2030 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2030 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2030 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2030 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2030_held_on_member_id_idx ON meetings.attendance_2030 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2030_member_id_held_on_idx ON meetings.attendance_2030 USING btree (member_id, held_on);
CREATE INDEX attendance_2030_member_id_held_on_meeting_id_idx ON meetings.attendance_2030 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2031 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2031 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2031 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2031 ADD CONSTRAINT attendance_2031_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2031 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2031 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2031 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2031 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2031 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2031_held_on_member_id_idx ON meetings.attendance_2031 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2031_member_id_held_on_idx ON meetings.attendance_2031 USING btree (member_id, held_on);
CREATE INDEX attendance_2031_member_id_held_on_meeting_id_idx ON meetings.attendance_2031 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2032 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2032 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2032 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2032 ADD CONSTRAINT attendance_2032_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2032 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2032 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2032 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2032 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2032 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2032_held_on_member_id_idx ON meetings.attendance_2032 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2032_member_id_held_on_idx ON meetings.attendance_2032 USING btree (member_id, held_on);
CREATE INDEX attendance_2032_member_id_held_on_meeting_id_idx ON meetings.attendance_2032 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2033 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2033 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2033 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2033 ADD CONSTRAINT attendance_2033_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2033 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2033 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2033 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2033 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2033 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2033_held_on_member_id_idx ON meetings.attendance_2033 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2033_member_id_held_on_idx ON meetings.attendance_2033 USING btree (member_id, held_on);
CREATE INDEX attendance_2033_member_id_held_on_meeting_id_idx ON meetings.attendance_2033 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2034 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2034 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2034 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2034 ADD CONSTRAINT attendance_2034_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2034 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2034 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2034 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2034 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2034 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2034_held_on_member_id_idx ON meetings.attendance_2034 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2034_member_id_held_on_idx ON meetings.attendance_2034 USING btree (member_id, held_on);
CREATE INDEX attendance_2034_member_id_held_on_meeting_id_idx ON meetings.attendance_2034 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2035 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2035 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2035 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2035 ADD CONSTRAINT attendance_2035_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2035 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2035 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2035 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2035 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2035 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2035_held_on_member_id_idx ON meetings.attendance_2035 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2035_member_id_held_on_idx ON meetings.attendance_2035 USING btree (member_id, held_on);
CREATE INDEX attendance_2035_member_id_held_on_meeting_id_idx ON meetings.attendance_2035 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2036 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2036 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2036 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2036 ADD CONSTRAINT attendance_2036_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2036 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2036 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2036 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2036 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2036 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2036_held_on_member_id_idx ON meetings.attendance_2036 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2036_member_id_held_on_idx ON meetings.attendance_2036 USING btree (member_id, held_on);
CREATE INDEX attendance_2036_member_id_held_on_meeting_id_idx ON meetings.attendance_2036 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2037 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2037 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2037 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2037 ADD CONSTRAINT attendance_2037_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2037 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2037 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2037 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2037 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2037 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2037_held_on_member_id_idx ON meetings.attendance_2037 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2037_member_id_held_on_idx ON meetings.attendance_2037 USING btree (member_id, held_on);
CREATE INDEX attendance_2037_member_id_held_on_meeting_id_idx ON meetings.attendance_2037 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2038 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2038 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2038 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2038 ADD CONSTRAINT attendance_2038_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2038 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2038 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2038 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2038 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2038 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2038_held_on_member_id_idx ON meetings.attendance_2038 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2038_member_id_held_on_idx ON meetings.attendance_2038 USING btree (member_id, held_on);
CREATE INDEX attendance_2038_member_id_held_on_meeting_id_idx ON meetings.attendance_2038 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2039 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2039 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2039 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2039 ADD CONSTRAINT attendance_2039_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2039 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2039 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2039 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2039 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2039 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2039_held_on_member_id_idx ON meetings.attendance_2039 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2039_member_id_held_on_idx ON meetings.attendance_2039 USING btree (member_id, held_on);
CREATE INDEX attendance_2039_member_id_held_on_meeting_id_idx ON meetings.attendance_2039 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_2040 (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_2040 ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2040 FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_2040 ADD CONSTRAINT attendance_2040_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_2040 ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_2040 ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_2040 ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_2040 ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_2040 ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_2040_held_on_member_id_idx ON meetings.attendance_2040 USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_2040_member_id_held_on_idx ON meetings.attendance_2040 USING btree (member_id, held_on);
CREATE INDEX attendance_2040_member_id_held_on_meeting_id_idx ON meetings.attendance_2040 USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.attendance_other (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  reason text,
  counted_as text COLLATE "C"
);
ALTER TABLE meetings.attendance_other ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_other FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.attendance_other ADD CONSTRAINT attendance_counted CHECK ((counted_as = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text, 'not-called'::text, 'not-on-roll'::text])));
ALTER TABLE meetings.attendance_other ADD CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting(id, held_on) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE meetings.attendance_other ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE meetings.attendance_other ADD CONSTRAINT attendance_other_pkey PRIMARY KEY (meeting_id, member_id, held_on);
ALTER TABLE meetings.attendance_other ADD CONSTRAINT attendance_reason CHECK (((status <> 'excused'::text) OR (reason IS NOT NULL)));
ALTER TABLE meetings.attendance_other ADD CONSTRAINT attendance_status_check CHECK ((status = ANY (ARRAY['present'::text, 'present-online'::text, 'excused'::text, 'unexcused'::text, 'exempt'::text, 'exempt-present'::text, 'away'::text, 'guest'::text, 'guest-absent'::text, 'suspended'::text])));
CREATE INDEX attendance_other_held_on_member_id_idx ON meetings.attendance_other USING btree (held_on, member_id) WHERE (status = 'unexcused'::text);
CREATE INDEX attendance_other_member_id_held_on_idx ON meetings.attendance_other USING btree (member_id, held_on);
CREATE INDEX attendance_other_member_id_held_on_meeting_id_idx ON meetings.attendance_other USING btree (member_id, held_on) INCLUDE (meeting_id) WHERE ((status = 'unexcused'::text) AND (counted_as IS NULL));

CREATE TABLE meetings.congress_result (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  meeting_id uuid NOT NULL,
  reported_on date,
  approval_number text,
  approval_on date,
  approval_issuer text,
  term_id uuid,
  former_term_id uuid,
  filled_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  post_ids uuid[] NOT NULL DEFAULT '{}'::uuid[]
);
ALTER TABLE meetings.congress_result ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.congress_result FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.congress_result ADD CONSTRAINT congress_result_approval CHECK ((((approval_number IS NULL) = (approval_on IS NULL)) AND ((approval_number IS NULL) = (approval_issuer IS NULL))));
ALTER TABLE meetings.congress_result ADD CONSTRAINT congress_result_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id);
ALTER TABLE meetings.congress_result ADD CONSTRAINT congress_result_pkey PRIMARY KEY (id);
ALTER TABLE meetings.congress_result ADD CONSTRAINT congress_result_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.congress_result ADD CONSTRAINT congress_result_term CHECK (((((term_id IS NULL) AND (post_ids = '{}'::uuid[])) = (filled_on IS NULL)) AND ((term_id IS NULL) OR (post_ids = '{}'::uuid[]))));
ALTER TABLE meetings.congress_result ADD CONSTRAINT congress_result_twice UNIQUE (meeting_id);
CREATE INDEX congress_result_org ON meetings.congress_result USING btree (org_id, org_pos);
CREATE INDEX congress_result_pos ON meetings.congress_result USING btree (org_pos);
CREATE POLICY further_offices ON meetings.congress_result FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.congress_result FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.congress_result FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.congress_result TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.congress_result TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.congress_result TO app_scoped;

CREATE TABLE meetings.duration_decision (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  since_day date NOT NULL,
  minutes integer,
  preset text COLLATE "C",
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.duration_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.duration_decision FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.duration_decision ADD CONSTRAINT duration_decision_minutes_check CHECK (((minutes >= 15) AND (minutes <= 480)));
ALTER TABLE meetings.duration_decision ADD CONSTRAINT duration_decision_once UNIQUE (org_id, since_day);
ALTER TABLE meetings.duration_decision ADD CONSTRAINT duration_decision_one CHECK (((minutes IS NULL) <> (preset IS NULL)));
ALTER TABLE meetings.duration_decision ADD CONSTRAINT duration_decision_pkey PRIMARY KEY (id);
ALTER TABLE meetings.duration_decision ADD CONSTRAINT duration_decision_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX duration_decision_org ON meetings.duration_decision USING btree (org_id, org_pos);
CREATE INDEX duration_decision_pos ON meetings.duration_decision USING btree (org_pos);
CREATE POLICY further_offices ON meetings.duration_decision FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.duration_decision FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.duration_decision FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.duration_decision TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.duration_decision TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.duration_decision TO app_scoped;

CREATE TABLE meetings.election (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  meeting_id uuid NOT NULL,
  post text COLLATE "C" NOT NULL,
  number_set integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  state_reason text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.election ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.election FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.election ADD CONSTRAINT election_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id);
ALTER TABLE meetings.election ADD CONSTRAINT election_number_set_check CHECK (((number_set >= 1) AND (number_set <= 500)));
ALTER TABLE meetings.election ADD CONSTRAINT election_pkey PRIMARY KEY (id);
ALTER TABLE meetings.election ADD CONSTRAINT election_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.election ADD CONSTRAINT election_post_check CHECK ((post = ANY (ARRAY['committee'::text, 'secretary'::text, 'deputy-secretary'::text, 'delegate'::text])));
ALTER TABLE meetings.election ADD CONSTRAINT election_state_check CHECK ((state = ANY (ARRAY['open'::text, 'concluded'::text])));
ALTER TABLE meetings.election ADD CONSTRAINT election_twice UNIQUE (meeting_id, post);
CREATE INDEX election_org ON meetings.election USING btree (org_id, org_pos);
CREATE INDEX election_pos ON meetings.election USING btree (org_pos);
CREATE POLICY further_offices ON meetings.election FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.election FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.election FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election TO app_scoped;

CREATE TABLE meetings.election_ballot (
  id uuid NOT NULL,
  election_id uuid NOT NULL,
  ordinal integer NOT NULL,
  seats integer NOT NULL,
  issued integer NOT NULL,
  received integer NOT NULL,
  valid integer NOT NULL,
  base integer NOT NULL,
  official integer NOT NULL,
  base_lines jsonb NOT NULL,
  voters integer,
  needed integer NOT NULL,
  base_pack_id text COLLATE "C" NOT NULL,
  pack_id text COLLATE "C" NOT NULL
);
ALTER TABLE meetings.election_ballot ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.election_ballot FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_base_check CHECK ((base > 0));
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_election_id_fkey FOREIGN KEY (election_id) REFERENCES meetings.election(id) ON DELETE CASCADE;
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_issued_check CHECK ((issued >= 0));
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_order CHECK (((valid <= received) AND (received <= issued) AND (issued <= base)));
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_ordinal_check CHECK (((ordinal >= 1) AND (ordinal <= 20)));
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_pkey PRIMARY KEY (id);
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_received_check CHECK ((received >= 0));
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_seats_check CHECK ((seats >= 1));
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_twice UNIQUE (election_id, ordinal);
ALTER TABLE meetings.election_ballot ADD CONSTRAINT election_ballot_valid_check CHECK ((valid >= 0));
CREATE POLICY scope ON meetings.election_ballot FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.election root
  WHERE (root.id = election_ballot.election_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.election root
  WHERE (root.id = election_ballot.election_id))));
CREATE POLICY whole ON meetings.election_ballot FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_ballot TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_ballot TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_ballot TO app_scoped;

CREATE TABLE meetings.election_ballot_line (
  ballot_id uuid NOT NULL,
  member_id uuid NOT NULL,
  votes integer NOT NULL,
  is_enough boolean NOT NULL,
  is_elected boolean NOT NULL,
  is_tied boolean NOT NULL
);
ALTER TABLE meetings.election_ballot_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.election_ballot_line FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.election_ballot_line ADD CONSTRAINT election_ballot_line_ballot_id_fkey FOREIGN KEY (ballot_id) REFERENCES meetings.election_ballot(id) ON DELETE CASCADE;
ALTER TABLE meetings.election_ballot_line ADD CONSTRAINT election_ballot_line_member_there FOREIGN KEY (member_id) REFERENCES members.member(id) NOT VALID;
ALTER TABLE meetings.election_ballot_line ADD CONSTRAINT election_ballot_line_pkey PRIMARY KEY (ballot_id, member_id);
ALTER TABLE meetings.election_ballot_line ADD CONSTRAINT election_ballot_line_votes_check CHECK ((votes >= 0));
CREATE INDEX election_ballot_line_member ON meetings.election_ballot_line USING btree (member_id);
CREATE POLICY scope ON meetings.election_ballot_line FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.election_ballot root
  WHERE (root.id = election_ballot_line.ballot_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.election_ballot root
  WHERE (root.id = election_ballot_line.ballot_id))));
CREATE POLICY whole ON meetings.election_ballot_line FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_ballot_line TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_ballot_line TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_ballot_line TO app_scoped;

CREATE TABLE meetings.election_candidate (
  election_id uuid NOT NULL,
  member_id uuid NOT NULL,
  ordinal integer NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  nomination text COLLATE "C",
  nominated_by text,
  withdrawn_why text
);
ALTER TABLE meetings.election_candidate ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.election_candidate FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.election_candidate ADD CONSTRAINT election_candidate_election_id_fkey FOREIGN KEY (election_id) REFERENCES meetings.election(id) ON DELETE CASCADE;
ALTER TABLE meetings.election_candidate ADD CONSTRAINT election_candidate_member_there FOREIGN KEY (member_id) REFERENCES members.member(id) NOT VALID;
ALTER TABLE meetings.election_candidate ADD CONSTRAINT election_candidate_nomination_check CHECK ((nomination = ANY (ARRAY['committee'::text, 'congress'::text, 'self'::text])));
ALTER TABLE meetings.election_candidate ADD CONSTRAINT election_candidate_once PRIMARY KEY (election_id, member_id);
ALTER TABLE meetings.election_candidate ADD CONSTRAINT election_candidate_ordinal_check CHECK ((ordinal >= 1));
ALTER TABLE meetings.election_candidate ADD CONSTRAINT election_candidate_place UNIQUE (election_id, ordinal) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX election_candidate_member ON meetings.election_candidate USING btree (member_id);
CREATE POLICY scope ON meetings.election_candidate FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.election root
  WHERE (root.id = election_candidate.election_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.election root
  WHERE (root.id = election_candidate.election_id))));
CREATE POLICY whole ON meetings.election_candidate FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_candidate TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_candidate TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.election_candidate TO app_scoped;

CREATE TABLE meetings.guest (
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  full_name text NOT NULL,
  post text,
  is_from_above boolean NOT NULL DEFAULT false,
  remark text
);
ALTER TABLE meetings.guest ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.guest FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.guest ADD CONSTRAINT guest_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id) ON DELETE CASCADE;
ALTER TABLE meetings.guest ADD CONSTRAINT guest_pkey PRIMARY KEY (id);
CREATE INDEX guest_meeting ON meetings.guest USING btree (meeting_id);
CREATE POLICY scope ON meetings.guest FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = guest.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = guest.meeting_id))));
CREATE POLICY whole ON meetings.guest FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.guest TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.guest TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.guest TO app_scoped;

CREATE TABLE meetings.meeting (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  group_id uuid,
  state text COLLATE "C" NOT NULL,
  state_reason text,
  planned_on date NOT NULL,
  planned_at time without time zone,
  place text,
  mode text COLLATE "C" NOT NULL DEFAULT 'in-person'::text,
  online_ground text COLLATE "C",
  online_apart integer,
  title text,
  is_instead_of_regular boolean NOT NULL DEFAULT false,
  state_before text COLLATE "C",
  chair_id uuid,
  clerk_id uuid,
  prepared_by uuid,
  noticed_on date,
  materials_on date,
  held_on date,
  started_at time without time zone,
  ended_at time without time zone,
  dues_note text,
  is_agenda_approved boolean NOT NULL DEFAULT false,
  conclusion text,
  weak_points text,
  is_adopted boolean NOT NULL DEFAULT false,
  posted_on date,
  reported_on date,
  official integer,
  probationary integer,
  present integer,
  excused integer,
  unexcused integer,
  counted integer,
  attended integer,
  minutes_needed integer,
  opinions integer NOT NULL DEFAULT 0,
  speakers integer NOT NULL DEFAULT 0,
  rules_pack text COLLATE "C",
  base_pack text COLLATE "C",
  entry text COLLATE "C" NOT NULL DEFAULT 'live'::text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  recorded_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1,
  year_plan_id uuid,
  recount jsonb
);
ALTER TABLE meetings.meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.meeting FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_attended_check CHECK ((attended >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_counted_check CHECK ((counted >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_day UNIQUE (id, held_on);
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_entry_check CHECK ((entry = ANY (ARRAY['live'::text, 'from-paper'::text, 'offline'::text])));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_excused_check CHECK ((excused >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_held CHECK (((state = ANY (ARRAY['closed'::text, 'reported'::text])) <= ((held_on IS NOT NULL) AND (started_at IS NOT NULL) AND (ended_at IS NOT NULL))));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_kind_check CHECK ((kind = ANY (ARRAY['regular'::text, 'thematic'::text, 'combined'::text, 'extraordinary'::text, 'committee'::text, 'party-group'::text, 'congress'::text])));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_minutes_needed_check CHECK ((minutes_needed > 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_mode_check CHECK ((mode = ANY (ARRAY['in-person'::text, 'online'::text, 'mixed'::text])));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_of_group CHECK (((kind = 'party-group'::text) = (group_id IS NOT NULL)));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_official_check CHECK ((official >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_online_apart_check CHECK ((online_apart >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_opinions_check CHECK ((opinions >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_order CHECK (((ended_at IS NULL) OR (started_at IS NULL) OR (started_at < ended_at)));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_pkey PRIMARY KEY (id);
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES meetings.meeting(id);
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_present_check CHECK ((present >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_probationary_check CHECK ((probationary >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_reason CHECK (((state <> 'cancelled'::text) OR (state_reason IS NOT NULL)));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_speakers_check CHECK ((speakers >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'noticed'::text, 'open'::text, 'closed'::text, 'reported'::text, 'cancelled'::text])));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_unexcused_check CHECK ((unexcused >= 0));
ALTER TABLE meetings.meeting ADD CONSTRAINT meeting_year_plan_id_fkey FOREIGN KEY (year_plan_id) REFERENCES meetings.year_plan(id) ON DELETE SET NULL;
CREATE INDEX meeting_held_pos ON meetings.meeting USING btree (held_on, org_pos) WHERE (state = ANY (ARRAY['closed'::text, 'reported'::text]));
CREATE INDEX meeting_org ON meetings.meeting USING btree (org_id, org_pos, planned_on);
CREATE INDEX meeting_pos ON meetings.meeting USING btree (org_pos, planned_on);
CREATE INDEX meeting_recounted ON meetings.meeting USING btree (org_id) WHERE (recount IS NOT NULL);
CREATE INDEX meeting_unreported ON meetings.meeting USING btree (held_on, org_pos) WHERE ((state = 'closed'::text) AND (kind = ANY (ARRAY['regular'::text, 'combined'::text, 'thematic'::text])));
CREATE INDEX meeting_year_plan ON meetings.meeting USING btree (year_plan_id) WHERE (year_plan_id IS NOT NULL);
CREATE UNIQUE INDEX meeting_twice ON meetings.meeting USING btree (org_id, kind, COALESCE(group_id, '00000000-0000-0000-0000-000000000000'::uuid), held_on, started_at) WHERE ((held_on IS NOT NULL) AND (started_at IS NOT NULL) AND (state <> 'cancelled'::text));
CREATE POLICY further_offices ON meetings.meeting FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY minutes_functions ON meetings.meeting FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY scope ON meetings.meeting FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.meeting FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.meeting TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.meeting TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.meeting TO app_scoped;

CREATE TABLE meetings.month_report (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  month date NOT NULL,
  assessment text,
  proposals text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.month_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.month_report FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.month_report ADD CONSTRAINT month_report_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
ALTER TABLE meetings.month_report ADD CONSTRAINT month_report_pkey PRIMARY KEY (id);
ALTER TABLE meetings.month_report ADD CONSTRAINT month_report_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.month_report ADD CONSTRAINT month_report_twice UNIQUE (org_id, month);
CREATE INDEX month_report_pos ON meetings.month_report USING btree (org_pos, month);
CREATE POLICY further_offices ON meetings.month_report FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.month_report FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.month_report FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.month_report TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.month_report TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.month_report TO app_scoped;

CREATE TABLE meetings.opinion (
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  item_id uuid NOT NULL,
  ordinal integer NOT NULL,
  speaker_id uuid,
  speaker text NOT NULL,
  gist text NOT NULL
);
ALTER TABLE meetings.opinion ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.opinion FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.opinion ADD CONSTRAINT opinion_item_id_fkey FOREIGN KEY (item_id) REFERENCES meetings.agenda_item(id) ON DELETE CASCADE;
ALTER TABLE meetings.opinion ADD CONSTRAINT opinion_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id) ON DELETE CASCADE;
ALTER TABLE meetings.opinion ADD CONSTRAINT opinion_pkey PRIMARY KEY (id);
CREATE INDEX opinion_item ON meetings.opinion USING btree (item_id);
CREATE INDEX opinion_meeting ON meetings.opinion USING btree (meeting_id, item_id, ordinal);
CREATE POLICY minutes_functions ON meetings.opinion FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);

CREATE TABLE meetings.orientation (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  month date NOT NULL,
  title text NOT NULL,
  content text NOT NULL,
  reading text[] NOT NULL DEFAULT '{}'::text[],
  state text COLLATE "C" NOT NULL,
  state_reason text,
  replaces uuid,
  sent_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.orientation ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.orientation FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.orientation ADD CONSTRAINT orientation_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
ALTER TABLE meetings.orientation ADD CONSTRAINT orientation_pkey PRIMARY KEY (id);
ALTER TABLE meetings.orientation ADD CONSTRAINT orientation_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.orientation ADD CONSTRAINT orientation_reason CHECK (((state <> ALL (ARRAY['replaced'::text, 'withdrawn'::text])) OR (state_reason IS NOT NULL)));
ALTER TABLE meetings.orientation ADD CONSTRAINT orientation_replaced_once UNIQUE (replaces);
ALTER TABLE meetings.orientation ADD CONSTRAINT orientation_replaces_fkey FOREIGN KEY (replaces) REFERENCES meetings.orientation(id);
ALTER TABLE meetings.orientation ADD CONSTRAINT orientation_sent CHECK (((state = 'draft'::text) = (sent_on IS NULL)));
ALTER TABLE meetings.orientation ADD CONSTRAINT orientation_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'replaced'::text, 'withdrawn'::text])));
CREATE INDEX orientation_org ON meetings.orientation USING btree (org_id, month);
CREATE INDEX orientation_pos ON meetings.orientation USING btree (org_pos, month);
CREATE POLICY further_offices ON meetings.orientation FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.orientation FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.orientation FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation TO app_scoped;

CREATE TABLE meetings.orientation_cell (
  orientation_id uuid NOT NULL,
  cell_id uuid NOT NULL,
  read_on date
);
ALTER TABLE meetings.orientation_cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.orientation_cell FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.orientation_cell ADD CONSTRAINT orientation_cell_orientation_id_fkey FOREIGN KEY (orientation_id) REFERENCES meetings.orientation(id) ON DELETE CASCADE;
ALTER TABLE meetings.orientation_cell ADD CONSTRAINT orientation_cell_pkey PRIMARY KEY (orientation_id, cell_id);
CREATE POLICY scope ON meetings.orientation_cell FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.orientation root
  WHERE (root.id = orientation_cell.orientation_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.orientation root
  WHERE (root.id = orientation_cell.orientation_id))));
CREATE POLICY whole ON meetings.orientation_cell FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation_cell TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation_cell TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation_cell TO app_scoped;

CREATE TABLE meetings.orientation_in (
  id uuid NOT NULL,
  orientation_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  from_org_id uuid NOT NULL,
  month date NOT NULL,
  title text NOT NULL,
  content text NOT NULL,
  reading text[] NOT NULL DEFAULT '{}'::text[],
  state text COLLATE "C" NOT NULL,
  state_reason text,
  sent_on date NOT NULL,
  read_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.orientation_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.orientation_in FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.orientation_in ADD CONSTRAINT orientation_in_once UNIQUE (orientation_id, org_id);
ALTER TABLE meetings.orientation_in ADD CONSTRAINT orientation_in_pkey PRIMARY KEY (id);
ALTER TABLE meetings.orientation_in ADD CONSTRAINT orientation_in_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.orientation_in ADD CONSTRAINT orientation_in_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'replaced'::text, 'withdrawn'::text])));
CREATE INDEX orientation_in_org ON meetings.orientation_in USING btree (org_id, month);
CREATE INDEX orientation_in_pos ON meetings.orientation_in USING btree (org_pos, month);
CREATE POLICY further_offices ON meetings.orientation_in FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.orientation_in FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.orientation_in FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation_in TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation_in TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.orientation_in TO app_scoped;

CREATE TABLE meetings.remark (
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  whom text NOT NULL,
  what text NOT NULL
);
ALTER TABLE meetings.remark ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.remark FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.remark ADD CONSTRAINT remark_kind_check CHECK ((kind = ANY (ARRAY['praise'::text, 'reminder'::text])));
ALTER TABLE meetings.remark ADD CONSTRAINT remark_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id) ON DELETE CASCADE;
ALTER TABLE meetings.remark ADD CONSTRAINT remark_pkey PRIMARY KEY (id);
CREATE INDEX remark_meeting ON meetings.remark USING btree (meeting_id);
CREATE POLICY scope ON meetings.remark FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = remark.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = remark.meeting_id))));
CREATE POLICY whole ON meetings.remark FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.remark TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.remark TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.remark TO app_scoped;

CREATE TABLE meetings.roster (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  cell_id uuid NOT NULL,
  month date NOT NULL,
  person_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  planned_on date,
  state text COLLATE "C" NOT NULL,
  attended_on date,
  meeting_id uuid,
  guest_id uuid,
  remark text,
  why text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.roster ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.roster FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.roster ADD CONSTRAINT roster_day CHECK (((state = 'attended'::text) = (attended_on IS NOT NULL)));
ALTER TABLE meetings.roster ADD CONSTRAINT roster_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
ALTER TABLE meetings.roster ADD CONSTRAINT roster_pkey PRIMARY KEY (id);
ALTER TABLE meetings.roster ADD CONSTRAINT roster_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.roster ADD CONSTRAINT roster_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'attended'::text, 'missed'::text])));
ALTER TABLE meetings.roster ADD CONSTRAINT roster_twice UNIQUE (org_id, cell_id, month, person_id);
ALTER TABLE meetings.roster ADD CONSTRAINT roster_why CHECK (((state <> 'missed'::text) OR (why IS NOT NULL)));
CREATE INDEX roster_cell ON meetings.roster USING btree (cell_id, month);
CREATE INDEX roster_org ON meetings.roster USING btree (org_id, month);
CREATE INDEX roster_pos ON meetings.roster USING btree (org_pos, month);
CREATE POLICY further_offices ON meetings.roster FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.roster FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.roster FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.roster TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.roster TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.roster TO app_scoped;

CREATE TABLE meetings.score (
  meeting_id uuid NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  preset text COLLATE "C",
  self_total numeric(5,1),
  self_band text COLLATE "C",
  superior_total numeric(5,1),
  superior_band text COLLATE "C",
  superior_on date,
  superior_by uuid,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.score ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.score FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.score ADD CONSTRAINT score_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id) ON DELETE CASCADE;
ALTER TABLE meetings.score ADD CONSTRAINT score_pkey PRIMARY KEY (meeting_id);
CREATE POLICY scope ON meetings.score FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = score.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = score.meeting_id))));
CREATE POLICY whole ON meetings.score FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.score TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.score TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.score TO app_scoped;

CREATE TABLE meetings.score_line (
  meeting_id uuid NOT NULL,
  criterion text COLLATE "C" NOT NULL,
  proposed numeric(5,1),
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  self_points numeric(5,1),
  self_reason text,
  superior_points numeric(5,1),
  superior_reason text
);
ALTER TABLE meetings.score_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.score_line FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.score_line ADD CONSTRAINT score_line_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.score(meeting_id) ON DELETE CASCADE;
ALTER TABLE meetings.score_line ADD CONSTRAINT score_line_pkey PRIMARY KEY (meeting_id, criterion);
CREATE POLICY scope ON meetings.score_line FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = score_line.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = score_line.meeting_id))));
CREATE POLICY whole ON meetings.score_line FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.score_line TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.score_line TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.score_line TO app_scoped;

CREATE TABLE meetings.task_line (
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  ordinal integer NOT NULL,
  what text NOT NULL,
  owner_id uuid,
  with_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  due_on date,
  task_id uuid
);
ALTER TABLE meetings.task_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.task_line FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.task_line ADD CONSTRAINT task_line_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id) ON DELETE CASCADE;
ALTER TABLE meetings.task_line ADD CONSTRAINT task_line_pkey PRIMARY KEY (id);
CREATE INDEX task_line_meeting ON meetings.task_line USING btree (meeting_id);
CREATE POLICY scope ON meetings.task_line FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = task_line.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = task_line.meeting_id))));
CREATE POLICY whole ON meetings.task_line FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.task_line TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.task_line TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.task_line TO app_scoped;

CREATE TABLE meetings.task_report (
  meeting_id uuid NOT NULL,
  task_id uuid NOT NULL,
  result text COLLATE "C" NOT NULL,
  note text,
  entry_id uuid
);
ALTER TABLE meetings.task_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.task_report FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.task_report ADD CONSTRAINT task_report_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id) ON DELETE CASCADE;
ALTER TABLE meetings.task_report ADD CONSTRAINT task_report_pkey PRIMARY KEY (meeting_id, task_id);
ALTER TABLE meetings.task_report ADD CONSTRAINT task_report_result_check CHECK ((result = ANY (ARRAY['done'::text, 'partly'::text, 'not-done'::text, 'goes-on'::text])));
CREATE POLICY scope ON meetings.task_report FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = task_report.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = task_report.meeting_id))));
CREATE POLICY whole ON meetings.task_report FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.task_report TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.task_report TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.task_report TO app_scoped;

CREATE TABLE meetings.topic (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  year integer NOT NULL,
  quarter integer NOT NULL,
  title text NOT NULL,
  state text COLLATE "C" NOT NULL,
  state_before text COLLATE "C",
  state_reason text,
  why text,
  why_source text,
  concern_id uuid,
  situation text,
  facts text,
  solution text,
  drafter_id uuid,
  draft_due_on date,
  approved_on date,
  approved_in uuid,
  meeting_id uuid,
  residents integer,
  households integer,
  result text,
  lessons text,
  result_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.topic ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.topic FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.topic ADD CONSTRAINT topic_approved_in_fkey FOREIGN KEY (approved_in) REFERENCES meetings.meeting(id) ON DELETE SET NULL;
ALTER TABLE meetings.topic ADD CONSTRAINT topic_drafted CHECK (((state = ANY (ARRAY['drafting'::text, 'approved'::text])) <= (drafter_id IS NOT NULL)));
ALTER TABLE meetings.topic ADD CONSTRAINT topic_held CHECK (((state = 'held'::text) <= (meeting_id IS NOT NULL)));
ALTER TABLE meetings.topic ADD CONSTRAINT topic_households_check CHECK ((households >= 0));
ALTER TABLE meetings.topic ADD CONSTRAINT topic_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id);
ALTER TABLE meetings.topic ADD CONSTRAINT topic_pkey PRIMARY KEY (id);
ALTER TABLE meetings.topic ADD CONSTRAINT topic_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.topic ADD CONSTRAINT topic_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4)));
ALTER TABLE meetings.topic ADD CONSTRAINT topic_reason CHECK (((state <> 'dropped'::text) OR (state_reason IS NOT NULL)));
ALTER TABLE meetings.topic ADD CONSTRAINT topic_residents_check CHECK ((residents >= 0));
ALTER TABLE meetings.topic ADD CONSTRAINT topic_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'drafting'::text, 'approved'::text, 'held'::text, 'dropped'::text])));
ALTER TABLE meetings.topic ADD CONSTRAINT topic_year_check CHECK (((year >= 2018) AND (year <= 2200)));
CREATE INDEX topic_approved_in ON meetings.topic USING btree (approved_in) WHERE (approved_in IS NOT NULL);
CREATE INDEX topic_meeting ON meetings.topic USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX topic_org ON meetings.topic USING btree (org_id, year, quarter);
CREATE INDEX topic_pos ON meetings.topic USING btree (org_pos, year, quarter);
CREATE POLICY further_offices ON meetings.topic FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.topic FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.topic FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.topic TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.topic TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.topic TO app_scoped;

CREATE TABLE meetings.urge (
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  cell_id uuid NOT NULL,
  month date NOT NULL,
  about text COLLATE "C" NOT NULL,
  words text,
  sent_on date NOT NULL,
  due_on date,
  state text COLLATE "C" NOT NULL,
  state_before text COLLATE "C",
  state_reason text,
  answer text,
  answered_on date,
  settled_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.urge ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.urge FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.urge ADD CONSTRAINT urge_about_check CHECK ((about = ANY (ARRAY['meeting'::text, 'report'::text])));
ALTER TABLE meetings.urge ADD CONSTRAINT urge_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
ALTER TABLE meetings.urge ADD CONSTRAINT urge_pkey PRIMARY KEY (id);
ALTER TABLE meetings.urge ADD CONSTRAINT urge_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.urge ADD CONSTRAINT urge_reason CHECK (((state <> 'withdrawn'::text) OR (state_reason IS NOT NULL)));
ALTER TABLE meetings.urge ADD CONSTRAINT urge_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'answered'::text, 'settled'::text, 'withdrawn'::text])));
CREATE INDEX urge_batch ON meetings.urge USING btree (batch_id);
CREATE INDEX urge_cell ON meetings.urge USING btree (cell_id, month);
CREATE INDEX urge_pos ON meetings.urge USING btree (org_pos, month);
CREATE UNIQUE INDEX urge_twice ON meetings.urge USING btree (org_id, cell_id, month, about) WHERE (state <> 'withdrawn'::text);
CREATE POLICY further_offices ON meetings.urge FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.urge FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.urge FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.urge TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.urge TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.urge TO app_scoped;

CREATE TABLE meetings.urge_in (
  id uuid NOT NULL,
  urge_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  from_org_id uuid NOT NULL,
  month date NOT NULL,
  about text COLLATE "C" NOT NULL,
  words text,
  sent_on date NOT NULL,
  due_on date,
  state text COLLATE "C" NOT NULL,
  state_before text COLLATE "C",
  answer text,
  answered_on date,
  settled_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.urge_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.urge_in FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.urge_in ADD CONSTRAINT urge_in_about_check CHECK ((about = ANY (ARRAY['meeting'::text, 'report'::text])));
ALTER TABLE meetings.urge_in ADD CONSTRAINT urge_in_once UNIQUE (urge_id);
ALTER TABLE meetings.urge_in ADD CONSTRAINT urge_in_pkey PRIMARY KEY (id);
ALTER TABLE meetings.urge_in ADD CONSTRAINT urge_in_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.urge_in ADD CONSTRAINT urge_in_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'answered'::text, 'settled'::text, 'withdrawn'::text])));
CREATE INDEX urge_in_org ON meetings.urge_in USING btree (org_id, month);
CREATE INDEX urge_in_pos ON meetings.urge_in USING btree (org_pos, month);
CREATE POLICY further_offices ON meetings.urge_in FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.urge_in FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.urge_in FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.urge_in TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.urge_in TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.urge_in TO app_scoped;

CREATE TABLE meetings.vote (
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  item_id uuid,
  matter text NOT NULL,
  decision text COLLATE "C" NOT NULL,
  threshold text COLLATE "C" NOT NULL,
  method text COLLATE "C" NOT NULL,
  base integer NOT NULL,
  official integer NOT NULL,
  base_lines jsonb NOT NULL,
  for_votes integer NOT NULL,
  against_votes integer NOT NULL,
  blank_votes integer NOT NULL,
  needed integer NOT NULL,
  is_enough boolean NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  case_kind text COLLATE "C",
  case_id uuid
);
ALTER TABLE meetings.vote ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.vote FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.vote ADD CONSTRAINT vote_against_votes_check CHECK ((against_votes >= 0));
ALTER TABLE meetings.vote ADD CONSTRAINT vote_base_check CHECK ((base > 0));
ALTER TABLE meetings.vote ADD CONSTRAINT vote_blank_votes_check CHECK ((blank_votes >= 0));
ALTER TABLE meetings.vote ADD CONSTRAINT vote_case CHECK (((case_kind IS NULL) = (case_id IS NULL)));
ALTER TABLE meetings.vote ADD CONSTRAINT vote_case_kind_check CHECK ((case_kind = ANY (ARRAY['admission'::text, 'recognition'::text, 'removal'::text, 'resignation'::text, 'exemption'::text, 'badge'::text])));
ALTER TABLE meetings.vote ADD CONSTRAINT vote_for_votes_check CHECK ((for_votes >= 0));
ALTER TABLE meetings.vote ADD CONSTRAINT vote_item_in_meeting FOREIGN KEY (item_id, meeting_id) REFERENCES meetings.agenda_item(id, meeting_id) ON DELETE CASCADE;
ALTER TABLE meetings.vote ADD CONSTRAINT vote_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings.meeting(id) ON DELETE CASCADE;
ALTER TABLE meetings.vote ADD CONSTRAINT vote_method_check CHECK ((method = ANY (ARRAY['secret'::text, 'open'::text])));
ALTER TABLE meetings.vote ADD CONSTRAINT vote_pkey PRIMARY KEY (id);
ALTER TABLE meetings.vote ADD CONSTRAINT vote_within_base CHECK ((((for_votes + against_votes) + blank_votes) <= base));
CREATE INDEX vote_item ON meetings.vote USING btree (item_id);
CREATE INDEX vote_meeting ON meetings.vote USING btree (meeting_id);
CREATE INDEX vote_of_case ON meetings.vote USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE UNIQUE INDEX vote_case_once ON meetings.vote USING btree (meeting_id, case_id) WHERE (case_id IS NOT NULL);
CREATE POLICY scope ON meetings.vote FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = vote.meeting_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM meetings.meeting root
  WHERE (root.id = vote.meeting_id))));
CREATE POLICY whole ON meetings.vote FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.vote TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.vote TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.vote TO app_scoped;

CREATE TABLE meetings.year_plan (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  year integer NOT NULL,
  rule jsonb NOT NULL,
  at_time time without time zone,
  place text,
  note text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE meetings.year_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings.year_plan FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.year_plan ADD CONSTRAINT year_plan_once UNIQUE (org_id, year);
ALTER TABLE meetings.year_plan ADD CONSTRAINT year_plan_pkey PRIMARY KEY (id);
ALTER TABLE meetings.year_plan ADD CONSTRAINT year_plan_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE meetings.year_plan ADD CONSTRAINT year_plan_year_check CHECK (((year >= 2018) AND (year <= 2200)));
CREATE INDEX year_plan_org ON meetings.year_plan USING btree (org_id, org_pos);
CREATE INDEX year_plan_pos ON meetings.year_plan USING btree (org_pos, year);
CREATE POLICY further_offices ON meetings.year_plan FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON meetings.year_plan FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON meetings.year_plan FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.year_plan TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.year_plan TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON meetings.year_plan TO app_scoped;

CREATE TABLE members.account_code (
  account_id uuid NOT NULL,
  digest bytea NOT NULL,
  valid_until timestamp with time zone NOT NULL
);
ALTER TABLE members.account_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.account_code FORCE ROW LEVEL SECURITY;
ALTER TABLE members.account_code ADD CONSTRAINT account_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id) ON DELETE CASCADE;
ALTER TABLE members.account_code ADD CONSTRAINT account_code_digest_key UNIQUE (digest);
ALTER TABLE members.account_code ADD CONSTRAINT account_code_pkey PRIMARY KEY (account_id);
CREATE POLICY functions ON members.account_code FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);

CREATE TABLE members.badge_case (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  level integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  reached_on date,
  round_on date,
  filed_on date,
  deferred_for text COLLATE "C",
  measure text COLLATE "C",
  measure_since date,
  wait_until date,
  awarded_on date,
  decision_number text,
  decision_on date,
  decision_issuer text,
  is_past boolean NOT NULL DEFAULT false,
  pack_id text COLLATE "C",
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.badge_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.badge_case FORCE ROW LEVEL SECURITY;
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_award CHECK (((state = 'awarded'::text) = (awarded_on IS NOT NULL)));
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_deferral CHECK (((state = 'deferred'::text) = (deferred_for IS NOT NULL)));
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_deferred_for_check CHECK ((deferred_for = ANY (ARRAY['discipline'::text, 'dossier-incomplete'::text, 'under-inspection'::text, 'member-request'::text])));
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_kind_check CHECK ((kind = ANY (ARRAY['regular'::text, 'early'::text, 'posthumous'::text])));
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_level UNIQUE (member_id, level);
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_level_check CHECK (((level >= 10) AND (level <= 120)));
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_measure_check CHECK ((measure = ANY (ARRAY['reprimand'::text, 'warning'::text, 'dismissal'::text])));
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_pkey PRIMARY KEY (id);
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_round CHECK ((is_past OR (round_on IS NOT NULL)));
ALTER TABLE members.badge_case ADD CONSTRAINT badge_case_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'filed'::text, 'awarded'::text, 'deferred'::text])));
CREATE INDEX badge_case_awarded_on ON members.badge_case USING btree (awarded_on, org_pos) WHERE (state = 'awarded'::text);
CREATE INDEX badge_case_org ON members.badge_case USING btree (org_id, org_pos);
CREATE INDEX badge_case_round_on ON members.badge_case USING btree (round_on, org_pos);
CREATE POLICY further_offices ON members.badge_case FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY of_member ON members.badge_case FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = badge_case.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = badge_case.member_id))));
CREATE POLICY own ON members.badge_case FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = badge_case.member_id))));
CREATE POLICY scope ON members.badge_case FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.badge_case FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.badge_case TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.badge_case TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.badge_case TO app_scoped;
GRANT SELECT ON members.badge_case TO app_self;

CREATE TABLE members.candidate (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  folded_sort text COLLATE "C" GENERATED ALWAYS AS (platform.folded(sort_name)) STORED,
  birth_on date,
  sex text COLLATE "C",
  unit text,
  source text COLLATE "C" NOT NULL,
  schooling text COLLATE "C",
  is_pupil boolean NOT NULL DEFAULT false,
  parent_consent_on date,
  accepted_on date NOT NULL,
  accepted_resolution text,
  class_certificate text,
  class_certified_on date,
  union_resolution text,
  union_resolution_on date,
  state text COLLATE "C" NOT NULL,
  state_since date NOT NULL,
  state_before text COLLATE "C",
  stop_reason text,
  ceremony_on date,
  member_id uuid,
  cv_done_on date,
  entry_done_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.candidate ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.candidate FORCE ROW LEVEL SECURITY;
ALTER TABLE members.candidate ADD CONSTRAINT candidate_admitted CHECK (((state = 'admitted'::text) = (member_id IS NOT NULL)));
ALTER TABLE members.candidate ADD CONSTRAINT candidate_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.candidate ADD CONSTRAINT candidate_person_names FOREIGN KEY (person_id, full_name, sort_name) REFERENCES organisations.person(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.candidate ADD CONSTRAINT candidate_pkey PRIMARY KEY (id);
ALTER TABLE members.candidate ADD CONSTRAINT candidate_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.candidate ADD CONSTRAINT candidate_schooling_check CHECK ((schooling = ANY (ARRAY['below'::text, 'completed'::text, 'diploma'::text])));
ALTER TABLE members.candidate ADD CONSTRAINT candidate_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])));
ALTER TABLE members.candidate ADD CONSTRAINT candidate_source_check CHECK ((source = ANY (ARRAY['youth-union'::text, 'trade-union'::text, 'other-union'::text, 'masses'::text])));
ALTER TABLE members.candidate ADD CONSTRAINT candidate_state_check CHECK ((state = ANY (ARRAY['sympathiser'::text, 'awareness-class'::text, 'dossier'::text, 'cell-vote'::text, 'grassroots-vote'::text, 'decision'::text, 'admitted'::text, 'stopped'::text])));
ALTER TABLE members.candidate ADD CONSTRAINT candidate_stopped CHECK (((state = 'stopped'::text) = (stop_reason IS NOT NULL)));
CREATE INDEX candidate_member ON members.candidate USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX candidate_org ON members.candidate USING btree (org_id, org_pos);
CREATE INDEX candidate_running ON members.candidate USING btree (org_pos, state, sort_name) WHERE (state <> ALL (ARRAY['admitted'::text, 'stopped'::text]));
CREATE UNIQUE INDEX candidate_running_once ON members.candidate USING btree (person_id) WHERE (state <> ALL (ARRAY['admitted'::text, 'stopped'::text]));
CREATE POLICY further_offices ON members.candidate FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.candidate FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.candidate FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate TO app_scoped;

CREATE TABLE members.candidate_follow (
  candidate_id uuid NOT NULL,
  step integer NOT NULL,
  event_id uuid NOT NULL,
  from_id uuid NOT NULL
);
ALTER TABLE members.candidate_follow ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_follow FORCE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_follow ADD CONSTRAINT candidate_follow_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES members.candidate(id) ON DELETE CASCADE;
ALTER TABLE members.candidate_follow ADD CONSTRAINT candidate_follow_pkey PRIMARY KEY (candidate_id, step);
ALTER TABLE members.candidate_follow ADD CONSTRAINT candidate_follow_step_check CHECK ((step > 0));
CREATE INDEX candidate_follow_event ON members.candidate_follow USING btree (event_id);
CREATE POLICY scope ON members.candidate_follow FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.candidate root
  WHERE (root.id = candidate_follow.candidate_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.candidate root
  WHERE (root.id = candidate_follow.candidate_id))));
CREATE POLICY whole ON members.candidate_follow FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON members.candidate_follow TO app_all;
GRANT DELETE, INSERT, SELECT ON members.candidate_follow TO app_scoped;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_follow TO app_load;

CREATE TABLE members.candidate_helper (
  id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  member_id uuid NOT NULL,
  since_day date NOT NULL,
  until_day date NOT NULL DEFAULT 'infinity'::date,
  together_since date NOT NULL
);
ALTER TABLE members.candidate_helper ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_helper FORCE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_helper ADD CONSTRAINT candidate_helper_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES members.candidate(id) ON DELETE CASCADE;
ALTER TABLE members.candidate_helper ADD CONSTRAINT candidate_helper_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.candidate_helper ADD CONSTRAINT candidate_helper_order CHECK (((since_day < until_day) AND (together_since <= since_day)));
ALTER TABLE members.candidate_helper ADD CONSTRAINT candidate_helper_pkey PRIMARY KEY (id);
ALTER TABLE members.candidate_helper ADD CONSTRAINT candidate_helper_twice EXCLUDE USING gist (candidate_id WITH =, member_id WITH =, daterange(since_day, until_day) WITH &&);
CREATE INDEX candidate_helper_candidate ON members.candidate_helper USING btree (candidate_id);
CREATE POLICY scope ON members.candidate_helper FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.candidate root
  WHERE (root.id = candidate_helper.candidate_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.candidate root
  WHERE (root.id = candidate_helper.candidate_id))));
CREATE POLICY whole ON members.candidate_helper FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_helper TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_helper TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_helper TO app_scoped;

CREATE TABLE members.candidate_note (
  id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  helper_id uuid NOT NULL,
  year integer NOT NULL,
  quarter integer NOT NULL,
  noted_on date NOT NULL,
  remark text NOT NULL
);
ALTER TABLE members.candidate_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_note FORCE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_note ADD CONSTRAINT candidate_note_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES members.candidate(id) ON DELETE CASCADE;
ALTER TABLE members.candidate_note ADD CONSTRAINT candidate_note_helper_id_fkey FOREIGN KEY (helper_id) REFERENCES members.candidate_helper(id) ON DELETE CASCADE;
ALTER TABLE members.candidate_note ADD CONSTRAINT candidate_note_once UNIQUE (helper_id, year, quarter);
ALTER TABLE members.candidate_note ADD CONSTRAINT candidate_note_pkey PRIMARY KEY (id);
ALTER TABLE members.candidate_note ADD CONSTRAINT candidate_note_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4)));
ALTER TABLE members.candidate_note ADD CONSTRAINT candidate_note_remark_check CHECK ((remark <> ''::text));
ALTER TABLE members.candidate_note ADD CONSTRAINT candidate_note_year_check CHECK (((year >= 1990) AND (year <= 2200)));
CREATE INDEX candidate_note_candidate ON members.candidate_note USING btree (candidate_id);
CREATE POLICY scope ON members.candidate_note FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.candidate root
  WHERE (root.id = candidate_note.candidate_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.candidate root
  WHERE (root.id = candidate_note.candidate_id))));
CREATE POLICY whole ON members.candidate_note FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_note TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_note TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_note TO app_scoped;

CREATE TABLE members.candidate_paper (
  candidate_id uuid NOT NULL,
  paper text COLLATE "C" NOT NULL,
  dated_on date NOT NULL
);
ALTER TABLE members.candidate_paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_paper FORCE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_paper ADD CONSTRAINT candidate_paper_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES members.candidate(id) ON DELETE CASCADE;
ALTER TABLE members.candidate_paper ADD CONSTRAINT candidate_paper_pkey PRIMARY KEY (candidate_id, paper);
CREATE POLICY scope ON members.candidate_paper FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.candidate root
  WHERE (root.id = candidate_paper.candidate_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.candidate root
  WHERE (root.id = candidate_paper.candidate_id))));
CREATE POLICY whole ON members.candidate_paper FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_paper TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_paper TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.candidate_paper TO app_scoped;

CREATE TABLE members.card_event (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  happened_on date NOT NULL,
  place text,
  why text COLLATE "C",
  decision_number text,
  decision_on date,
  decision_issuer text
);
ALTER TABLE members.card_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.card_event FORCE ROW LEVEL SECURITY;
ALTER TABLE members.card_event ADD CONSTRAINT card_event_kind_check CHECK ((kind = ANY (ARRAY['issued'::text, 'exchanged'::text, 're-issued'::text, 'withdrawn'::text])));
ALTER TABLE members.card_event ADD CONSTRAINT card_event_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.card_event ADD CONSTRAINT card_event_once UNIQUE (member_id, kind, happened_on);
ALTER TABLE members.card_event ADD CONSTRAINT card_event_pkey PRIMARY KEY (id);
ALTER TABLE members.card_event ADD CONSTRAINT card_event_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.card_event ADD CONSTRAINT card_event_why_check CHECK ((why = ANY (ARRAY['first'::text, 'new-format'::text, 'lost'::text, 'damaged'::text, 'name-changed'::text, 'left-party'::text])));
CREATE INDEX card_event_day ON members.card_event USING btree (happened_on, org_pos);
CREATE INDEX card_event_org ON members.card_event USING btree (org_id, org_pos);
CREATE POLICY further_offices ON members.card_event FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY of_member ON members.card_event FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = card_event.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = card_event.member_id))));
CREATE POLICY own ON members.card_event FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = card_event.member_id))));
CREATE POLICY scope ON members.card_event FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.card_event FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON members.card_event TO app_all;
GRANT DELETE, INSERT, SELECT ON members.card_event TO app_scoped;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.card_event TO app_load;
GRANT SELECT ON members.card_event TO app_self;

CREATE TABLE members.cell_vote (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  exemption_id uuid,
  badge_case_id uuid,
  meeting_id uuid NOT NULL,
  on_day date NOT NULL,
  source text NOT NULL,
  base integer NOT NULL,
  for_votes integer NOT NULL,
  against_votes integer NOT NULL,
  blank_votes integer NOT NULL,
  method text COLLATE "C" NOT NULL,
  is_enough boolean NOT NULL,
  needed_share text COLLATE "C" NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE members.cell_vote ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.cell_vote FORCE ROW LEVEL SECURITY;
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_about CHECK (((exemption_id IS NULL) <> (badge_case_id IS NULL)));
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_against_votes_check CHECK ((against_votes >= 0));
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_badge_case_id_fkey FOREIGN KEY (badge_case_id) REFERENCES members.badge_case(id) ON DELETE CASCADE;
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_base_check CHECK ((base > 0));
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_blank_votes_check CHECK ((blank_votes >= 0));
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_exemption_id_fkey FOREIGN KEY (exemption_id) REFERENCES members.exemption(id) ON DELETE CASCADE;
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_for_votes_check CHECK ((for_votes >= 0));
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_method_check CHECK ((method = ANY (ARRAY['secret'::text, 'open'::text])));
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_pkey PRIMARY KEY (id);
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.cell_vote ADD CONSTRAINT cell_vote_within_base CHECK ((((for_votes + against_votes) + blank_votes) <= base));
CREATE INDEX cell_vote_meeting ON members.cell_vote USING btree (meeting_id);
CREATE INDEX cell_vote_org ON members.cell_vote USING btree (org_id, org_pos);
CREATE UNIQUE INDEX cell_vote_badge_once ON members.cell_vote USING btree (badge_case_id, meeting_id) WHERE (badge_case_id IS NOT NULL);
CREATE UNIQUE INDEX cell_vote_exemption_once ON members.cell_vote USING btree (exemption_id, meeting_id) WHERE (exemption_id IS NOT NULL);
CREATE POLICY further_offices ON members.cell_vote FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.cell_vote FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.cell_vote FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON members.cell_vote TO app_all;
GRANT DELETE, INSERT, SELECT ON members.cell_vote TO app_scoped;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.cell_vote TO app_load;

CREATE TABLE members.change_value (
  change_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  key_id text COLLATE "C" NOT NULL,
  sealed bytea NOT NULL
);
ALTER TABLE members.change_value ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.change_value FORCE ROW LEVEL SECURITY;
ALTER TABLE members.change_value ADD CONSTRAINT change_value_change_id_fkey FOREIGN KEY (change_id) REFERENCES members.member_change(id) ON DELETE CASCADE;
ALTER TABLE members.change_value ADD CONSTRAINT change_value_pkey PRIMARY KEY (change_id, kind);
CREATE POLICY functions ON members.change_value FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.change_value TO app_load;

CREATE TABLE members.collective_line (
  transfer_id uuid NOT NULL,
  member_id uuid NOT NULL,
  spell_id uuid NOT NULL,
  cut_spell_id uuid
);
ALTER TABLE members.collective_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.collective_line FORCE ROW LEVEL SECURITY;
ALTER TABLE members.collective_line ADD CONSTRAINT collective_line_pkey PRIMARY KEY (transfer_id, spell_id);
ALTER TABLE members.collective_line ADD CONSTRAINT collective_line_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES members.transfer(id);
CREATE INDEX collective_line_cut ON members.collective_line USING btree (cut_spell_id);
CREATE INDEX collective_line_spell ON members.collective_line USING btree (spell_id);
CREATE POLICY scope ON members.collective_line FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.transfer root
  WHERE (root.id = collective_line.transfer_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.transfer root
  WHERE (root.id = collective_line.transfer_id))));
CREATE POLICY whole ON members.collective_line FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.collective_line TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.collective_line TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.collective_line TO app_scoped;

CREATE TABLE members.complaint (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  end_id uuid,
  level text COLLATE "C" NOT NULL,
  decision_received_on date,
  filed_on date NOT NULL,
  received_on date NOT NULL,
  is_late boolean,
  answer_due_on date NOT NULL,
  answered_on date,
  answer text COLLATE "C",
  answer_source text,
  pack_id text COLLATE "C",
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.complaint ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.complaint FORCE ROW LEVEL SECURITY;
ALTER TABLE members.complaint ADD CONSTRAINT complaint_answer_check CHECK ((answer = ANY (ARRAY['upheld'::text, 'changed'::text, 'cancelled'::text])));
ALTER TABLE members.complaint ADD CONSTRAINT complaint_answered CHECK (((answered_on IS NULL) = (answer IS NULL)));
ALTER TABLE members.complaint ADD CONSTRAINT complaint_end_id_fkey FOREIGN KEY (end_id) REFERENCES members.member_end(id);
ALTER TABLE members.complaint ADD CONSTRAINT complaint_level_check CHECK ((level = ANY (ARRAY['province-or-below'::text, 'central'::text])));
ALTER TABLE members.complaint ADD CONSTRAINT complaint_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.complaint ADD CONSTRAINT complaint_order CHECK (((filed_on <= received_on) AND ((answered_on IS NULL) OR (received_on <= answered_on))));
ALTER TABLE members.complaint ADD CONSTRAINT complaint_pkey PRIMARY KEY (id);
CREATE INDEX complaint_member ON members.complaint USING btree (member_id);
CREATE INDEX complaint_open ON members.complaint USING btree (answer_due_on) WHERE (answered_on IS NULL);
CREATE POLICY own ON members.complaint FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = complaint.member_id))));
CREATE POLICY scope ON members.complaint FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = complaint.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = complaint.member_id))));
CREATE POLICY whole ON members.complaint FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.complaint TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.complaint TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.complaint TO app_scoped;
GRANT SELECT ON members.complaint TO app_self;

CREATE TABLE members.dossier_item (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  paper text COLLATE "C" NOT NULL,
  year integer,
  is_there boolean NOT NULL,
  kept_at text,
  note text,
  checked_on date NOT NULL,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.dossier_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dossier_item FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dossier_item ADD CONSTRAINT dossier_item_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.dossier_item ADD CONSTRAINT dossier_item_once UNIQUE NULLS NOT DISTINCT (member_id, paper, year);
ALTER TABLE members.dossier_item ADD CONSTRAINT dossier_item_pkey PRIMARY KEY (id);
ALTER TABLE members.dossier_item ADD CONSTRAINT dossier_item_year_check CHECK (((year >= 1930) AND (year <= 2200)));
CREATE POLICY own ON members.dossier_item FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = dossier_item.member_id))));
CREATE POLICY scope ON members.dossier_item FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = dossier_item.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = dossier_item.member_id))));
CREATE POLICY whole ON members.dossier_item FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dossier_item TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dossier_item TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dossier_item TO app_scoped;
GRANT SELECT ON members.dossier_item TO app_self;

CREATE TABLE members.dues_amount (
  month date NOT NULL,
  entry_id uuid NOT NULL,
  standing text COLLATE "C" NOT NULL,
  due bigint,
  paid bigint NOT NULL DEFAULT 0,
  dues_group text COLLATE "C",
  rule text COLLATE "C",
  is_from_income boolean NOT NULL,
  hand_reason text
);
ALTER TABLE members.dues_amount ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_amount FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_amount ADD CONSTRAINT dues_amount_due_check CHECK ((due >= 0));
ALTER TABLE members.dues_amount ADD CONSTRAINT dues_amount_known CHECK (((standing = 'due'::text) = (due IS NOT NULL)));
ALTER TABLE members.dues_amount ADD CONSTRAINT dues_amount_month_entry_id_fkey FOREIGN KEY (month, entry_id) REFERENCES members.dues_entry(month, id) ON DELETE CASCADE;
ALTER TABLE members.dues_amount ADD CONSTRAINT dues_amount_paid_check CHECK ((paid >= 0));
ALTER TABLE members.dues_amount ADD CONSTRAINT dues_amount_pkey PRIMARY KEY (month, entry_id);
ALTER TABLE members.dues_amount ADD CONSTRAINT dues_amount_standing_check CHECK ((standing = ANY (ARRAY['due'::text, 'unknown'::text, 'exempt'::text, 'waived'::text])));
CREATE POLICY functions ON members.dues_amount FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_amount TO app_load;

CREATE TABLE members.dues_declaration (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  valid_from date NOT NULL,
  dues_group text COLLATE "C" NOT NULL,
  basis bigint,
  voluntary bigint,
  is_by_member boolean NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamp with time zone
);
ALTER TABLE members.dues_declaration ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_declaration FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_declaration ADD CONSTRAINT dues_declaration_basis_check CHECK ((basis >= 0));
ALTER TABLE members.dues_declaration ADD CONSTRAINT dues_declaration_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.dues_declaration ADD CONSTRAINT dues_declaration_pkey PRIMARY KEY (id);
ALTER TABLE members.dues_declaration ADD CONSTRAINT dues_declaration_valid_from_check CHECK ((EXTRACT(day FROM valid_from) = (1)::numeric));
ALTER TABLE members.dues_declaration ADD CONSTRAINT dues_declaration_voluntary_check CHECK ((voluntary > 0));
CREATE INDEX dues_declaration_member ON members.dues_declaration USING btree (member_id, valid_from);
CREATE POLICY functions ON members.dues_declaration FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_declaration TO app_load;

CREATE TABLE members.dues_entry (
  month date NOT NULL,
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  paid_on date,
  channel text COLLATE "C",
  receipt_number text,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.dues_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_entry ADD CONSTRAINT dues_entry_channel_check CHECK ((channel = ANY (ARRAY['cash'::text, 'transfer'::text, 'portal'::text])));
ALTER TABLE members.dues_entry ADD CONSTRAINT dues_entry_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'temporary'::text])));
ALTER TABLE members.dues_entry ADD CONSTRAINT dues_entry_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
ALTER TABLE members.dues_entry ADD CONSTRAINT dues_entry_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.dues_entry ADD CONSTRAINT dues_entry_once UNIQUE (month, org_id, member_id);
ALTER TABLE members.dues_entry ADD CONSTRAINT dues_entry_pkey PRIMARY KEY (month, id);
ALTER TABLE members.dues_entry ADD CONSTRAINT dues_entry_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.dues_entry ADD CONSTRAINT dues_entry_state_check CHECK ((state = ANY (ARRAY['unpaid'::text, 'part'::text, 'paid'::text, 'exempt'::text, 'waived'::text, 'unknown'::text])));
CREATE INDEX dues_entry_member ON members.dues_entry USING btree (member_id, month);
CREATE INDEX dues_entry_org ON members.dues_entry USING btree (org_id, org_pos);
CREATE INDEX dues_entry_pos ON members.dues_entry USING btree (org_pos, month, state);
CREATE INDEX dues_entry_unpaid ON members.dues_entry USING btree (member_id, month) INCLUDE (org_pos) WHERE (state = 'unpaid'::text);
CREATE POLICY functions ON members.dues_entry FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY further_offices ON members.dues_entry FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.dues_entry FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = dues_entry.member_id))));
CREATE POLICY scope ON members.dues_entry FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.dues_entry FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_entry TO app_load;
GRANT SELECT ON members.dues_entry TO app_all;
GRANT SELECT ON members.dues_entry TO app_scoped;
GRANT SELECT ON members.dues_entry TO app_self;

CREATE TABLE members.dues_month (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  month date NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'open'::text,
  rates_pack text COLLATE "C" NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  closed_on date,
  closed_by uuid,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.dues_month ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_month FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_month ADD CONSTRAINT dues_month_closed CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL)));
ALTER TABLE members.dues_month ADD CONSTRAINT dues_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric));
ALTER TABLE members.dues_month ADD CONSTRAINT dues_month_once UNIQUE (org_id, month);
ALTER TABLE members.dues_month ADD CONSTRAINT dues_month_pkey PRIMARY KEY (id);
ALTER TABLE members.dues_month ADD CONSTRAINT dues_month_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.dues_month ADD CONSTRAINT dues_month_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])));
CREATE INDEX dues_month_org ON members.dues_month USING btree (org_id, org_pos);
CREATE INDEX dues_month_pos ON members.dues_month USING btree (org_pos, month);
CREATE POLICY functions ON members.dues_month FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY further_offices ON members.dues_month FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.dues_month FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.dues_month FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_month TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_month TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_month TO app_scoped;

CREATE TABLE members.dues_payment (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid NOT NULL,
  from_month date NOT NULL,
  until_month date NOT NULL,
  paid_on date NOT NULL,
  channel text COLLATE "C" NOT NULL,
  receipt_number text,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamp with time zone
);
ALTER TABLE members.dues_payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_payment FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_payment ADD CONSTRAINT dues_payment_channel_check CHECK ((channel = ANY (ARRAY['cash'::text, 'transfer'::text, 'portal'::text])));
ALTER TABLE members.dues_payment ADD CONSTRAINT dues_payment_check CHECK ((from_month <= until_month));
ALTER TABLE members.dues_payment ADD CONSTRAINT dues_payment_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.dues_payment ADD CONSTRAINT dues_payment_pkey PRIMARY KEY (id);
ALTER TABLE members.dues_payment ADD CONSTRAINT dues_payment_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX dues_payment_member ON members.dues_payment USING btree (member_id, paid_on);
CREATE INDEX dues_payment_org ON members.dues_payment USING btree (org_id, org_pos, paid_on);
CREATE POLICY functions ON members.dues_payment FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY further_offices ON members.dues_payment FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.dues_payment FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = dues_payment.member_id))));
CREATE POLICY scope ON members.dues_payment FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.dues_payment FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_payment TO app_load;
GRANT SELECT ON members.dues_payment TO app_all;
GRANT SELECT ON members.dues_payment TO app_scoped;
GRANT SELECT ON members.dues_payment TO app_self;

CREATE TABLE members.dues_payment_part (
  payment_id uuid NOT NULL,
  month date NOT NULL,
  entry_id uuid NOT NULL,
  amount bigint NOT NULL,
  reason text
);
ALTER TABLE members.dues_payment_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_payment_part FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_payment_part ADD CONSTRAINT dues_payment_part_amount_check CHECK ((amount > 0));
ALTER TABLE members.dues_payment_part ADD CONSTRAINT dues_payment_part_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES members.dues_payment(id);
ALTER TABLE members.dues_payment_part ADD CONSTRAINT dues_payment_part_pkey PRIMARY KEY (payment_id, month);
CREATE INDEX dues_payment_part_entry ON members.dues_payment_part USING btree (month, entry_id);
CREATE POLICY functions ON members.dues_payment_part FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_payment_part TO app_load;

CREATE TABLE members.dues_practice (
  id uuid NOT NULL,
  from_day date NOT NULL,
  content jsonb NOT NULL,
  source text NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamp with time zone
);
ALTER TABLE members.dues_practice ADD CONSTRAINT dues_practice_content_check CHECK ((jsonb_typeof(content) = 'object'::text));
ALTER TABLE members.dues_practice ADD CONSTRAINT dues_practice_pkey PRIMARY KEY (id);
ALTER TABLE members.dues_practice ADD CONSTRAINT dues_practice_source_check CHECK ((source <> ''::text));
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_practice TO app_load;
GRANT INSERT, SELECT ON members.dues_practice TO app_all;
GRANT SELECT ON members.dues_practice TO app_scoped;
GRANT SELECT ON members.dues_practice TO app_self;

CREATE TABLE members.dues_published (
  org_id uuid NOT NULL,
  month date NOT NULL,
  due bigint NOT NULL,
  collected bigint NOT NULL,
  is_behind boolean NOT NULL DEFAULT false
);
ALTER TABLE members.dues_published ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_published FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_published ADD CONSTRAINT dues_published_pkey PRIMARY KEY (org_id, month);
CREATE POLICY functions ON members.dues_published FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_published TO app_load;

CREATE TABLE members.dues_published_part (
  org_id uuid NOT NULL,
  month date NOT NULL,
  member_id uuid NOT NULL,
  due bigint NOT NULL,
  received bigint NOT NULL,
  is_from_income boolean NOT NULL
);
ALTER TABLE members.dues_published_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_published_part FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_published_part ADD CONSTRAINT dues_published_part_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.dues_published_part ADD CONSTRAINT dues_published_part_org_id_month_fkey FOREIGN KEY (org_id, month) REFERENCES members.dues_published(org_id, month) ON DELETE CASCADE;
ALTER TABLE members.dues_published_part ADD CONSTRAINT dues_published_part_pkey PRIMARY KEY (org_id, month, member_id);
CREATE INDEX dues_published_part_member ON members.dues_published_part USING btree (member_id);
CREATE POLICY functions ON members.dues_published_part FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_published_part TO app_load;

CREATE TABLE members.dues_region (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  region integer NOT NULL,
  from_month date NOT NULL,
  source text NOT NULL,
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone
);
ALTER TABLE members.dues_region ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_region FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_region ADD CONSTRAINT dues_region_from_month_check CHECK ((EXTRACT(day FROM from_month) = (1)::numeric));
ALTER TABLE members.dues_region ADD CONSTRAINT dues_region_pkey PRIMARY KEY (id);
ALTER TABLE members.dues_region ADD CONSTRAINT dues_region_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.dues_region ADD CONSTRAINT dues_region_region_check CHECK (((region >= 1) AND (region <= 4)));
ALTER TABLE members.dues_region ADD CONSTRAINT dues_region_source_check CHECK ((source <> ''::text));
CREATE INDEX dues_region_org ON members.dues_region USING btree (org_id, org_pos);
CREATE UNIQUE INDEX dues_region_once ON members.dues_region USING btree (org_id, from_month) WHERE (withdrawn_at IS NULL);
CREATE POLICY dues_functions ON members.dues_region FOR SELECT TO postgres
  USING (true);
CREATE POLICY further_offices ON members.dues_region FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.dues_region FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.dues_region FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_region TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.dues_region TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.dues_region TO app_scoped;

CREATE TABLE members.dues_remittance (
  id uuid NOT NULL,
  pair_id uuid NOT NULL,
  side text COLLATE "C" NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  other_org_id uuid NOT NULL,
  from_month date NOT NULL,
  until_month date NOT NULL,
  amount bigint NOT NULL,
  remitted_on date NOT NULL,
  channel text COLLATE "C" NOT NULL,
  paper_number text,
  state text COLLATE "C" NOT NULL,
  received_on date,
  received_amount bigint,
  entered_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.dues_remittance ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_remittance FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_amount_check CHECK ((amount > 0));
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_channel_check CHECK ((channel = ANY (ARRAY['cash'::text, 'transfer'::text, 'portal'::text])));
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_check CHECK ((from_month <= until_month));
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_once UNIQUE (pair_id, side);
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_other_org_id_fkey FOREIGN KEY (other_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_overlap EXCLUDE USING gist (org_id WITH =, daterange(from_month, until_month, '[]'::text) WITH &&) WHERE (((side = 'sent'::text) AND (state <> 'withdrawn'::text)));
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_pkey PRIMARY KEY (id);
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_received CHECK (((state = 'received'::text) = ((received_on IS NOT NULL) AND (received_amount IS NOT NULL))));
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_received_amount_check CHECK ((received_amount >= 0));
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_side_check CHECK ((side = ANY (ARRAY['sent'::text, 'received'::text])));
ALTER TABLE members.dues_remittance ADD CONSTRAINT dues_remittance_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'received'::text, 'withdrawn'::text])));
CREATE INDEX dues_remittance_org ON members.dues_remittance USING btree (org_id, org_pos);
CREATE INDEX dues_remittance_pos ON members.dues_remittance USING btree (org_pos, side, state);
CREATE POLICY functions ON members.dues_remittance FOR SELECT TO postgres
  USING (true);
CREATE POLICY further_offices ON members.dues_remittance FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.dues_remittance FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.dues_remittance FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_remittance TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.dues_remittance TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.dues_remittance TO app_scoped;

CREATE TABLE members.dues_waiver (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  percent integer NOT NULL,
  from_month date NOT NULL,
  until_month date,
  decided_on date NOT NULL,
  reported_on date,
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.dues_waiver ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_waiver FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_waiver ADD CONSTRAINT dues_waiver_check CHECK (((EXTRACT(day FROM until_month) = (1)::numeric) AND (from_month <= until_month)));
ALTER TABLE members.dues_waiver ADD CONSTRAINT dues_waiver_from_month_check CHECK ((EXTRACT(day FROM from_month) = (1)::numeric));
ALTER TABLE members.dues_waiver ADD CONSTRAINT dues_waiver_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.dues_waiver ADD CONSTRAINT dues_waiver_overlap EXCLUDE USING gist (member_id WITH =, daterange(from_month, until_month, '[]'::text) WITH &&) WHERE ((withdrawn_at IS NULL));
ALTER TABLE members.dues_waiver ADD CONSTRAINT dues_waiver_percent_check CHECK (((percent >= 1) AND (percent <= 100)));
ALTER TABLE members.dues_waiver ADD CONSTRAINT dues_waiver_pkey PRIMARY KEY (id);
ALTER TABLE members.dues_waiver ADD CONSTRAINT dues_waiver_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX dues_waiver_org ON members.dues_waiver USING btree (org_id, org_pos);
CREATE INDEX dues_waiver_pos ON members.dues_waiver USING btree (org_pos, until_month) WHERE (withdrawn_at IS NULL);
CREATE POLICY functions ON members.dues_waiver FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY further_offices ON members.dues_waiver FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.dues_waiver FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = dues_waiver.member_id))));
CREATE POLICY scope ON members.dues_waiver FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.dues_waiver FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_waiver TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.dues_waiver TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.dues_waiver TO app_scoped;
GRANT SELECT ON members.dues_waiver TO app_self;

CREATE TABLE members.dues_waiver_ground (
  waiver_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  reason text NOT NULL
);
ALTER TABLE members.dues_waiver_ground ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.dues_waiver_ground FORCE ROW LEVEL SECURITY;
ALTER TABLE members.dues_waiver_ground ADD CONSTRAINT dues_waiver_ground_pkey PRIMARY KEY (waiver_id);
ALTER TABLE members.dues_waiver_ground ADD CONSTRAINT dues_waiver_ground_waiver_id_fkey FOREIGN KEY (waiver_id) REFERENCES members.dues_waiver(id);
CREATE POLICY functions ON members.dues_waiver_ground FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.dues_waiver_ground TO app_load;

CREATE TABLE members.duplicate_notice (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  first_member_id uuid NOT NULL,
  second_member_id uuid NOT NULL,
  noticed_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  settled_by uuid,
  note text,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.duplicate_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.duplicate_notice FORCE ROW LEVEL SECURITY;
ALTER TABLE members.duplicate_notice ADD CONSTRAINT duplicate_notice_first_member_id_fkey FOREIGN KEY (first_member_id) REFERENCES members.member(id);
ALTER TABLE members.duplicate_notice ADD CONSTRAINT duplicate_notice_order CHECK ((first_member_id < second_member_id));
ALTER TABLE members.duplicate_notice ADD CONSTRAINT duplicate_notice_pair UNIQUE (first_member_id, second_member_id);
ALTER TABLE members.duplicate_notice ADD CONSTRAINT duplicate_notice_pkey PRIMARY KEY (id);
ALTER TABLE members.duplicate_notice ADD CONSTRAINT duplicate_notice_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.duplicate_notice ADD CONSTRAINT duplicate_notice_second_member_id_fkey FOREIGN KEY (second_member_id) REFERENCES members.member(id);
CREATE INDEX duplicate_notice_open ON members.duplicate_notice USING btree (org_pos) WHERE (settled_at IS NULL);
CREATE INDEX duplicate_notice_org ON members.duplicate_notice USING btree (org_id, org_pos);
CREATE INDEX duplicate_notice_second ON members.duplicate_notice USING btree (second_member_id);
CREATE POLICY functions ON members.duplicate_notice FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY further_offices ON members.duplicate_notice FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.duplicate_notice FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.duplicate_notice FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.duplicate_notice TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.duplicate_notice TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.duplicate_notice TO app_scoped;

CREATE TABLE members.evidence_export (
  id uuid NOT NULL,
  procedure_id uuid NOT NULL,
  account_id uuid NOT NULL,
  at timestamp with time zone NOT NULL
);
ALTER TABLE members.evidence_export ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.evidence_export FORCE ROW LEVEL SECURITY;
ALTER TABLE members.evidence_export ADD CONSTRAINT evidence_export_pkey PRIMARY KEY (id);
ALTER TABLE members.evidence_export ADD CONSTRAINT evidence_export_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES members.procedure(id) ON DELETE CASCADE;
CREATE INDEX evidence_export_procedure ON members.evidence_export USING btree (procedure_id);
CREATE POLICY scope ON members.evidence_export FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.procedure root
  WHERE (root.id = evidence_export.procedure_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.procedure root
  WHERE (root.id = evidence_export.procedure_id))));
CREATE POLICY whole ON members.evidence_export FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.evidence_export TO app_load;
GRANT INSERT, SELECT ON members.evidence_export TO app_all;
GRANT INSERT, SELECT ON members.evidence_export TO app_scoped;

CREATE TABLE members.exemption (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  ground text COLLATE "C" NOT NULL,
  proof text COLLATE "C",
  state text COLLATE "C" NOT NULL,
  wanted_since date NOT NULL,
  wanted_until date NOT NULL DEFAULT 'infinity'::date,
  since_day date,
  until_day date,
  returned_on date,
  cell_resolution text,
  decision_number text,
  decision_on date,
  decision_issuer text,
  refused_reason text,
  renews_id uuid,
  pack_id text,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.exemption ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.exemption FORCE ROW LEVEL SECURITY;
ALTER TABLE members.exemption ADD CONSTRAINT exemption_days CHECK ((((state = 'granted'::text) = ((since_day IS NOT NULL) AND (until_day IS NOT NULL))) AND ((since_day IS NULL) OR (since_day <= until_day)) AND (wanted_since < wanted_until)));
ALTER TABLE members.exemption ADD CONSTRAINT exemption_kind_check CHECK ((kind = ANY (ARRAY['age-health'::text, 'other'::text])));
ALTER TABLE members.exemption ADD CONSTRAINT exemption_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.exemption ADD CONSTRAINT exemption_overlap EXCLUDE USING gist (member_id WITH =, daterange(since_day, until_day) WITH &&) WHERE ((state = 'granted'::text));
ALTER TABLE members.exemption ADD CONSTRAINT exemption_pkey PRIMARY KEY (id);
ALTER TABLE members.exemption ADD CONSTRAINT exemption_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.exemption ADD CONSTRAINT exemption_proof_check CHECK ((proof = ANY (ARRAY['medical'::text, 'cell-confirmation'::text, 'other'::text])));
ALTER TABLE members.exemption ADD CONSTRAINT exemption_renews_id_fkey FOREIGN KEY (renews_id) REFERENCES members.exemption(id);
ALTER TABLE members.exemption ADD CONSTRAINT exemption_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'proposed'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text])));
CREATE INDEX exemption_ending ON members.exemption USING btree (org_pos, until_day) WHERE (state = 'granted'::text);
CREATE INDEX exemption_member ON members.exemption USING btree (member_id);
CREATE INDEX exemption_org ON members.exemption USING btree (org_id, org_pos);
CREATE UNIQUE INDEX exemption_asked ON members.exemption USING btree (member_id) WHERE (state = 'asked'::text);
CREATE UNIQUE INDEX exemption_proposed ON members.exemption USING btree (member_id) WHERE (state = 'proposed'::text);
CREATE POLICY further_offices ON members.exemption FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.exemption FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = exemption.member_id))));
CREATE POLICY roll_functions ON members.exemption FOR SELECT TO postgres
  USING (true);
CREATE POLICY scope ON members.exemption FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.exemption FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.exemption TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.exemption TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.exemption TO app_scoped;
GRANT SELECT ON members.exemption TO app_self;

CREATE TABLE members.group_arrangement (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  since_day date NOT NULL,
  paper text,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.group_arrangement ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.group_arrangement FORCE ROW LEVEL SECURITY;
ALTER TABLE members.group_arrangement ADD CONSTRAINT group_arrangement_once UNIQUE (org_id, since_day);
ALTER TABLE members.group_arrangement ADD CONSTRAINT group_arrangement_paper_check CHECK ((paper <> ''::text));
ALTER TABLE members.group_arrangement ADD CONSTRAINT group_arrangement_pkey PRIMARY KEY (id);
ALTER TABLE members.group_arrangement ADD CONSTRAINT group_arrangement_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX group_arrangement_pos ON members.group_arrangement USING btree (org_pos);
CREATE POLICY further_offices ON members.group_arrangement FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.group_arrangement FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.group_arrangement FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.group_arrangement TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.group_arrangement TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.group_arrangement TO app_scoped;

CREATE TABLE members.group_member (
  arrangement_id uuid NOT NULL,
  member_id uuid NOT NULL,
  group_id uuid NOT NULL
);
ALTER TABLE members.group_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.group_member FORCE ROW LEVEL SECURITY;
ALTER TABLE members.group_member ADD CONSTRAINT group_member_arrangement_id_fkey FOREIGN KEY (arrangement_id) REFERENCES members.group_arrangement(id) ON DELETE CASCADE;
ALTER TABLE members.group_member ADD CONSTRAINT group_member_once PRIMARY KEY (arrangement_id, member_id);
ALTER TABLE members.group_member ADD CONSTRAINT group_member_there FOREIGN KEY (member_id) REFERENCES members.member(id);
CREATE INDEX group_member_member ON members.group_member USING btree (member_id);
CREATE POLICY scope ON members.group_member FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.group_arrangement root
  WHERE (root.id = group_member.arrangement_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.group_arrangement root
  WHERE (root.id = group_member.arrangement_id))));
CREATE POLICY whole ON members.group_member FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.group_member TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.group_member TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.group_member TO app_scoped;

CREATE TABLE members.hand_over (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  handed_on date NOT NULL,
  given_by text NOT NULL,
  received_by text NOT NULL,
  record_number text,
  due_on date,
  returned_on date,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.hand_over ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.hand_over FORCE ROW LEVEL SECURITY;
ALTER TABLE members.hand_over ADD CONSTRAINT hand_over_due CHECK ((due_on >= handed_on));
ALTER TABLE members.hand_over ADD CONSTRAINT hand_over_kind_check CHECK ((kind = ANY (ARRAY['card'::text, 'dossier'::text, 'dossier-loan'::text])));
ALTER TABLE members.hand_over ADD CONSTRAINT hand_over_loan CHECK (((kind = 'dossier-loan'::text) OR ((due_on IS NULL) AND (returned_on IS NULL))));
ALTER TABLE members.hand_over ADD CONSTRAINT hand_over_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.hand_over ADD CONSTRAINT hand_over_pkey PRIMARY KEY (id);
ALTER TABLE members.hand_over ADD CONSTRAINT hand_over_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.hand_over ADD CONSTRAINT hand_over_return CHECK ((returned_on >= handed_on));
CREATE INDEX hand_over_day ON members.hand_over USING btree (kind, handed_on, org_pos);
CREATE INDEX hand_over_member ON members.hand_over USING btree (member_id);
CREATE INDEX hand_over_org ON members.hand_over USING btree (org_id, org_pos);
CREATE UNIQUE INDEX hand_over_lent ON members.hand_over USING btree (member_id) WHERE ((kind = 'dossier-loan'::text) AND (returned_on IS NULL));
CREATE POLICY further_offices ON members.hand_over FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY of_member ON members.hand_over FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = hand_over.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = hand_over.member_id))));
CREATE POLICY own ON members.hand_over FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = hand_over.member_id))));
CREATE POLICY scope ON members.hand_over FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.hand_over FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.hand_over TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.hand_over TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.hand_over TO app_scoped;
GRANT SELECT ON members.hand_over TO app_self;

CREATE TABLE members.hygiene_count (
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  counts integer[] NOT NULL
);
ALTER TABLE members.hygiene_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.hygiene_count FORCE ROW LEVEL SECURITY;
ALTER TABLE members.hygiene_count ADD CONSTRAINT hygiene_count_pkey PRIMARY KEY (org_id);
ALTER TABLE members.hygiene_count ADD CONSTRAINT hygiene_count_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE ON DELETE CASCADE;
CREATE INDEX hygiene_count_org ON members.hygiene_count USING btree (org_id, org_pos);
CREATE INDEX hygiene_count_pos ON members.hygiene_count USING btree (org_pos);
CREATE POLICY further_offices ON members.hygiene_count FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.hygiene_count FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.hygiene_count FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.hygiene_count TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.hygiene_count TO app_load;
GRANT SELECT ON members.hygiene_count TO app_scoped;

CREATE TABLE members.hygiene_counting (
  only_row boolean NOT NULL DEFAULT true,
  counted_at timestamp with time zone NOT NULL,
  keys text[] NOT NULL
);
ALTER TABLE members.hygiene_counting ADD CONSTRAINT hygiene_counting_only_row_check CHECK (only_row);
ALTER TABLE members.hygiene_counting ADD CONSTRAINT hygiene_counting_pkey PRIMARY KEY (only_row);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.hygiene_counting TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.hygiene_counting TO app_all;
GRANT SELECT ON members.hygiene_counting TO app_scoped;

CREATE TABLE members.import_eased (
  import_id uuid NOT NULL,
  nth integer NOT NULL,
  row_no integer NOT NULL,
  column_letters text,
  field text,
  value text NOT NULL,
  code text COLLATE "C" NOT NULL,
  params jsonb NOT NULL,
  suggestion text,
  level text COLLATE "C" NOT NULL
);
ALTER TABLE members.import_eased ADD CONSTRAINT import_eased_import_id_fkey FOREIGN KEY (import_id) REFERENCES members.import_file(import_id) ON DELETE CASCADE;
ALTER TABLE members.import_eased ADD CONSTRAINT import_eased_pkey PRIMARY KEY (import_id, nth);
ALTER TABLE members.import_eased ADD CONSTRAINT import_fault_level_check CHECK ((level = ANY (ARRAY['stop'::text, 'attention'::text])));
GRANT DELETE, SELECT ON members.import_eased TO app_import;

CREATE TABLE members.import_fault (
  import_id uuid NOT NULL,
  nth integer NOT NULL,
  row_no integer NOT NULL,
  column_letters text,
  field text,
  value text NOT NULL,
  code text COLLATE "C" NOT NULL,
  params jsonb NOT NULL,
  suggestion text,
  level text COLLATE "C" NOT NULL
);
ALTER TABLE members.import_fault ADD CONSTRAINT import_fault_level_check CHECK ((level = ANY (ARRAY['stop'::text, 'attention'::text])));
ALTER TABLE members.import_fault ADD CONSTRAINT import_fault_pkey PRIMARY KEY (import_id, nth);
GRANT DELETE, INSERT, SELECT ON members.import_fault TO app_import;

CREATE TABLE members.import_file (
  import_id uuid NOT NULL,
  account_id uuid NOT NULL,
  pos_from integer NOT NULL,
  pos_until integer NOT NULL,
  as_of date NOT NULL,
  row_count integer NOT NULL DEFAULT 0,
  faulty_rows integer NOT NULL DEFAULT 0,
  stops integer NOT NULL DEFAULT 0,
  attentions integer NOT NULL DEFAULT 0,
  staged_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE members.import_file ADD CONSTRAINT import_file_pkey PRIMARY KEY (import_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.import_file TO app_import;

CREATE TABLE members.import_filled (
  import_id uuid NOT NULL,
  value_id uuid NOT NULL
);
ALTER TABLE members.import_filled ADD CONSTRAINT import_filled_import_id_fkey FOREIGN KEY (import_id) REFERENCES platform.import(id);
ALTER TABLE members.import_filled ADD CONSTRAINT import_filled_pkey PRIMARY KEY (import_id, value_id);

CREATE TABLE members.import_line (
  import_id uuid NOT NULL,
  row_no integer NOT NULL,
  member_id uuid NOT NULL,
  person_id uuid,
  what text COLLATE "C" NOT NULL,
  changes jsonb,
  version integer NOT NULL
);
ALTER TABLE members.import_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.import_line FORCE ROW LEVEL SECURITY;
ALTER TABLE members.import_line ADD CONSTRAINT import_line_import_id_fkey FOREIGN KEY (import_id) REFERENCES platform.import(id);
ALTER TABLE members.import_line ADD CONSTRAINT import_line_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.import_line ADD CONSTRAINT import_line_pkey PRIMARY KEY (import_id, row_no);
ALTER TABLE members.import_line ADD CONSTRAINT import_line_what_check CHECK ((what = ANY (ARRAY['made'::text, 'changed'::text])));
CREATE INDEX import_line_member ON members.import_line USING btree (member_id);
CREATE POLICY functions ON members.import_line FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY scope ON members.import_line FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM platform.import root
  WHERE (root.id = import_line.import_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM platform.import root
  WHERE (root.id = import_line.import_id))));
CREATE POLICY whole ON members.import_line FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON members.import_line TO app_all;
GRANT DELETE, INSERT, SELECT ON members.import_line TO app_scoped;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.import_line TO app_load;

CREATE TABLE members.import_match (
  import_id uuid NOT NULL,
  row_no integer NOT NULL,
  member_id uuid NOT NULL,
  outcome text COLLATE "C" NOT NULL,
  is_faulty boolean NOT NULL DEFAULT false,
  found_by text COLLATE "C" NOT NULL,
  changes jsonb NOT NULL DEFAULT '{}'::jsonb,
  choice jsonb
);
ALTER TABLE members.import_match ADD CONSTRAINT import_match_found_by_check CHECK ((found_by = ANY (ARRAY['personal-id'::text, 'old-card'::text, 'name-and-birth'::text, 'name-and-ceremony'::text])));
ALTER TABLE members.import_match ADD CONSTRAINT import_match_outcome_check CHECK ((outcome = ANY (ARRAY['same'::text, 'changed'::text, 'possible'::text])));
ALTER TABLE members.import_match ADD CONSTRAINT import_match_pkey PRIMARY KEY (import_id, row_no);
CREATE INDEX import_match_member ON members.import_match USING btree (import_id, member_id);
GRANT DELETE, SELECT ON members.import_match TO app_import;

CREATE TABLE members.import_row (
  import_id uuid NOT NULL,
  row_no integer NOT NULL,
  is_faulty boolean NOT NULL,
  member_id uuid NOT NULL,
  person_id uuid NOT NULL,
  spell_id uuid NOT NULL,
  org_id uuid,
  full_name text,
  sort_name text,
  folded_name text COLLATE "C",
  other_name text,
  sex text,
  birth_on date,
  birth_year integer,
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
  personal_id uuid,
  personal_sealed bytea,
  personal_mac bytea,
  personal_tail bytea,
  card_id uuid,
  card_sealed bytea,
  card_mac bytea,
  card_tail bytea,
  others jsonb
);
ALTER TABLE members.import_row ADD CONSTRAINT import_row_pkey PRIMARY KEY (import_id, row_no);
GRANT DELETE, INSERT, SELECT ON members.import_row TO app_import;

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
  version integer NOT NULL DEFAULT 1,
  folded_middle text COLLATE "C" GENERATED ALWAYS AS (substr(platform.folded(full_name), (strpos((platform.folded(full_name) || ' '::text), ' '::text) + 1))) STORED,
  folded_late text COLLATE "C" GENERATED ALWAYS AS ("substring"(platform.folded(full_name), '^\S+ \S+ (\S+ .+)$'::text)) STORED
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
CREATE INDEX member_folded_late ON members.member USING btree (folded_late text_pattern_ops, org_pos) INCLUDE (is_present, folded_name, folded_sort, folded_middle) WHERE (folded_late IS NOT NULL);
CREATE INDEX member_folded_middle ON members.member USING btree (folded_middle text_pattern_ops, org_pos) INCLUDE (is_present, folded_name, folded_sort);
CREATE INDEX member_folded_name ON members.member USING btree (folded_name text_pattern_ops, org_pos) INCLUDE (is_present);
CREATE INDEX member_folded_sort ON members.member USING btree (folded_sort text_pattern_ops, org_pos) INCLUDE (is_present, folded_name);
CREATE INDEX member_left ON members.member USING btree (org_pos, state) WHERE (NOT is_present);
CREATE INDEX member_order ON members.member USING btree (sort_name, id) WHERE is_present;
CREATE INDEX member_org ON members.member USING btree (org_id, org_pos);
CREATE INDEX member_party_age ON members.member USING btree (party_age_from) WHERE is_present;
CREATE INDEX member_pos ON members.member USING btree (org_pos, sort_name, id) INCLUDE (is_present);
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
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member TO app_scoped;
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
  version integer NOT NULL DEFAULT 1,
  act_number text,
  act_on date,
  act_issuer text,
  pack_id text COLLATE "C",
  proposed_typed_by uuid,
  decided_typed_by uuid,
  import_id uuid
);
ALTER TABLE members.member_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.member_change FORCE ROW LEVEL SECURITY;
ALTER TABLE members.member_change ADD CONSTRAINT member_change_basis_check CHECK ((basis = ANY (ARRAY['decision'::text, 'member-request'::text, 'civil-act'::text, 'import'::text, 'entry-error'::text])));
ALTER TABLE members.member_change ADD CONSTRAINT member_change_changes_check CHECK (((jsonb_typeof(changes) = 'object'::text) AND (changes <> '{}'::jsonb)));
ALTER TABLE members.member_change ADD CONSTRAINT member_change_decided CHECK (((state = 'proposed'::text) = (decided_at IS NULL)));
ALTER TABLE members.member_change ADD CONSTRAINT member_change_import_id_fkey FOREIGN KEY (import_id) REFERENCES platform.import(id);
ALTER TABLE members.member_change ADD CONSTRAINT member_change_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.member_change ADD CONSTRAINT member_change_pkey PRIMARY KEY (id);
ALTER TABLE members.member_change ADD CONSTRAINT member_change_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.member_change ADD CONSTRAINT member_change_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text])));
CREATE INDEX member_change_decided ON members.member_change USING btree (org_pos, decided_at) WHERE (state <> 'proposed'::text);
CREATE INDEX member_change_import ON members.member_change USING btree (import_id) WHERE (import_id IS NOT NULL);
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
CREATE POLICY own_request ON members.member_change FOR INSERT TO app_self
  WITH CHECK (((state = 'proposed'::text) AND (basis = 'member-request'::text) AND (proposed_by = (current_setting('app.account'::text))::uuid) AND (decided_at IS NULL) AND (EXISTS ( SELECT 1
   FROM members.member m
  WHERE ((m.id = member_change.member_id) AND (m.org_id = member_change.org_id) AND (m.org_pos = member_change.org_pos))))));
CREATE POLICY own_withdrawal ON members.member_change FOR UPDATE TO app_self
  USING (((state = 'proposed'::text) AND (proposed_by = (current_setting('app.account'::text))::uuid) AND (EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = member_change.member_id)))))
  WITH CHECK (((state = 'withdrawn'::text) AND (proposed_by = (current_setting('app.account'::text))::uuid)));
CREATE POLICY records_functions ON members.member_change FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY scope ON members.member_change FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.member_change FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member_change TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member_change TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member_change TO app_scoped;
GRANT INSERT, SELECT ON members.member_change TO app_self;

CREATE TABLE members.member_end (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  effective_on date NOT NULL,
  reason text,
  procedure_id uuid,
  decision_number text,
  decision_on date,
  decision_received_on date,
  decision_issuer text,
  is_minor_crime boolean,
  record_cleared_on date,
  state_before text COLLATE "C" NOT NULL,
  state_since_before date,
  reported_on date,
  withdrawn_at timestamp with time zone,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.member_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.member_end FORCE ROW LEVEL SECURITY;
ALTER TABLE members.member_end ADD CONSTRAINT member_end_kind_check CHECK ((kind = ANY (ARRAY['removed'::text, 'expelled'::text, 'resigned'::text, 'deceased'::text, 'admission-cancelled'::text])));
ALTER TABLE members.member_end ADD CONSTRAINT member_end_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.member_end ADD CONSTRAINT member_end_pkey PRIMARY KEY (id);
ALTER TABLE members.member_end ADD CONSTRAINT member_end_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES members.procedure(id);
CREATE INDEX member_end_member ON members.member_end USING btree (member_id);
CREATE INDEX member_end_unreported ON members.member_end USING btree (effective_on) WHERE ((kind = 'deceased'::text) AND (reported_on IS NULL) AND (withdrawn_at IS NULL));
CREATE POLICY own ON members.member_end FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = member_end.member_id))));
CREATE POLICY scope ON members.member_end FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = member_end.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = member_end.member_id))));
CREATE POLICY whole ON members.member_end FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.member_end TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.member_end TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.member_end TO app_scoped;
GRANT SELECT ON members.member_end TO app_self;

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
  transfer_id uuid,
  moved_from date
);
ALTER TABLE members.membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.membership FORCE ROW LEVEL SECURITY;
ALTER TABLE members.membership ADD CONSTRAINT membership_began_by_check CHECK ((began_by = ANY (ARRAY['import'::text, 'entry'::text, 'admission'::text, 'transfer'::text, 'collective-transfer'::text, 'temporary-transfer'::text, 'readmission'::text, 'restoration'::text])));
ALTER TABLE members.membership ADD CONSTRAINT membership_end CHECK (((until_day = 'infinity'::date) = (ended_by IS NULL)));
ALTER TABLE members.membership ADD CONSTRAINT membership_ended_by_check CHECK ((ended_by = ANY (ARRAY['transfer'::text, 'collective-transfer'::text, 'transfer-out'::text, 'temporary-return'::text, 'removal'::text, 'expulsion'::text, 'resignation'::text, 'death'::text, 'admission-cancelled'::text, 'correction'::text])));
ALTER TABLE members.membership ADD CONSTRAINT membership_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'temporary'::text])));
ALTER TABLE members.membership ADD CONSTRAINT membership_moved CHECK (((moved_from IS NULL) OR ((NOT is_beginning_known) AND (since_day < moved_from) AND (until_day <> 'infinity'::date))));
ALTER TABLE members.membership ADD CONSTRAINT membership_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.membership ADD CONSTRAINT membership_order CHECK ((since_day < until_day));
ALTER TABLE members.membership ADD CONSTRAINT membership_overlap EXCLUDE USING gist (member_id WITH =, kind WITH =, daterange(since_day, until_day) WITH &&);
ALTER TABLE members.membership ADD CONSTRAINT membership_pkey PRIMARY KEY (id);
ALTER TABLE members.membership ADD CONSTRAINT membership_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.membership ADD CONSTRAINT membership_standing_check CHECK ((standing = ANY (ARRAY['probationary'::text, 'official'::text])));
ALTER TABLE members.membership ADD CONSTRAINT membership_transfer FOREIGN KEY (transfer_id) REFERENCES members.transfer(id);
CREATE INDEX membership_ended ON members.membership USING btree (until_day, org_pos) WHERE (until_day < 'infinity'::date);
CREATE INDEX membership_member ON members.membership USING btree (member_id);
CREATE INDEX membership_org ON members.membership USING btree (org_id, org_pos);
CREATE INDEX membership_pos ON members.membership USING btree (org_pos, since_day, until_day);
CREATE INDEX membership_temporary ON members.membership USING btree (since_day, until_day) WHERE (kind = 'temporary'::text);
CREATE INDEX membership_transfer_spells ON members.membership USING btree (transfer_id) WHERE (transfer_id IS NOT NULL);
CREATE POLICY dues_functions ON members.membership FOR SELECT TO postgres
  USING (true);
CREATE POLICY functions ON members.membership FOR SELECT TO postgres
  USING (true);
CREATE POLICY further_offices ON members.membership FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY import_functions ON members.membership FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY own ON members.membership FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = membership.member_id))));
CREATE POLICY roll_functions ON members.membership FOR SELECT TO postgres
  USING (true);
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

CREATE TABLE members.minimum_wage (
  id uuid NOT NULL,
  region integer NOT NULL,
  from_day date NOT NULL,
  amount bigint NOT NULL,
  source text NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamp with time zone
);
ALTER TABLE members.minimum_wage ADD CONSTRAINT minimum_wage_amount_check CHECK ((amount > 0));
ALTER TABLE members.minimum_wage ADD CONSTRAINT minimum_wage_pkey PRIMARY KEY (id);
ALTER TABLE members.minimum_wage ADD CONSTRAINT minimum_wage_region_check CHECK (((region >= 1) AND (region <= 4)));
ALTER TABLE members.minimum_wage ADD CONSTRAINT minimum_wage_source_check CHECK ((source <> ''::text));
CREATE UNIQUE INDEX minimum_wage_once ON members.minimum_wage USING btree (region, from_day) WHERE (withdrawn_at IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.minimum_wage TO app_load;
GRANT INSERT, SELECT ON members.minimum_wage TO app_all;
GRANT SELECT ON members.minimum_wage TO app_scoped;
GRANT SELECT ON members.minimum_wage TO app_self;

CREATE TABLE members.optional_block (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  campaign text NOT NULL,
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  since_day date NOT NULL,
  planned_until date NOT NULL,
  opened_by uuid NOT NULL,
  closed_on date,
  closed_by uuid,
  erased integer,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.optional_block ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.optional_block FORCE ROW LEVEL SECURITY;
ALTER TABLE members.optional_block ADD CONSTRAINT optional_block_campaign_check CHECK ((campaign <> ''::text));
ALTER TABLE members.optional_block ADD CONSTRAINT optional_block_closed CHECK ((((closed_on IS NULL) = (closed_by IS NULL)) AND ((closed_on IS NULL) = (erased IS NULL))));
ALTER TABLE members.optional_block ADD CONSTRAINT optional_block_period CHECK ((since_day <= planned_until));
ALTER TABLE members.optional_block ADD CONSTRAINT optional_block_pkey PRIMARY KEY (id);
ALTER TABLE members.optional_block ADD CONSTRAINT optional_block_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.optional_block ADD CONSTRAINT optional_block_purpose_check CHECK ((purpose = ANY (ARRAY['reconciling'::text, 'non-local-rule'::text])));
CREATE INDEX optional_block_org ON members.optional_block USING btree (org_id, org_pos);
CREATE UNIQUE INDEX optional_block_open ON members.optional_block USING btree (org_id) WHERE (closed_on IS NULL);
CREATE POLICY functions ON members.optional_block FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY further_offices ON members.optional_block FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.optional_block FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.optional_block FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.optional_block TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.optional_block TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.optional_block TO app_scoped;

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

CREATE TABLE members.past_state (
  member_id uuid NOT NULL,
  state text COLLATE "C" NOT NULL,
  since_day date NOT NULL,
  until_day date NOT NULL
);
ALTER TABLE members.past_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.past_state FORCE ROW LEVEL SECURITY;
ALTER TABLE members.past_state ADD CONSTRAINT past_state_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.past_state ADD CONSTRAINT past_state_order CHECK ((since_day < until_day));
ALTER TABLE members.past_state ADD CONSTRAINT past_state_pkey PRIMARY KEY (member_id, since_day);
ALTER TABLE members.past_state ADD CONSTRAINT past_state_state_check CHECK ((state = ANY (ARRAY['exempt'::text, 'suspended'::text])));
CREATE POLICY roll_functions ON members.past_state FOR SELECT TO postgres
  USING (true);
CREATE POLICY scope ON members.past_state FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = past_state.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = past_state.member_id))));
CREATE POLICY whole ON members.past_state FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.past_state TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.past_state TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.past_state TO app_scoped;

CREATE TABLE members.probation_extension (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  decided_on date NOT NULL,
  until_day date NOT NULL,
  source text NOT NULL
);
ALTER TABLE members.probation_extension ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.probation_extension FORCE ROW LEVEL SECURITY;
ALTER TABLE members.probation_extension ADD CONSTRAINT probation_extension_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.probation_extension ADD CONSTRAINT probation_extension_once UNIQUE (member_id, until_day);
ALTER TABLE members.probation_extension ADD CONSTRAINT probation_extension_pkey PRIMARY KEY (id);
CREATE INDEX probation_extension_member ON members.probation_extension USING btree (member_id);
CREATE POLICY own ON members.probation_extension FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = probation_extension.member_id))));
CREATE POLICY scope ON members.probation_extension FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = probation_extension.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = probation_extension.member_id))));
CREATE POLICY whole ON members.probation_extension FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.probation_extension TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.probation_extension TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.probation_extension TO app_scoped;
GRANT SELECT ON members.probation_extension TO app_self;

CREATE TABLE members.procedure (
  id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  candidate_id uuid,
  member_id uuid,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  ground text COLLATE "C",
  ground_text text,
  opened_on date NOT NULL,
  outcome text COLLATE "C",
  decision_number text,
  decision_on date,
  decision_received_on date,
  decision_issuer text,
  stop_reason text,
  pack_id text COLLATE "C",
  version integer NOT NULL DEFAULT 1,
  entered_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE members.procedure ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.procedure FORCE ROW LEVEL SECURITY;
ALTER TABLE members.procedure ADD CONSTRAINT procedure_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES members.candidate(id) ON DELETE CASCADE;
ALTER TABLE members.procedure ADD CONSTRAINT procedure_decided CHECK (((state = 'decided'::text) = (outcome IS NOT NULL)));
ALTER TABLE members.procedure ADD CONSTRAINT procedure_kind_check CHECK ((kind = ANY (ARRAY['admission'::text, 'recognition'::text, 'removal'::text, 'resignation'::text])));
ALTER TABLE members.procedure ADD CONSTRAINT procedure_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.procedure ADD CONSTRAINT procedure_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'rejected'::text])));
ALTER TABLE members.procedure ADD CONSTRAINT procedure_pkey PRIMARY KEY (id);
ALTER TABLE members.procedure ADD CONSTRAINT procedure_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.procedure ADD CONSTRAINT procedure_state_check CHECK ((state = ANY (ARRAY['open'::text, 'cell-voted'::text, 'grassroots-voted'::text, 'referred'::text, 'decided'::text, 'stopped'::text])));
ALTER TABLE members.procedure ADD CONSTRAINT procedure_stopped CHECK (((state = 'stopped'::text) = (stop_reason IS NOT NULL)));
ALTER TABLE members.procedure ADD CONSTRAINT procedure_subject CHECK ((((kind = 'admission'::text) = (candidate_id IS NOT NULL)) AND ((kind = 'admission'::text) = (member_id IS NULL))));
CREATE INDEX procedure_candidate ON members.procedure USING btree (candidate_id);
CREATE INDEX procedure_member ON members.procedure USING btree (member_id);
CREATE INDEX procedure_open ON members.procedure USING btree (org_pos, kind) WHERE (state <> ALL (ARRAY['decided'::text, 'stopped'::text]));
CREATE INDEX procedure_org ON members.procedure USING btree (org_id, org_pos);
CREATE UNIQUE INDEX procedure_running_candidate ON members.procedure USING btree (candidate_id) WHERE ((candidate_id IS NOT NULL) AND (state <> ALL (ARRAY['decided'::text, 'stopped'::text])));
CREATE UNIQUE INDEX procedure_running_member ON members.procedure USING btree (member_id, kind) WHERE ((member_id IS NOT NULL) AND (state <> ALL (ARRAY['decided'::text, 'stopped'::text])));
CREATE POLICY further_offices ON members.procedure FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.procedure FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.procedure FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.procedure TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.procedure TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.procedure TO app_scoped;

CREATE TABLE members.procedure_step (
  id uuid NOT NULL,
  procedure_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  on_day date NOT NULL,
  note text,
  source text,
  base integer,
  base_lines jsonb,
  for_votes integer,
  against_votes integer,
  blank_votes integer,
  method text COLLATE "C",
  is_enough boolean,
  needed_share text COLLATE "C",
  pack_id text COLLATE "C",
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  base_counted integer,
  base_reason text,
  meeting_id uuid,
  paper_number text,
  paper_on date,
  paper_issuer text,
  paper_compared_on date,
  paper_about text
);
ALTER TABLE members.procedure_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.procedure_step FORCE ROW LEVEL SECURITY;
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_about CHECK ((((paper_about = ANY (ARRAY['age'::text, 'schooling'::text])) AND (paper_number IS NOT NULL)) OR (paper_about IS NULL)));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_against_votes_check CHECK ((against_votes >= 0));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_base_check CHECK ((base > 0));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_base_counted_check CHECK ((base_counted >= 0));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_blank_votes_check CHECK ((blank_votes >= 0));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_compared CHECK (((paper_compared_on IS NULL) OR (paper_number IS NOT NULL)));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_counted CHECK ((((base_counted IS NULL) AND (base_reason IS NULL)) OR (kind = 'cell-vote'::text)));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_for_votes_check CHECK ((for_votes >= 0));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_kind_check CHECK ((kind = ANY (ARRAY['request'::text, 'self-criticism'::text, 'unreachable'::text, 'refusal'::text, 'exception-allowed'::text, 'cell-vote'::text, 'sent-up'::text, 'part-review'::text, 'grassroots-vote'::text, 'competent-vote'::text, 'prolonged'::text, 'decision'::text, 'stopped'::text])));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_meeting CHECK (((meeting_id IS NULL) OR (kind = 'cell-vote'::text)));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_method_check CHECK ((method = ANY (ARRAY['secret'::text, 'open'::text])));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_paper CHECK (((num_nonnulls(paper_number, paper_on, paper_issuer) = ANY (ARRAY[0, 3])) AND ((paper_number IS NULL) OR (kind = ANY (ARRAY['exception-allowed'::text, 'cell-vote'::text])))));
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_pkey PRIMARY KEY (id);
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES members.procedure(id) ON DELETE CASCADE;
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_tally CHECK ((((kind = ANY (ARRAY['cell-vote'::text, 'grassroots-vote'::text, 'competent-vote'::text])) = (base IS NOT NULL)) AND ((base IS NULL) OR ((((for_votes + against_votes) + blank_votes) <= base) AND (method IS NOT NULL) AND (is_enough IS NOT NULL)))));
CREATE INDEX procedure_step_of_meeting ON members.procedure_step USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX procedure_step_procedure ON members.procedure_step USING btree (procedure_id, on_day);
CREATE UNIQUE INDEX procedure_step_meeting_once ON members.procedure_step USING btree (procedure_id, meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE POLICY scope ON members.procedure_step FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.procedure root
  WHERE (root.id = procedure_step.procedure_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.procedure root
  WHERE (root.id = procedure_step.procedure_id))));
CREATE POLICY whole ON members.procedure_step FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.procedure_step TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.procedure_step TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.procedure_step TO app_scoped;

CREATE TABLE members.reentry (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  effective_on date NOT NULL,
  standing_before text COLLATE "C" NOT NULL,
  official_on_before date,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  has_no_conviction boolean NOT NULL DEFAULT false,
  has_not_quit boolean NOT NULL DEFAULT false,
  verified_by text
);
ALTER TABLE members.reentry ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.reentry FORCE ROW LEVEL SECURITY;
ALTER TABLE members.reentry ADD CONSTRAINT reentry_kind_check CHECK ((kind = ANY (ARRAY['readmitted'::text, 'restored'::text, 'reconnected'::text])));
ALTER TABLE members.reentry ADD CONSTRAINT reentry_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.reentry ADD CONSTRAINT reentry_pkey PRIMARY KEY (id);
CREATE INDEX reentry_member ON members.reentry USING btree (member_id);
CREATE UNIQUE INDEX reentry_readmitted_once ON members.reentry USING btree (member_id) WHERE (kind = 'readmitted'::text);
CREATE POLICY own ON members.reentry FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = reentry.member_id))));
CREATE POLICY scope ON members.reentry FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = reentry.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = reentry.member_id))));
CREATE POLICY whole ON members.reentry FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.reentry TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.reentry TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.reentry TO app_scoped;
GRANT SELECT ON members.reentry TO app_self;

CREATE TABLE members.residence_guest (
  id uuid NOT NULL,
  link_id uuid,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  birth_year integer,
  status text COLLATE "C" NOT NULL,
  from_org_id uuid,
  from_text text,
  introduced_on date NOT NULL,
  ended_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.residence_guest ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.residence_guest FORCE ROW LEVEL SECURITY;
ALTER TABLE members.residence_guest ADD CONSTRAINT residence_guest_from_org_id_fkey FOREIGN KEY (from_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE members.residence_guest ADD CONSTRAINT residence_guest_link_id_fkey FOREIGN KEY (link_id) REFERENCES members.residence_link(id);
ALTER TABLE members.residence_guest ADD CONSTRAINT residence_guest_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.residence_guest ADD CONSTRAINT residence_guest_once UNIQUE (link_id);
ALTER TABLE members.residence_guest ADD CONSTRAINT residence_guest_pkey PRIMARY KEY (id);
ALTER TABLE members.residence_guest ADD CONSTRAINT residence_guest_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.residence_guest ADD CONSTRAINT residence_guest_status_check CHECK ((status = ANY (ARRAY['introduced'::text, 'excused'::text])));
ALTER TABLE members.residence_guest ADD CONSTRAINT residence_guest_whence CHECK ((num_nonnulls(from_org_id, from_text) = 1));
CREATE INDEX residence_guest_org ON members.residence_guest USING btree (org_id, org_pos);
CREATE INDEX residence_guest_pos ON members.residence_guest USING btree (org_pos, sort_name, id) WHERE (ended_on IS NULL);
CREATE POLICY further_offices ON members.residence_guest FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.residence_guest FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.residence_guest FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.residence_guest TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.residence_guest TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.residence_guest TO app_scoped;

CREATE TABLE members.residence_link (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  status text COLLATE "C" NOT NULL,
  to_org_id uuid,
  to_text text,
  introduced_on date NOT NULL,
  reason text,
  ended_on date,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.residence_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.residence_link FORCE ROW LEVEL SECURITY;
ALTER TABLE members.residence_link ADD CONSTRAINT residence_link_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.residence_link ADD CONSTRAINT residence_link_pkey PRIMARY KEY (id);
ALTER TABLE members.residence_link ADD CONSTRAINT residence_link_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.residence_link ADD CONSTRAINT residence_link_status_check CHECK ((status = ANY (ARRAY['introduced'::text, 'excused'::text, 'not-introduced'::text])));
ALTER TABLE members.residence_link ADD CONSTRAINT residence_link_to_org_id_fkey FOREIGN KEY (to_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE members.residence_link ADD CONSTRAINT residence_link_where CHECK (
CASE
    WHEN (status = 'not-introduced'::text) THEN (num_nonnulls(to_org_id, to_text) = 0)
    ELSE (num_nonnulls(to_org_id, to_text) = 1)
END);
CREATE INDEX residence_link_org ON members.residence_link USING btree (org_id, org_pos);
CREATE UNIQUE INDEX residence_link_running ON members.residence_link USING btree (member_id) WHERE (ended_on IS NULL);
CREATE POLICY further_offices ON members.residence_link FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.residence_link FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = residence_link.member_id))));
CREATE POLICY scope ON members.residence_link FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.residence_link FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.residence_link TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.residence_link TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.residence_link TO app_scoped;
GRANT SELECT ON members.residence_link TO app_self;

CREATE TABLE members.residence_meeting (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  held_on date NOT NULL,
  invited integer NOT NULL,
  present integer NOT NULL,
  content text,
  is_withdrawn boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.residence_meeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.residence_meeting FORCE ROW LEVEL SECURITY;
ALTER TABLE members.residence_meeting ADD CONSTRAINT residence_meeting_invited_check CHECK ((invited >= 0));
ALTER TABLE members.residence_meeting ADD CONSTRAINT residence_meeting_pkey PRIMARY KEY (id);
ALTER TABLE members.residence_meeting ADD CONSTRAINT residence_meeting_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.residence_meeting ADD CONSTRAINT residence_meeting_present CHECK ((present <= invited));
ALTER TABLE members.residence_meeting ADD CONSTRAINT residence_meeting_present_check CHECK ((present >= 0));
CREATE INDEX residence_meeting_org ON members.residence_meeting USING btree (org_id, org_pos);
CREATE UNIQUE INDEX residence_meeting_day ON members.residence_meeting USING btree (org_id, held_on) WHERE (NOT is_withdrawn);
CREATE POLICY further_offices ON members.residence_meeting FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.residence_meeting FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.residence_meeting FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.residence_meeting TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.residence_meeting TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.residence_meeting TO app_scoped;

CREATE TABLE members.residence_remark (
  id uuid NOT NULL,
  link_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  year integer NOT NULL,
  asked_on date NOT NULL,
  due_on date,
  remark text,
  signer text,
  answered_on date,
  is_withdrawn boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.residence_remark ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.residence_remark FORCE ROW LEVEL SECURITY;
ALTER TABLE members.residence_remark ADD CONSTRAINT residence_remark_answer CHECK (((remark IS NULL) = (answered_on IS NULL)));
ALTER TABLE members.residence_remark ADD CONSTRAINT residence_remark_link_id_fkey FOREIGN KEY (link_id) REFERENCES members.residence_link(id);
ALTER TABLE members.residence_remark ADD CONSTRAINT residence_remark_pkey PRIMARY KEY (id);
ALTER TABLE members.residence_remark ADD CONSTRAINT residence_remark_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.residence_remark ADD CONSTRAINT residence_remark_year_check CHECK (((year >= 1990) AND (year <= 2200)));
CREATE INDEX residence_remark_org ON members.residence_remark USING btree (org_id, org_pos);
CREATE UNIQUE INDEX residence_remark_year ON members.residence_remark USING btree (link_id, year) WHERE (NOT is_withdrawn);
CREATE POLICY further_offices ON members.residence_remark FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.residence_remark FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.residence_remark FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.residence_remark TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.residence_remark TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.residence_remark TO app_scoped;

CREATE TABLE members.residence_remark_in (
  id uuid NOT NULL,
  remark_id uuid,
  guest_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  year integer NOT NULL,
  asked_on date NOT NULL,
  due_on date,
  remark text,
  signer text,
  answered_on date,
  is_withdrawn boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.residence_remark_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.residence_remark_in FORCE ROW LEVEL SECURITY;
ALTER TABLE members.residence_remark_in ADD CONSTRAINT residence_remark_in_answer CHECK (((remark IS NULL) = (answered_on IS NULL)));
ALTER TABLE members.residence_remark_in ADD CONSTRAINT residence_remark_in_guest_id_fkey FOREIGN KEY (guest_id) REFERENCES members.residence_guest(id);
ALTER TABLE members.residence_remark_in ADD CONSTRAINT residence_remark_in_once UNIQUE (remark_id);
ALTER TABLE members.residence_remark_in ADD CONSTRAINT residence_remark_in_pkey PRIMARY KEY (id);
ALTER TABLE members.residence_remark_in ADD CONSTRAINT residence_remark_in_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.residence_remark_in ADD CONSTRAINT residence_remark_in_remark_id_fkey FOREIGN KEY (remark_id) REFERENCES members.residence_remark(id);
CREATE INDEX residence_remark_in_org ON members.residence_remark_in USING btree (org_id, org_pos);
CREATE UNIQUE INDEX residence_remark_in_year ON members.residence_remark_in USING btree (guest_id, year) WHERE (NOT is_withdrawn);
CREATE POLICY further_offices ON members.residence_remark_in FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.residence_remark_in FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.residence_remark_in FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.residence_remark_in TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.residence_remark_in TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.residence_remark_in TO app_scoped;

CREATE TABLE members.reveal (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL,
  reason text NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  is_own boolean NOT NULL DEFAULT false
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
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  written_by_change uuid,
  superseded_by_change uuid
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

CREATE TABLE members.sheet_number (
  member_id uuid NOT NULL,
  number text COLLATE "C" NOT NULL
);
ALTER TABLE members.sheet_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.sheet_number FORCE ROW LEVEL SECURITY;
ALTER TABLE members.sheet_number ADD CONSTRAINT sheet_number_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.sheet_number ADD CONSTRAINT sheet_number_number_check CHECK ((number <> ''::text));
ALTER TABLE members.sheet_number ADD CONSTRAINT sheet_number_pkey PRIMARY KEY (member_id);
CREATE POLICY functions ON members.sheet_number FOR ALL TO postgres
  USING (true)
  WITH CHECK (true);
CREATE POLICY scope ON members.sheet_number FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = sheet_number.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = sheet_number.member_id))));
CREATE POLICY whole ON members.sheet_number FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.sheet_number TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.sheet_number TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.sheet_number TO app_scoped;

CREATE TABLE members.slip_box (
  transfer_id uuid NOT NULL,
  box_no integer NOT NULL,
  level text NOT NULL,
  signed_on date NOT NULL,
  signer text NOT NULL
);
ALTER TABLE members.slip_box ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.slip_box FORCE ROW LEVEL SECURITY;
ALTER TABLE members.slip_box ADD CONSTRAINT slip_box_box_no_check CHECK (((box_no >= 1) AND (box_no <= 10)));
ALTER TABLE members.slip_box ADD CONSTRAINT slip_box_pkey PRIMARY KEY (transfer_id, box_no);
ALTER TABLE members.slip_box ADD CONSTRAINT slip_box_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES members.transfer(id);
CREATE POLICY scope ON members.slip_box FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.transfer root
  WHERE (root.id = slip_box.transfer_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.transfer root
  WHERE (root.id = slip_box.transfer_id))));
CREATE POLICY whole ON members.slip_box FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.slip_box TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.slip_box TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.slip_box TO app_scoped;

CREATE TABLE members.slip_box_in (
  transfer_in_id uuid NOT NULL,
  box_no integer NOT NULL,
  level text NOT NULL,
  signed_on date NOT NULL,
  signer text NOT NULL
);
ALTER TABLE members.slip_box_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.slip_box_in FORCE ROW LEVEL SECURITY;
ALTER TABLE members.slip_box_in ADD CONSTRAINT slip_box_in_box_no_check CHECK (((box_no >= 1) AND (box_no <= 10)));
ALTER TABLE members.slip_box_in ADD CONSTRAINT slip_box_in_pkey PRIMARY KEY (transfer_in_id, box_no);
ALTER TABLE members.slip_box_in ADD CONSTRAINT slip_box_in_transfer_in_id_fkey FOREIGN KEY (transfer_in_id) REFERENCES members.transfer_in(id);
CREATE POLICY scope ON members.slip_box_in FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.transfer_in root
  WHERE (root.id = slip_box_in.transfer_in_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.transfer_in root
  WHERE (root.id = slip_box_in.transfer_in_id))));
CREATE POLICY whole ON members.slip_box_in FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.slip_box_in TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.slip_box_in TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.slip_box_in TO app_scoped;

CREATE TABLE members.suspension (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  since_day date NOT NULL,
  planned_until date,
  lifted_on date,
  state_before text COLLATE "C" NOT NULL,
  state_since_before date,
  reason text COLLATE "C" NOT NULL,
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  lift_number text,
  lift_decided_on date,
  lift_issuer text,
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.suspension ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.suspension FORCE ROW LEVEL SECURITY;
ALTER TABLE members.suspension ADD CONSTRAINT suspension_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.suspension ADD CONSTRAINT suspension_order CHECK (((lifted_on IS NULL) OR (since_day < lifted_on)));
ALTER TABLE members.suspension ADD CONSTRAINT suspension_overlap EXCLUDE USING gist (member_id WITH =, daterange(since_day, COALESCE(lifted_on, 'infinity'::date)) WITH &&);
ALTER TABLE members.suspension ADD CONSTRAINT suspension_pkey PRIMARY KEY (id);
ALTER TABLE members.suspension ADD CONSTRAINT suspension_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.suspension ADD CONSTRAINT suspension_reason_check CHECK ((reason = ANY (ARRAY['discipline'::text, 'indicted'::text, 'prosecuted'::text, 'detained'::text, 'other'::text])));
ALTER TABLE members.suspension ADD CONSTRAINT suspension_state_before_check CHECK ((state_before = ANY (ARRAY['active'::text, 'exempt'::text])));
CREATE INDEX suspension_org ON members.suspension USING btree (org_id, org_pos);
CREATE INDEX suspension_running ON members.suspension USING btree (org_pos) WHERE (lifted_on IS NULL);
CREATE POLICY further_offices ON members.suspension FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.suspension FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = suspension.member_id))));
CREATE POLICY roll_functions ON members.suspension FOR SELECT TO postgres
  USING (true);
CREATE POLICY scope ON members.suspension FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.suspension FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.suspension TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.suspension TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.suspension TO app_scoped;
GRANT SELECT ON members.suspension TO app_self;

CREATE TABLE members.transfer (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid,
  full_name text COLLATE "vi-x-icu",
  sort_name text COLLATE "vi-x-icu",
  kind text COLLATE "C" NOT NULL,
  to_org_id uuid,
  to_text text,
  state text COLLATE "C" NOT NULL,
  reason text,
  due_since date,
  decision_number text,
  decision_on date,
  decision_issuer text,
  slip_number text,
  slip_boxes integer,
  issued_on date NOT NULL,
  dues_paid_through date,
  dossier jsonb NOT NULL DEFAULT '[]'::jsonb,
  until_day date,
  is_study boolean NOT NULL DEFAULT false,
  presented_on date,
  closed_on date,
  closed_reason text,
  accepted_org_id uuid,
  returned_on date,
  replaces_id uuid,
  event_id uuid,
  members integer,
  pack_id text,
  is_reversed boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  state_before text COLLATE "C",
  state_since_before date,
  slip_number_on date
);
ALTER TABLE members.transfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.transfer FORCE ROW LEVEL SECURITY;
ALTER TABLE members.transfer ADD CONSTRAINT transfer_accepted_org_id_fkey FOREIGN KEY (accepted_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE members.transfer ADD CONSTRAINT transfer_dossier_check CHECK ((jsonb_typeof(dossier) = 'array'::text));
ALTER TABLE members.transfer ADD CONSTRAINT transfer_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'internal'::text, 'temporary'::text, 'abroad'::text, 'out'::text, 'collective'::text])));
ALTER TABLE members.transfer ADD CONSTRAINT transfer_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.transfer ADD CONSTRAINT transfer_of_whom CHECK (((kind = 'collective'::text) = (member_id IS NULL)));
ALTER TABLE members.transfer ADD CONSTRAINT transfer_pkey PRIMARY KEY (id);
ALTER TABLE members.transfer ADD CONSTRAINT transfer_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.transfer ADD CONSTRAINT transfer_replaced_once UNIQUE (replaces_id);
ALTER TABLE members.transfer ADD CONSTRAINT transfer_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES members.transfer(id);
ALTER TABLE members.transfer ADD CONSTRAINT transfer_slip_boxes_check CHECK ((slip_boxes = ANY (ARRAY[2, 7, 10])));
ALTER TABLE members.transfer ADD CONSTRAINT transfer_state_check CHECK ((state = ANY (ARRAY['issued'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])));
ALTER TABLE members.transfer ADD CONSTRAINT transfer_stay CHECK (((kind = 'temporary'::text) = (until_day IS NOT NULL)));
ALTER TABLE members.transfer ADD CONSTRAINT transfer_to_org_id_fkey FOREIGN KEY (to_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE members.transfer ADD CONSTRAINT transfer_where CHECK ((num_nonnulls(to_org_id, to_text) = 1));
CREATE INDEX transfer_event ON members.transfer USING btree (event_id);
CREATE INDEX transfer_member ON members.transfer USING btree (member_id);
CREATE INDEX transfer_org ON members.transfer USING btree (org_id, org_pos);
CREATE INDEX transfer_pos ON members.transfer USING btree (org_pos, issued_on);
CREATE INDEX transfer_stay_outside ON members.transfer USING btree (member_id) WHERE ((kind = 'temporary'::text) AND (to_org_id IS NULL) AND (state = 'accepted'::text));
CREATE INDEX transfer_waiting ON members.transfer USING btree (org_pos, issued_on) WHERE (state = 'issued'::text);
CREATE UNIQUE INDEX transfer_open ON members.transfer USING btree (member_id) WHERE (state = 'issued'::text);
CREATE POLICY further_offices ON members.transfer FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON members.transfer FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = transfer.member_id))));
CREATE POLICY roll_functions ON members.transfer FOR SELECT TO postgres
  USING (true);
CREATE POLICY scope ON members.transfer FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.transfer FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.transfer TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.transfer TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.transfer TO app_scoped;
GRANT SELECT ON members.transfer TO app_self;

CREATE TABLE members.transfer_block (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  since_day date NOT NULL,
  until_day date NOT NULL DEFAULT 'infinity'::date,
  note text,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.transfer_block ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.transfer_block FORCE ROW LEVEL SECURITY;
ALTER TABLE members.transfer_block ADD CONSTRAINT transfer_block_kind_check CHECK ((kind = ANY (ARRAY['inspection'::text, 'complaint'::text])));
ALTER TABLE members.transfer_block ADD CONSTRAINT transfer_block_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.transfer_block ADD CONSTRAINT transfer_block_order CHECK ((since_day < until_day));
ALTER TABLE members.transfer_block ADD CONSTRAINT transfer_block_pkey PRIMARY KEY (id);
ALTER TABLE members.transfer_block ADD CONSTRAINT transfer_block_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX transfer_block_member ON members.transfer_block USING btree (member_id);
CREATE INDEX transfer_block_org ON members.transfer_block USING btree (org_id, org_pos);
CREATE POLICY further_offices ON members.transfer_block FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.transfer_block FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.transfer_block FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.transfer_block TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.transfer_block TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.transfer_block TO app_scoped;

CREATE TABLE members.transfer_in (
  id uuid NOT NULL,
  transfer_id uuid,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  member_id uuid,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  birth_year integer,
  standing text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  from_org_id uuid,
  from_text text,
  state text COLLATE "C" NOT NULL,
  slip_number text,
  slip_boxes integer,
  issued_on date NOT NULL,
  dues_paid_through date,
  dossier jsonb NOT NULL DEFAULT '[]'::jsonb,
  until_day date,
  is_study boolean NOT NULL DEFAULT false,
  presented_on date,
  late_explanation text,
  accepted_on date,
  accepted_at timestamp with time zone,
  cell_id uuid,
  settled_at timestamp with time zone,
  closed_reason text,
  returned_on date,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE members.transfer_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.transfer_in FORCE ROW LEVEL SECURITY;
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_accepted CHECK (((state = 'accepted'::text) = ((cell_id IS NOT NULL) AND (accepted_on IS NOT NULL))));
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_cell_id_fkey FOREIGN KEY (cell_id) REFERENCES organisations.organisation(id);
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_from_org_id_fkey FOREIGN KEY (from_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'internal'::text, 'temporary'::text, 'in'::text])));
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_once UNIQUE (transfer_id);
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_pkey PRIMARY KEY (id);
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_standing_check CHECK ((standing = ANY (ARRAY['probationary'::text, 'official'::text])));
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_state_check CHECK ((state = ANY (ARRAY['announced'::text, 'accepted'::text, 'refused'::text, 'withdrawn'::text])));
ALTER TABLE members.transfer_in ADD CONSTRAINT transfer_in_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES members.transfer(id);
CREATE INDEX transfer_in_member ON members.transfer_in USING btree (member_id);
CREATE INDEX transfer_in_org ON members.transfer_in USING btree (org_id, org_pos);
CREATE INDEX transfer_in_pos ON members.transfer_in USING btree (org_pos, issued_on);
CREATE INDEX transfer_in_waiting ON members.transfer_in USING btree (org_pos, issued_on) WHERE (state = 'announced'::text);
CREATE POLICY further_offices ON members.transfer_in FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON members.transfer_in FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON members.transfer_in FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON members.transfer_in TO app_load;
GRANT INSERT, SELECT, UPDATE ON members.transfer_in TO app_all;
GRANT INSERT, SELECT, UPDATE ON members.transfer_in TO app_scoped;

CREATE TABLE members.yearly_supplement (
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  year integer NOT NULL,
  received_on date NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL
);
ALTER TABLE members.yearly_supplement ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.yearly_supplement FORCE ROW LEVEL SECURITY;
ALTER TABLE members.yearly_supplement ADD CONSTRAINT yearly_supplement_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE members.yearly_supplement ADD CONSTRAINT yearly_supplement_once UNIQUE (member_id, year);
ALTER TABLE members.yearly_supplement ADD CONSTRAINT yearly_supplement_pkey PRIMARY KEY (id);
ALTER TABLE members.yearly_supplement ADD CONSTRAINT yearly_supplement_year CHECK (((EXTRACT(year FROM received_on) = (year)::numeric) OR (EXTRACT(year FROM received_on) = ((year + 1))::numeric)));
ALTER TABLE members.yearly_supplement ADD CONSTRAINT yearly_supplement_year_check CHECK (((year >= 1990) AND (year <= 2200)));
CREATE POLICY own ON members.yearly_supplement FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.member m
  WHERE (m.id = yearly_supplement.member_id))));
CREATE POLICY scope ON members.yearly_supplement FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = yearly_supplement.member_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM members.member root
  WHERE (root.id = yearly_supplement.member_id))));
CREATE POLICY whole ON members.yearly_supplement FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON members.yearly_supplement TO app_all;
GRANT DELETE, INSERT, SELECT ON members.yearly_supplement TO app_scoped;
GRANT DELETE, INSERT, SELECT, UPDATE ON members.yearly_supplement TO app_load;
GRANT SELECT ON members.yearly_supplement TO app_self;

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
CREATE POLICY open_face ON organisations.organisation FOR SELECT TO app_offices
  USING ((NOT restricted));
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
CREATE POLICY open_face ON organisations.organisation_code FOR SELECT TO app_offices
  USING ((NOT restricted));
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
CREATE POLICY open_face ON organisations.organisation_version FOR SELECT TO app_offices
  USING ((NOT restricted));
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
CREATE POLICY functions ON organisations.post FOR SELECT TO postgres
  USING (true);
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
CREATE POLICY dues_functions ON platform.account FOR SELECT TO postgres
  USING (true);
CREATE POLICY identity ON platform.account FOR ALL TO app_identity
  USING (true)
  WITH CHECK (true);
CREATE POLICY records_functions ON platform.account FOR SELECT TO postgres
  USING (true);
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
  listener text COLLATE "C" NOT NULL,
  is_errand boolean NOT NULL DEFAULT false
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
CREATE POLICY functions ON platform.import FOR SELECT TO postgres
  USING (true);
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
CREATE POLICY dues_functions ON platform.office FOR SELECT TO postgres
  USING (true);
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

CREATE TABLE platform.saved_view (
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  list text COLLATE "C" NOT NULL,
  name text COLLATE "vi-x-icu" NOT NULL,
  chosen jsonb NOT NULL,
  columns text[] COLLATE "C" NOT NULL,
  sort_key text COLLATE "C" NOT NULL,
  descending boolean NOT NULL,
  is_default boolean NOT NULL DEFAULT false
);
ALTER TABLE platform.saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.saved_view FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.saved_view ADD CONSTRAINT saved_view_account FOREIGN KEY (account_id) REFERENCES platform.account(id);
ALTER TABLE platform.saved_view ADD CONSTRAINT saved_view_name UNIQUE (account_id, list, name);
ALTER TABLE platform.saved_view ADD CONSTRAINT saved_view_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX saved_view_default ON platform.saved_view USING btree (account_id, list) WHERE is_default;
CREATE POLICY own ON platform.saved_view FOR ALL TO app_self
  USING ((account_id = (current_setting('app.account'::text))::uuid))
  WITH CHECK ((account_id = (current_setting('app.account'::text))::uuid));
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.saved_view TO app_self;

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

CREATE TABLE ratings.ballot (
  step_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  summoned integer NOT NULL,
  present integer NOT NULL,
  issued integer NOT NULL,
  received integer NOT NULL,
  invalid integer NOT NULL,
  votes jsonb NOT NULL,
  kept_out integer NOT NULL DEFAULT 0
);
ALTER TABLE ratings.ballot ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.ballot FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_check CHECK (((present >= 0) AND (present <= summoned)));
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_check1 CHECK (((issued >= 0) AND (issued <= present)));
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_check2 CHECK (((received >= 0) AND (received <= issued)));
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_check3 CHECK (((invalid >= 0) AND (invalid <= received)));
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_kept_out_check CHECK ((kept_out >= 0));
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_pkey PRIMARY KEY (step_id);
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_step_id_fkey FOREIGN KEY (step_id) REFERENCES ratings.subject_step(id);
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.ballot ADD CONSTRAINT ballot_summoned_check CHECK ((summoned >= 0));
CREATE INDEX ballot_subject ON ratings.ballot USING btree (subject_id);
CREATE POLICY scope ON ratings.ballot FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = ballot.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = ballot.subject_id))));
CREATE POLICY whole ON ratings.ballot FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.ballot TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.ballot TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.ballot TO app_scoped;

CREATE TABLE ratings.cadre_frame (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  name text COLLATE "vi-x-icu" NOT NULL,
  lines jsonb NOT NULL,
  basis_number text,
  basis_on date,
  basis_issuer text,
  replaces_id uuid,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone
);
ALTER TABLE ratings.cadre_frame ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.cadre_frame FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.cadre_frame ADD CONSTRAINT cadre_frame_basis CHECK ((num_nonnulls(basis_number, basis_on, basis_issuer) = ANY (ARRAY[0, 3])));
ALTER TABLE ratings.cadre_frame ADD CONSTRAINT cadre_frame_kind_check CHECK ((kind = ANY (ARRAY['leader'::text, 'officer'::text])));
ALTER TABLE ratings.cadre_frame ADD CONSTRAINT cadre_frame_pkey PRIMARY KEY (id);
ALTER TABLE ratings.cadre_frame ADD CONSTRAINT cadre_frame_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE ratings.cadre_frame ADD CONSTRAINT cadre_frame_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES ratings.cadre_frame(id);
CREATE INDEX cadre_frame_pos ON ratings.cadre_frame USING btree (org_pos);
CREATE INDEX cadre_frame_replaces ON ratings.cadre_frame USING btree (replaces_id) WHERE (replaces_id IS NOT NULL);
CREATE UNIQUE INDEX cadre_frame_once ON ratings.cadre_frame USING btree (org_id, pack_id, name) WHERE (withdrawn_at IS NULL);
CREATE POLICY further_offices ON ratings.cadre_frame FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON ratings.cadre_frame FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON ratings.cadre_frame FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.cadre_frame TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.cadre_frame TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.cadre_frame TO app_scoped;

CREATE TABLE ratings.cadre_interest (
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  member_id uuid NOT NULL,
  words text NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone
);
ALTER TABLE ratings.cadre_interest ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.cadre_interest FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.cadre_interest ADD CONSTRAINT cadre_interest_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE ratings.cadre_interest ADD CONSTRAINT cadre_interest_pkey PRIMARY KEY (id);
ALTER TABLE ratings.cadre_interest ADD CONSTRAINT cadre_interest_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
CREATE INDEX cadre_interest_member ON ratings.cadre_interest USING btree (member_id);
CREATE UNIQUE INDEX cadre_interest_once ON ratings.cadre_interest USING btree (subject_id, member_id) WHERE (withdrawn_at IS NULL);
CREATE POLICY scope ON ratings.cadre_interest FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = cadre_interest.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = cadre_interest.subject_id))));
CREATE POLICY whole ON ratings.cadre_interest FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.cadre_interest TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.cadre_interest TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.cadre_interest TO app_scoped;

CREATE TABLE ratings.cadre_sheet (
  subject_id uuid NOT NULL,
  post_group text,
  lines jsonb NOT NULL,
  basis_words text
);
ALTER TABLE ratings.cadre_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.cadre_sheet FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.cadre_sheet ADD CONSTRAINT cadre_sheet_pkey PRIMARY KEY (subject_id);
ALTER TABLE ratings.cadre_sheet ADD CONSTRAINT cadre_sheet_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
CREATE POLICY own ON ratings.cadre_sheet FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE (s.id = cadre_sheet.subject_id))));
CREATE POLICY scope ON ratings.cadre_sheet FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = cadre_sheet.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = cadre_sheet.subject_id))));
CREATE POLICY whole ON ratings.cadre_sheet FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.cadre_sheet TO app_load;
GRANT INSERT, SELECT ON ratings.cadre_sheet TO app_all;
GRANT INSERT, SELECT ON ratings.cadre_sheet TO app_scoped;
GRANT SELECT ON ratings.cadre_sheet TO app_self;

CREATE TABLE ratings.criterion_mark (
  subject_id uuid NOT NULL,
  side text COLLATE "C" NOT NULL,
  criterion text COLLATE "C" NOT NULL,
  points numeric(5,2),
  grade text COLLATE "C",
  reason text,
  part text COLLATE "C"
);
ALTER TABLE ratings.criterion_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.criterion_mark FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.criterion_mark ADD CONSTRAINT criterion_mark_one CHECK ((num_nonnulls(points, grade) = 1));
ALTER TABLE ratings.criterion_mark ADD CONSTRAINT criterion_mark_part_check CHECK ((part = ANY (ARRAY['common'::text, 'result'::text])));
ALTER TABLE ratings.criterion_mark ADD CONSTRAINT criterion_mark_pkey PRIMARY KEY (subject_id, side, criterion);
ALTER TABLE ratings.criterion_mark ADD CONSTRAINT criterion_mark_points_check CHECK (((points >= (0)::numeric) AND (points <= (100)::numeric)));
ALTER TABLE ratings.criterion_mark ADD CONSTRAINT criterion_mark_side_check CHECK ((side = ANY (ARRAY['self'::text, 'collective'::text, 'superior'::text])));
ALTER TABLE ratings.criterion_mark ADD CONSTRAINT criterion_mark_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
CREATE POLICY own ON ratings.criterion_mark FOR SELECT TO app_self
  USING (((side = 'self'::text) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE (s.id = criterion_mark.subject_id)))));
CREATE POLICY own_rating ON ratings.criterion_mark FOR INSERT TO app_self
  WITH CHECK (((side = 'self'::text) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = criterion_mark.subject_id) AND (s.state = ANY (ARRAY['open'::text, 'reviewed'::text])))))));
CREATE POLICY own_renewal ON ratings.criterion_mark FOR DELETE TO app_self
  USING (((side = 'self'::text) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = criterion_mark.subject_id) AND (s.state = ANY (ARRAY['open'::text, 'reviewed'::text])))))));
CREATE POLICY own_told ON ratings.criterion_mark FOR SELECT TO app_self
  USING (((side = 'superior'::text) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = criterion_mark.subject_id) AND (s.state = ANY (ARRAY['notified'::text, 'archived'::text])))))));
CREATE POLICY scope ON ratings.criterion_mark FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = criterion_mark.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = criterion_mark.subject_id))));
CREATE POLICY whole ON ratings.criterion_mark FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT ON ratings.criterion_mark TO app_self;
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.criterion_mark TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.criterion_mark TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.criterion_mark TO app_scoped;

CREATE TABLE ratings.entered_fact (
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  fact text COLLATE "C" NOT NULL,
  value jsonb NOT NULL,
  source_words text NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  source_on date
);
ALTER TABLE ratings.entered_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.entered_fact FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.entered_fact ADD CONSTRAINT entered_fact_pkey PRIMARY KEY (id);
ALTER TABLE ratings.entered_fact ADD CONSTRAINT entered_fact_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
CREATE INDEX entered_fact_state_officer ON ratings.entered_fact USING btree (subject_id) WHERE ((fact = 'is-state-officer'::text) AND (value = 'true'::jsonb) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX entered_fact_once ON ratings.entered_fact USING btree (subject_id, fact) WHERE (withdrawn_at IS NULL);
CREATE POLICY own ON ratings.entered_fact FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE (s.id = entered_fact.subject_id))));
CREATE POLICY scope ON ratings.entered_fact FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = entered_fact.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = entered_fact.subject_id))));
CREATE POLICY whole ON ratings.entered_fact FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.entered_fact TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.entered_fact TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.entered_fact TO app_scoped;
GRANT SELECT ON ratings.entered_fact TO app_self;

CREATE TABLE ratings.handed_sheet (
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  handed_on date NOT NULL,
  sheet jsonb NOT NULL,
  facts jsonb NOT NULL,
  read_on date,
  read_how text COLLATE "C",
  read_entered_at timestamp with time zone,
  read_entered_by uuid,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone
);
ALTER TABLE ratings.handed_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.handed_sheet FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.handed_sheet ADD CONSTRAINT handed_sheet_pkey PRIMARY KEY (id);
ALTER TABLE ratings.handed_sheet ADD CONSTRAINT handed_sheet_read CHECK ((num_nonnulls(read_on, read_how, read_entered_at, read_entered_by) = ANY (ARRAY[0, 4])));
ALTER TABLE ratings.handed_sheet ADD CONSTRAINT handed_sheet_read_how_check CHECK ((read_how = ANY (ARRAY['signed-in'::text, 'on-paper'::text])));
ALTER TABLE ratings.handed_sheet ADD CONSTRAINT handed_sheet_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
CREATE INDEX handed_sheet_subject ON ratings.handed_sheet USING btree (subject_id);
CREATE UNIQUE INDEX handed_sheet_once ON ratings.handed_sheet USING btree (subject_id) WHERE (withdrawn_at IS NULL);
CREATE POLICY own ON ratings.handed_sheet FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE (s.id = handed_sheet.subject_id))));
CREATE POLICY own_reading ON ratings.handed_sheet FOR UPDATE TO app_self
  USING (((withdrawn_at IS NULL) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = handed_sheet.subject_id) AND (s.state = ANY (ARRAY['open'::text, 'reviewed'::text])))))))
  WITH CHECK (((withdrawn_at IS NULL) AND ((read_on IS NULL) OR ((read_how = 'signed-in'::text) AND (read_entered_by = (current_setting('app.account'::text))::uuid)))));
CREATE POLICY scope ON ratings.handed_sheet FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = handed_sheet.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = handed_sheet.subject_id))));
CREATE POLICY whole ON ratings.handed_sheet FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.handed_sheet TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.handed_sheet TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.handed_sheet TO app_scoped;
GRANT SELECT ON ratings.handed_sheet TO app_self;

CREATE TABLE ratings.outside_figure (
  series_id uuid NOT NULL,
  place integer NOT NULL,
  year integer NOT NULL,
  level_codes text[] COLLATE "C" NOT NULL,
  words text NOT NULL,
  share numeric(7,3),
  amount integer,
  whole integer
);
ALTER TABLE ratings.outside_figure ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.outside_figure FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.outside_figure ADD CONSTRAINT outside_figure_pkey PRIMARY KEY (series_id, place);
ALTER TABLE ratings.outside_figure ADD CONSTRAINT outside_figure_series_id_fkey FOREIGN KEY (series_id) REFERENCES ratings.outside_series(id);
ALTER TABLE ratings.outside_figure ADD CONSTRAINT outside_figure_value CHECK ((num_nonnulls(share, amount) >= 1));
ALTER TABLE ratings.outside_figure ADD CONSTRAINT outside_figure_whole CHECK (((whole IS NULL) OR ((amount IS NOT NULL) AND (amount <= whole))));
CREATE POLICY scope ON ratings.outside_figure FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.outside_series root
  WHERE (root.id = outside_figure.series_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.outside_series root
  WHERE (root.id = outside_figure.series_id))));
CREATE POLICY whole ON ratings.outside_figure FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.outside_figure TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.outside_figure TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.outside_figure TO app_scoped;

CREATE TABLE ratings.outside_series (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  title text NOT NULL,
  source_words text NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_words text,
  subjects text COLLATE "C"
);
ALTER TABLE ratings.outside_series ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.outside_series FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.outside_series ADD CONSTRAINT outside_series_pkey PRIMARY KEY (id);
ALTER TABLE ratings.outside_series ADD CONSTRAINT outside_series_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE ratings.outside_series ADD CONSTRAINT outside_series_subjects_check CHECK ((subjects = ANY (ARRAY['party-organisations'::text, 'grassroots-organisations'::text, 'cells'::text, 'leadership-collectives'::text, 'members'::text, 'leaders'::text, 'other'::text])));
CREATE INDEX outside_series_pos ON ratings.outside_series USING btree (org_pos);
CREATE POLICY further_offices ON ratings.outside_series FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON ratings.outside_series FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON ratings.outside_series FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.outside_series TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.outside_series TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.outside_series TO app_scoped;

CREATE TABLE ratings.past_result (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  member_id uuid,
  about_org_id uuid,
  year integer NOT NULL,
  level text COLLATE "C",
  not_rated_words text,
  decision_number text,
  decision_on date,
  import_id uuid,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_words text,
  title text COLLATE "vi-x-icu" NOT NULL,
  sort_title text COLLATE "vi-x-icu" NOT NULL
);
ALTER TABLE ratings.past_result ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.past_result FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.past_result ADD CONSTRAINT past_result_about_org_id_fkey FOREIGN KEY (about_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE ratings.past_result ADD CONSTRAINT past_result_level CHECK (((level IS NULL) = (not_rated_words IS NOT NULL)));
ALTER TABLE ratings.past_result ADD CONSTRAINT past_result_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE ratings.past_result ADD CONSTRAINT past_result_pkey PRIMARY KEY (id);
ALTER TABLE ratings.past_result ADD CONSTRAINT past_result_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE ratings.past_result ADD CONSTRAINT past_result_who CHECK ((num_nonnulls(member_id, about_org_id) = 1));
ALTER TABLE ratings.past_result ADD CONSTRAINT past_result_year_check CHECK (((year >= 1930) AND (year <= 2199)));
CREATE INDEX past_result_about ON ratings.past_result USING btree (about_org_id, year) WHERE (about_org_id IS NOT NULL);
CREATE INDEX past_result_import ON ratings.past_result USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX past_result_member ON ratings.past_result USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX past_result_org ON ratings.past_result USING btree (org_id, year);
CREATE INDEX past_result_pos ON ratings.past_result USING btree (org_pos, year);
CREATE UNIQUE INDEX past_result_once ON ratings.past_result USING btree (kind, COALESCE(member_id, about_org_id), year) WHERE (withdrawn_at IS NULL);
CREATE POLICY further_offices ON ratings.past_result FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON ratings.past_result FOR SELECT TO app_self
  USING (((withdrawn_at IS NULL) AND (EXISTS ( SELECT 1
   FROM members.published_member m
  WHERE (m.id = past_result.member_id)))));
CREATE POLICY scope ON ratings.past_result FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON ratings.past_result FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.past_result TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.past_result TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.past_result TO app_scoped;

CREATE TABLE ratings.recheck (
  step_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  verdict_id uuid NOT NULL,
  finding text COLLATE "C" NOT NULL,
  rechecked_at timestamp with time zone NOT NULL
);
ALTER TABLE ratings.recheck ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.recheck FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.recheck ADD CONSTRAINT recheck_finding CHECK ((finding = ANY (ARRAY['agrees'::text, 'waits'::text, 'differs'::text])));
ALTER TABLE ratings.recheck ADD CONSTRAINT recheck_pkey PRIMARY KEY (step_id);
ALTER TABLE ratings.recheck ADD CONSTRAINT recheck_step_id_fkey FOREIGN KEY (step_id) REFERENCES ratings.subject_step(id);
ALTER TABLE ratings.recheck ADD CONSTRAINT recheck_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.recheck ADD CONSTRAINT recheck_verdict_id_fkey FOREIGN KEY (verdict_id) REFERENCES ratings.verdict(id);
CREATE INDEX recheck_subject ON ratings.recheck USING btree (subject_id);
CREATE POLICY scope ON ratings.recheck FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = recheck.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = recheck.subject_id))));
CREATE POLICY whole ON ratings.recheck FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.recheck TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.recheck TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.recheck TO app_scoped;

CREATE TABLE ratings.remark (
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  said_on date NOT NULL,
  by_words text NOT NULL,
  text text NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  answers uuid
);
ALTER TABLE ratings.remark ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.remark FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.remark ADD CONSTRAINT remark_answers_fkey FOREIGN KEY (answers) REFERENCES ratings.remark(id);
ALTER TABLE ratings.remark ADD CONSTRAINT remark_kind_check CHECK ((kind = ANY (ARRAY['suggestion'::text, 'workplace-asked'::text, 'workplace'::text, 'residence-asked'::text, 'residence'::text, 'answer'::text])));
ALTER TABLE ratings.remark ADD CONSTRAINT remark_pkey PRIMARY KEY (id);
ALTER TABLE ratings.remark ADD CONSTRAINT remark_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
CREATE INDEX remark_answers ON ratings.remark USING btree (answers) WHERE (answers IS NOT NULL);
CREATE INDEX remark_subject ON ratings.remark USING btree (subject_id);
CREATE POLICY own ON ratings.remark FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE (s.id = remark.subject_id))));
CREATE POLICY own_answer ON ratings.remark FOR INSERT TO app_self
  WITH CHECK (((kind = 'answer'::text) AND (entered_by = (current_setting('app.account'::text))::uuid) AND (withdrawn_at IS NULL) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = remark.subject_id) AND (s.state = ANY (ARRAY['open'::text, 'reviewed'::text])))))));
CREATE POLICY own_answer_told ON ratings.remark FOR INSERT TO app_self
  WITH CHECK (((kind = 'answer'::text) AND (entered_by = (current_setting('app.account'::text))::uuid) AND (withdrawn_at IS NULL) AND (EXISTS ( SELECT 1
   FROM (ratings.subject s
     JOIN ratings.cadre_sheet c ON ((c.subject_id = s.id)))
  WHERE ((s.id = remark.subject_id) AND (s.state = 'notified'::text))))));
CREATE POLICY own_withdrawal ON ratings.remark FOR UPDATE TO app_self
  USING (((kind = 'answer'::text) AND (entered_by = (current_setting('app.account'::text))::uuid) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE (s.id = remark.subject_id)))))
  WITH CHECK (((kind = 'answer'::text) AND (entered_by = (current_setting('app.account'::text))::uuid) AND (withdrawn_at IS NOT NULL)));
CREATE POLICY scope ON ratings.remark FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = remark.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = remark.subject_id))));
CREATE POLICY whole ON ratings.remark FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.remark TO app_load;
GRANT INSERT, SELECT ON ratings.remark TO app_self;
GRANT INSERT, SELECT, UPDATE ON ratings.remark TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.remark TO app_scoped;

CREATE TABLE ratings.season (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  period_kind text COLLATE "C" NOT NULL,
  year integer NOT NULL,
  part integer NOT NULL,
  period_from date NOT NULL,
  period_until date NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  layer_id text COLLATE "C",
  pack_reason text,
  adjustments jsonb NOT NULL DEFAULT '[]'::jsonb,
  calendar jsonb NOT NULL DEFAULT '[]'::jsonb,
  quota_base text COLLATE "C",
  quota_rounding text COLLATE "C",
  state text COLLATE "C" NOT NULL,
  state_reason text,
  opened_on date NOT NULL,
  closed_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  quota_rule_number text,
  quota_rule_on date,
  quota_rule_issuer text,
  last_issuer text
);
ALTER TABLE ratings.season ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.season FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.season ADD CONSTRAINT season_closed CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL)));
ALTER TABLE ratings.season ADD CONSTRAINT season_period CHECK (((period_from < period_until) AND ((period_kind = 'year'::text) = (part = 0))));
ALTER TABLE ratings.season ADD CONSTRAINT season_period_kind_check CHECK ((period_kind = ANY (ARRAY['year'::text, 'quarter'::text, 'month'::text])));
ALTER TABLE ratings.season ADD CONSTRAINT season_pkey PRIMARY KEY (id);
ALTER TABLE ratings.season ADD CONSTRAINT season_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE ratings.season ADD CONSTRAINT season_quota_rule CHECK (((num_nonnulls(quota_rule_number, quota_rule_on, quota_rule_issuer) = ANY (ARRAY[0, 3])) AND ((num_nonnulls(quota_base, quota_rounding) > 0) = (quota_rule_number IS NOT NULL))));
ALTER TABLE ratings.season ADD CONSTRAINT season_reason CHECK (((state <> 'withdrawn'::text) OR (state_reason IS NOT NULL)));
ALTER TABLE ratings.season ADD CONSTRAINT season_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'withdrawn'::text])));
ALTER TABLE ratings.season ADD CONSTRAINT season_year_check CHECK (((year >= 1930) AND (year <= 2199)));
CREATE INDEX season_pos ON ratings.season USING btree (org_pos, year);
CREATE UNIQUE INDEX season_once ON ratings.season USING btree (org_id, period_kind, year, part) WHERE (state <> 'withdrawn'::text);
CREATE POLICY further_offices ON ratings.season FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON ratings.season FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON ratings.season FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.season TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.season TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.season TO app_scoped;

CREATE TABLE ratings.season_part (
  season_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  opener_id uuid NOT NULL,
  period_kind text COLLATE "C" NOT NULL,
  year integer NOT NULL,
  part integer NOT NULL,
  period_from date NOT NULL,
  period_until date NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  layer_id text COLLATE "C",
  pack_reason text,
  adjustments jsonb NOT NULL DEFAULT '[]'::jsonb,
  calendar jsonb NOT NULL DEFAULT '[]'::jsonb,
  state text COLLATE "C" NOT NULL,
  opened_on date NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid()
);
ALTER TABLE ratings.season_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.season_part FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.season_part ADD CONSTRAINT season_part_pkey PRIMARY KEY (season_id, org_id);
ALTER TABLE ratings.season_part ADD CONSTRAINT season_part_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE ratings.season_part ADD CONSTRAINT season_part_season_id_fkey FOREIGN KEY (season_id) REFERENCES ratings.season(id);
ALTER TABLE ratings.season_part ADD CONSTRAINT season_part_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'withdrawn'::text])));
CREATE INDEX season_part_open ON ratings.season_part USING btree (org_pos, season_id) WHERE (state = 'open'::text);
CREATE INDEX season_part_org ON ratings.season_part USING btree (org_id, year);
CREATE INDEX season_part_pos ON ratings.season_part USING btree (org_pos, year);
CREATE UNIQUE INDEX season_part_id ON ratings.season_part USING btree (id);
CREATE POLICY further_offices ON ratings.season_part FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON ratings.season_part FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.season_id = season_part.season_id) AND (s.org_id = season_part.org_id)))));
CREATE POLICY scope ON ratings.season_part FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON ratings.season_part FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.season_part TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.season_part TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.season_part TO app_scoped;
GRANT SELECT ON ratings.season_part TO app_self;

CREATE TABLE ratings.settlement (
  id uuid NOT NULL,
  season_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  quota_group text COLLATE "C" NOT NULL,
  readings jsonb NOT NULL,
  covers integer NOT NULL,
  reason text,
  exception_number text,
  exception_on date,
  settled_on date NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_words text
);
ALTER TABLE ratings.settlement ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.settlement FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.settlement ADD CONSTRAINT settlement_covers_check CHECK ((covers >= 0));
ALTER TABLE ratings.settlement ADD CONSTRAINT settlement_exception CHECK (((exception_number IS NULL) = (exception_on IS NULL)));
ALTER TABLE ratings.settlement ADD CONSTRAINT settlement_pkey PRIMARY KEY (id);
ALTER TABLE ratings.settlement ADD CONSTRAINT settlement_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE ratings.settlement ADD CONSTRAINT settlement_season_id_fkey FOREIGN KEY (season_id) REFERENCES ratings.season(id);
ALTER TABLE ratings.settlement ADD CONSTRAINT settlement_why CHECK (((reason IS NOT NULL) OR (exception_number IS NOT NULL)));
CREATE INDEX settlement_pos ON ratings.settlement USING btree (org_pos);
CREATE UNIQUE INDEX settlement_once ON ratings.settlement USING btree (season_id, quota_group) WHERE (withdrawn_at IS NULL);
CREATE POLICY further_offices ON ratings.settlement FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON ratings.settlement FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON ratings.settlement FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.settlement TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.settlement TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.settlement TO app_scoped;

CREATE TABLE ratings.shortcoming (
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  text text NOT NULL,
  named_on date NOT NULL,
  named_by text,
  due_on date NOT NULL,
  task_id uuid,
  remedied_on date,
  proof text,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_why text
);
ALTER TABLE ratings.shortcoming ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.shortcoming FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.shortcoming ADD CONSTRAINT shortcoming_pkey PRIMARY KEY (id);
ALTER TABLE ratings.shortcoming ADD CONSTRAINT shortcoming_proof CHECK (((remedied_on IS NULL) OR (proof IS NOT NULL)));
ALTER TABLE ratings.shortcoming ADD CONSTRAINT shortcoming_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.shortcoming ADD CONSTRAINT shortcoming_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks.task(id);
CREATE INDEX shortcoming_subject ON ratings.shortcoming USING btree (subject_id);
CREATE INDEX shortcoming_task ON ratings.shortcoming USING btree (task_id) WHERE (task_id IS NOT NULL);
CREATE POLICY own ON ratings.shortcoming FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE (s.id = shortcoming.subject_id))));
CREATE POLICY scope ON ratings.shortcoming FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = shortcoming.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = shortcoming.subject_id))));
CREATE POLICY whole ON ratings.shortcoming FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.shortcoming TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.shortcoming TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.shortcoming TO app_scoped;
GRANT SELECT ON ratings.shortcoming TO app_self;

CREATE TABLE ratings.subject (
  id uuid NOT NULL,
  season_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  member_id uuid,
  about_org_id uuid,
  title text COLLATE "vi-x-icu" NOT NULL,
  sort_title text COLLATE "vi-x-icu" NOT NULL,
  post_words text,
  is_head boolean NOT NULL DEFAULT false,
  quota_group text COLLATE "C" NOT NULL,
  above_id uuid,
  counts_for_id uuid,
  collective_id uuid,
  period_kind text COLLATE "C" NOT NULL,
  year integer NOT NULL,
  part integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  state_reason text,
  review_held_on date,
  self_level text COLLATE "C",
  proposed_level text COLLATE "C",
  ballot_level text COLLATE "C",
  decided_level text COLLATE "C",
  decided_on date,
  not_rated_rule text COLLATE "C",
  verdict_level text COLLATE "C",
  verdict_asked boolean NOT NULL DEFAULT false,
  is_provisional boolean NOT NULL DEFAULT false,
  is_fictional boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  published_on date,
  decided_above boolean NOT NULL DEFAULT false,
  taken_over_by uuid,
  moved_words text
);
ALTER TABLE ratings.subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.subject FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.subject ADD CONSTRAINT subject_about_org_id_fkey FOREIGN KEY (about_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE ratings.subject ADD CONSTRAINT subject_above_id_fkey FOREIGN KEY (above_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.subject ADD CONSTRAINT subject_collective_id_fkey FOREIGN KEY (collective_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.subject ADD CONSTRAINT subject_counts_for_id_fkey FOREIGN KEY (counts_for_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.subject ADD CONSTRAINT subject_decided CHECK (((state <> ALL (ARRAY['decided'::text, 'notified'::text, 'archived'::text])) OR ((decided_level IS NOT NULL) AND (decided_on IS NOT NULL))));
ALTER TABLE ratings.subject ADD CONSTRAINT subject_kind_check CHECK ((kind = ANY (ARRAY['grassroots-committee'::text, 'section-committee'::text, 'cell-committee'::text, 'section-cell'::text, 'party-organisation'::text, 'leadership-collective'::text, 'leader'::text, 'member'::text, 'member-outside'::text, 'officer'::text])));
ALTER TABLE ratings.subject ADD CONSTRAINT subject_member_id_fkey FOREIGN KEY (member_id) REFERENCES members.member(id);
ALTER TABLE ratings.subject ADD CONSTRAINT subject_not_rated CHECK (((state <> 'not-rated'::text) OR ((not_rated_rule IS NOT NULL) AND (decided_level IS NULL))));
ALTER TABLE ratings.subject ADD CONSTRAINT subject_part FOREIGN KEY (season_id, org_id) REFERENCES ratings.season_part(season_id, org_id);
ALTER TABLE ratings.subject ADD CONSTRAINT subject_pkey PRIMARY KEY (id);
ALTER TABLE ratings.subject ADD CONSTRAINT subject_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE ratings.subject ADD CONSTRAINT subject_published CHECK (((published_on IS NULL) OR (state = ANY (ARRAY['notified'::text, 'archived'::text, 'withdrawn'::text]))));
ALTER TABLE ratings.subject ADD CONSTRAINT subject_state_check CHECK ((state = ANY (ARRAY['open'::text, 'reviewed'::text, 'decided'::text, 'notified'::text, 'archived'::text, 'not-rated'::text, 'withdrawn'::text])));
ALTER TABLE ratings.subject ADD CONSTRAINT subject_taken_over_by_fkey FOREIGN KEY (taken_over_by) REFERENCES ratings.season(id);
ALTER TABLE ratings.subject ADD CONSTRAINT subject_who CHECK ((num_nonnulls(member_id, about_org_id) = 1));
CREATE INDEX subject_about ON ratings.subject USING btree (about_org_id, year) WHERE (about_org_id IS NOT NULL);
CREATE INDEX subject_above ON ratings.subject USING btree (above_id) WHERE (above_id IS NOT NULL);
CREATE INDEX subject_collective ON ratings.subject USING btree (collective_id) WHERE (collective_id IS NOT NULL);
CREATE INDEX subject_counts_for ON ratings.subject USING btree (counts_for_id) WHERE (counts_for_id IS NOT NULL);
CREATE INDEX subject_decided_above ON ratings.subject USING btree (season_id) WHERE decided_above;
CREATE INDEX subject_group ON ratings.subject USING btree (season_id, quota_group);
CREATE INDEX subject_left ON ratings.subject USING btree (season_id, state, org_pos) INCLUDE (self_level, proposed_level, ballot_level, published_on);
CREATE INDEX subject_member ON ratings.subject USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX subject_pos ON ratings.subject USING btree (org_pos, year, period_kind);
CREATE INDEX subject_provisional ON ratings.subject USING btree (season_id, org_pos) WHERE is_provisional;
CREATE INDEX subject_season ON ratings.subject USING btree (season_id, org_id, sort_title, id);
CREATE INDEX subject_taken_over ON ratings.subject USING btree (taken_over_by) WHERE (taken_over_by IS NOT NULL);
CREATE INDEX subject_year ON ratings.subject USING btree (year, org_pos) WHERE ((period_kind = 'year'::text) AND (state <> 'withdrawn'::text));
CREATE UNIQUE INDEX subject_member_once ON ratings.subject USING btree (season_id, kind, member_id, COALESCE(post_words, ''::text)) WHERE ((member_id IS NOT NULL) AND (state <> 'withdrawn'::text));
CREATE UNIQUE INDEX subject_organisation_once ON ratings.subject USING btree (season_id, kind, about_org_id, title) WHERE ((about_org_id IS NOT NULL) AND (state <> 'withdrawn'::text));
CREATE POLICY further_offices ON ratings.subject FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON ratings.subject FOR SELECT TO app_self
  USING (((state <> 'withdrawn'::text) AND (EXISTS ( SELECT 1
   FROM members.published_member m
  WHERE (m.id = subject.member_id)))));
CREATE POLICY own_rating ON ratings.subject FOR UPDATE TO app_self
  USING (((state = ANY (ARRAY['open'::text, 'reviewed'::text])) AND (EXISTS ( SELECT 1
   FROM members.published_member m
  WHERE (m.id = subject.member_id)))))
  WITH CHECK (((state = ANY (ARRAY['open'::text, 'reviewed'::text])) AND (EXISTS ( SELECT 1
   FROM members.published_member m
  WHERE (m.id = subject.member_id)))));
CREATE POLICY scope ON ratings.subject FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON ratings.subject FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.subject TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.subject TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.subject TO app_scoped;

CREATE TABLE ratings.subject_step (
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  step text COLLATE "C" NOT NULL,
  happened_on date NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  level text COLLATE "C",
  points jsonb,
  words text,
  decision_number text,
  decision_on date,
  decision_issuer text,
  ahead_reason text,
  ahead_of jsonb NOT NULL DEFAULT '[]'::jsonb,
  leaving_reason text,
  before jsonb NOT NULL,
  withdrawn_at timestamp with time zone,
  grades jsonb,
  marks_before jsonb,
  withdrawn_words text
);
ALTER TABLE ratings.subject_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.subject_step FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.subject_step ADD CONSTRAINT subject_step_ahead CHECK (((ahead_reason IS NULL) = (ahead_of = '[]'::jsonb)));
ALTER TABLE ratings.subject_step ADD CONSTRAINT subject_step_decided CHECK (((step <> 'decide-level'::text) OR ((level IS NOT NULL) AND (decision_number IS NOT NULL))));
ALTER TABLE ratings.subject_step ADD CONSTRAINT subject_step_decision CHECK ((num_nonnulls(decision_number, decision_on, decision_issuer) = ANY (ARRAY[0, 3])));
ALTER TABLE ratings.subject_step ADD CONSTRAINT subject_step_pkey PRIMARY KEY (id);
ALTER TABLE ratings.subject_step ADD CONSTRAINT subject_step_step_check CHECK ((step = ANY (ARRAY['record-review'::text, 'withdraw-review'::text, 'rate-self'::text, 'propose-level'::text, 'record-ballot'::text, 'decide-level'::text, 'set-not-rated'::text, 'rate-after-all'::text, 'notify-subject'::text, 'publish-result'::text, 'archive-rating'::text, 'reopen-rating'::text, 'confirm-decision'::text])));
ALTER TABLE ratings.subject_step ADD CONSTRAINT subject_step_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.subject_step ADD CONSTRAINT subject_step_withdrawn_words CHECK (((withdrawn_words IS NULL) OR (withdrawn_at IS NOT NULL)));
CREATE INDEX subject_step_entered ON ratings.subject_step USING btree (entered_at);
CREATE INDEX subject_step_even_ballot ON ratings.subject_step USING btree (subject_id) WHERE ((step = 'record-ballot'::text) AND (level IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX subject_step_subject ON ratings.subject_step USING btree (subject_id, entered_at);
CREATE POLICY own ON ratings.subject_step FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = subject_step.subject_id) AND ((subject_step.step = 'rate-self'::text) OR ((subject_step.step = ANY (ARRAY['decide-level'::text, 'notify-subject'::text])) AND (s.state = ANY (ARRAY['notified'::text, 'archived'::text]))))))));
CREATE POLICY own_rating ON ratings.subject_step FOR INSERT TO app_self
  WITH CHECK (((step = 'rate-self'::text) AND (entered_by = (current_setting('app.account'::text))::uuid) AND (withdrawn_at IS NULL) AND (decision_number IS NULL) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = subject_step.subject_id) AND (s.state = ANY (ARRAY['open'::text, 'reviewed'::text])))))));
CREATE POLICY scope ON ratings.subject_step FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = subject_step.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = subject_step.subject_id))));
CREATE POLICY whole ON ratings.subject_step FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.subject_step TO app_load;
GRANT INSERT ON ratings.subject_step TO app_self;
GRANT INSERT, SELECT, UPDATE ON ratings.subject_step TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.subject_step TO app_scoped;

CREATE TABLE ratings.target (
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  place integer NOT NULL,
  text text NOT NULL,
  product text,
  unit text,
  amount numeric(14,3),
  due_on date,
  weight numeric(6,2),
  is_key boolean NOT NULL DEFAULT false,
  source_words text,
  task_id uuid,
  result_amount numeric(14,3),
  done_on date,
  is_exceeded boolean,
  result_words text,
  removed_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_why text,
  result_by uuid
);
ALTER TABLE ratings.target ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.target FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.target ADD CONSTRAINT target_pkey PRIMARY KEY (id);
ALTER TABLE ratings.target ADD CONSTRAINT target_place UNIQUE (subject_id, place);
ALTER TABLE ratings.target ADD CONSTRAINT target_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.target ADD CONSTRAINT target_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks.task(id);
ALTER TABLE ratings.target ADD CONSTRAINT target_weight_check CHECK ((weight > (0)::numeric));
ALTER TABLE ratings.target ADD CONSTRAINT target_withdrawn CHECK (((num_nonnulls(withdrawn_at, withdrawn_why) = ANY (ARRAY[0, 2])) AND ((withdrawn_at IS NULL) OR (removed_at IS NOT NULL))));
CREATE INDEX target_task ON ratings.target USING btree (task_id) WHERE (task_id IS NOT NULL);
CREATE POLICY own ON ratings.target FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE (s.id = target.subject_id))));
CREATE POLICY own_results ON ratings.target FOR UPDATE TO app_self
  USING (((removed_at IS NULL) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = target.subject_id) AND (s.state = ANY (ARRAY['open'::text, 'reviewed'::text])))))))
  WITH CHECK (((removed_at IS NULL) AND (result_by = (current_setting('app.account'::text))::uuid) AND (EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = target.subject_id) AND (s.state = ANY (ARRAY['open'::text, 'reviewed'::text])))))));
CREATE POLICY scope ON ratings.target FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = target.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = target.subject_id))));
CREATE POLICY whole ON ratings.target FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.target TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.target TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.target TO app_scoped;
GRANT SELECT ON ratings.target TO app_self;

CREATE TABLE ratings.target_change (
  id uuid NOT NULL,
  target_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  before jsonb,
  after jsonb,
  why text,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL
);
ALTER TABLE ratings.target_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.target_change FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.target_change ADD CONSTRAINT target_change_pkey PRIMARY KEY (id);
ALTER TABLE ratings.target_change ADD CONSTRAINT target_change_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
ALTER TABLE ratings.target_change ADD CONSTRAINT target_change_target_id_fkey FOREIGN KEY (target_id) REFERENCES ratings.target(id);
CREATE INDEX target_change_subject ON ratings.target_change USING btree (subject_id);
CREATE INDEX target_change_target ON ratings.target_change USING btree (target_id);
CREATE POLICY scope ON ratings.target_change FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = target_change.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = target_change.subject_id))));
CREATE POLICY whole ON ratings.target_change FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.target_change TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.target_change TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.target_change TO app_scoped;

CREATE TABLE ratings.verdict (
  id uuid NOT NULL,
  subject_id uuid NOT NULL,
  step_id uuid,
  pack_ids text[] COLLATE "C" NOT NULL,
  adjustments jsonb NOT NULL DEFAULT '[]'::jsonb,
  facts jsonb NOT NULL,
  verdict jsonb NOT NULL,
  level text COLLATE "C",
  made_at timestamp with time zone NOT NULL DEFAULT now(),
  kind text COLLATE "C",
  period_kind text COLLATE "C"
);
ALTER TABLE ratings.verdict ENABLE ROW LEVEL SECURITY;
ALTER TABLE ratings.verdict FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.verdict ADD CONSTRAINT verdict_pkey PRIMARY KEY (id);
ALTER TABLE ratings.verdict ADD CONSTRAINT verdict_step_id_fkey FOREIGN KEY (step_id) REFERENCES ratings.subject_step(id);
ALTER TABLE ratings.verdict ADD CONSTRAINT verdict_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES ratings.subject(id);
CREATE INDEX verdict_subject ON ratings.verdict USING btree (subject_id, made_at);
CREATE POLICY own ON ratings.verdict FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject s
  WHERE ((s.id = verdict.subject_id) AND (s.state = ANY (ARRAY['notified'::text, 'archived'::text]))))));
CREATE POLICY scope ON ratings.verdict FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = verdict.subject_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM ratings.subject root
  WHERE (root.id = verdict.subject_id))));
CREATE POLICY whole ON ratings.verdict FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON ratings.verdict TO app_load;
GRANT INSERT, SELECT, UPDATE ON ratings.verdict TO app_all;
GRANT INSERT, SELECT, UPDATE ON ratings.verdict TO app_scoped;
GRANT SELECT ON ratings.verdict TO app_self;

CREATE TABLE tasks.allotment (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  target_id uuid NOT NULL,
  to_org_id uuid NOT NULL,
  numerator bigint NOT NULL,
  denominator bigint NOT NULL,
  due_on date NOT NULL,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE tasks.allotment ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.allotment FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.allotment ADD CONSTRAINT allotment_denominator_check CHECK ((denominator > 0));
ALTER TABLE tasks.allotment ADD CONSTRAINT allotment_numerator_check CHECK ((numerator >= 0));
ALTER TABLE tasks.allotment ADD CONSTRAINT allotment_pkey PRIMARY KEY (id);
ALTER TABLE tasks.allotment ADD CONSTRAINT allotment_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES tasks.programme(id);
ALTER TABLE tasks.allotment ADD CONSTRAINT allotment_target_id_fkey FOREIGN KEY (target_id) REFERENCES tasks.target(id);
ALTER TABLE tasks.allotment ADD CONSTRAINT allotment_to_org_id_fkey FOREIGN KEY (to_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE tasks.allotment ADD CONSTRAINT allotment_twice UNIQUE (target_id, to_org_id);
CREATE INDEX allotment_programme ON tasks.allotment USING btree (programme_id);
CREATE POLICY scope ON tasks.allotment FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM tasks.programme root
  WHERE (root.id = allotment.programme_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM tasks.programme root
  WHERE (root.id = allotment.programme_id))));
CREATE POLICY whole ON tasks.allotment FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.allotment TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.allotment TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.allotment TO app_scoped;

CREATE TABLE tasks.co_worker (
  task_id uuid NOT NULL,
  place integer NOT NULL,
  member_id uuid,
  full_name text COLLATE "vi-x-icu",
  sort_name text COLLATE "vi-x-icu",
  org_id uuid
);
ALTER TABLE tasks.co_worker ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.co_worker FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.co_worker ADD CONSTRAINT co_worker_names FOREIGN KEY (member_id, full_name, sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE tasks.co_worker ADD CONSTRAINT co_worker_org_id_fkey FOREIGN KEY (org_id) REFERENCES organisations.organisation(id);
ALTER TABLE tasks.co_worker ADD CONSTRAINT co_worker_pkey PRIMARY KEY (task_id, place);
ALTER TABLE tasks.co_worker ADD CONSTRAINT co_worker_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks.task(id);
ALTER TABLE tasks.co_worker ADD CONSTRAINT co_worker_who CHECK (((num_nonnulls(member_id, org_id) = 1) AND ((member_id IS NULL) = (full_name IS NULL))));
CREATE INDEX co_worker_member ON tasks.co_worker USING btree (member_id) WHERE (member_id IS NOT NULL);
CREATE POLICY own ON tasks.co_worker FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.published_member m
  WHERE (m.id = co_worker.member_id))));
CREATE POLICY scope ON tasks.co_worker FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM tasks.task root
  WHERE (root.id = co_worker.task_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM tasks.task root
  WHERE (root.id = co_worker.task_id))));
CREATE POLICY whole ON tasks.co_worker FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.co_worker TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.co_worker TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.co_worker TO app_scoped;
GRANT SELECT ON tasks.co_worker TO app_self;

CREATE TABLE tasks.programme (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  number text NOT NULL,
  issuer text NOT NULL,
  adopted_on date NOT NULL,
  title text NOT NULL,
  folded_title text COLLATE "C" GENERATED ALWAYS AS (platform.folded(title)) STORED,
  from_day date NOT NULL,
  last_day date NOT NULL,
  note text,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE tasks.programme ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.programme FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.programme ADD CONSTRAINT programme_kind_check CHECK ((kind = ANY (ARRAY['resolution'::text, 'scheme'::text, 'action-programme'::text, 'plan'::text])));
ALTER TABLE tasks.programme ADD CONSTRAINT programme_period CHECK ((from_day <= last_day));
ALTER TABLE tasks.programme ADD CONSTRAINT programme_pkey PRIMARY KEY (id);
ALTER TABLE tasks.programme ADD CONSTRAINT programme_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX programme_order ON tasks.programme USING btree (org_pos, adopted_on, id);
CREATE INDEX programme_org ON tasks.programme USING btree (org_id, org_pos);
CREATE UNIQUE INDEX programme_number ON tasks.programme USING btree (org_id, number, adopted_on);
CREATE POLICY further_offices ON tasks.programme FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON tasks.programme FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON tasks.programme FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.programme TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.programme TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.programme TO app_scoped;

CREATE TABLE tasks.programme_review (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  as_of date NOT NULL,
  held_on date NOT NULL,
  results text NOT NULL,
  shortcomings text,
  next_steps text,
  figures jsonb NOT NULL,
  entered_at timestamp with time zone NOT NULL
);
ALTER TABLE tasks.programme_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.programme_review FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.programme_review ADD CONSTRAINT programme_review_days CHECK ((as_of <= held_on));
ALTER TABLE tasks.programme_review ADD CONSTRAINT programme_review_kind_check CHECK ((kind = ANY (ARRAY['half-way'::text, 'final'::text])));
ALTER TABLE tasks.programme_review ADD CONSTRAINT programme_review_once UNIQUE (programme_id, kind);
ALTER TABLE tasks.programme_review ADD CONSTRAINT programme_review_pkey PRIMARY KEY (id);
ALTER TABLE tasks.programme_review ADD CONSTRAINT programme_review_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES tasks.programme(id);
CREATE POLICY scope ON tasks.programme_review FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM tasks.programme root
  WHERE (root.id = programme_review.programme_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM tasks.programme root
  WHERE (root.id = programme_review.programme_id))));
CREATE POLICY whole ON tasks.programme_review FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.programme_review TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.programme_review TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.programme_review TO app_scoped;

CREATE TABLE tasks.progress (
  id uuid NOT NULL,
  received_target_id uuid NOT NULL,
  on_day date NOT NULL,
  numerator bigint NOT NULL,
  denominator bigint NOT NULL,
  measure text COLLATE "C" NOT NULL,
  source_words text,
  note text,
  entered_at timestamp with time zone NOT NULL,
  entered_by uuid NOT NULL,
  withdrawn_at timestamp with time zone
);
ALTER TABLE tasks.progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.progress FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.progress ADD CONSTRAINT progress_denominator_check CHECK ((denominator >= 0));
ALTER TABLE tasks.progress ADD CONSTRAINT progress_measure_check CHECK ((measure = ANY (ARRAY['typed'::text, 'tasks-done'::text])));
ALTER TABLE tasks.progress ADD CONSTRAINT progress_numerator_check CHECK ((numerator >= 0));
ALTER TABLE tasks.progress ADD CONSTRAINT progress_pkey PRIMARY KEY (id);
ALTER TABLE tasks.progress ADD CONSTRAINT progress_received_target_id_fkey FOREIGN KEY (received_target_id) REFERENCES tasks.received_target(id);
ALTER TABLE tasks.progress ADD CONSTRAINT progress_source CHECK (((measure = 'typed'::text) = (source_words IS NOT NULL)));
CREATE UNIQUE INDEX progress_of_day ON tasks.progress USING btree (received_target_id, on_day) WHERE (withdrawn_at IS NULL);
CREATE POLICY scope ON tasks.progress FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM tasks.received_target root
  WHERE (root.id = progress.received_target_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM tasks.received_target root
  WHERE (root.id = progress.received_target_id))));
CREATE POLICY whole ON tasks.progress FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.progress TO app_load;
GRANT INSERT, SELECT, UPDATE ON tasks.progress TO app_all;
GRANT INSERT, SELECT, UPDATE ON tasks.progress TO app_scoped;

CREATE TABLE tasks.progress_copy (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  allotment_id uuid NOT NULL,
  on_day date NOT NULL,
  numerator bigint NOT NULL,
  denominator bigint NOT NULL,
  measure text COLLATE "C" NOT NULL,
  source_words text,
  note text,
  entered_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone
);
ALTER TABLE tasks.progress_copy ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.progress_copy FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.progress_copy ADD CONSTRAINT progress_copy_allotment FOREIGN KEY (allotment_id) REFERENCES tasks.allotment(id);
ALTER TABLE tasks.progress_copy ADD CONSTRAINT progress_copy_pkey PRIMARY KEY (id);
ALTER TABLE tasks.progress_copy ADD CONSTRAINT progress_copy_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES tasks.programme(id);
CREATE INDEX progress_copy_of ON tasks.progress_copy USING btree (allotment_id, on_day);
CREATE INDEX progress_copy_programme ON tasks.progress_copy USING btree (programme_id);
CREATE POLICY scope ON tasks.progress_copy FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM tasks.programme root
  WHERE (root.id = progress_copy.programme_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM tasks.programme root
  WHERE (root.id = progress_copy.programme_id))));
CREATE POLICY whole ON tasks.progress_copy FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.progress_copy TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.progress_copy TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.progress_copy TO app_scoped;

CREATE TABLE tasks.received_target (
  id uuid NOT NULL,
  allotment_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  from_org_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  programme_number text NOT NULL,
  programme_title text NOT NULL,
  programme_issuer text NOT NULL,
  adopted_on date NOT NULL,
  from_day date NOT NULL,
  last_day date NOT NULL,
  name text NOT NULL,
  unit text NOT NULL,
  direction text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  measure text COLLATE "C" NOT NULL,
  numerator bigint NOT NULL,
  denominator bigint NOT NULL,
  due_on date NOT NULL,
  is_withdrawn boolean NOT NULL DEFAULT false,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
ALTER TABLE tasks.received_target ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.received_target FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.received_target ADD CONSTRAINT received_target_from_org_id_fkey FOREIGN KEY (from_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE tasks.received_target ADD CONSTRAINT received_target_once UNIQUE (allotment_id);
ALTER TABLE tasks.received_target ADD CONSTRAINT received_target_pkey PRIMARY KEY (id);
ALTER TABLE tasks.received_target ADD CONSTRAINT received_target_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
CREATE INDEX received_target_org ON tasks.received_target USING btree (org_id, org_pos);
CREATE INDEX received_target_pos ON tasks.received_target USING btree (org_pos, due_on);
CREATE INDEX received_target_programme ON tasks.received_target USING btree (programme_id);
CREATE POLICY further_offices ON tasks.received_target FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY scope ON tasks.received_target FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON tasks.received_target FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.received_target TO app_load;
GRANT INSERT, SELECT, UPDATE ON tasks.received_target TO app_all;
GRANT INSERT, SELECT, UPDATE ON tasks.received_target TO app_scoped;

CREATE TABLE tasks.target (
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  place integer NOT NULL,
  name text NOT NULL,
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(name)) STORED,
  unit text NOT NULL,
  direction text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  measure text COLLATE "C" NOT NULL
);
ALTER TABLE tasks.target ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.target FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.target ADD CONSTRAINT target_direction_check CHECK ((direction = ANY (ARRAY['at-least'::text, 'at-most'::text])));
ALTER TABLE tasks.target ADD CONSTRAINT target_kind_check CHECK ((kind = ANY (ARRAY['amount'::text, 'share'::text])));
ALTER TABLE tasks.target ADD CONSTRAINT target_measure CHECK (((measure = 'typed'::text) OR (kind = 'share'::text)));
ALTER TABLE tasks.target ADD CONSTRAINT target_measure_check CHECK ((measure = ANY (ARRAY['typed'::text, 'tasks-done'::text])));
ALTER TABLE tasks.target ADD CONSTRAINT target_pkey PRIMARY KEY (id);
ALTER TABLE tasks.target ADD CONSTRAINT target_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES tasks.programme(id);
CREATE UNIQUE INDEX target_twice ON tasks.target USING btree (programme_id, folded_name);
CREATE POLICY scope ON tasks.target FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM tasks.programme root
  WHERE (root.id = target.programme_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM tasks.programme root
  WHERE (root.id = target.programme_id))));
CREATE POLICY whole ON tasks.target FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.target TO app_all;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.target TO app_load;
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.target TO app_scoped;

CREATE TABLE tasks.task (
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos integer NOT NULL,
  side text COLLATE "C" NOT NULL,
  other_org_id uuid,
  given_id uuid,
  source_kind text COLLATE "C" NOT NULL,
  source_id uuid,
  source_words text,
  source_path text COLLATE "C",
  text text NOT NULL,
  folded_text text COLLATE "C" GENERATED ALWAYS AS (platform.folded(text)) STORED,
  field text,
  lead_member_id uuid,
  lead_name text COLLATE "vi-x-icu",
  lead_sort_name text COLLATE "vi-x-icu",
  assigned_on date NOT NULL,
  due_kind text COLLATE "C" NOT NULL,
  due_on date,
  first_due_on date,
  due_rule jsonb,
  due_key date NOT NULL GENERATED ALWAYS AS (COALESCE(due_on, '9999-12-31'::date)) STORED,
  report_at_id uuid,
  report_at_words text,
  state text COLLATE "C" NOT NULL,
  is_open boolean NOT NULL GENERATED ALWAYS AS ((state <> ALL (ARRAY['confirmed'::text, 'cancelled'::text, 'withdrawn'::text]))) STORED,
  state_since date NOT NULL,
  outcome text COLLATE "C",
  progress_numerator integer,
  progress_denominator integer,
  reported_on date,
  closed_on date,
  times_postponed integer NOT NULL DEFAULT 0,
  times_returned integer NOT NULL DEFAULT 0,
  times_reopened integer NOT NULL DEFAULT 0,
  entered_at timestamp with time zone NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  is_fictional boolean NOT NULL DEFAULT false
);
ALTER TABLE tasks.task ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.task FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.task ADD CONSTRAINT task_closed CHECK ((((state = ANY (ARRAY['confirmed'::text, 'cancelled'::text])) = (closed_on IS NOT NULL)) AND ((state = 'confirmed'::text) = (outcome IS NOT NULL))));
ALTER TABLE tasks.task ADD CONSTRAINT task_due CHECK ((((due_kind = 'standing'::text) = (due_on IS NULL)) AND ((due_on IS NULL) = (first_due_on IS NULL)) AND ((due_kind = 'rule'::text) = (due_rule IS NOT NULL))));
ALTER TABLE tasks.task ADD CONSTRAINT task_due_kind_check CHECK ((due_kind = ANY (ARRAY['day'::text, 'rule'::text, 'standing'::text])));
ALTER TABLE tasks.task ADD CONSTRAINT task_due_order CHECK (((first_due_on IS NULL) OR (first_due_on >= assigned_on)));
ALTER TABLE tasks.task ADD CONSTRAINT task_given_id_fkey FOREIGN KEY (given_id) REFERENCES tasks.task(id);
ALTER TABLE tasks.task ADD CONSTRAINT task_lead_names FOREIGN KEY (lead_member_id, lead_name, lead_sort_name) REFERENCES members.member(id, full_name, sort_name) ON UPDATE CASCADE;
ALTER TABLE tasks.task ADD CONSTRAINT task_other_org_id_fkey FOREIGN KEY (other_org_id) REFERENCES organisations.organisation(id);
ALTER TABLE tasks.task ADD CONSTRAINT task_outcome_check CHECK ((outcome = ANY (ARRAY['achieved'::text, 'partly'::text, 'not-achieved'::text, 'unknown'::text])));
ALTER TABLE tasks.task ADD CONSTRAINT task_pkey PRIMARY KEY (id);
ALTER TABLE tasks.task ADD CONSTRAINT task_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation(id, pos) ON UPDATE CASCADE;
ALTER TABLE tasks.task ADD CONSTRAINT task_progress CHECK ((((progress_numerator IS NULL) = (progress_denominator IS NULL)) AND ((progress_denominator IS NULL) OR ((progress_denominator > 0) AND (progress_numerator >= 0)))));
ALTER TABLE tasks.task ADD CONSTRAINT task_received_once UNIQUE (given_id);
ALTER TABLE tasks.task ADD CONSTRAINT task_side_check CHECK ((side = ANY (ARRAY['own'::text, 'given'::text, 'received'::text])));
ALTER TABLE tasks.task ADD CONSTRAINT task_sides CHECK ((((side = 'own'::text) = (other_org_id IS NULL)) AND ((side = 'received'::text) = (given_id IS NOT NULL))));
ALTER TABLE tasks.task ADD CONSTRAINT task_source_kind_check CHECK ((source_kind ~ '^[a-z][a-z-]{1,39}$'::text));
ALTER TABLE tasks.task ADD CONSTRAINT task_source_path_check CHECK ((source_path ~ '^/[A-Za-z0-9/-]+$'::text));
ALTER TABLE tasks.task ADD CONSTRAINT task_state_check CHECK ((state = ANY (ARRAY['assigned'::text, 'accepted'::text, 'in-progress'::text, 'reported'::text, 'returned'::text, 'reopened'::text, 'confirmed'::text, 'cancelled'::text, 'withdrawn'::text])));
CREATE INDEX task_assigned_order ON tasks.task USING btree (assigned_on, id);
CREATE INDEX task_due_order_list ON tasks.task USING btree (due_key, id);
CREATE INDEX task_lead ON tasks.task USING btree (lead_member_id) WHERE (lead_member_id IS NOT NULL);
CREATE INDEX task_open ON tasks.task USING btree (org_pos, due_key) WHERE is_open;
CREATE INDEX task_org ON tasks.task USING btree (org_id, org_pos);
CREATE INDEX task_pos ON tasks.task USING btree (org_pos, due_key, id);
CREATE INDEX task_source ON tasks.task USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE POLICY further_offices ON tasks.task FOR ALL TO app_offices
  USING ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))))
  WITH CHECK ((((org_pos >= (current_setting('app.lo2'::text))::integer) AND (org_pos < (current_setting('app.hi2'::text))::integer)) OR ((org_pos >= (current_setting('app.lo3'::text))::integer) AND (org_pos < (current_setting('app.hi3'::text))::integer)) OR ((org_pos >= (current_setting('app.lo4'::text))::integer) AND (org_pos < (current_setting('app.hi4'::text))::integer))));
CREATE POLICY own ON tasks.task FOR SELECT TO app_self
  USING (((EXISTS ( SELECT 1
   FROM members.published_member m
  WHERE (m.id = task.lead_member_id))) OR (EXISTS ( SELECT 1
   FROM tasks.co_worker c
  WHERE (c.task_id = task.id)))));
CREATE POLICY own_report ON tasks.task FOR UPDATE TO app_self
  USING ((EXISTS ( SELECT 1
   FROM members.published_member m
  WHERE (m.id = task.lead_member_id))))
  WITH CHECK (((state = ANY (ARRAY['assigned'::text, 'accepted'::text, 'in-progress'::text, 'reported'::text, 'returned'::text, 'reopened'::text])) AND (EXISTS ( SELECT 1
   FROM members.published_member m
  WHERE (m.id = task.lead_member_id)))));
CREATE POLICY scope ON tasks.task FOR ALL TO app_scoped
  USING (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)))
  WITH CHECK (((org_pos >= (current_setting('app.lo1'::text))::integer) AND (org_pos < (current_setting('app.hi1'::text))::integer)));
CREATE POLICY whole ON tasks.task FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.task TO app_load;
GRANT INSERT, SELECT, UPDATE ON tasks.task TO app_all;
GRANT INSERT, SELECT, UPDATE ON tasks.task TO app_scoped;
GRANT SELECT ON tasks.task TO app_self;

CREATE TABLE tasks.task_entry (
  id uuid NOT NULL,
  task_id uuid NOT NULL,
  step text COLLATE "C" NOT NULL,
  happened_on date NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  entered_by uuid NOT NULL,
  text text,
  proof text,
  outcome text COLLATE "C",
  progress_numerator integer,
  progress_denominator integer,
  due_on date,
  decision_number text,
  decision_on date,
  decision_issuer text,
  withdrawn_at timestamp with time zone
);
ALTER TABLE tasks.task_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE tasks.task_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE tasks.task_entry ADD CONSTRAINT task_entry_due CHECK (((step = 'postpone-task'::text) = (due_on IS NOT NULL)));
ALTER TABLE tasks.task_entry ADD CONSTRAINT task_entry_outcome CHECK (((step = 'confirm-task'::text) = (outcome IS NOT NULL)));
ALTER TABLE tasks.task_entry ADD CONSTRAINT task_entry_outcome_check CHECK ((outcome = ANY (ARRAY['achieved'::text, 'partly'::text, 'not-achieved'::text, 'unknown'::text])));
ALTER TABLE tasks.task_entry ADD CONSTRAINT task_entry_pkey PRIMARY KEY (task_id, id);
ALTER TABLE tasks.task_entry ADD CONSTRAINT task_entry_progress CHECK ((((progress_numerator IS NULL) = (progress_denominator IS NULL)) AND ((progress_denominator IS NULL) OR ((progress_denominator > 0) AND (progress_numerator >= 0)))));
ALTER TABLE tasks.task_entry ADD CONSTRAINT task_entry_step_check CHECK ((step = ANY (ARRAY['accept-task'::text, 'note-progress'::text, 'report-task'::text, 'confirm-task'::text, 'return-task'::text, 'cancel-task'::text, 'reopen-task'::text, 'postpone-task'::text, 'withdraw-tasks'::text])));
ALTER TABLE tasks.task_entry ADD CONSTRAINT task_entry_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks.task(id);
CREATE POLICY own ON tasks.task_entry FOR SELECT TO app_self
  USING ((EXISTS ( SELECT 1
   FROM tasks.task t
  WHERE (t.id = task_entry.task_id))));
CREATE POLICY own_report ON tasks.task_entry FOR INSERT TO app_self
  WITH CHECK (((step = ANY (ARRAY['accept-task'::text, 'note-progress'::text, 'report-task'::text])) AND (entered_by = (current_setting('app.account'::text))::uuid) AND (withdrawn_at IS NULL) AND (EXISTS ( SELECT 1
   FROM (tasks.task t
     JOIN members.published_member m ON ((m.id = t.lead_member_id)))
  WHERE (t.id = task_entry.task_id)))));
CREATE POLICY own_withdrawal ON tasks.task_entry FOR UPDATE TO app_self
  USING (((entered_by = (current_setting('app.account'::text))::uuid) AND (EXISTS ( SELECT 1
   FROM tasks.task t
  WHERE (t.id = task_entry.task_id)))))
  WITH CHECK (((entered_by = (current_setting('app.account'::text))::uuid) AND (withdrawn_at IS NOT NULL)));
CREATE POLICY scope ON tasks.task_entry FOR ALL TO app_scoped
  USING ((EXISTS ( SELECT 1
   FROM tasks.task root
  WHERE (root.id = task_entry.task_id))))
  WITH CHECK ((EXISTS ( SELECT 1
   FROM tasks.task root
  WHERE (root.id = task_entry.task_id))));
CREATE POLICY whole ON tasks.task_entry FOR ALL TO app_all
  USING (true)
  WITH CHECK (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON tasks.task_entry TO app_load;
GRANT INSERT, SELECT ON tasks.task_entry TO app_self;
GRANT INSERT, SELECT, UPDATE ON tasks.task_entry TO app_all;
GRANT INSERT, SELECT, UPDATE ON tasks.task_entry TO app_scoped;

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

CREATE VIEW documents.published_paper WITH (security_invoker=true) AS
 SELECT id,
    org_id,
    org_pos,
    kind,
    document_type,
    state,
    number,
    symbol,
    title,
    issued_on,
    source_area,
    source_id
   FROM documents.paper;

CREATE VIEW meetings.published_attendance WITH (security_invoker=true) AS
 SELECT meeting_id,
    held_on,
    member_id,
    status
   FROM meetings.attendance;

CREATE VIEW meetings.published_meeting WITH (security_invoker=true) AS
 SELECT id,
    org_id,
    org_pos,
    kind,
    is_instead_of_regular,
    state,
    planned_on,
    held_on,
    present,
    counted,
    attended,
    reported_on
   FROM meetings.meeting;

CREATE VIEW members.published_dues WITH (security_invoker=true) AS
 SELECT month,
    org_id,
    org_pos,
    member_id,
    kind,
    state
   FROM members.dues_entry;

CREATE VIEW members.published_member WITH (security_invoker=true) AS
 SELECT id,
    person_id,
    org_id,
    org_pos,
    full_name,
    sort_name,
    account_id,
    is_present,
    is_fictional,
    dues_group,
    admitted_on
   FROM members.member;

CREATE VIEW members.published_spell WITH (security_invoker=true) AS
 SELECT member_id,
    org_id,
    org_pos,
    kind,
    full_name,
    sort_name,
    standing,
    official_on,
    since_day,
    until_day
   FROM members.membership;

CREATE VIEW organisations.published_event WITH (security_invoker=true) AS
 SELECT id,
    kind,
    state,
    decision_number,
    decided_on,
    issuer,
    effective_on,
    applied_order
   FROM organisations.structural_event e;

CREATE VIEW organisations.published_gone WITH (security_invoker=true) AS
 SELECT id,
    pos,
    ended_on
   FROM organisations.organisation o
  WHERE annulled OR ended_on IS NOT NULL;

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
    v.period,
    v.since_day,
    v.until_day,
    o.founded_on
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

CREATE VIEW organisations.published_position WITH (security_invoker=true) AS
 SELECT id,
    pos,
    pos_end,
    founded_on,
    ended_on,
    restricted
   FROM organisations.organisation o
  WHERE NOT annulled;

CREATE VIEW organisations.published_post WITH (security_invoker=true) AS
 SELECT id,
    org_id,
    org_pos,
    kind,
    person_id,
    period,
    group_id
   FROM organisations.post p;

CREATE VIEW organisations.published_succession WITH (security_invoker=true) AS
 SELECT event_id,
    before_id,
    after_id,
    extent
   FROM organisations.event_party p;

CREATE VIEW ratings.published_result WITH (security_invoker=true) AS
 SELECT id,
    season_id,
    org_id,
    org_pos,
    kind,
    about_org_id,
    member_id IS NOT NULL AS is_person,
    period_kind,
    year,
    part,
    state,
    self_level,
    proposed_level,
    decided_level,
    decided_on
   FROM ratings.subject
  WHERE state <> 'withdrawn'::text;

CREATE VIEW ratings.year_result WITH (security_invoker=true) AS
 SELECT 'derived'::text AS origin,
    s.id AS subject_id,
    s.id,
    s.org_id,
    s.org_pos,
    s.kind,
    s.member_id,
    s.about_org_id,
    s.title,
    s.sort_title,
    s.year,
    COALESCE(s.decided_level, 'not-rated'::text) AS level,
    s.self_level,
    s.decided_on,
    NULL::text AS decision_number,
    s.not_rated_rule AS not_rated_words
   FROM ratings.subject s
  WHERE s.period_kind = 'year'::text AND (s.state = ANY (ARRAY['decided'::text, 'notified'::text, 'archived'::text, 'not-rated'::text]))
UNION ALL
 SELECT 'entered'::text AS origin,
    NULL::uuid AS subject_id,
    p.id,
    p.org_id,
    p.org_pos,
    p.kind,
    p.member_id,
    p.about_org_id,
    p.title,
    p.sort_title,
    p.year,
    COALESCE(p.level, 'not-rated'::text) AS level,
    NULL::text AS self_level,
    p.decision_on AS decided_on,
    p.decision_number,
    p.not_rated_words
   FROM ratings.past_result p
  WHERE p.withdrawn_at IS NULL AND NOT (EXISTS ( SELECT
           FROM ratings.subject s
          WHERE s.member_id = p.member_id AND s.year = p.year AND (s.kind = 'leader'::text) = (p.kind = 'leader'::text) AND s.period_kind = 'year'::text AND (s.state = ANY (ARRAY['decided'::text, 'notified'::text, 'archived'::text, 'not-rated'::text])))) AND NOT (EXISTS ( SELECT
           FROM ratings.subject s
          WHERE s.about_org_id = p.about_org_id AND s.year = p.year AND s.kind = p.kind AND s.period_kind = 'year'::text AND (s.state = ANY (ARRAY['decided'::text, 'notified'::text, 'archived'::text, 'not-rated'::text]))));

CREATE VIEW tasks.published_task WITH (security_invoker=true) AS
 SELECT id,
    org_id,
    org_pos,
    side,
    source_kind,
    source_id,
    assigned_on,
    due_on,
    first_due_on,
    state,
    is_open,
    outcome,
    reported_on,
    closed_on,
    lead_member_id,
    progress_numerator,
    progress_denominator,
    text
   FROM tasks.task
  WHERE state <> 'withdrawn'::text;

CREATE OR REPLACE FUNCTION documents.published_holds_minutes(org uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT session_user <> 'app_self' AND EXISTS (
    SELECT FROM platform.office o
    JOIN platform.account a ON a.id = o.account_id AND a.disabled_at IS NULL
    LEFT JOIN platform.office helped ON helped.id = o.helper_for_office_id
    LEFT JOIN platform.account holder ON holder.id = helped.account_id AND holder.disabled_at IS NULL
    JOIN organisations.published_position here ON here.id = org AND platform.in_scope(here.pos)
    WHERE o.account_id = current_setting('app.account')::uuid
      AND o.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      AND (o.helper_for_office_id IS NULL
           OR (helped.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND holder.id IS NOT NULL))
      AND ((o.org_id = org AND o.role IN ('cell-secretary', 'committee-office', 'organisation-officer', 'committee-head'))
        OR EXISTS (
          SELECT FROM organisations.published_post p JOIN members.published_member m ON m.person_id = p.person_id
          WHERE m.account_id = coalesce(helped.account_id, o.account_id) AND p.org_id = org AND p.kind = 'follower'
            AND p.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)))
$function$
;

CREATE OR REPLACE FUNCTION meetings.holds_minutes_of(org uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ SELECT documents.published_holds_minutes(org) $function$
;

CREATE OR REPLACE FUNCTION meetings.opinions_of(which uuid)
 RETURNS TABLE(id uuid, item_id uuid, ordinal integer, speaker_id uuid, speaker text, gist text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT o.id, o.item_id, o.ordinal, o.speaker_id, o.speaker, o.gist
  FROM meetings.meeting m JOIN meetings.opinion o ON o.meeting_id = m.id
  WHERE m.id = which AND meetings.holds_minutes_of(m.org_id) ORDER BY o.item_id, o.ordinal
$function$
;

CREATE OR REPLACE FUNCTION meetings.put_fictional_opinions(lines jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE written int;
BEGIN
  IF EXISTS (SELECT FROM platform.installation i WHERE i.data_kind = 'real') THEN
    RAISE EXCEPTION 'invented opinions are never put beside real ones' USING ERRCODE = '42501';
  END IF;
  INSERT INTO meetings.opinion (id, meeting_id, item_id, ordinal, speaker_id, speaker, gist)
  SELECT l.id, m.id, i.id, l.ordinal, l.speaker_id, l.speaker, l.gist
  FROM jsonb_to_recordset(lines) AS l(id uuid, item_id uuid, ordinal int, speaker_id uuid, speaker text, gist text)
  JOIN meetings.agenda_item i ON i.id = l.item_id
  JOIN meetings.meeting m ON m.id = i.meeting_id AND m.is_fictional AND m.opinions = 0;
  GET DIAGNOSTICS written = ROW_COUNT;
  UPDATE meetings.meeting m SET opinions = c.opinions, speakers = c.speakers
  FROM (
    SELECT o.meeting_id, count(*)::int AS opinions, count(DISTINCT coalesce(o.speaker_id::text, o.speaker))::int AS speakers
    FROM meetings.opinion o JOIN meetings.meeting f ON f.id = o.meeting_id AND f.is_fictional AND f.opinions = 0
    WHERE o.item_id IN (SELECT (l ->> 'item_id')::uuid FROM jsonb_array_elements(lines) l)
    GROUP BY o.meeting_id
  ) c WHERE m.id = c.meeting_id;
  RETURN written;
END $function$
;

CREATE OR REPLACE FUNCTION meetings.put_opinions(which uuid, lines jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  had int;
  written int;
  spoke int;
BEGIN
  SELECT m.opinions INTO had FROM meetings.meeting m WHERE m.id = which AND meetings.holds_minutes_of(m.org_id) FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'the minutes of this meeting are held elsewhere' USING ERRCODE = '42501'; END IF;
  IF had > 0 THEN DELETE FROM meetings.opinion o WHERE o.meeting_id = which; END IF;
  WITH put AS (
    INSERT INTO meetings.opinion (id, meeting_id, item_id, ordinal, speaker_id, speaker, gist)
    SELECT l.id, which, i.id, l.ordinal, l.speaker_id, l.speaker, l.gist
    FROM jsonb_to_recordset(lines) AS l(id uuid, item_id uuid, ordinal int, speaker_id uuid, speaker text, gist text)
    JOIN meetings.agenda_item i ON i.id = l.item_id AND i.meeting_id = which
    RETURNING speaker_id, speaker
  )
  SELECT count(*), count(DISTINCT coalesce(p.speaker_id::text, p.speaker)) INTO written, spoke FROM put p;
  UPDATE meetings.meeting m SET opinions = written, speakers = spoke WHERE m.id = which;
  RETURN written;
END $function$
;

CREATE OR REPLACE FUNCTION members.actor_names(which uuid)
 RETURNS TABLE(account_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT a.id, a.display_name FROM platform.account a
  WHERE a.id IN (
    SELECT r.account_id FROM members.reveal r WHERE r.member_id = which
    UNION SELECT unnest(ARRAY[c.proposed_by, c.decided_by]) FROM members.member_change c WHERE c.member_id = which)
    AND EXISTS (SELECT 1 FROM members.member m WHERE m.id = which
      AND CASE WHEN session_user = 'app_self' THEN m.account_id = current_setting('app.account')::uuid ELSE members.in_scope(m.org_pos) END)
$function$
;

CREATE OR REPLACE FUNCTION members.analyze_staging()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  ANALYZE members.import_row (import_id, row_no, is_faulty, member_id, org_id, folded_name, birth_on, birth_year, personal_mac, card_mac);
END $function$
;

CREATE OR REPLACE FUNCTION members.away_outside_on(on_day date)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT t.member_id FROM members.transfer t
  WHERE t.kind = 'temporary' AND t.to_org_id IS NULL AND t.state = 'accepted'
    AND t.issued_on <= on_day AND (t.returned_on IS NULL OR t.returned_on > on_day)
    AND NOT EXISTS (
      SELECT FROM members.membership s
      WHERE s.member_id = t.member_id AND s.kind = 'official' AND s.until_day >= t.issued_on AND s.until_day <= on_day
        AND s.ended_by NOT IN ('transfer', 'collective-transfer'))
$function$
;

CREATE OR REPLACE FUNCTION members.carry_import_lines(decided uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  UPDATE members.import_line l SET version = m.version
  FROM members.member_change c JOIN members.member m ON m.id = c.member_id
  WHERE c.id = ANY (decided) AND members.in_scope(m.org_pos)
    AND l.import_id = c.import_id AND l.member_id = c.member_id AND l.what = 'changed' AND l.version = m.version - 1
$function$
;

CREATE OR REPLACE FUNCTION members.change_values(change uuid)
 RETURNS TABLE(kind text, key_id text, sealed bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT v.kind, v.key_id, v.sealed FROM members.change_value v JOIN members.member_change c ON c.id = v.change_id
  WHERE v.change_id = change AND c.state = 'proposed' AND members.in_scope(c.org_pos)
$function$
;

CREATE OR REPLACE FUNCTION members.choose_in_import(which uuid, of_outcome text, rows integer[], what jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE chosen int;
BEGIN
  UPDATE members.import_match x SET choice = what
  WHERE x.import_id = which AND x.outcome = of_outcome AND (rows IS NULL OR x.row_no = ANY (rows)) AND NOT x.is_faulty
    AND members.is_own_import(which);
  GET DIAGNOSTICS chosen = ROW_COUNT;
  RETURN chosen;
END $function$
;

CREATE OR REPLACE FUNCTION members.closed_dues_sums(from_month date, until_month date, lo integer, hi integer)
 RETURNS TABLE(month_id uuid, org_id uuid, month date, due bigint, collected bigint, is_behind boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT d.id, d.org_id, d.month, s.due, s.collected, coalesce(s.is_behind, false)
  FROM members.dues_month d LEFT JOIN members.dues_published s ON s.org_id = d.org_id AND s.month = d.month
  WHERE d.state = 'closed' AND d.org_pos >= lo AND d.org_pos < hi AND d.month BETWEEN from_month AND until_month
    AND members.in_scope(d.org_pos)
$function$
;

CREATE OR REPLACE FUNCTION members.closed_month_of(which uuid, since date)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT min(d.month) FROM members.membership s JOIN members.dues_month d ON d.org_id = s.org_id
  WHERE s.member_id = which AND EXISTS (SELECT 1 FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos))
    AND d.state = 'closed' AND d.month >= date_trunc('month', since)::date
    AND (d.month + interval '1 month')::date > s.since_day AND d.month < s.until_day
$function$
;

CREATE OR REPLACE FUNCTION members.compare_import(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF NOT members.is_own_import(which) THEN RETURN; END IF;
  WITH back AS (
    DELETE FROM members.import_eased e WHERE e.import_id = which RETURNING e.*
  ), stands AS (
    INSERT INTO members.import_fault SELECT * FROM back RETURNING row_no
  ), faulty AS (
    UPDATE members.import_row r SET is_faulty = true FROM (SELECT DISTINCT row_no FROM stands) s
    WHERE r.import_id = which AND r.row_no = s.row_no AND NOT r.is_faulty RETURNING r.row_no
  )
  UPDATE members.import_file SET stops = stops + (SELECT count(*) FROM stands), faulty_rows = faulty_rows + (SELECT count(*) FROM faulty)
  WHERE import_id = which AND EXISTS (SELECT 1 FROM stands);

  INSERT INTO members.import_eased SELECT f.* FROM members.import_fault f
  WHERE f.import_id = which AND f.code = 'members.import-standing-missing';
  PERFORM members.compare_import_rows(which);
  DELETE FROM members.import_eased e USING members.import_fault f
  WHERE e.import_id = which AND f.import_id = which AND f.nth = e.nth;
END $function$
;

CREATE OR REPLACE FUNCTION members.compare_import_rows(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
END $function$
;

CREATE OR REPLACE FUNCTION members.count_dues_month(which uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE m members.dues_month;
BEGIN
  SELECT * INTO m FROM members.dues_month d WHERE d.id = which;
  IF NOT FOUND OR NOT members.is_dues_collector_at(m.org_id) THEN RETURN false; END IF;
  IF m.state = 'closed' THEN PERFORM members.publish_dues_month(m.org_id, m.month); END IF;
  RETURN true;
END $function$
;

CREATE OR REPLACE FUNCTION members.counted_on(which uuid[], on_day date)
 RETURNS TABLE(org_id uuid, members integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT s.org_id, count(*)::int FROM members.membership s
  JOIN organisations.published_position o ON o.id = s.org_id AND (NOT o.restricted OR members.in_scope(o.pos))
  WHERE s.org_id = ANY (which) AND s.kind = 'official' AND s.since_day <= on_day AND on_day < s.until_day GROUP BY s.org_id
$function$
;

CREATE OR REPLACE FUNCTION members.doubles_of_import(which uuid)
 RETURNS TABLE(made uuid, other uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
  SELECT a.member_id, b.member_id
  FROM members.import_line l
  CROSS JOIN LATERAL (SELECT v.member_id, v.whole_mac FROM members.sealed_value v
    WHERE v.member_id = l.member_id AND v.kind = 'personal-id' AND v.superseded_at IS NULL OFFSET 0) a
  CROSS JOIN LATERAL (SELECT v.member_id, v.kind FROM members.sealed_value v
    WHERE v.whole_mac = a.whole_mac AND v.superseded_at IS NULL OFFSET 0) b
  WHERE l.import_id = which AND session_user = 'app_all' AND b.kind = 'personal-id' AND b.member_id <> a.member_id
$function$
;

CREATE OR REPLACE FUNCTION members.doubles_of_member(which uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT b.member_id FROM members.sealed_value a
  JOIN members.sealed_value b ON b.whole_mac = a.whole_mac AND b.kind = 'personal-id' AND b.superseded_at IS NULL AND b.member_id <> a.member_id
  WHERE a.member_id = which AND a.kind = 'personal-id' AND a.superseded_at IS NULL AND session_user = 'app_all'
$function$
;

CREATE OR REPLACE FUNCTION members.drop_dues_entries(org uuid, for_month date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE dropped int;
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN 0; END IF;
  DELETE FROM members.dues_entry e WHERE e.org_id = org AND e.month = for_month
    AND NOT EXISTS (SELECT FROM members.dues_payment_part x WHERE x.month = e.month AND x.entry_id = e.id);
  GET DIAGNOSTICS dropped = ROW_COUNT;
  RETURN dropped;
END $function$
;

CREATE OR REPLACE FUNCTION members.drop_import(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF NOT members.is_own_import(which) THEN RETURN; END IF;
  DELETE FROM members.import_match WHERE import_id = which;
  DELETE FROM members.import_fault WHERE import_id = which;
  DELETE FROM members.import_row WHERE import_id = which;
  DELETE FROM members.import_file WHERE import_id = which;
END $function$
;

CREATE OR REPLACE FUNCTION members.drop_old_imports(at timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE old uuid;
BEGIN
  FOR old IN SELECT import_id FROM members.import_file WHERE staged_at < at - interval '7 days' LOOP
    DELETE FROM members.import_match WHERE import_id = old;
    DELETE FROM members.import_fault WHERE import_id = old;
    DELETE FROM members.import_row WHERE import_id = old;
    DELETE FROM members.import_file WHERE import_id = old;
    RETURN NEXT old;
  END LOOP;
END $function$
;

CREATE OR REPLACE FUNCTION members.drop_open_notices(which uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos)) THEN RETURN; END IF;
  DELETE FROM members.duplicate_notice WHERE (first_member_id = which OR second_member_id = which) AND settled_at IS NULL;
END $function$
;

CREATE OR REPLACE FUNCTION members.dues_declarations_of(org uuid, on_day date, who uuid)
 RETURNS TABLE(id uuid, valid_from date, dues_group text, basis bigint, voluntary bigint, is_by_member boolean, entered_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT d.id, d.valid_from, d.dues_group, d.basis, d.voluntary, d.is_by_member, d.entered_at FROM members.dues_declaration d
  WHERE d.member_id = who AND d.withdrawn_at IS NULL AND CASE WHEN session_user = 'app_self'
    THEN EXISTS (SELECT FROM members.member m WHERE m.id = who AND m.account_id = current_setting('app.account')::uuid)
    ELSE members.is_dues_collector_at(org) AND members.pays_at(org, on_day, who) END
  ORDER BY d.valid_from DESC, d.entered_at DESC
$function$
;

CREATE OR REPLACE FUNCTION members.dues_lines(org uuid, for_month date, of_member uuid)
 RETURNS TABLE(entry_id uuid, month date, member_id uuid, standing text, due bigint, paid bigint, dues_group text, rule text, is_from_income boolean, hand_reason text, version integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT e.id, e.month, e.member_id, a.standing, a.due, a.paid, a.dues_group, a.rule, a.is_from_income, a.hand_reason, e.version
  FROM members.dues_entry e JOIN members.dues_amount a ON a.month = e.month AND a.entry_id = e.id
  WHERE members.is_dues_collector_at(org) AND e.org_id = org AND (for_month IS NULL OR e.month = for_month)
    AND (of_member IS NULL OR e.member_id = of_member)
$function$
;

CREATE OR REPLACE FUNCTION members.dues_parts(org uuid, for_month date)
 RETURNS TABLE(member_id uuid, due bigint, received bigint, is_from_income boolean, is_open boolean)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT coalesce(e.member_id, r.member_id), coalesce(e.due, 0), coalesce(r.amount, 0),
    coalesce(e.is_from_income, false) OR coalesce(r.is_from_income, false), coalesce(e.is_open, false)
  FROM (
    SELECT x.member_id, a.due, a.is_from_income, coalesce(a.paid < a.due, false) AS is_open
    FROM members.dues_entry x JOIN members.dues_amount a ON a.month = x.month AND a.entry_id = x.id
    WHERE x.org_id = org AND x.month = for_month) e
  FULL JOIN (
    SELECT p.member_id, sum(x.amount)::bigint AS amount, bool_or(b.is_from_income) AS is_from_income
    FROM members.dues_payment p JOIN members.dues_payment_part x ON x.payment_id = p.id
    JOIN members.dues_amount b ON b.month = x.month AND b.entry_id = x.entry_id
    WHERE p.org_id = org AND p.withdrawn_at IS NULL AND p.paid_on >= for_month AND p.paid_on < for_month + interval '1 month'
    GROUP BY p.member_id) r ON r.member_id = e.member_id
$function$
;

CREATE OR REPLACE FUNCTION members.dues_payers(org uuid, on_day date)
 RETURNS TABLE(member_id uuid, kind text)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT s.member_id, s.kind FROM members.membership s
  WHERE s.org_id = org AND s.since_day <= on_day AND s.until_day > on_day
    AND (s.kind = 'temporary' OR (s.member_id NOT IN (SELECT members.away_outside_on(on_day)) AND NOT EXISTS (
      SELECT FROM members.membership away
      WHERE away.member_id = s.member_id AND away.kind = 'temporary' AND away.org_id <> org
        AND away.since_day <= on_day AND away.until_day > on_day)))
    AND (s.kind = 'official' OR NOT EXISTS (
      SELECT FROM members.membership home
      WHERE home.member_id = s.member_id AND home.kind = 'official' AND home.org_id = org
        AND home.since_day <= on_day AND home.until_day > on_day))
$function$
;

CREATE OR REPLACE FUNCTION members.dues_payment_parts(org uuid, of_member uuid)
 RETURNS TABLE(payment_id uuid, month date, amount bigint, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT x.payment_id, x.month, x.amount, x.reason
  FROM members.dues_payment p JOIN members.dues_payment_part x ON x.payment_id = p.id
  WHERE p.org_id = org AND p.member_id = of_member AND p.withdrawn_at IS NULL AND members.is_dues_collector_at(org)
$function$
;

CREATE OR REPLACE FUNCTION members.dues_received(org uuid, from_month date, until_month date)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT CASE WHEN members.is_dues_collector_at(org) THEN coalesce((
    SELECT sum(x.amount)::bigint FROM members.dues_payment p JOIN members.dues_payment_part x ON x.payment_id = p.id
    WHERE p.org_id = org AND p.withdrawn_at IS NULL AND p.paid_on >= from_month AND p.paid_on < until_month + interval '1 month'), 0) END
$function$
;

CREATE OR REPLACE FUNCTION members.dues_regions_of(orgs uuid[], for_month date)
 RETURNS TABLE(org_id uuid, region integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT o.id, found.region FROM organisations.published_position o
  CROSS JOIN LATERAL (
    SELECT r.region FROM members.dues_region r JOIN organisations.published_position above ON above.id = r.org_id
    WHERE r.withdrawn_at IS NULL AND r.from_month <= for_month AND above.pos <= o.pos AND above.pos_end > o.pos
    ORDER BY above.pos DESC, r.from_month DESC LIMIT 1) found
  WHERE o.id = ANY (orgs) AND members.in_scope(o.pos)
$function$
;

CREATE OR REPLACE FUNCTION members.dues_roll(org uuid, for_month date, on_day date)
 RETURNS TABLE(member_id uuid, full_name text, sort_name text, kind text, party_age_from date, recorded_group text, dues_group text, basis bigint, voluntary bigint, percent integer, ground text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT m.id, m.full_name, m.sort_name, p.kind, m.party_age_from, m.dues_group, d.dues_group, d.basis, d.voluntary, w.percent, g.kind
  FROM members.dues_payers(org, on_day) p
  JOIN members.member m ON m.id = p.member_id
  LEFT JOIN LATERAL (
    SELECT x.dues_group, x.basis, x.voluntary FROM members.dues_declaration x
    WHERE x.member_id = m.id AND x.withdrawn_at IS NULL AND x.valid_from <= for_month
    ORDER BY x.valid_from DESC, x.entered_at DESC LIMIT 1) d ON true
  LEFT JOIN members.dues_waiver w ON w.member_id = m.id AND w.withdrawn_at IS NULL
    AND w.from_month <= for_month AND (w.until_month IS NULL OR w.until_month >= for_month)
  LEFT JOIN members.dues_waiver_ground g ON g.waiver_id = w.id
  WHERE members.is_dues_collector_at(org)
    AND on_day < for_month + interval '1 month' AND (on_day >= for_month OR members.pays_at(org, on_day, m.id))
    AND NOT EXISTS (SELECT FROM members.dues_entry e WHERE e.member_id = m.id AND e.month = for_month AND e.org_id <> org
                    AND e.state IN ('paid', 'part', 'exempt', 'waived'))
$function$
;

CREATE OR REPLACE FUNCTION members.dues_state(standing text, due bigint, paid bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT CASE WHEN standing <> 'due' THEN standing WHEN paid >= due THEN 'paid' WHEN paid > 0 THEN 'part' ELSE 'unpaid' END
$function$
;

CREATE OR REPLACE FUNCTION members.dues_waiver_grounds(which uuid[])
 RETURNS TABLE(waiver_id uuid, kind text, reason text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT g.waiver_id, g.kind, g.reason FROM members.dues_waiver_ground g JOIN members.dues_waiver w ON w.id = g.waiver_id
  WHERE g.waiver_id = ANY (which) AND CASE WHEN session_user = 'app_self'
    THEN EXISTS (SELECT FROM members.member m WHERE m.id = w.member_id AND m.account_id = current_setting('app.account')::uuid)
    ELSE members.is_dues_collector_at(w.org_id) END
$function$
;

CREATE OR REPLACE FUNCTION members.erase_optional_block(block uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  erased int;
  kinds text[] := ARRAY['birth-registration', 'home-place', 'permanent-residence', 'old-identity-number'];
BEGIN
  WITH place AS (
    SELECT o.pos, o.pos_end FROM members.optional_block b JOIN organisations.published_position o ON o.id = b.org_id
    WHERE b.id = block AND members.in_scope(b.org_pos)
  ), gone AS (
    DELETE FROM members.sealed_value s USING members.member m, place p
    WHERE m.id = s.member_id AND s.kind = ANY (kinds) AND m.org_pos >= p.pos AND m.org_pos < p.pos_end
      AND NOT members.is_block_open_over(m.org_pos) RETURNING 1
  ), waiting AS (
    DELETE FROM members.change_value v USING members.member_change c, members.member m, place p
    WHERE c.id = v.change_id AND m.id = c.member_id AND v.kind = ANY (kinds) AND m.org_pos >= p.pos AND m.org_pos < p.pos_end
      AND NOT members.is_block_open_over(m.org_pos) RETURNING 1
  )
  SELECT count(*) INTO erased FROM gone;
  RETURN erased;
END $function$
;

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

CREATE OR REPLACE FUNCTION members.erase_stray_values()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  erased int;
  kinds text[] := ARRAY['birth-registration', 'home-place', 'permanent-residence', 'old-identity-number'];
BEGIN
  IF session_user <> 'app_all' THEN RETURN 0; END IF;
  WITH gone AS (
    DELETE FROM members.sealed_value s USING members.member m
    WHERE m.id = s.member_id AND s.kind = ANY (kinds) AND NOT members.is_block_open_over(m.org_pos) RETURNING 1
  ), waiting AS (
    DELETE FROM members.change_value v USING members.member_change c, members.member m
    WHERE c.id = v.change_id AND m.id = c.member_id AND v.kind = ANY (kinds) AND NOT members.is_block_open_over(m.org_pos) RETURNING 1
  )
  SELECT count(*) INTO erased FROM gone;
  RETURN erased;
END $function$
;

CREATE OR REPLACE FUNCTION members.first_import_rows(which uuid, most integer)
 RETURNS TABLE(row_no integer, full_name text, birth text, org_id uuid, standing text, state text, admitted_on date, official_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT r.row_no, r.full_name, coalesce(r.birth_on::text, r.birth_year::text), r.org_id, coalesce(r.standing, 'probationary'), r.state, r.admitted_on, r.official_on
  FROM members.import_row r
  WHERE r.import_id = which AND NOT r.is_faulty AND members.is_own_import(which) ORDER BY r.row_no LIMIT most
$function$
;

CREATE OR REPLACE FUNCTION members.forget_change_values(decided_before timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE forgotten int;
BEGIN
  DELETE FROM members.change_value v USING members.member_change c
  WHERE c.id = v.change_id AND c.state <> 'proposed' AND c.decided_at < decided_before AND session_user = 'app_all';
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $function$
;

CREATE OR REPLACE FUNCTION members.import_day_difference(field text, before date, after date, contradicts boolean)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT members.import_difference(field, before::text, after::text, CASE WHEN before IS NOT NULL THEN 'members.import-date-needs-decision'
    WHEN contradicts THEN 'members.import-days-contradict-record' END)
$function$
;

CREATE OR REPLACE FUNCTION members.import_difference(field text, before text, after text, fixed text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  SELECT CASE WHEN after IS NULL OR after = before THEN '{}'::jsonb
    ELSE jsonb_build_object(field, jsonb_strip_nulls(jsonb_build_object('before', before, 'after', after, 'fixed', fixed))) END
$function$
;

CREATE OR REPLACE FUNCTION members.import_faults(which uuid)
 RETURNS SETOF members.import_fault
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT f.* FROM members.import_fault f WHERE f.import_id = which AND members.is_own_import(which)
$function$
;

CREATE OR REPLACE FUNCTION members.import_matches(which uuid)
 RETURNS SETOF members.import_match
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 10000
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT x.* FROM members.import_match x WHERE x.import_id = which AND members.is_own_import(which)
$function$
;

CREATE OR REPLACE FUNCTION members.import_matches_page(which uuid, of_outcome text, after_row integer, most integer)
 RETURNS TABLE(row_no integer, member_id uuid, found_by text, changes jsonb, choice jsonb, full_name text, birth text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT x.row_no, x.member_id, x.found_by, x.changes, x.choice, r.full_name, coalesce(r.birth_on::text, r.birth_year::text)
  FROM members.import_match x JOIN members.import_row r ON r.import_id = x.import_id AND r.row_no = x.row_no
  WHERE x.import_id = which AND x.outcome = of_outcome AND x.row_no > after_row AND NOT x.is_faulty AND members.is_own_import(which)
  ORDER BY x.row_no LIMIT most
$function$
;

CREATE OR REPLACE FUNCTION members.in_scope(pos integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE WHEN session_user IN ('app_all', 'app_load') THEN true ELSE
    (pos >= current_setting('app.lo1')::int AND pos < current_setting('app.hi1')::int)
    OR (session_user = 'app_offices' AND (
      (pos >= current_setting('app.lo2')::int AND pos < current_setting('app.hi2')::int)
      OR (pos >= current_setting('app.lo3')::int AND pos < current_setting('app.hi3')::int)
      OR (pos >= current_setting('app.lo4')::int AND pos < current_setting('app.hi4')::int))) END
$function$
;

CREATE OR REPLACE FUNCTION members.is_block_open_over(at_pos integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT 1 FROM members.optional_block b JOIN organisations.published_position o ON o.id = b.org_id
                 WHERE b.closed_on IS NULL AND o.pos <= at_pos AND at_pos < o.pos_end)
$function$
;

CREATE OR REPLACE FUNCTION members.is_dues_collector_at(org uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT session_user <> 'app_self' AND EXISTS (
    SELECT FROM platform.office o
    JOIN platform.account a ON a.id = o.account_id AND a.disabled_at IS NULL
    LEFT JOIN platform.office helped ON helped.id = o.helper_for_office_id
    LEFT JOIN platform.account holder ON holder.id = helped.account_id AND holder.disabled_at IS NULL
    WHERE o.account_id = current_setting('app.account')::uuid AND o.role = 'dues-collector' AND o.org_id = org
      AND members.in_scope(o.org_pos)
      AND o.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      AND (o.helper_for_office_id IS NULL
           OR (helped.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND holder.id IS NOT NULL)))
$function$
;

CREATE OR REPLACE FUNCTION members.is_import_undone(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT 1 FROM platform.import i WHERE i.id = which AND i.state = 'undone')
$function$
;

CREATE OR REPLACE FUNCTION members.is_own_import(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT 1 FROM members.import_file f WHERE f.import_id = which AND f.account_id = current_setting('app.account')::uuid)
$function$
;

CREATE OR REPLACE FUNCTION members.lacking_sealed(wanted text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  is_whole boolean := session_user IN ('app_all', 'app_load');
  is_several boolean := session_user = 'app_offices';
  lo int[];
  hi int[];
BEGIN
  IF is_whole THEN
    RETURN QUERY SELECT m.id FROM members.member m
      WHERE m.is_present AND NOT EXISTS (
        SELECT FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = wanted AND s.superseded_at IS NULL);
    RETURN;
  END IF;
  lo := ARRAY[current_setting('app.lo1')::int];
  hi := ARRAY[current_setting('app.hi1')::int];
  IF is_several THEN
    lo := lo || ARRAY[current_setting('app.lo2')::int, current_setting('app.lo3')::int, current_setting('app.lo4')::int];
    hi := hi || ARRAY[current_setting('app.hi2')::int, current_setting('app.hi3')::int, current_setting('app.hi4')::int];
  END IF;
  FOR i IN 1 .. array_length(lo, 1) LOOP
    RETURN QUERY SELECT m.id FROM members.member m
      WHERE m.is_present AND m.org_pos >= lo[i] AND m.org_pos < hi[i] AND NOT EXISTS (
        SELECT FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = wanted AND s.superseded_at IS NULL);
  END LOOP;
END $function$
;

CREATE OR REPLACE FUNCTION members.login_of(which uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT a.login FROM members.member m JOIN platform.account a ON a.id = m.account_id WHERE m.id = which AND members.in_scope(m.org_pos)
$function$
;

CREATE OR REPLACE FUNCTION members.marks_on(which uuid[], on_day date)
 RETURNS TABLE(member_id uuid, state text, is_away boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT w.id,
    CASE WHEN (m.state = 'suspended' AND coalesce(m.state_since, '-infinity') <= on_day) OR EXISTS (
           SELECT FROM members.suspension s
           WHERE s.member_id = w.id AND s.since_day <= on_day AND (s.lifted_on IS NULL OR s.lifted_on > on_day))
           OR kept.state = 'suspended' THEN 'suspended'
         WHEN (m.state = 'exempt' AND coalesce(m.state_since, '-infinity') <= on_day) OR EXISTS (
           SELECT FROM members.exemption e
           WHERE e.member_id = w.id AND e.state = 'granted' AND e.since_day <= on_day AND e.until_day > on_day)
           OR kept.state = 'exempt' THEN 'exempt'
         ELSE 'active' END,
    w.id IN (SELECT members.away_outside_on(on_day)) OR EXISTS (
      SELECT FROM members.membership a
      WHERE a.member_id = w.id AND a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day)
  FROM unnest(which) AS w(id) LEFT JOIN members.member m ON m.id = w.id LEFT JOIN LATERAL (
    SELECT p.state FROM members.past_state p WHERE p.member_id = w.id AND p.since_day <= on_day AND p.until_day > on_day
    ORDER BY p.state DESC LIMIT 1
  ) kept ON true
  WHERE EXISTS (SELECT FROM members.membership s
                WHERE s.member_id = w.id AND s.since_day <= on_day AND s.until_day > on_day AND members.in_scope(s.org_pos))
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

CREATE OR REPLACE FUNCTION members.members_lacking(wanted text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT m.id FROM members.member m
  WHERE members.in_scope(m.org_pos)
    AND NOT EXISTS (SELECT 1 FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = wanted AND s.superseded_at IS NULL)
$function$
;

CREATE OR REPLACE FUNCTION members.new_import_rows(which uuid)
 RETURNS SETOF members.import_row
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100000
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT r.import_id, r.row_no, r.is_faulty, r.member_id, r.person_id, r.spell_id, r.org_id, r.full_name, r.sort_name, r.folded_name, r.other_name, r.sex,
    r.birth_on, r.birth_year, r.ethnicity, r.religion, r.has_new_card, r.card_place, r.card_issued_on, r.dossier_number, coalesce(r.standing, 'probationary'),
    r.state, r.state_since, r.admission_decided_on, r.admitted_on, r.official_on, r.recognition_decided_on, r.phone, r.occupation,
    r.schooling, r.profession, r.political_theory, r.residence, r.sheet_id, NULL::text, NULL::uuid, NULL::bytea, NULL::bytea, NULL::bytea,
    NULL::uuid, NULL::bytea, NULL::bytea, NULL::bytea, NULL::jsonb
  FROM members.import_row r
  LEFT JOIN members.import_match x ON x.import_id = r.import_id AND x.row_no = r.row_no
  WHERE r.import_id = which AND NOT r.is_faulty AND members.is_own_import(which)
    AND (x.row_no IS NULL OR (x.outcome = 'possible' AND x.choice ->> 'isSame' = 'false'))
$function$
;

CREATE OR REPLACE FUNCTION members.open_import(which uuid, from_pos integer, until_pos integer, starts date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM platform.import i JOIN organisations.published_position o ON o.id = i.org_id
    WHERE i.id = which AND i.kind = 'members' AND i.state = 'staged' AND i.account_id = current_setting('app.account')::uuid
      AND o.pos = from_pos AND o.pos_end = until_pos AND members.in_scope(from_pos) AND members.in_scope(until_pos - 1)
  ) THEN RAISE EXCEPTION 'not the range of this import' USING ERRCODE = 'insufficient_privilege'; END IF;
  INSERT INTO members.import_file (import_id, account_id, pos_from, pos_until, as_of)
  VALUES (which, current_setting('app.account')::uuid, from_pos, until_pos, starts);
END $function$
;

CREATE OR REPLACE FUNCTION members.open_own_sealed_value(reveal uuid, wanted text)
 RETURNS TABLE(id uuid, key_id text, sealed bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH own AS MATERIALIZED (
    SELECT m.id AS member_id, m.org_id, m.org_pos, s.id, s.key_id, s.sealed
    FROM members.member m JOIN members.sealed_value s ON s.member_id = m.id AND s.kind = wanted AND s.superseded_at IS NULL
    WHERE session_user = 'app_self' AND m.account_id = current_setting('app.account')::uuid
  ), told AS (
    INSERT INTO members.reveal (id, org_id, org_pos, member_id, kind, account_id, reason, is_own)
    SELECT reveal, o.org_id, o.org_pos, o.member_id, wanted, current_setting('app.account')::uuid, 'own-page', true FROM own o
  )
  SELECT o.id, o.key_id, o.sealed FROM own o;
END $function$
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

CREATE OR REPLACE FUNCTION members.optional_block_at(at_pos integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ SELECT members.in_scope(at_pos) AND members.is_block_open_over(at_pos) $function$
;

CREATE OR REPLACE FUNCTION members.own_dues_lines()
 RETURNS TABLE(month date, entry_id uuid, standing text, due bigint, paid bigint, dues_group text, rule text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT a.month, a.entry_id, a.standing, a.due, a.paid, a.dues_group, a.rule
  FROM members.member m JOIN members.dues_entry e ON e.member_id = m.id
  JOIN members.dues_amount a ON a.month = e.month AND a.entry_id = e.id
  WHERE m.account_id = current_setting('app.account')::uuid
$function$
;

CREATE OR REPLACE FUNCTION members.own_import(which uuid)
 RETURNS SETOF members.import_file
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT f.* FROM members.import_file f WHERE f.import_id = which AND f.account_id = current_setting('app.account')::uuid
$function$
;

CREATE OR REPLACE FUNCTION members.party_age_from(which uuid, beginning date)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT ((beginning + make_interval(months => coalesce(sum(l.months), 0)::int))::date
    + coalesce(sum(p.until - (p.since + make_interval(months => l.months))::date), 0)::int)
  FROM members.party_age_gap g
  CROSS JOIN LATERAL (SELECT greatest(g.since_day, beginning) AS since, g.until_day AS until) p
  CROSS JOIN LATERAL (SELECT ((extract(year FROM p.until) - extract(year FROM p.since)) * 12
    + extract(month FROM p.until) - extract(month FROM p.since))::int AS months) q
  CROSS JOIN LATERAL (SELECT q.months - CASE WHEN (p.since + make_interval(months => q.months))::date > p.until THEN 1 ELSE 0 END AS months) l
  WHERE g.member_id = which AND g.until_day > beginning
$function$
;

CREATE OR REPLACE FUNCTION members.pays_at(org uuid, on_day date, who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM members.dues_payers(org, on_day) p WHERE p.member_id = who)
    AND EXISTS (SELECT FROM members.membership s WHERE s.member_id = who AND s.org_id = org
                AND s.until_day > (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
$function$
;

CREATE OR REPLACE FUNCTION members.protect_register(register regclass, privileges text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM platform.protect_root(register, privileges);
  EXECUTE format('CREATE POLICY of_member ON %s TO app_scoped USING (EXISTS (SELECT 1 FROM members.member m WHERE m.id = member_id))
    WITH CHECK (EXISTS (SELECT 1 FROM members.member m WHERE m.id = member_id))', register);
  PERFORM members.open_to_self(register, 'member_id');
END $function$
;

CREATE OR REPLACE FUNCTION members.publish_dues_month(org uuid, for_month date)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  now_ record;
  diff record;
  was members.dues_published;
BEGIN
  SELECT coalesce(sum(p.due), 0)::bigint AS due, coalesce(sum(p.received), 0)::bigint AS collected,
    count(*) FILTER (WHERE p.due > 0) >= 5
      AND count(*) FILTER (WHERE p.is_from_income AND p.due > 0) NOT BETWEEN 1 AND 4
      AND count(*) FILTER (WHERE p.is_from_income AND p.received > 0) NOT BETWEEN 1 AND 4
      AND count(*) FILTER (WHERE p.is_from_income AND p.is_open) NOT BETWEEN 1 AND 4
      AND count(*) FILTER (WHERE p.is_from_income AND p.due <> p.received) NOT BETWEEN 1 AND 4 AS is_safe
  INTO now_ FROM members.dues_parts(org, for_month) p;
  SELECT * INTO was FROM members.dues_published x WHERE x.org_id = org AND x.month = for_month;
  IF FOUND THEN
    SELECT count(*) FILTER (WHERE p.due IS DISTINCT FROM o.due OR p.received IS DISTINCT FROM o.received) = 0 AS is_same,
      count(*) FILTER (WHERE coalesce(p.due, 0) <> coalesce(o.due, 0)) NOT BETWEEN 1 AND 4
        AND count(*) FILTER (WHERE coalesce(p.received, 0) <> coalesce(o.received, 0)) NOT BETWEEN 1 AND 4
        AND count(*) FILTER (WHERE coalesce(p.due, 0) <> coalesce(o.due, 0)
          AND (coalesce(p.is_from_income, false) OR coalesce(o.is_from_income, false))) NOT BETWEEN 1 AND 4
        AND count(*) FILTER (WHERE coalesce(p.received, 0) <> coalesce(o.received, 0)
          AND (coalesce(p.is_from_income, false) OR coalesce(o.is_from_income, false))) NOT BETWEEN 1 AND 4 AS is_safe
    INTO diff FROM members.dues_parts(org, for_month) p
    FULL JOIN (SELECT * FROM members.dues_published_part x WHERE x.org_id = org AND x.month = for_month) o ON o.member_id = p.member_id;
    IF diff.is_same OR NOT diff.is_safe OR NOT now_.is_safe THEN
      UPDATE members.dues_published x SET is_behind = NOT diff.is_same WHERE x.org_id = org AND x.month = for_month;
      RETURN;
    END IF;
    DELETE FROM members.dues_published x WHERE x.org_id = org AND x.month = for_month;
  ELSIF NOT now_.is_safe THEN
    RETURN;
  END IF;
  INSERT INTO members.dues_published (org_id, month, due, collected) VALUES (org, for_month, now_.due, now_.collected);
  INSERT INTO members.dues_published_part (org_id, month, member_id, due, received, is_from_income)
  SELECT org, for_month, p.member_id, p.due, p.received, p.is_from_income FROM members.dues_parts(org, for_month) p;
END $function$
;

CREATE OR REPLACE FUNCTION members.put_account_code(holder uuid, of_code bytea, until_moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF session_user <> 'app_all' AND (session_user <> 'app_self' OR holder <> current_setting('app.account')::uuid) THEN RETURN false; END IF;
  INSERT INTO members.account_code (account_id, digest, valid_until) VALUES (holder, of_code, until_moment)
  ON CONFLICT (account_id) DO UPDATE SET digest = EXCLUDED.digest, valid_until = EXCLUDED.valid_until;
  RETURN true;
END $function$
;

CREATE OR REPLACE FUNCTION members.put_change_values(change uuid, lines jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE written int;
BEGIN
  INSERT INTO members.change_value (change_id, kind, key_id, sealed)
  SELECT c.id, l.kind, l.key_id, decode(l.sealed, 'base64')
  FROM jsonb_to_recordset(lines) AS l(kind text, key_id text, sealed text)
  JOIN members.member_change c ON c.id = change AND c.state = 'proposed' AND members.in_scope(c.org_pos);
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $function$
;

CREATE OR REPLACE FUNCTION members.put_dues_declaration(org uuid, on_day date, line jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE who uuid := (line ->> 'memberId')::uuid; is_own boolean := session_user = 'app_self';
BEGIN
  IF is_own THEN
    IF NOT EXISTS (SELECT FROM members.member m WHERE m.id = who AND m.account_id = current_setting('app.account')::uuid) THEN RETURN false; END IF;
  ELSIF NOT members.is_dues_collector_at(org) OR NOT members.pays_at(org, on_day, who) THEN
    RETURN false;
  END IF;
  INSERT INTO members.dues_declaration (id, member_id, valid_from, dues_group, basis, voluntary, is_by_member, entered_by)
  VALUES ((line ->> 'id')::uuid, who, (line ->> 'validFrom')::date, line ->> 'group', (line ->> 'basis')::bigint,
    (line ->> 'voluntary')::bigint, is_own, current_setting('app.account')::uuid);
  RETURN true;
END $function$
;

CREATE OR REPLACE FUNCTION members.put_dues_entries(org uuid, lines jsonb)
 RETURNS TABLE(id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN; END IF;
  INSERT INTO members.dues_entry (month, id, org_id, org_pos, member_id, full_name, sort_name, kind, state)
  SELECT l.month, l.id, o.id, o.pos, m.id, m.full_name, m.sort_name, l.kind, members.dues_state(l.standing, l.due, 0)
  FROM jsonb_to_recordset(lines) AS l(id uuid, month date, "memberId" uuid, kind text, standing text, due bigint)
  JOIN members.member m ON m.id = l."memberId"
  JOIN organisations.published_position o ON o.id = org
  WHERE EXISTS (SELECT FROM members.membership s WHERE s.member_id = m.id AND s.org_id = org
                AND s.since_day < l.month + interval '1 month' AND s.until_day > l.month)
  ON CONFLICT ON CONSTRAINT dues_entry_once DO NOTHING;
  INSERT INTO members.dues_amount (month, entry_id, standing, due, dues_group, rule, is_from_income, hand_reason)
  SELECT e.month, e.id, l.standing, l.due, l."group", l.rule, l."isFromIncome", l."handReason"
  FROM jsonb_to_recordset(lines) AS l(month date, "memberId" uuid, standing text, due bigint, "group" text, rule text,
    "isFromIncome" boolean, "handReason" text)
  JOIN members.dues_entry e ON e.month = l.month AND e.org_id = org AND e.member_id = l."memberId"
  ON CONFLICT (month, entry_id) DO UPDATE SET standing = EXCLUDED.standing, due = EXCLUDED.due, dues_group = EXCLUDED.dues_group,
    rule = EXCLUDED.rule, is_from_income = EXCLUDED.is_from_income, hand_reason = EXCLUDED.hand_reason;
  RETURN QUERY
    UPDATE members.dues_entry e SET state = members.dues_state(a.standing, a.due, a.paid), version = e.version + 1
    FROM jsonb_to_recordset(lines) AS l(month date, "memberId" uuid), members.dues_amount a
    WHERE e.month = l.month AND e.org_id = org AND e.member_id = l."memberId" AND a.month = e.month AND a.entry_id = e.id
    RETURNING e.id;
END $function$
;

CREATE OR REPLACE FUNCTION members.put_dues_payments(org uuid, lines jsonb)
 RETURNS TABLE(id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE put uuid[];
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN; END IF;
  SELECT array_agg(l.id) INTO put FROM jsonb_to_recordset(lines) AS l(id uuid, "memberId" uuid, parts jsonb)
  WHERE jsonb_array_length(l.parts) > 0 AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset(l.parts) AS part(month date) WHERE NOT EXISTS (
      SELECT FROM members.dues_entry e WHERE e.month = part.month AND e.org_id = org AND e.member_id = l."memberId"));
  INSERT INTO members.dues_payment (id, org_id, org_pos, member_id, from_month, until_month, paid_on, channel, receipt_number, recorded_by)
  SELECT l.id, o.id, o.pos, l."memberId", l."fromMonth", l."untilMonth", l."paidOn", l.channel, l."receiptNumber",
    current_setting('app.account')::uuid
  FROM jsonb_to_recordset(lines) AS l(id uuid, "memberId" uuid, "fromMonth" date, "untilMonth" date, "paidOn" date, channel text,
    "receiptNumber" text)
  JOIN organisations.published_position o ON o.id = org
  WHERE l.id = ANY (put);
  INSERT INTO members.dues_payment_part (payment_id, month, entry_id, amount, reason)
  SELECT l.id, e.month, e.id, part.amount, l.reason
  FROM jsonb_to_recordset(lines) AS l(id uuid, "memberId" uuid, parts jsonb, reason text)
  CROSS JOIN LATERAL jsonb_to_recordset(l.parts) AS part(month date, amount bigint)
  JOIN members.dues_entry e ON e.month = part.month AND e.org_id = org AND e.member_id = l."memberId"
  WHERE l.id = ANY (put);
  PERFORM members.settle_dues_entries(org, ARRAY(SELECT x.entry_id FROM members.dues_payment_part x WHERE x.payment_id = ANY (put)));
  RETURN QUERY SELECT unnest(put);
END $function$
;

CREATE OR REPLACE FUNCTION members.put_dues_waiver_ground(waiver uuid, kind text, reason text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO members.dues_waiver_ground (waiver_id, kind, reason)
  SELECT w.id, put_dues_waiver_ground.kind, put_dues_waiver_ground.reason FROM members.dues_waiver w
  WHERE w.id = waiver AND members.is_dues_collector_at(w.org_id);
  RETURN FOUND;
END $function$
;

CREATE OR REPLACE FUNCTION members.put_sealed_values(lines jsonb, by_change uuid DEFAULT NULL::uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE written int;
BEGIN
  UPDATE members.sealed_value s SET superseded_at = clock_timestamp(), superseded_by_change = by_change
  FROM jsonb_to_recordset(lines) AS l(member_id uuid, kind text), members.member m
  WHERE s.member_id = l.member_id AND s.kind = l.kind AND s.superseded_at IS NULL AND m.id = s.member_id AND members.in_scope(m.org_pos);
  INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac, written_by_change)
  SELECT l.id, l.member_id, l.kind, l.key_id, decode(l.sealed, 'base64'), decode(l.whole_mac, 'base64'), decode(l.tail_mac, 'base64'), by_change
  FROM jsonb_to_recordset(lines) AS l(id uuid, member_id uuid, kind text, key_id text, sealed text, whole_mac text, tail_mac text)
  JOIN members.member m ON m.id = l.member_id AND members.in_scope(m.org_pos);
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $function$
;

CREATE OR REPLACE FUNCTION members.remove_imported(which uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT members.remove_imported(which, '{}')
$function$
;

CREATE OR REPLACE FUNCTION members.remove_imported(which uuid, touched uuid[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE free uuid[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.import i WHERE i.id = which AND i.account_id = current_setting('app.account')::uuid
                 AND members.in_scope(i.org_pos)) THEN RETURN; END IF;
  DELETE FROM members.sealed_value v USING members.import_filled f, members.member m
  WHERE f.import_id = which AND v.id = f.value_id AND v.superseded_at IS NULL AND m.id = v.member_id AND members.in_scope(m.org_pos)
    -- Numbers go with the other fields of their record, in take_back_numbers.
    AND v.kind NOT IN ('personal-id', 'old-card');
  -- Cell by cell, so that what a cell has worked with lies together.
  SELECT array_agg(m.id ORDER BY m.org_pos) INTO free FROM members.import_line l JOIN members.member m ON m.id = l.member_id
  WHERE l.import_id = which AND l.what = 'made' AND m.version = l.version AND m.account_id IS NULL AND members.in_scope(m.org_pos)
    AND m.id <> ALL (touched)
    AND NOT EXISTS (SELECT 1 FROM members.membership s WHERE s.member_id = m.id AND (s.began_by <> 'import' OR s.ended_by IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM members.sealed_value v WHERE v.member_id = m.id AND v.superseded_at IS NOT NULL);
  IF free IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT members.remove_unnamed(free);
END $function$
;

CREATE OR REPLACE FUNCTION members.remove_members(which uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  DELETE FROM members.duplicate_notice
  WHERE (first_member_id = ANY (which) OR second_member_id = ANY (which)) AND settled_at IS NULL;
  DELETE FROM members.import_line WHERE member_id = ANY (which);
  DELETE FROM members.sheet_number WHERE member_id = ANY (which);
  DELETE FROM members.sealed_value WHERE member_id = ANY (which);
  DELETE FROM members.membership WHERE member_id = ANY (which);
  DELETE FROM members.member WHERE id = ANY (which);
END $function$
;

CREATE OR REPLACE FUNCTION members.remove_unnamed(which uuid[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE half int := cardinality(which) / 2;
BEGIN
  BEGIN
    PERFORM members.remove_members(which);
    RETURN QUERY SELECT unnest(which);
    RETURN;
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
  IF half = 0 THEN RETURN; END IF;
  RETURN QUERY SELECT members.remove_unnamed(which[1:half]);
  RETURN QUERY SELECT members.remove_unnamed(which[half + 1:]);
END $function$
;

CREATE OR REPLACE FUNCTION members.restore_import_changes(which uuid, by_account uuid, at timestamp with time zone)
 RETURNS TABLE(id uuid, kinds text[])
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
        party_age_from = CASE WHEN c ?| ARRAY['admissionDecidedOn', 'admittedOn'] THEN members.party_age_from(m.id,
            coalesce(CASE WHEN c ? 'admissionDecidedOn' THEN (c -> 'admissionDecidedOn' ->> 'before')::date ELSE m.admission_decided_on END,
              CASE WHEN c ? 'admittedOn' THEN (c -> 'admittedOn' ->> 'before')::date ELSE m.admitted_on END)) ELSE m.party_age_from END,
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
$function$
;

CREATE OR REPLACE FUNCTION members.retire_sealed_values(which uuid, kinds text[], by_change uuid DEFAULT NULL::uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE retired int;
BEGIN
  UPDATE members.sealed_value s SET superseded_at = clock_timestamp(), superseded_by_change = by_change FROM members.member m
  WHERE m.id = which AND members.in_scope(m.org_pos) AND s.member_id = which AND s.kind = ANY (kinds) AND s.superseded_at IS NULL;
  GET DIAGNOSTICS retired = ROW_COUNT;
  RETURN retired;
END $function$
;

CREATE OR REPLACE FUNCTION members.revert_sealed_values(which uuid, change uuid, kinds text[])
 RETURNS SETOF text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE moved text[];
BEGIN
  SELECT array_agg(k) INTO moved FROM unnest(kinds) AS k
  WHERE NOT EXISTS (SELECT FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos)) OR change IS DISTINCT FROM (
    -- The value that stands, else the one that stood last: the change must have written the first, or taken the second away.
    SELECT CASE WHEN s.superseded_at IS NULL THEN s.written_by_change ELSE s.superseded_by_change END FROM members.sealed_value s
    WHERE s.member_id = which AND s.kind = k ORDER BY s.superseded_at DESC NULLS FIRST, s.id DESC LIMIT 1);
  IF moved IS NOT NULL THEN RETURN QUERY SELECT unnest(moved); RETURN; END IF;
  DELETE FROM members.sealed_value s WHERE s.member_id = which AND s.kind = ANY (kinds) AND s.superseded_at IS NULL;
  UPDATE members.sealed_value s SET superseded_at = NULL, superseded_by_change = NULL
  WHERE s.member_id = which AND s.kind = ANY (kinds) AND s.superseded_by_change = change;
END $function$
;

CREATE OR REPLACE FUNCTION members.roll_counts(orgs uuid[], on_day date)
 RETURNS TABLE(org_id uuid, official integer, probationary integer, guests integer, away integer, exempt integer, suspended integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH place AS MATERIALIZED (
    SELECT o.id FROM organisations.published_position o WHERE o.id = ANY (orgs) AND members.in_scope(o.pos)
  ), away AS MATERIALIZED (
    SELECT a.member_id AS id FROM members.membership a
    WHERE a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day
    UNION SELECT members.away_outside_on(on_day)
  ), suspended AS MATERIALIZED (
    SELECT s.member_id AS id FROM members.suspension s WHERE s.since_day <= on_day AND (s.lifted_on IS NULL OR s.lifted_on > on_day)
    UNION SELECT p.member_id FROM members.past_state p WHERE p.state = 'suspended' AND p.since_day <= on_day AND p.until_day > on_day
  ), exempt AS MATERIALIZED (
    SELECT e.member_id AS id FROM members.exemption e WHERE e.state = 'granted' AND e.since_day <= on_day AND e.until_day > on_day
    UNION SELECT p.member_id FROM members.past_state p WHERE p.state = 'exempt' AND p.since_day <= on_day AND p.until_day > on_day
  )
  SELECT r.org_id,
    count(*) FILTER (WHERE r.is_official)::int,
    count(*) FILTER (WHERE r.kind = 'official' AND NOT r.is_official)::int,
    count(*) FILTER (WHERE r.kind = 'temporary')::int,
    count(*) FILTER (WHERE r.is_official AND r.is_away)::int,
    count(*) FILTER (WHERE r.is_official AND NOT r.is_away AND NOT r.is_suspended AND r.is_exempt)::int,
    count(*) FILTER (WHERE r.is_official AND NOT r.is_away AND r.is_suspended)::int
  FROM (
    SELECT x.org_id, x.kind, away.id IS NOT NULL AS is_away,
      x.kind = 'official' AND x.standing = 'official' AND coalesce(x.official_on, '-infinity') <= on_day AS is_official,
      suspended.id IS NOT NULL OR coalesce(m.state = 'suspended' AND coalesce(m.state_since, '-infinity') <= on_day, false) AS is_suspended,
      exempt.id IS NOT NULL OR coalesce(m.state = 'exempt' AND coalesce(m.state_since, '-infinity') <= on_day, false) AS is_exempt
    FROM members.membership x JOIN place ON place.id = x.org_id
    LEFT JOIN members.member m ON m.id = x.member_id
    LEFT JOIN suspended ON suspended.id = x.member_id
    LEFT JOIN exempt ON exempt.id = x.member_id
    LEFT JOIN away ON away.id = x.member_id
    WHERE x.since_day <= on_day AND x.until_day > on_day
  ) r
  GROUP BY r.org_id
$function$
;

CREATE OR REPLACE FUNCTION members.seal_import(which uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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

CREATE OR REPLACE FUNCTION members.sealed_values_for_export(which uuid[], kinds text[], why text)
 RETURNS TABLE(id uuid, member_id uuid, kind text, key_id text, sealed bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
BEGIN
  INSERT INTO members.reveal (id, org_id, org_pos, member_id, kind, account_id, reason)
  SELECT gen_random_uuid(), m.org_id, m.org_pos, m.id, s.kind, current_setting('app.account')::uuid, why
  FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
  WHERE s.member_id = ANY (which) AND s.kind = ANY (kinds) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos);
  RETURN QUERY SELECT s.id, s.member_id, s.kind, s.key_id, s.sealed
    FROM members.sealed_value s JOIN members.member m ON m.id = s.member_id
    WHERE s.member_id = ANY (which) AND s.kind = ANY (kinds) AND s.superseded_at IS NULL AND members.in_scope(m.org_pos);
END $function$
;

CREATE OR REPLACE FUNCTION members.settle_dues_entries(org uuid, entries uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  UPDATE members.dues_amount a SET paid = coalesce((
    SELECT sum(x.amount) FROM members.dues_payment_part x JOIN members.dues_payment p ON p.id = x.payment_id AND p.withdrawn_at IS NULL
    WHERE x.month = a.month AND x.entry_id = a.entry_id), 0)
  FROM members.dues_entry e WHERE e.id = ANY (entries) AND e.org_id = org AND a.month = e.month AND a.entry_id = e.id;
  UPDATE members.dues_entry e SET state = members.dues_state(a.standing, a.due, a.paid), version = e.version + 1,
    paid_on = last.paid_on, channel = last.channel, receipt_number = last.receipt_number
  FROM members.dues_amount a
  LEFT JOIN LATERAL (
    SELECT p.paid_on, p.channel, p.receipt_number FROM members.dues_payment_part x
    JOIN members.dues_payment p ON p.id = x.payment_id AND p.withdrawn_at IS NULL
    WHERE x.month = a.month AND x.entry_id = a.entry_id ORDER BY p.paid_on DESC, p.recorded_at DESC LIMIT 1) last ON true
  WHERE e.id = ANY (entries) AND e.org_id = org AND a.month = e.month AND a.entry_id = e.id;
END $function$
;

CREATE OR REPLACE FUNCTION members.take_account_code(of_code bytea, at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH taken AS (DELETE FROM members.account_code c WHERE c.digest = of_code AND c.valid_until > at RETURNING c.account_id)
  SELECT a.id FROM taken JOIN platform.account a ON a.id = taken.account_id AND a.disabled_at IS NULL
$function$
;

CREATE OR REPLACE FUNCTION members.take_back_numbers(which uuid, members_back uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
END $function$
;

CREATE OR REPLACE FUNCTION members.take_import_changes(which uuid, by_account uuid, at timestamp with time zone)
 RETURNS SETOF uuid
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT t.member_id FROM members.take_import_changes(which, by_account, NULL, at,
    ARRAY['birthOn', 'birthYear', 'admissionDecidedOn', 'admittedOn', 'officialOn', 'recognitionDecidedOn']) t WHERE t.is_written
$function$
;

CREATE OR REPLACE FUNCTION members.take_import_changes(which uuid, by_account uuid, typed_by uuid, at timestamp with time zone, by_two text[])
 RETURNS TABLE(member_id uuid, is_written boolean, waiting integer)
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION members.veiled_remittances(which uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH asked AS (
    SELECT r.id, r.from_month, r.until_month, CASE r.side WHEN 'sent' THEN r.other_org_id ELSE r.org_id END AS receiver_id
    FROM members.dues_remittance r
    WHERE r.id = ANY (which) AND members.in_scope(r.org_pos)
      AND NOT EXISTS (
        SELECT FROM platform.office o
        WHERE o.account_id = current_setting('app.account')::uuid AND o.org_id IN (r.org_id, r.other_org_id)
          AND o.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)),
  beside AS (
    SELECT r.id, r.from_month, r.until_month, CASE r.side WHEN 'sent' THEN r.other_org_id ELSE r.org_id END AS receiver_id,
      CASE r.side WHEN 'sent' THEN r.org_id ELSE r.other_org_id END AS sender_id
    FROM members.dues_remittance r
    WHERE r.id = ANY (which)
      OR (r.side = 'received' AND r.state <> 'withdrawn' AND r.org_id IN (SELECT a.receiver_id FROM asked a))),
  telling AS (
    SELECT b.receiver_id, b.from_month, b.until_month FROM beside b
    JOIN organisations.published_position sender ON sender.id = b.sender_id
    WHERE (
      SELECT count(DISTINCT p.member_id) FROM organisations.published_position below
      JOIN members.dues_payment p ON p.org_id = below.id AND p.withdrawn_at IS NULL
        AND p.paid_on >= b.from_month AND p.paid_on < b.until_month + interval '1 month'
      JOIN members.dues_payment_part x ON x.payment_id = p.id
      JOIN members.dues_amount y ON y.month = x.month AND y.entry_id = x.entry_id AND y.is_from_income
      WHERE below.pos >= sender.pos AND below.pos < sender.pos_end) BETWEEN 1 AND 4)
  SELECT a.id FROM asked a
  WHERE EXISTS (
    SELECT FROM telling t
    WHERE t.receiver_id = a.receiver_id AND t.from_month <= a.until_month AND t.until_month >= a.from_month)
$function$
;

CREATE OR REPLACE FUNCTION members.withdraw_dues_declaration(org uuid, on_day date, which uuid)
 RETURNS TABLE(member_id uuid, valid_from date)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  UPDATE members.dues_declaration d SET withdrawn_at = clock_timestamp()
  WHERE d.id = which AND d.withdrawn_at IS NULL AND CASE WHEN session_user = 'app_self'
    THEN d.is_by_member AND EXISTS (SELECT FROM members.member m
      WHERE m.id = d.member_id AND m.account_id = current_setting('app.account')::uuid)
    ELSE NOT d.is_by_member AND members.is_dues_collector_at(org) AND members.pays_at(org, on_day, d.member_id) END
  RETURNING d.member_id, d.valid_from
$function$
;

CREATE OR REPLACE FUNCTION members.withdraw_dues_payments(org uuid, which uuid[])
 RETURNS TABLE(id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE gone uuid[];
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN; END IF;
  WITH taken AS (
    UPDATE members.dues_payment p SET withdrawn_at = clock_timestamp()
    WHERE p.id = ANY (which) AND p.org_id = org AND p.withdrawn_at IS NULL RETURNING p.id)
  SELECT array_agg(taken.id) INTO gone FROM taken;
  PERFORM members.settle_dues_entries(org, ARRAY(SELECT x.entry_id FROM members.dues_payment_part x WHERE x.payment_id = ANY (gone)));
  RETURN QUERY SELECT unnest(gone);
END $function$
;

CREATE OR REPLACE FUNCTION members.withdraw_waiting(which uuid, by_account uuid, typed_by uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE gone int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.import i
      WHERE i.id = which AND i.state = 'committed' AND i.account_id = current_setting('app.account')::uuid) THEN RETURN 0; END IF;
  WITH withdrawn AS (
    UPDATE members.member_change SET state = 'withdrawn', decided_by = by_account, decided_typed_by = typed_by, decided_at = at,
      version = version + 1
    WHERE import_id = which AND state = 'proposed' RETURNING changes
  ) SELECT count(*) INTO gone FROM withdrawn CROSS JOIN LATERAL jsonb_object_keys(withdrawn.changes);
  RETURN gone;
END $function$
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
    IF EXISTS (SELECT FROM organisations.organisation o WHERE o.id = shell AND NOT platform.in_scope(o.pos)) THEN
      RETURN NEXT shell;
      CONTINUE;
    END IF;
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

CREATE OR REPLACE FUNCTION organisations.sort_name(full_name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ SELECT regexp_replace(btrim(regexp_replace(full_name, '\s+', ' ', 'g')), '^(\S+) (?:(.*) )?(\S+)$', '\3  \2  \1') $function$
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

CREATE OR REPLACE FUNCTION platform.in_scope(pos integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE WHEN session_user IN ('app_all', 'app_load') THEN true ELSE
    (pos >= current_setting('app.lo1')::int AND pos < current_setting('app.hi1')::int)
    OR (session_user = 'app_offices' AND (
      (pos >= current_setting('app.lo2')::int AND pos < current_setting('app.hi2')::int)
      OR (pos >= current_setting('app.lo3')::int AND pos < current_setting('app.hi3')::int)
      OR (pos >= current_setting('app.lo4')::int AND pos < current_setting('app.hi4')::int))) END
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

CREATE OR REPLACE FUNCTION ratings.course_of(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH last AS (
    SELECT DISTINCT ON (l.step) l.id, l.step, l.happened_on, l.level, l.leaving_reason
    FROM ratings.subject_step l
    WHERE l.subject_id = which AND l.withdrawn_at IS NULL
      AND l.step IN ('rate-self', 'propose-level', 'record-ballot', 'decide-level', 'notify-subject')
    ORDER BY l.step, l.entered_at DESC, l.id DESC)
  SELECT jsonb_build_object(
    'selfRatedOn', (SELECT l.happened_on FROM last l WHERE l.step = 'rate-self'),
    'proposal', (
      SELECT jsonb_build_object('on', l.happened_on, 'level', l.level, 'reason', l.leaving_reason) FROM last l WHERE l.step = 'propose-level'),
    'ballot', (
      SELECT jsonb_build_object('on', l.happened_on, 'level', l.level, 'summoned', b.summoned, 'present', b.present, 'keptOut', b.kept_out,
        'issued', b.issued, 'received', b.received, 'invalid', b.invalid, 'votes', b.votes)
      FROM last l JOIN ratings.ballot b ON b.step_id = l.id WHERE l.step = 'record-ballot'),
    'reason', (SELECT l.leaving_reason FROM last l WHERE l.step = 'decide-level'),
    'toldOn', (SELECT l.happened_on FROM last l WHERE l.step = 'notify-subject'),
    'answers', coalesce((
      SELECT jsonb_agg(jsonb_build_object('saidOn', r.said_on, 'text', r.text) ORDER BY r.said_on, r.entered_at, r.id)
      FROM ratings.remark r WHERE r.subject_id = which AND r.kind = 'answer' AND r.withdrawn_at IS NULL), '[]'))
$function$
;

CREATE OR REPLACE FUNCTION ratings.told_course(which uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT ratings.course_of(s.id)
  FROM ratings.subject s JOIN members.published_member m ON m.id = s.member_id AND m.account_id = current_setting('app.account')::uuid
  WHERE s.id = which AND s.state IN ('notified', 'archived')
$function$
;

CREATE OR REPLACE FUNCTION ratings.was_voted(which uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT EXISTS (
    SELECT FROM ratings.subject s JOIN members.published_member m ON m.id = s.member_id AND m.account_id = current_setting('app.account')::uuid
    JOIN ratings.subject_step l ON l.subject_id = s.id AND l.step = 'record-ballot' AND l.withdrawn_at IS NULL
    WHERE s.id = which AND NOT EXISTS (
      SELECT FROM ratings.subject_step r
      WHERE r.subject_id = s.id AND r.step = 'reopen-rating' AND r.withdrawn_at IS NULL AND (r.entered_at, r.id) > (l.entered_at, l.id)))
$function$
;
