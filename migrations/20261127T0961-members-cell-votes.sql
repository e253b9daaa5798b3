-- A vote of a cell may be taken in a meeting that the program keeps: the step names the meeting it came from, once for each meeting.
ALTER TABLE members.procedure_step
  ADD COLUMN meeting_id uuid,
  ADD CONSTRAINT procedure_step_meeting CHECK (meeting_id IS NULL OR kind = 'cell-vote');
CREATE UNIQUE INDEX procedure_step_meeting_once ON members.procedure_step (procedure_id, meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX procedure_step_of_meeting ON members.procedure_step (meeting_id) WHERE meeting_id IS NOT NULL;

-- Asked: the member wants it and the cell has not voted yet.
ALTER TABLE members.exemption
  DROP CONSTRAINT exemption_state_check,
  ADD CONSTRAINT exemption_state_check CHECK (state IN ('asked', 'proposed', 'granted', 'refused', 'withdrawn'));
CREATE UNIQUE INDEX exemption_asked ON members.exemption (member_id) WHERE state = 'asked';

-- Votes of a cell about an exemption or a badge, taken in a meeting. Votes about a procedure are its steps.
CREATE TABLE members.cell_vote (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  exemption_id uuid REFERENCES members.exemption (id) ON DELETE CASCADE,
  badge_case_id uuid REFERENCES members.badge_case (id) ON DELETE CASCADE,
  meeting_id uuid NOT NULL,
  on_day date NOT NULL,
  source text NOT NULL,
  base int NOT NULL CHECK (base > 0),
  for_votes int NOT NULL CHECK (for_votes >= 0),
  against_votes int NOT NULL CHECK (against_votes >= 0),
  blank_votes int NOT NULL CHECK (blank_votes >= 0),
  method text COLLATE "C" NOT NULL CHECK (method IN ('secret', 'open')),
  is_enough boolean NOT NULL,
  needed_share text COLLATE "C" NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT cell_vote_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT cell_vote_about CHECK ((exemption_id IS NULL) <> (badge_case_id IS NULL)),
  CONSTRAINT cell_vote_within_base CHECK (for_votes + against_votes + blank_votes <= base)
);
CREATE UNIQUE INDEX cell_vote_exemption_once ON members.cell_vote (exemption_id, meeting_id) WHERE exemption_id IS NOT NULL;
CREATE UNIQUE INDEX cell_vote_badge_once ON members.cell_vote (badge_case_id, meeting_id) WHERE badge_case_id IS NOT NULL;
CREATE INDEX cell_vote_org ON members.cell_vote (org_id, org_pos);
CREATE INDEX cell_vote_meeting ON members.cell_vote (meeting_id);
SELECT platform.protect_root('members.cell_vote', 'SELECT, INSERT, DELETE');
