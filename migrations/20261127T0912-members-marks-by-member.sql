-- State and stay elsewhere of a few members were read from the lists of everybody suspended or exempt, each of which reads all members:
-- one second for the roll of one cell of a city, asked by every sheet of a meeting. Now each member is looked up. The answers are the same.
CREATE OR REPLACE FUNCTION members.marks_on(which uuid[], on_day date) RETURNS TABLE (member_id uuid, state text, is_away boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id,
    CASE WHEN (m.state = 'suspended' AND coalesce(m.state_since, '-infinity') <= on_day) OR EXISTS (
           SELECT FROM members.suspension s
           WHERE s.member_id = w.id AND s.since_day <= on_day AND (s.lifted_on IS NULL OR s.lifted_on > on_day)) THEN 'suspended'
         WHEN (m.state = 'exempt' AND coalesce(m.state_since, '-infinity') <= on_day) OR EXISTS (
           SELECT FROM members.exemption e
           WHERE e.member_id = w.id AND e.state = 'granted' AND e.since_day <= on_day AND e.until_day > on_day) THEN 'exempt'
         ELSE 'active' END,
    w.id IN (SELECT members.away_outside_on(on_day)) OR EXISTS (
      SELECT FROM members.membership a
      WHERE a.member_id = w.id AND a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day)
  FROM unnest(which) AS w(id) LEFT JOIN members.member m ON m.id = w.id
  WHERE EXISTS (SELECT FROM members.membership s
                WHERE s.member_id = w.id AND s.since_day <= on_day AND s.until_day > on_day AND members.in_scope(s.org_pos))
$$;

CREATE OR REPLACE FUNCTION members.roll_counts(orgs uuid[], on_day date)
RETURNS TABLE (org_id uuid, official int, probationary int, guests int, away int, exempt int, suspended int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH place AS MATERIALIZED (
    SELECT o.id FROM organisations.published_position o WHERE o.id = ANY (orgs) AND members.in_scope(o.pos)
  ), away AS MATERIALIZED (
    SELECT a.member_id AS id FROM members.membership a
    WHERE a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day
    UNION SELECT members.away_outside_on(on_day)
  ), suspended AS MATERIALIZED (
    SELECT DISTINCT s.member_id AS id FROM members.suspension s WHERE s.since_day <= on_day AND (s.lifted_on IS NULL OR s.lifted_on > on_day)
  ), exempt AS MATERIALIZED (
    SELECT DISTINCT e.member_id AS id FROM members.exemption e WHERE e.state = 'granted' AND e.since_day <= on_day AND e.until_day > on_day
  )
  SELECT r.org_id,
    count(*) FILTER (WHERE r.is_official)::int,
    count(*) FILTER (WHERE r.kind = 'official' AND NOT r.is_official)::int,
    count(*) FILTER (WHERE r.kind = 'temporary')::int,
    count(*) FILTER (WHERE r.is_official AND r.is_away)::int,
    count(*) FILTER (WHERE r.is_official AND NOT r.is_away AND NOT r.is_suspended AND r.is_exempt)::int,
    count(*) FILTER (WHERE r.is_official AND NOT r.is_away AND r.is_suspended)::int
  FROM (
    SELECT x.org_id, x.kind, away.id IS NOT NULL AS is_away,
      x.kind = 'official' AND x.standing = 'official' AND coalesce(x.official_on, '-infinity') <= on_day AS is_official,
      suspended.id IS NOT NULL OR coalesce(m.state = 'suspended' AND coalesce(m.state_since, '-infinity') <= on_day, false) AS is_suspended,
      exempt.id IS NOT NULL OR coalesce(m.state = 'exempt' AND coalesce(m.state_since, '-infinity') <= on_day, false) AS is_exempt
    FROM members.membership x JOIN place ON place.id = x.org_id
    LEFT JOIN members.member m ON m.id = x.member_id
    LEFT JOIN suspended ON suspended.id = x.member_id
    LEFT JOIN exempt ON exempt.id = x.member_id
    LEFT JOIN away ON away.id = x.member_id
    WHERE x.since_day <= on_day AND x.until_day > on_day
  ) r
  GROUP BY r.org_id
$$;
-- Nobody asks them any more.
DROP FUNCTION members.suspended_on(date), members.exempt_on(date);
