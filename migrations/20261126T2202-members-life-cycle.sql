-- The way into the Party and out of it: candidates, procedures with their votes, suspensions, ends and re-entries.

-- A sympathiser on the way to admission. The person is the one person of the program; the names are a copy kept by the foreign key.
CREATE TABLE members.candidate (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  folded_sort text COLLATE "C" GENERATED ALWAYS AS (platform.folded(sort_name)) STORED,
  birth_on date,
  sex text COLLATE "C" CHECK (sex IN ('male', 'female')),
  unit text,
  source text COLLATE "C" NOT NULL CHECK (source IN ('youth-union', 'trade-union', 'other-union', 'masses')),
  schooling text COLLATE "C" CHECK (schooling IN ('below', 'completed', 'diploma')),
  is_pupil boolean NOT NULL DEFAULT false,
  parent_consent_on date,
  accepted_on date NOT NULL,
  accepted_resolution text,
  class_certificate text,
  class_certified_on date,
  union_resolution text,
  union_resolution_on date,
  state text COLLATE "C" NOT NULL CHECK (state IN
    ('sympathiser', 'awareness-class', 'dossier', 'cell-vote', 'grassroots-vote', 'decision', 'admitted', 'stopped')),
  state_since date NOT NULL,
  state_before text COLLATE "C",
  stop_reason text,
  ceremony_on date,
  member_id uuid REFERENCES members.member (id),
  cv_done_on date,
  entry_done_on date,
  -- The cell ended by this event and the candidate went on with its successor: taken back with the event.
  followed_event uuid,
  followed_from uuid,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT candidate_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT candidate_person_names FOREIGN KEY (person_id, full_name, sort_name)
    REFERENCES organisations.person (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT candidate_stopped CHECK ((state = 'stopped') = (stop_reason IS NOT NULL)),
  CONSTRAINT candidate_admitted CHECK ((state = 'admitted') = (member_id IS NOT NULL))
);
CREATE UNIQUE INDEX candidate_running_once ON members.candidate (person_id) WHERE state NOT IN ('admitted', 'stopped');
CREATE INDEX candidate_running ON members.candidate (org_pos, state, sort_name) WHERE state NOT IN ('admitted', 'stopped');
CREATE INDEX candidate_org ON members.candidate (org_id, org_pos);
CREATE INDEX candidate_followed ON members.candidate (followed_event) WHERE followed_event IS NOT NULL;
CREATE INDEX candidate_member ON members.candidate (member_id) WHERE member_id IS NOT NULL;
SELECT platform.protect_root('members.candidate', 'SELECT, INSERT, UPDATE, DELETE');

-- Official members who help and introduce. `together_since`: since when they work or live together with the candidate.
CREATE TABLE members.candidate_helper (
  id uuid PRIMARY KEY,
  candidate_id uuid NOT NULL REFERENCES members.candidate (id) ON DELETE CASCADE,
  member_id uuid NOT NULL REFERENCES members.member (id),
  since_day date NOT NULL,
  until_day date NOT NULL DEFAULT 'infinity',
  together_since date NOT NULL,
  CONSTRAINT candidate_helper_order CHECK (since_day < until_day AND together_since <= since_day),
  CONSTRAINT candidate_helper_twice EXCLUDE USING gist
    (candidate_id WITH =, member_id WITH =, daterange(since_day, until_day) WITH &&)
);
CREATE INDEX candidate_helper_candidate ON members.candidate_helper (candidate_id);
SELECT platform.protect_line('members.candidate_helper', 'members.candidate', 'candidate_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Remarks of the helpers, one for each quarter.
CREATE TABLE members.candidate_note (
  id uuid PRIMARY KEY,
  candidate_id uuid NOT NULL REFERENCES members.candidate (id) ON DELETE CASCADE,
  helper_id uuid NOT NULL REFERENCES members.candidate_helper (id) ON DELETE CASCADE,
  year int NOT NULL CHECK (year BETWEEN 1990 AND 2200),
  quarter int NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  noted_on date NOT NULL,
  remark text NOT NULL CHECK (remark <> ''),
  CONSTRAINT candidate_note_once UNIQUE (helper_id, year, quarter)
);
CREATE INDEX candidate_note_candidate ON members.candidate_note (candidate_id);
SELECT platform.protect_line('members.candidate_note', 'members.candidate', 'candidate_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Papers of the dossier: only that a paper is there, and of which day it is. Codes stand in the rule pack.
CREATE TABLE members.candidate_paper (
  candidate_id uuid NOT NULL REFERENCES members.candidate (id) ON DELETE CASCADE,
  paper text COLLATE "C" NOT NULL,
  dated_on date NOT NULL,
  PRIMARY KEY (candidate_id, paper)
);
SELECT platform.protect_line('members.candidate_paper', 'members.candidate', 'candidate_id', 'SELECT, INSERT, UPDATE, DELETE');

-- A matter that people vote on, step by step: admission of a candidate, recognition, removal, resignation.
CREATE TABLE members.procedure (
  id uuid PRIMARY KEY,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('admission', 'recognition', 'removal', 'resignation')),
  candidate_id uuid REFERENCES members.candidate (id) ON DELETE CASCADE,
  member_id uuid REFERENCES members.member (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'cell-voted', 'grassroots-voted', 'referred', 'decided', 'stopped')),
  -- Removal: the fact that was looked at (code of the rule pack). Resignation: the day of the written request.
  ground text COLLATE "C",
  ground_text text,
  opened_on date NOT NULL,
  outcome text COLLATE "C" CHECK (outcome IN ('approved', 'rejected')),
  decision_number text,
  decision_on date,
  decision_received_on date,
  decision_issuer text,
  stop_reason text,
  pack_id text COLLATE "C",
  version int NOT NULL DEFAULT 1,
  entered_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT procedure_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT procedure_subject CHECK ((kind = 'admission') = (candidate_id IS NOT NULL) AND (kind = 'admission') = (member_id IS NULL)),
  CONSTRAINT procedure_decided CHECK ((state = 'decided') = (outcome IS NOT NULL)),
  CONSTRAINT procedure_stopped CHECK ((state = 'stopped') = (stop_reason IS NOT NULL))
);
CREATE UNIQUE INDEX procedure_running_member ON members.procedure (member_id, kind)
  WHERE member_id IS NOT NULL AND state NOT IN ('decided', 'stopped');
CREATE UNIQUE INDEX procedure_running_candidate ON members.procedure (candidate_id)
  WHERE candidate_id IS NOT NULL AND state NOT IN ('decided', 'stopped');
CREATE INDEX procedure_member ON members.procedure (member_id);
CREATE INDEX procedure_candidate ON members.procedure (candidate_id);
CREATE INDEX procedure_open ON members.procedure (org_pos, kind) WHERE state NOT IN ('decided', 'stopped');
CREATE INDEX procedure_org ON members.procedure (org_id, org_pos);
SELECT platform.protect_root('members.procedure', 'SELECT, INSERT, UPDATE, DELETE');

-- What was done in a procedure, in the order of the days. A vote is a tally against the summoned base, taken down by people; meetings
-- kept by the program will feed the same rows.
CREATE TABLE members.procedure_step (
  id uuid PRIMARY KEY,
  procedure_id uuid NOT NULL REFERENCES members.procedure (id) ON DELETE CASCADE,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('request', 'self-criticism', 'unreachable', 'refusal', 'cell-vote', 'sent-up',
    'part-review', 'grassroots-vote', 'competent-vote', 'prolonged', 'decision', 'stopped')),
  on_day date NOT NULL,
  note text,
  -- Minutes or paper in which the step stands.
  source text,
  base int CHECK (base > 0),
  -- { official, temporarilyAway, exemptNotPresent, suspended }, where the base was counted so.
  base_lines jsonb,
  for_votes int CHECK (for_votes >= 0),
  against_votes int CHECK (against_votes >= 0),
  blank_votes int CHECK (blank_votes >= 0),
  method text COLLATE "C" CHECK (method IN ('secret', 'open')),
  is_enough boolean,
  needed_share text COLLATE "C",
  pack_id text COLLATE "C",
  entered_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT procedure_step_tally CHECK (
    (kind IN ('cell-vote', 'grassroots-vote', 'competent-vote')) = (base IS NOT NULL)
    AND (base IS NULL OR (for_votes + against_votes + blank_votes <= base AND method IS NOT NULL AND is_enough IS NOT NULL)))
);
CREATE INDEX procedure_step_procedure ON members.procedure_step (procedure_id, on_day);
SELECT platform.protect_line('members.procedure_step', 'members.procedure', 'procedure_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Probation made longer by the cell, at most by what the rule pack says.
CREATE TABLE members.probation_extension (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  decided_on date NOT NULL,
  until_day date NOT NULL,
  source text NOT NULL,
  CONSTRAINT probation_extension_once UNIQUE (member_id, until_day)
);
CREATE INDEX probation_extension_member ON members.probation_extension (member_id);
SELECT platform.protect_line('members.probation_extension', 'members.member', 'member_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Suspended from activity for a period; what the member was before comes back with the end.
CREATE TABLE members.suspension (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  since_day date NOT NULL,
  -- Last day by the decision, where it names one.
  planned_until date,
  lifted_on date,
  state_before text COLLATE "C" NOT NULL CHECK (state_before IN ('active', 'exempt')),
  state_since_before date,
  reason text COLLATE "C" NOT NULL CHECK (reason IN ('discipline', 'indicted', 'prosecuted', 'detained', 'other')),
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  lift_number text,
  lift_decided_on date,
  lift_issuer text,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT suspension_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT suspension_order CHECK (lifted_on IS NULL OR since_day < lifted_on),
  CONSTRAINT suspension_overlap EXCLUDE USING gist (member_id WITH =, daterange(since_day, coalesce(lifted_on, 'infinity')) WITH &&)
);
CREATE INDEX suspension_running ON members.suspension (org_pos) WHERE lifted_on IS NULL;
CREATE INDEX suspension_org ON members.suspension (org_id, org_pos);
SELECT platform.protect_root('members.suspension', 'SELECT, INSERT, UPDATE, DELETE');

-- How a membership ended, with what it takes to take the entry back.
CREATE TABLE members.member_end (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('removed', 'expelled', 'resigned', 'deceased', 'admission-cancelled')),
  effective_on date NOT NULL,
  reason text,
  procedure_id uuid REFERENCES members.procedure (id),
  decision_number text,
  decision_on date,
  decision_received_on date,
  decision_issuer text,
  -- Discipline for a crime that was no longer minor bars readmission; null = not known.
  is_minor_crime boolean,
  record_cleared_on date,
  state_before text COLLATE "C" NOT NULL,
  state_since_before date,
  -- Death: day on which the report sheet and the dossier went up.
  reported_on date,
  withdrawn_at timestamptz,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1
);
CREATE INDEX member_end_member ON members.member_end (member_id);
CREATE INDEX member_end_unreported ON members.member_end (effective_on) WHERE kind = 'deceased' AND reported_on IS NULL AND withdrawn_at IS NULL;
SELECT platform.protect_line('members.member_end', 'members.member', 'member_id');

-- Back in the Party: admitted again, rights restored, or reconnected after a time without activity.
CREATE TABLE members.reentry (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('readmitted', 'restored', 'reconnected')),
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  -- Readmitted: the new ceremony, from which the new probation runs.
  effective_on date NOT NULL,
  standing_before text COLLATE "C" NOT NULL,
  official_on_before date,
  entered_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX reentry_readmitted_once ON members.reentry (member_id) WHERE kind = 'readmitted';
CREATE INDEX reentry_member ON members.reentry (member_id);
SELECT platform.protect_line('members.reentry', 'members.member', 'member_id');

-- A complaint against a decision that concerns the member.
CREATE TABLE members.complaint (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  end_id uuid REFERENCES members.member_end (id),
  level text COLLATE "C" NOT NULL CHECK (level IN ('province-or-below', 'central')),
  decision_received_on date,
  filed_on date NOT NULL,
  received_on date NOT NULL,
  is_late boolean,
  answer_due_on date NOT NULL,
  answered_on date,
  answer text COLLATE "C" CHECK (answer IN ('upheld', 'changed', 'cancelled')),
  answer_source text,
  pack_id text COLLATE "C",
  version int NOT NULL DEFAULT 1,
  CONSTRAINT complaint_answered CHECK ((answered_on IS NULL) = (answer IS NULL)),
  CONSTRAINT complaint_order CHECK (filed_on <= received_on AND (answered_on IS NULL OR received_on <= answered_on))
);
CREATE INDEX complaint_member ON members.complaint (member_id);
CREATE INDEX complaint_open ON members.complaint (answer_due_on) WHERE answered_on IS NULL;
SELECT platform.protect_line('members.complaint', 'members.member', 'member_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Each taking out of an evidence bundle: who, when. The file is made anew when it is fetched, only by that account, within the hour.
CREATE TABLE members.evidence_export (
  id uuid PRIMARY KEY,
  procedure_id uuid NOT NULL REFERENCES members.procedure (id) ON DELETE CASCADE,
  account_id uuid NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX evidence_export_procedure ON members.evidence_export (procedure_id);
SELECT platform.protect_line('members.evidence_export', 'members.procedure', 'procedure_id', 'SELECT, INSERT');

SELECT members.open_to_self('members.suspension', 'member_id');
SELECT members.open_to_self('members.member_end', 'member_id');
SELECT members.open_to_self('members.complaint', 'member_id');
SELECT members.open_to_self('members.probation_extension', 'member_id');
