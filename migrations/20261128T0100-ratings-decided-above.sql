-- Whom the level above decides: who leads the committee that opened the season, and that committee itself (Guidance 43-HD/BTCTW). They stand in
-- the season for their steps; what is decided of them is recorded as the decision of the level above.
ALTER TABLE ratings.subject ADD COLUMN decided_above boolean NOT NULL DEFAULT false;
CREATE INDEX subject_decided_above ON ratings.subject (season_id) WHERE decided_above;

-- In seasons that are under way; what is decided already stays as it was decided.
ALTER TABLE ratings.subject NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.season_part NO FORCE ROW LEVEL SECURITY;
UPDATE ratings.subject s SET decided_above = true
FROM ratings.season_part p
WHERE p.season_id = s.season_id AND p.org_id = s.org_id AND p.opener_id = s.org_id AND p.state = 'open' AND p.period_kind <> 'month'
  AND s.kind = 'leader' AND s.state IN ('open', 'reviewed');
ALTER TABLE ratings.season_part FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.subject FORCE ROW LEVEL SECURITY;
