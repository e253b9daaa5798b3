-- The sheet of facts as it was handed to a person before the vote, and how it was read. What others proposed or voted is not on it.
CREATE TABLE ratings.handed_sheet (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  handed_on date NOT NULL,
  -- Facts with their source, what is missing, counts without consequence; as they stood on that day.
  sheet jsonb NOT NULL,
  -- The same facts as the rules take them, for the person's own reckoning.
  facts jsonb NOT NULL,
  read_on date,
  -- By the person who is signed in, or as the cell wrote down from a signed paper.
  read_how text COLLATE "C" CHECK (read_how IN ('signed-in', 'on-paper')),
  read_entered_at timestamptz,
  read_entered_by uuid,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT handed_sheet_read CHECK (num_nonnulls(read_on, read_how, read_entered_at, read_entered_by) IN (0, 4))
);
-- One sheet counts at a time: a new one takes the place of the last.
CREATE UNIQUE INDEX handed_sheet_once ON ratings.handed_sheet (subject_id) WHERE withdrawn_at IS NULL;
CREATE INDEX handed_sheet_subject ON ratings.handed_sheet (subject_id);
SELECT platform.protect_line('ratings.handed_sheet', 'ratings.subject', 'subject_id');

-- A person confirms having read the own sheet while nothing is decided, and takes that back on the same day.
CREATE POLICY own ON ratings.handed_sheet FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id));
CREATE POLICY own_reading ON ratings.handed_sheet FOR UPDATE TO app_self
  USING (withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('open', 'reviewed')))
  WITH CHECK (withdrawn_at IS NULL AND (read_on IS NULL OR (read_how = 'signed-in' AND read_entered_by = current_setting('app.account')::uuid)));
GRANT SELECT ON ratings.handed_sheet TO app_self;
GRANT UPDATE (read_on, read_how, read_entered_at, read_entered_by) ON ratings.handed_sheet TO app_self;

-- A person rates himself or herself while nothing is decided: the own step, the own column of marks, the own level.
CREATE POLICY own_rating ON ratings.subject FOR UPDATE TO app_self
  USING (state IN ('open', 'reviewed') AND EXISTS (SELECT 1 FROM members.published_member m WHERE m.id = member_id))
  WITH CHECK (state IN ('open', 'reviewed') AND EXISTS (SELECT 1 FROM members.published_member m WHERE m.id = member_id));
GRANT UPDATE (self_level, version) ON ratings.subject TO app_self;
CREATE POLICY own ON ratings.subject_step FOR SELECT TO app_self USING (
  EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id
    AND (step = 'rate-self' OR (step IN ('decide-level', 'notify-subject') AND s.state IN ('notified', 'archived')))));
CREATE POLICY own_rating ON ratings.subject_step FOR INSERT TO app_self WITH CHECK (
  step = 'rate-self' AND entered_by = current_setting('app.account')::uuid AND withdrawn_at IS NULL AND decision_number IS NULL
  AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('open', 'reviewed')));
-- Never why a decision left a proposal or went ahead, nor what stood before it: that was written for the deciding committee.
GRANT SELECT (id, subject_id, step, happened_on, entered_at, entered_by, level, points, words, decision_number, decision_on, decision_issuer,
  withdrawn_at) ON ratings.subject_step TO app_self;
GRANT INSERT ON ratings.subject_step TO app_self;
CREATE POLICY own ON ratings.criterion_mark FOR SELECT TO app_self
  USING (side = 'self' AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id));
CREATE POLICY own_rating ON ratings.criterion_mark FOR INSERT TO app_self WITH CHECK (
  side = 'self' AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('open', 'reviewed')));
CREATE POLICY own_renewal ON ratings.criterion_mark FOR DELETE TO app_self USING (
  side = 'self' AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('open', 'reviewed')));
GRANT SELECT, INSERT, DELETE ON ratings.criterion_mark TO app_self;

-- What the rules made of the facts is explained to the person once the result was told; results entered from papers are the person's too.
CREATE POLICY own ON ratings.verdict FOR SELECT TO app_self
  USING (EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('notified', 'archived')));
GRANT SELECT ON ratings.verdict TO app_self;
CREATE POLICY own ON ratings.past_result FOR SELECT TO app_self
  USING (withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM members.published_member m WHERE m.id = member_id));
GRANT SELECT (id, org_id, kind, member_id, year, level, not_rated_words, decision_number, decision_on, withdrawn_at) ON ratings.past_result TO app_self;
