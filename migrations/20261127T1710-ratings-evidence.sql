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
CREATE INDEX target_change_target ON ratings.target_change (target_id);
-- Why a shortcoming that was named by mistake was taken back.
ALTER TABLE ratings.shortcoming ADD withdrawn_why text;
