-- A stay outside goes with its member to the next cell; months of dues were closed where the member counted then. Gives the first month
-- closed since a day in whose time a spell of the member ran at that organisation, also one whose books lie out of the caller's reach: a
-- month, and nothing else of it.
CREATE FUNCTION members.closed_month_of(which uuid, since date) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT min(d.month) FROM members.membership s JOIN members.dues_month d ON d.org_id = s.org_id
  WHERE s.member_id = which AND EXISTS (SELECT 1 FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos))
    AND d.state = 'closed' AND d.month >= date_trunc('month', since)::date
    AND (d.month + interval '1 month')::date > s.since_day AND d.month < s.until_day
$$;
REVOKE ALL ON FUNCTION members.closed_month_of(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.closed_month_of(uuid, date) TO app_scoped, app_all;

-- Values of a list that wait went with their members to another office; the undo of the list takes them back there too. Gives how many
-- values went.
CREATE FUNCTION members.withdraw_waiting(which uuid, by_account uuid, typed_by uuid, at timestamptz) RETURNS int LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.import i
      WHERE i.id = which AND i.state = 'committed' AND i.account_id = current_setting('app.account')::uuid) THEN RETURN 0; END IF;
  WITH withdrawn AS (
    UPDATE members.member_change SET state = 'withdrawn', decided_by = by_account, decided_typed_by = typed_by, decided_at = at,
      version = version + 1
    WHERE import_id = which AND state = 'proposed' RETURNING changes
  ) SELECT count(*) INTO gone FROM withdrawn CROSS JOIN LATERAL jsonb_object_keys(withdrawn.changes);
  RETURN gone;
END $$;
REVOKE ALL ON FUNCTION members.withdraw_waiting(uuid, uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.withdraw_waiting(uuid, uuid, uuid, timestamptz) TO app_scoped, app_all;

-- Yes or no: was the list of a waiting change taken back? The list may lie with another office than the record now.
CREATE FUNCTION members.is_import_undone(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM platform.import i WHERE i.id = which AND i.state = 'undone')
$$;
REVOKE ALL ON FUNCTION members.is_import_undone(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.is_import_undone(uuid) TO app_scoped, app_all;
