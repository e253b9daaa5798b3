-- What a year came to for each subject: as its season decided it or, where no season did, as it was entered. Levels are disjoint, and not
-- rated is a level of its own here: the fifth column. A member within and outside the political system is one person with one year: what a
-- season decided stands before what was entered under the other name.
CREATE OR REPLACE VIEW ratings.year_result WITH (security_invoker = true) AS
  SELECT 'derived' AS origin, s.id AS subject_id, s.id, s.org_id, s.org_pos, s.kind, s.member_id, s.about_org_id, s.title, s.sort_title, s.year,
    coalesce(s.decided_level, 'not-rated') AS level, s.self_level, s.decided_on, NULL::text AS decision_number, s.not_rated_rule AS not_rated_words
  FROM ratings.subject s
  WHERE s.period_kind = 'year' AND s.state IN ('decided', 'notified', 'archived', 'not-rated')
  UNION ALL
  SELECT 'entered', NULL, p.id, p.org_id, p.org_pos, p.kind, p.member_id, p.about_org_id, p.title, p.sort_title, p.year,
    coalesce(p.level, 'not-rated'), NULL, p.decision_on, p.decision_number, p.not_rated_words
  FROM ratings.past_result p
  WHERE p.withdrawn_at IS NULL
    AND NOT EXISTS (
      SELECT FROM ratings.subject s
      WHERE s.member_id = p.member_id AND s.year = p.year AND (s.kind = 'leader') = (p.kind = 'leader') AND s.period_kind = 'year'
        AND s.state IN ('decided', 'notified', 'archived', 'not-rated'))
    AND NOT EXISTS (
      SELECT FROM ratings.subject s
      WHERE s.about_org_id = p.about_org_id AND s.year = p.year AND s.kind = p.kind AND s.period_kind = 'year'
        AND s.state IN ('decided', 'notified', 'archived', 'not-rated'));
