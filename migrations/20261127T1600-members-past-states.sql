-- Whether somebody was exempt or suspended on a past day must not hang on what the record says today. Where only the record said so, as of
-- members who came with a list, the period is kept here once the state gives way to another.
CREATE TABLE members.past_state (
  member_id uuid NOT NULL REFERENCES members.member (id),
  state text COLLATE "C" NOT NULL CHECK (state IN ('exempt', 'suspended')),
  -- `-infinity` where nobody said since when.
  since_day date NOT NULL,
  until_day date NOT NULL,
  PRIMARY KEY (member_id, since_day),
  CONSTRAINT past_state_order CHECK (since_day < until_day)
);
SELECT platform.protect_line('members.past_state', 'members.member', 'member_id', 'SELECT, INSERT, UPDATE, DELETE');
CREATE POLICY roll_functions ON members.past_state FOR SELECT TO CURRENT_USER USING (true);

-- What ends, departures and suspensions until now kept of the state before them. The owner, who is no superuser everywhere, reads and writes
-- rows only while the policies are not forced on it.
ALTER TABLE members.past_state NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members.member_end NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members.transfer NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members.suspension NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members.exemption NO FORCE ROW LEVEL SECURITY;
INSERT INTO members.past_state (member_id, state, since_day, until_day)
SELECT b.member_id, b.state, coalesce(b.since_day, '-infinity'), b.until_day
FROM (
  SELECT member_id, state_before AS state, state_since_before AS since_day, effective_on AS until_day
  FROM members.member_end WHERE withdrawn_at IS NULL
  UNION ALL
  SELECT member_id, state_before, state_since_before, closed_on FROM members.transfer WHERE state = 'accepted' AND kind IN ('out', 'abroad')
  UNION ALL
  SELECT member_id, state_before, state_since_before, since_day FROM members.suspension
) b
WHERE b.state IN ('exempt', 'suspended') AND coalesce(b.since_day, '-infinity') < b.until_day
  AND NOT EXISTS (SELECT FROM members.exemption e WHERE b.state = 'exempt' AND e.member_id = b.member_id AND e.state = 'granted'
    AND e.since_day <= b.since_day AND e.until_day > b.since_day)
  AND NOT EXISTS (SELECT FROM members.suspension s WHERE b.state = 'suspended' AND s.member_id = b.member_id
    AND s.since_day <= b.since_day AND (s.lifted_on IS NULL OR s.lifted_on > b.since_day))
ON CONFLICT DO NOTHING;
ALTER TABLE members.exemption FORCE ROW LEVEL SECURITY;
ALTER TABLE members.suspension FORCE ROW LEVEL SECURITY;
ALTER TABLE members.transfer FORCE ROW LEVEL SECURITY;
ALTER TABLE members.member_end FORCE ROW LEVEL SECURITY;
ALTER TABLE members.past_state FORCE ROW LEVEL SECURITY;

-- As before, with the periods kept.
CREATE OR REPLACE FUNCTION members.marks_on(which uuid[], on_day date) RETURNS TABLE (member_id uuid, state text, is_away boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id,
    CASE WHEN (m.state = 'suspended' AND coalesce(m.state_since, '-infinity') <= on_day) OR EXISTS (
           SELECT FROM members.suspension s
           WHERE s.member_id = w.id AND s.since_day <= on_day AND (s.lifted_on IS NULL OR s.lifted_on > on_day))
           OR kept.state = 'suspended' THEN 'suspended'
         WHEN (m.state = 'exempt' AND coalesce(m.state_since, '-infinity') <= on_day) OR EXISTS (
           SELECT FROM members.exemption e
           WHERE e.member_id = w.id AND e.state = 'granted' AND e.since_day <= on_day AND e.until_day > on_day)
           OR kept.state = 'exempt' THEN 'exempt'
         ELSE 'active' END,
    w.id IN (SELECT members.away_outside_on(on_day)) OR EXISTS (
      SELECT FROM members.membership a
      WHERE a.member_id = w.id AND a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day)
  FROM unnest(which) AS w(id) LEFT JOIN members.member m ON m.id = w.id LEFT JOIN LATERAL (
    SELECT p.state FROM members.past_state p WHERE p.member_id = w.id AND p.since_day <= on_day AND p.until_day > on_day
    ORDER BY p.state DESC LIMIT 1
  ) kept ON true
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
    SELECT s.member_id AS id FROM members.suspension s WHERE s.since_day <= on_day AND (s.lifted_on IS NULL OR s.lifted_on > on_day)
    UNION SELECT p.member_id FROM members.past_state p WHERE p.state = 'suspended' AND p.since_day <= on_day AND p.until_day > on_day
  ), exempt AS MATERIALIZED (
    SELECT e.member_id AS id FROM members.exemption e WHERE e.state = 'granted' AND e.since_day <= on_day AND e.until_day > on_day
    UNION SELECT p.member_id FROM members.past_state p WHERE p.state = 'exempt' AND p.since_day <= on_day AND p.until_day > on_day
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
