-- Official papers: series of numbers, the register of papers, attachments, templates of offices, and the tracking book of secret papers.
CREATE SCHEMA documents;
GRANT USAGE ON SCHEMA documents TO app_scoped, app_all, app_self, app_import, app_load, app_identity, app_worker;

-- One run of numbers: per organisation, kind of document and term of its committee. Its row is the lock of the next number.
CREATE TABLE documents.series (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  document_type text COLLATE "C" NOT NULL,
  -- Id of the term, or 'none' where the organisation has no term recorded for the day.
  term_key text COLLATE "C" NOT NULL,
  -- Last number that was used before the program kept the series.
  started_after int NOT NULL DEFAULT 0 CHECK (started_after BETWEEN 0 AND 99999),
  last_number int NOT NULL DEFAULT 0 CHECK (last_number BETWEEN 0 AND 99999),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT series_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT series_once UNIQUE (org_id, document_type, term_key),
  CONSTRAINT series_order CHECK (last_number >= started_after)
);
CREATE INDEX series_pos ON documents.series (org_pos);
SELECT platform.protect_root('documents.series');

-- A template that an office made from a copy of the shipped one; it serves the organisations below, so they may read it too.
CREATE TABLE documents.template (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL,
  version_no int NOT NULL CHECK (version_no > 0),
  -- The layout it was made for: under a later one it is no longer used.
  layout_id text COLLATE "C" NOT NULL,
  -- The places that the form had then: once the form has others, the template would print nothing in them and is no longer used.
  places text COLLATE "C" NOT NULL,
  content_name text COLLATE "C" NOT NULL,
  size_bytes int NOT NULL CHECK (size_bytes > 0),
  uploaded_at timestamptz NOT NULL,
  ended_at timestamptz,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT template_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT template_version_once UNIQUE (org_id, kind, version_no)
);
CREATE UNIQUE INDEX template_current ON documents.template (org_id, kind) WHERE ended_at IS NULL;
CREATE INDEX template_pos ON documents.template (org_pos);
SELECT platform.protect_root('documents.template');
CREATE POLICY from_above ON documents.template FOR SELECT TO app_scoped USING (EXISTS (
  SELECT 1 FROM organisations.published_position o WHERE o.id = template.org_id
    AND o.pos <= current_setting('app.lo1')::int AND current_setting('app.lo1')::int < o.pos_end));
CREATE POLICY further_from_above ON documents.template FOR SELECT TO app_offices USING (EXISTS (
  SELECT 1 FROM organisations.published_position o WHERE o.id = template.org_id
    AND (o.pos <= current_setting('app.lo2')::int AND current_setting('app.lo2')::int < o.pos_end
      OR o.pos <= current_setting('app.lo3')::int AND current_setting('app.lo3')::int < o.pos_end
      OR o.pos <= current_setting('app.lo4')::int AND current_setting('app.lo4')::int < o.pos_end)));

CREATE TABLE documents.paper (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL CHECK (body IN ('cell', 'cell-committee', 'committee', 'standing-committee')),
  document_type text COLLATE "C",
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'issued', 'withdrawn', 'void')),
  series_id uuid REFERENCES documents.series (id),
  number int CHECK (number BETWEEN 1 AND 99999),
  symbol text,
  title text NOT NULL CHECK (title <> ''),
  folded_title text COLLATE "C" GENERATED ALWAYS AS (platform.folded(title)) STORED,
  issued_on date,
  place text,
  signer_post text,
  signer_name text,
  signer_person_id uuid REFERENCES organisations.person (id),
  -- What was filled in; of an issued paper never changed again.
  data jsonb,
  filled jsonb,
  layout_id text COLLATE "C",
  template_id uuid REFERENCES documents.template (id),
  -- Name of the Word file among the kept files.
  content_name text COLLATE "C",
  -- Made outside the program and only entered here.
  is_outside boolean NOT NULL DEFAULT false,
  -- Says who said what: read where it was issued and directly above only.
  is_confined boolean NOT NULL DEFAULT false,
  source_area text COLLATE "C",
  source_id uuid,
  -- Why it was withdrawn, or why its number stays without a paper.
  reason text,
  closed_on date,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT paper_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT paper_number_once UNIQUE (series_id, number),
  CONSTRAINT paper_numbered CHECK ((number IS NULL) = (series_id IS NULL) AND (number IS NULL) = (symbol IS NULL)),
  CONSTRAINT paper_draft CHECK (state <> 'draft' OR (number IS NULL AND filled IS NULL AND data IS NOT NULL)),
  CONSTRAINT paper_issued CHECK (state <> 'issued' OR issued_on IS NOT NULL),
  CONSTRAINT paper_closed CHECK ((state IN ('withdrawn', 'void')) = (reason IS NOT NULL)),
  CONSTRAINT paper_source CHECK ((source_area IS NULL) = (source_id IS NULL))
);
CREATE INDEX paper_org ON documents.paper (org_id, org_pos);
CREATE INDEX paper_pos ON documents.paper (org_pos, issued_on DESC, id);
CREATE INDEX paper_of_source ON documents.paper (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX paper_content ON documents.paper (content_name) WHERE content_name IS NOT NULL;
SELECT platform.protect_root('documents.paper', 'SELECT, INSERT, UPDATE, DELETE');

-- A photo or scan of a signed paper, or reading matter: the bytes lie outside the database under a name made from their content.
CREATE TABLE documents.attachment (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  paper_id uuid REFERENCES documents.paper (id),
  source_area text COLLATE "C",
  source_id uuid,
  label text NOT NULL CHECK (label <> ''),
  media_type text COLLATE "C" NOT NULL,
  size_bytes int NOT NULL CHECK (size_bytes > 0),
  content_name text COLLATE "C" NOT NULL,
  is_confined boolean NOT NULL DEFAULT false,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL,
  removed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT attachment_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT attachment_source CHECK ((paper_id IS NULL) = (source_id IS NOT NULL) AND (source_area IS NULL) = (source_id IS NULL))
);
CREATE INDEX attachment_pos ON documents.attachment (org_pos);
CREATE INDEX attachment_org ON documents.attachment (org_id, org_pos);
CREATE INDEX attachment_paper ON documents.attachment (paper_id) WHERE paper_id IS NOT NULL;
CREATE INDEX attachment_of_source ON documents.attachment (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX attachment_content ON documents.attachment (content_name);
SELECT platform.protect_root('documents.attachment');

-- Of a secret paper only what the tracking book has: number, day, holder. No title, no content, no file can stand here.
CREATE TABLE documents.secret_entry (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  number text NOT NULL CHECK (number <> ''),
  dated_on date NOT NULL,
  holder text NOT NULL CHECK (holder <> ''),
  returned_on date,
  entered_at timestamptz NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT secret_entry_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT secret_entry_once UNIQUE (org_id, number, dated_on)
);
CREATE INDEX secret_entry_pos ON documents.secret_entry (org_pos, dated_on);
SELECT platform.protect_root('documents.secret_entry', 'SELECT, INSERT, UPDATE, DELETE');

-- What other areas may join: that a paper was issued, under which number, for what. The reader's own rights apply.
CREATE VIEW documents.published_paper WITH (security_invoker = true) AS
SELECT id, org_id, org_pos, kind, document_type, state, number, symbol, title, issued_on, source_area, source_id FROM documents.paper;
GRANT SELECT ON documents.published_paper TO app_scoped, app_all, app_load, app_worker;
