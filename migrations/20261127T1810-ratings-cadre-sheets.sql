-- Evaluation of cadres within a month: criteria by group of posts, the sheet of one person, and who stays out of it.

-- An office's own criteria for a group of posts, within the parts of the scale that the pack names. Never rewritten: a new one replaces it.
CREATE TABLE ratings.cadre_frame (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('leader', 'officer')),
  name text COLLATE "vi-x-icu" NOT NULL,
  -- Code, part of the scale, words, most points.
  lines jsonb NOT NULL,
  -- The paper it was issued with; without one it is the office's own working list.
  basis_number text,
  basis_on date,
  basis_issuer text,
  replaces_id uuid REFERENCES ratings.cadre_frame (id),
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT cadre_frame_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT cadre_frame_basis CHECK (num_nonnulls(basis_number, basis_on, basis_issuer) IN (0, 3))
);
CREATE UNIQUE INDEX cadre_frame_once ON ratings.cadre_frame (org_id, pack_id, name) WHERE withdrawn_at IS NULL;
CREATE INDEX cadre_frame_pos ON ratings.cadre_frame (org_pos);
CREATE INDEX cadre_frame_replaces ON ratings.cadre_frame (replaces_id) WHERE replaces_id IS NOT NULL;
SELECT platform.protect_root('ratings.cadre_frame');

-- The criteria as they stood when the month was opened: a later frame changes no month that has begun.
CREATE TABLE ratings.cadre_sheet (
  subject_id uuid PRIMARY KEY REFERENCES ratings.subject (id),
  -- The group of posts in words; null: the parts of the scale alone.
  post_group text,
  lines jsonb NOT NULL,
  basis_words text
);
SELECT platform.protect_line('ratings.cadre_sheet', 'ratings.subject', 'subject_id', 'SELECT, INSERT');

-- Who has a direct interest in a person's result and stays out of it.
CREATE TABLE ratings.cadre_interest (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  member_id uuid NOT NULL REFERENCES members.member (id),
  words text NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz
);
CREATE UNIQUE INDEX cadre_interest_once ON ratings.cadre_interest (subject_id, member_id) WHERE withdrawn_at IS NULL;
CREATE INDEX cadre_interest_member ON ratings.cadre_interest (member_id);
SELECT platform.protect_line('ratings.cadre_interest', 'ratings.subject', 'subject_id');

-- A person sees the own criteria, and the points that were decided once the result was told; then answers in writing until it is archived.
CREATE POLICY own ON ratings.cadre_sheet FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id));
GRANT SELECT ON ratings.cadre_sheet TO app_self;
CREATE POLICY own_told ON ratings.criterion_mark FOR SELECT TO app_self USING (
  side = 'superior' AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('notified', 'archived')));
CREATE POLICY own_answer_told ON ratings.remark FOR INSERT TO app_self WITH CHECK (
  kind = 'answer' AND entered_by = current_setting('app.account')::uuid AND withdrawn_at IS NULL
  AND EXISTS (SELECT 1 FROM ratings.subject s JOIN ratings.cadre_sheet c ON c.subject_id = s.id WHERE s.id = remark.subject_id AND s.state = 'notified'));
