-- Stays outside the tree count as stays: their host keeps no spell here, so the slip alone says that the member takes part elsewhere.
CREATE POLICY roll_functions ON members.transfer FOR SELECT TO CURRENT_USER USING (true);
CREATE INDEX transfer_stay_outside ON members.transfer (member_id) WHERE kind = 'temporary' AND to_org_id IS NULL AND state = 'accepted';

-- Who stays outside the tree on a day: from the day of the slip until the return is recorded, or until that membership ended.
CREATE FUNCTION members.away_outside_on(on_day date) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.member_id FROM members.transfer t
  WHERE t.kind = 'temporary' AND t.to_org_id IS NULL AND t.state = 'accepted'
    AND t.issued_on <= on_day AND (t.returned_on IS NULL OR t.returned_on > on_day)
    AND NOT EXISTS (
      SELECT FROM members.membership s
      WHERE s.member_id = t.member_id AND s.kind = 'official' AND s.until_day >= t.issued_on AND s.until_day <= on_day
        AND s.ended_by NOT IN ('transfer', 'collective-transfer'))
$$;
REVOKE ALL ON FUNCTION members.away_outside_on(date) FROM PUBLIC;

CREATE OR REPLACE FUNCTION members.marks_on(which uuid[], on_day date) RETURNS TABLE (member_id uuid, state text, is_away boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id,
    CASE WHEN w.id IN (SELECT members.suspended_on(on_day)) THEN 'suspended'
         WHEN w.id IN (SELECT members.exempt_on(on_day)) THEN 'exempt' ELSE 'active' END,
    w.id IN (SELECT members.away_outside_on(on_day)) OR EXISTS (
      SELECT 1 FROM members.membership a
      WHERE a.member_id = w.id AND a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day)
  FROM unnest(which) AS w(id)
  WHERE EXISTS (SELECT 1 FROM members.membership s
                WHERE s.member_id = w.id AND s.since_day <= on_day AND s.until_day > on_day AND members.in_scope(s.org_pos))
$$;

-- Counts of the roll per organisation of the caller's scope. `official` and `probationary` together are the counted membership; `away`,
-- `suspended` and `exempt` are of the official ones, each counted once and in this order, so that what is left is the base of votes.
CREATE OR REPLACE FUNCTION members.roll_counts(orgs uuid[], on_day date)
RETURNS TABLE (org_id uuid, official int, probationary int, guests int, away int, exempt int, suspended int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH place AS MATERIALIZED (
    SELECT o.id FROM organisations.published_position o WHERE o.id = ANY (orgs) AND members.in_scope(o.pos)
  ), away AS MATERIALIZED (
    SELECT a.member_id AS id FROM members.membership a
    WHERE a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day
    UNION SELECT members.away_outside_on(on_day)
  ), suspended AS MATERIALIZED (SELECT members.suspended_on(on_day) AS id EXCEPT SELECT id FROM away),
  exempt AS MATERIALIZED (
    SELECT members.exempt_on(on_day) AS id EXCEPT SELECT members.suspended_on(on_day) EXCEPT SELECT id FROM away)
  SELECT s.org_id,
    count(*) FILTER (WHERE s.is_official)::int,
    count(*) FILTER (WHERE s.kind = 'official' AND NOT s.is_official)::int,
    count(*) FILTER (WHERE s.kind = 'temporary')::int,
    count(*) FILTER (WHERE s.is_official AND away.id IS NOT NULL)::int,
    count(*) FILTER (WHERE s.is_official AND exempt.id IS NOT NULL)::int,
    count(*) FILTER (WHERE s.is_official AND suspended.id IS NOT NULL)::int
  FROM (
    SELECT x.org_id, x.member_id, x.kind,
      x.kind = 'official' AND x.standing = 'official' AND coalesce(x.official_on, '-infinity') <= on_day AS is_official
    FROM members.membership x JOIN place ON place.id = x.org_id
    WHERE x.since_day <= on_day AND x.until_day > on_day) s
  LEFT JOIN suspended ON suspended.id = s.member_id
  LEFT JOIN exempt ON exempt.id = s.member_id
  LEFT JOIN away ON away.id = s.member_id
  GROUP BY s.org_id
$$;

-- Who pays dues at an organisation on a day: guests where they are for a time; whoever is away, in the tree or outside it,
-- not at home (294-QĐ/TW art. 6.3.2).
CREATE OR REPLACE FUNCTION members.dues_payers(org uuid, on_day date) RETURNS TABLE (member_id uuid, kind text) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.member_id, s.kind FROM members.membership s
  WHERE s.org_id = org AND s.since_day <= on_day AND s.until_day > on_day
    AND (s.kind = 'temporary' OR (s.member_id NOT IN (SELECT members.away_outside_on(on_day)) AND NOT EXISTS (
      SELECT FROM members.membership away
      WHERE away.member_id = s.member_id AND away.kind = 'temporary' AND away.org_id <> org
        AND away.since_day <= on_day AND away.until_day > on_day)))
    AND (s.kind = 'official' OR NOT EXISTS (
      SELECT FROM members.membership home
      WHERE home.member_id = s.member_id AND home.kind = 'official' AND home.org_id = org
        AND home.since_day <= on_day AND home.until_day > on_day))
$$;
