-- Which change wrote a sealed value, and which one took its place: undo of a change takes back its own values and no others.
ALTER TABLE members.sealed_value ADD COLUMN written_by_change uuid, ADD COLUMN superseded_by_change uuid;

DROP FUNCTION members.put_sealed_values(jsonb);
CREATE FUNCTION members.put_sealed_values(lines jsonb, by_change uuid DEFAULT NULL) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE written int;
BEGIN
  UPDATE members.sealed_value s SET superseded_at = clock_timestamp(), superseded_by_change = by_change
  FROM jsonb_to_recordset(lines) AS l(member_id uuid, kind text), members.member m
  WHERE s.member_id = l.member_id AND s.kind = l.kind AND s.superseded_at IS NULL AND m.id = s.member_id AND members.in_scope(m.org_pos);
  INSERT INTO members.sealed_value (id, member_id, kind, key_id, sealed, whole_mac, tail_mac, written_by_change)
  SELECT l.id, l.member_id, l.kind, l.key_id, decode(l.sealed, 'base64'), decode(l.whole_mac, 'base64'), decode(l.tail_mac, 'base64'), by_change
  FROM jsonb_to_recordset(lines) AS l(id uuid, member_id uuid, kind text, key_id text, sealed text, whole_mac text, tail_mac text)
  JOIN members.member m ON m.id = l.member_id AND members.in_scope(m.org_pos);
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;

DROP FUNCTION members.retire_sealed_values(uuid, text[]);
CREATE FUNCTION members.retire_sealed_values(which uuid, kinds text[], by_change uuid DEFAULT NULL) RETURNS int LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE retired int;
BEGIN
  UPDATE members.sealed_value s SET superseded_at = clock_timestamp(), superseded_by_change = by_change FROM members.member m
  WHERE m.id = which AND members.in_scope(m.org_pos) AND s.member_id = which AND s.kind = ANY (kinds) AND s.superseded_at IS NULL;
  GET DIAGNOSTICS retired = ROW_COUNT;
  RETURN retired;
END $$;

-- Undo of a change: the value that it wrote goes and the one that it replaced stands again; one that it took away stands again. Gives the
-- kinds that another hand has written or taken away since, and then nothing is undone. A member out of scope counts as all of them.
DROP FUNCTION members.revert_sealed_values(uuid, text[]);
CREATE FUNCTION members.revert_sealed_values(which uuid, change uuid, kinds text[]) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE moved text[];
BEGIN
  SELECT array_agg(k) INTO moved FROM unnest(kinds) AS k
  WHERE NOT EXISTS (SELECT FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos)) OR change IS DISTINCT FROM (
    -- The value that stands, else the one that stood last: the change must have written the first, or taken the second away.
    SELECT CASE WHEN s.superseded_at IS NULL THEN s.written_by_change ELSE s.superseded_by_change END FROM members.sealed_value s
    WHERE s.member_id = which AND s.kind = k ORDER BY s.superseded_at DESC NULLS FIRST, s.id DESC LIMIT 1);
  IF moved IS NOT NULL THEN RETURN QUERY SELECT unnest(moved); RETURN; END IF;
  DELETE FROM members.sealed_value s WHERE s.member_id = which AND s.kind = ANY (kinds) AND s.superseded_at IS NULL;
  UPDATE members.sealed_value s SET superseded_at = NULL, superseded_by_change = NULL
  WHERE s.member_id = which AND s.kind = ANY (kinds) AND s.superseded_by_change = change;
END $$;

REVOKE ALL ON FUNCTION members.put_sealed_values(jsonb, uuid), members.retire_sealed_values(uuid, text[], uuid),
  members.revert_sealed_values(uuid, uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.put_sealed_values(jsonb, uuid) TO app_scoped, app_all, app_load;
GRANT EXECUTE ON FUNCTION members.retire_sealed_values(uuid, text[], uuid), members.revert_sealed_values(uuid, uuid, text[])
  TO app_scoped, app_all;
