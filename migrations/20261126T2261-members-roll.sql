-- The roll of an organisation on a day and its counts: asked of the spells, with what exemptions, suspensions and stays elsewhere say.
CREATE POLICY roll_functions ON members.membership FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY roll_functions ON members.exemption FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY roll_functions ON members.suspension FOR SELECT TO CURRENT_USER USING (true);
CREATE INDEX membership_temporary ON members.membership (since_day, until_day) WHERE kind = 'temporary';

-- Who was suspended or exempt on a day: by the period recorded, or by the record alone where nobody recorded one (imports).
CREATE FUNCTION members.suspended_on(on_day date) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.member_id FROM members.suspension s WHERE s.since_day <= on_day AND (s.lifted_on IS NULL OR s.lifted_on > on_day)
  UNION
  SELECT m.id FROM members.member m WHERE m.state = 'suspended' AND coalesce(m.state_since, '-infinity') <= on_day
$$;
CREATE FUNCTION members.exempt_on(on_day date) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.member_id FROM members.exemption e
  WHERE e.state = 'granted' AND e.since_day <= on_day AND e.until_day > on_day
  UNION
  SELECT m.id FROM members.member m WHERE m.state = 'exempt' AND coalesce(m.state_since, '-infinity') <= on_day
$$;

-- State and stay elsewhere on a day, of members with a spell in the caller's scope on that day: the record itself may have moved on.
CREATE FUNCTION members.marks_on(which uuid[], on_day date) RETURNS TABLE (member_id uuid, state text, is_away boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id,
    CASE WHEN w.id IN (SELECT members.suspended_on(on_day)) THEN 'suspended'
         WHEN w.id IN (SELECT members.exempt_on(on_day)) THEN 'exempt' ELSE 'active' END,
    EXISTS (SELECT 1 FROM members.membership a
            WHERE a.member_id = w.id AND a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day)
  FROM unnest(which) AS w(id)
  WHERE EXISTS (SELECT 1 FROM members.membership s
                WHERE s.member_id = w.id AND s.since_day <= on_day AND s.until_day > on_day AND members.in_scope(s.org_pos))
$$;

-- Counts of the roll per organisation of the caller's scope. `official` and `probationary` together are the counted membership.
CREATE FUNCTION members.roll_counts(orgs uuid[], on_day date)
RETURNS TABLE (org_id uuid, official int, probationary int, guests int, away int, exempt int, suspended int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH place AS MATERIALIZED (
    SELECT o.id FROM organisations.published_position o WHERE o.id = ANY (orgs) AND members.in_scope(o.pos)
  ), suspended AS MATERIALIZED (SELECT members.suspended_on(on_day) AS id),
  exempt AS MATERIALIZED (SELECT members.exempt_on(on_day) AS id EXCEPT SELECT id FROM suspended),
  away AS MATERIALIZED (
    SELECT DISTINCT a.member_id AS id FROM members.membership a
    WHERE a.kind = 'temporary' AND a.since_day <= on_day AND a.until_day > on_day
  )
  SELECT s.org_id,
    count(*) FILTER (WHERE s.kind = 'official' AND s.standing = 'official' AND coalesce(s.official_on, '-infinity') <= on_day)::int,
    count(*) FILTER (WHERE s.kind = 'official' AND NOT (s.standing = 'official' AND coalesce(s.official_on, '-infinity') <= on_day))::int,
    count(*) FILTER (WHERE s.kind = 'temporary')::int,
    count(*) FILTER (WHERE s.kind = 'official' AND away.id IS NOT NULL)::int,
    count(*) FILTER (WHERE s.kind = 'official' AND exempt.id IS NOT NULL)::int,
    count(*) FILTER (WHERE s.kind = 'official' AND suspended.id IS NOT NULL)::int
  FROM members.membership s JOIN place ON place.id = s.org_id
  LEFT JOIN suspended ON suspended.id = s.member_id
  LEFT JOIN exempt ON exempt.id = s.member_id
  LEFT JOIN away ON away.id = s.member_id
  WHERE s.since_day <= on_day AND s.until_day > on_day
  GROUP BY s.org_id
$$;

REVOKE ALL ON FUNCTION members.suspended_on(date), members.exempt_on(date), members.marks_on(uuid[], date),
  members.roll_counts(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.marks_on(uuid[], date), members.roll_counts(uuid[], date) TO app_scoped, app_all;

-- Waiting values of changes that were decided before today are no longer needed: the undo of a change ends with its day. For the nightly job.
CREATE FUNCTION members.forget_change_values(decided_before timestamptz) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE forgotten int;
BEGIN
  DELETE FROM members.change_value v USING members.member_change c
  WHERE c.id = v.change_id AND c.state <> 'proposed' AND c.decided_at < decided_before AND session_user = 'app_all';
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $$;
REVOKE ALL ON FUNCTION members.forget_change_values(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.forget_change_values(timestamptz) TO app_all;
