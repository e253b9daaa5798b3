-- The paper by which a committee took one reading of the ceiling as its own rule.
ALTER TABLE ratings.season
  ADD COLUMN quota_rule_number text,
  ADD COLUMN quota_rule_on date,
  ADD COLUMN quota_rule_issuer text,
  ADD CONSTRAINT season_quota_rule CHECK (
    num_nonnulls(quota_rule_number, quota_rule_on, quota_rule_issuer) IN (0, 3)
    AND (num_nonnulls(quota_base, quota_rounding) > 0) = (quota_rule_number IS NOT NULL));

-- Why a settlement, an entered result or a published series was taken back.
ALTER TABLE ratings.settlement ADD COLUMN withdrawn_words text;
ALTER TABLE ratings.outside_series ADD COLUMN withdrawn_words text;
ALTER TABLE ratings.past_result
  ADD COLUMN withdrawn_words text,
  -- As it was called when it was entered.
  ADD COLUMN title text COLLATE "vi-x-icu" NOT NULL,
  ADD COLUMN sort_title text COLLATE "vi-x-icu" NOT NULL;
CREATE INDEX past_result_import ON ratings.past_result (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX past_result_member ON ratings.past_result (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX subject_year ON ratings.subject (year, org_pos) WHERE period_kind = 'year' AND state <> 'withdrawn';

-- What a year came to for each subject: as its season decided it or, where no season did, as it was entered. Levels are disjoint, and not
-- rated is a level of its own here: the fifth column.
CREATE VIEW ratings.year_result WITH (security_invoker = true) AS
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
      WHERE s.member_id = p.member_id AND s.year = p.year AND s.kind = p.kind AND s.period_kind = 'year'
        AND s.state IN ('decided', 'notified', 'archived', 'not-rated'))
    AND NOT EXISTS (
      SELECT FROM ratings.subject s
      WHERE s.about_org_id = p.about_org_id AND s.year = p.year AND s.kind = p.kind AND s.period_kind = 'year'
        AND s.state IN ('decided', 'notified', 'archived', 'not-rated'));
GRANT SELECT ON ratings.year_result TO app_scoped, app_all, app_load;
