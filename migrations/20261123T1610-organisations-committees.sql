-- Persons, committees with terms and posts, party groups, working regulations, and the bodies of the political system.

-- One row per person for the whole program: later areas refer to it and never keep a second one. Nothing sensitive lives here.
CREATE TABLE organisations.person (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL CHECK (full_name <> ''),
  -- Given name first, then the rest: the order in which Vietnamese lists are sorted.
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(full_name)) STORED,
  folded_sort text COLLATE "C" GENERATED ALWAYS AS (platform.folded(sort_name)) STORED,
  birth_year int CHECK (birth_year BETWEEN 1880 AND 2200),
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT person_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX person_pos ON organisations.person (org_pos);
CREATE INDEX person_org ON organisations.person (org_id, org_pos);
CREATE INDEX person_folded_name ON organisations.person (folded_name);
CREATE INDEX person_folded_sort ON organisations.person (folded_sort);

CREATE TABLE organisations.term (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  ordinal int CHECK (ordinal BETWEEN 1 AND 200),
  starts_on date NOT NULL,
  -- The day by which the next congress is due: the end first set, or the last prolongation.
  due_on date NOT NULL,
  closed_on date,
  close_reason text,
  period daterange GENERATED ALWAYS AS (daterange(starts_on, closed_on)) STORED,
  number_set int CHECK (number_set BETWEEN 1 AND 500),
  standing_set int CHECK (standing_set BETWEEN 0 AND 200),
  deputies_set int CHECK (deputies_set BETWEEN 0 AND 50),
  basis text COLLATE "C" NOT NULL CHECK (basis IN ('elected', 'appointed')),
  decision_number text,
  decision_on date,
  decision_issuer text,
  is_first_of_new boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT term_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT term_order CHECK (starts_on < due_on AND (closed_on IS NULL OR starts_on < closed_on)),
  CONSTRAINT term_overlap EXCLUDE USING gist (org_id WITH =, period WITH &&)
);
CREATE INDEX term_pos ON organisations.term (org_pos, due_on);
CREATE INDEX term_org ON organisations.term (org_id, org_pos);
CREATE INDEX term_due ON organisations.term (due_on) WHERE closed_on IS NULL;
SELECT platform.protect_root('organisations.term', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE organisations.term_prolongation (
  id uuid PRIMARY KEY,
  term_id uuid NOT NULL REFERENCES organisations.term (id),
  was_due_on date NOT NULL,
  due_on date NOT NULL CHECK (due_on > was_due_on),
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT term_prolongation_twice UNIQUE (term_id, was_due_on)
);
SELECT platform.protect_line('organisations.term_prolongation', 'organisations.term', 'term_id', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE organisations.party_group (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  name text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(name)) STORED,
  period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period)),
  decision_number text,
  decision_on date,
  decision_issuer text,
  end_reason text,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT party_group_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT party_group_overlap EXCLUDE USING gist (org_id WITH =, folded_name WITH =, period WITH &&)
);
CREATE INDEX party_group_pos ON organisations.party_group (org_pos);
CREATE INDEX party_group_org ON organisations.party_group (org_id, org_pos);
SELECT platform.protect_root('organisations.party_group', 'SELECT, INSERT, UPDATE, DELETE');

-- A post in a committee or a party group, or the following of a cell by a member of the upper committee. Kinds are data (rule-packs/post-kinds).
CREATE TABLE organisations.post (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL,
  -- Copied from the kind when written, so that the database itself refuses a second holder.
  is_single boolean NOT NULL,
  person_id uuid NOT NULL REFERENCES organisations.person (id),
  term_id uuid REFERENCES organisations.term (id),
  group_id uuid REFERENCES organisations.party_group (id),
  period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period)),
  basis text COLLATE "C" NOT NULL CHECK (basis IN ('elected', 'appointed')),
  -- Appointed above the number set by the congress.
  is_extra boolean NOT NULL DEFAULT false,
  decision_number text,
  decision_on date,
  decision_issuer text,
  end_reason text COLLATE "C",
  end_note text,
  -- The end that was planned before the post was ended, so that taking the end back restores it.
  former_until date,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT post_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT post_single EXCLUDE USING gist (org_id WITH =, kind WITH =, (coalesce(group_id, org_id)) WITH =, period WITH &&)
    WHERE (is_single),
  CONSTRAINT post_same_person EXCLUDE USING gist (person_id WITH =, org_id WITH =, kind WITH =, (coalesce(group_id, org_id)) WITH =, period WITH &&)
);
CREATE INDEX post_pos ON organisations.post (org_pos, kind);
CREATE INDEX post_org ON organisations.post (org_id, org_pos);
CREATE INDEX post_person ON organisations.post (person_id);
CREATE INDEX post_term ON organisations.post (term_id);
CREATE INDEX post_group ON organisations.post (group_id) WHERE group_id IS NOT NULL;
SELECT platform.protect_root('organisations.post', 'SELECT, INSERT, UPDATE, DELETE');

-- Register of working regulations and duties: one row per version of a document.
CREATE TABLE organisations.regulation (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL,
  title text NOT NULL CHECK (title <> ''),
  number text,
  adopted_on date NOT NULL,
  adopted_by text NOT NULL CHECK (adopted_by <> ''),
  period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period)),
  review_on date,
  summary text,
  supersedes_id uuid CONSTRAINT regulation_superseded_once UNIQUE REFERENCES organisations.regulation (id),
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT regulation_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT regulation_overlap EXCLUDE USING gist (org_id WITH =, kind WITH =, period WITH &&) WHERE (kind <> 'other')
);
CREATE INDEX regulation_pos ON organisations.regulation (org_pos, kind);
CREATE INDEX regulation_org ON organisations.regulation (org_id, org_pos);
SELECT platform.protect_root('organisations.regulation', 'SELECT, INSERT, UPDATE, DELETE');

-- What the committee changed in its way of leading, since when, with what effect.
CREATE TABLE organisations.leadership_change (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  what text NOT NULL CHECK (what <> ''),
  since date NOT NULL,
  effect text,
  effect_seen_on date,
  evidence text,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT leadership_change_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT leadership_change_effect CHECK ((effect IS NULL) = (effect_seen_on IS NULL))
);
CREATE INDEX leadership_change_pos ON organisations.leadership_change (org_pos);
CREATE INDEX leadership_change_org ON organisations.leadership_change (org_id, org_pos);
SELECT platform.protect_root('organisations.leadership_change', 'SELECT, INSERT, UPDATE, DELETE');

-- This installation's own list of required documents; the newest one in force replaces the list of the rule pack.
CREATE TABLE organisations.required_document_list (
  id uuid PRIMARY KEY,
  from_on date NOT NULL,
  entries jsonb NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX required_document_list_from ON organisations.required_document_list (from_on, entered_at);
GRANT SELECT ON organisations.required_document_list TO app_scoped, app_all, app_load;
GRANT INSERT ON organisations.required_document_list TO app_all, app_load;

-- Bodies of the political system, placed under the Party organisation inside or above them. The link gives nobody any right.
CREATE TABLE organisations.body (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT body_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX body_pos ON organisations.body (org_pos);
CREATE INDEX body_org ON organisations.body (org_id, org_pos);
SELECT platform.protect_root('organisations.body', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE organisations.body_version (
  id uuid PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES organisations.body (id),
  name text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(name)) STORED,
  kind text COLLATE "C" NOT NULL
    CHECK (kind IN ('people-council', 'people-committee', 'fatherland-front', 'mass-organisation', 'agency', 'public-unit')),
  parent_body_id uuid REFERENCES organisations.body (id),
  linked_org_id uuid NOT NULL REFERENCES organisations.organisation (id),
  link text COLLATE "C" NOT NULL CHECK (link IN ('inside', 'above')),
  period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period)),
  decision_number text,
  decision_on date,
  decision_issuer text,
  end_reason text,
  entered_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT body_version_overlap EXCLUDE USING gist (body_id WITH =, period WITH &&),
  CONSTRAINT body_version_own_parent CHECK (parent_body_id <> body_id)
);
CREATE INDEX body_version_parent ON organisations.body_version (parent_body_id) WHERE parent_body_id IS NOT NULL;
SELECT platform.protect_line('organisations.body_version', 'organisations.body', 'body_id', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE organisations.body_post (
  id uuid PRIMARY KEY,
  body_id uuid NOT NULL REFERENCES organisations.body (id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('head', 'deputy-head', 'member')),
  title text NOT NULL CHECK (title <> ''),
  person_id uuid NOT NULL REFERENCES organisations.person (id),
  period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period)),
  decision_number text,
  decision_on date,
  decision_issuer text,
  end_reason text COLLATE "C",
  end_note text,
  -- The end that was planned before the post was ended, so that taking the end back restores it.
  former_until date,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT body_post_single EXCLUDE USING gist (body_id WITH =, period WITH &&) WHERE (kind = 'head'),
  CONSTRAINT body_post_same_person EXCLUDE USING gist (body_id WITH =, person_id WITH =, kind WITH =, period WITH &&)
);
CREATE INDEX body_post_body ON organisations.body_post (body_id);
CREATE INDEX body_post_person ON organisations.body_post (person_id);
SELECT platform.protect_line('organisations.body_post', 'organisations.body', 'body_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Who may read a post may read its holder, wherever the holder's home organisation lies; writing a person stays with the home.
SELECT platform.protect_root('organisations.person', 'SELECT, INSERT, UPDATE, DELETE');
CREATE POLICY holder ON organisations.person FOR SELECT TO app_scoped USING (
  EXISTS (SELECT 1 FROM organisations.post p WHERE p.person_id = person.id)
  OR EXISTS (SELECT 1 FROM organisations.body_post b WHERE b.person_id = person.id));

-- What other areas may join in SQL: the living face of every organisation, in today's positions. The reader's own rights apply.
CREATE VIEW organisations.published_organisation WITH (security_invoker = true) AS
SELECT o.id, o.pos, o.pos_end, o.depth, v.name, v.short_name, v.type, v.sector, v.parent_id, v.period
FROM organisations.organisation o
JOIN organisations.organisation_version v ON v.org_id = o.id
WHERE NOT o.annulled;
GRANT SELECT ON organisations.published_organisation TO app_scoped, app_all, app_load, app_worker;
