-- What areas above read of meetings, attendance and dues: counts and states, never what somebody said or how much somebody paid.
CREATE VIEW meetings.published_meeting WITH (security_invoker = true) AS
  SELECT id, org_id, org_pos, kind, is_instead_of_regular, state, planned_on, held_on, present, counted, attended, reported_on FROM meetings.meeting;
CREATE VIEW meetings.published_attendance WITH (security_invoker = true) AS
  SELECT meeting_id, held_on, member_id, status FROM meetings.attendance;
GRANT SELECT ON meetings.published_meeting, meetings.published_attendance TO app_scoped, app_all;
CREATE VIEW members.published_dues WITH (security_invoker = true) AS
  SELECT month, org_id, org_pos, member_id, kind, state FROM members.dues_entry;
GRANT SELECT ON members.published_dues TO app_scoped, app_all;

-- Who leads a task, and how far it is: more than all of it is beyond what was asked.
CREATE OR REPLACE VIEW tasks.published_task WITH (security_invoker = true) AS
  SELECT id, org_id, org_pos, side, source_kind, source_id, assigned_on, due_on, first_due_on, state, is_open, outcome, reported_on, closed_on,
    lead_member_id, progress_numerator, progress_denominator
  FROM tasks.task WHERE state <> 'withdrawn';

-- Persons read their own sheet before the vote, and answer it in writing. Never ballots, never what others proposed.
CREATE POLICY own ON ratings.subject FOR SELECT TO app_self
  USING (state <> 'withdrawn' AND EXISTS (SELECT 1 FROM members.published_member m WHERE m.id = member_id));
CREATE POLICY own ON ratings.season_part FOR SELECT TO app_self
  USING (EXISTS (SELECT 1 FROM ratings.subject s WHERE s.season_id = season_part.season_id AND s.org_id = season_part.org_id));
CREATE POLICY own ON ratings.target FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id));
CREATE POLICY own ON ratings.entered_fact FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id));
CREATE POLICY own ON ratings.shortcoming FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id));
CREATE POLICY own ON ratings.remark FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id));
CREATE POLICY own_answer ON ratings.remark FOR INSERT TO app_self WITH CHECK (
  kind = 'answer' AND entered_by = current_setting('app.account')::uuid AND withdrawn_at IS NULL
  AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('open', 'reviewed')));
CREATE POLICY own_withdrawal ON ratings.remark FOR UPDATE TO app_self
  USING (kind = 'answer' AND entered_by = current_setting('app.account')::uuid AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id))
  WITH CHECK (kind = 'answer' AND entered_by = current_setting('app.account')::uuid AND withdrawn_at IS NOT NULL);
GRANT SELECT (id, season_id, org_id, org_pos, kind, member_id, about_org_id, title, sort_title, post_words, is_head, period_kind, year, part, state, state_reason,
  review_held_on, self_level, decided_level, decided_on, not_rated_rule, version) ON ratings.subject TO app_self;
GRANT SELECT ON ratings.season_part, ratings.target, ratings.entered_fact, ratings.shortcoming, ratings.remark TO app_self;
GRANT INSERT ON ratings.remark TO app_self;
GRANT UPDATE (withdrawn_at) ON ratings.remark TO app_self;
-- A linked task gives the result of a target; the own page reads what it says of the linked one.
GRANT SELECT ON tasks.published_task TO app_self;
CREATE INDEX target_change_target ON ratings.target_change (target_id);
-- Why a shortcoming that was named by mistake was taken back.
ALTER TABLE ratings.shortcoming ADD withdrawn_why text;
