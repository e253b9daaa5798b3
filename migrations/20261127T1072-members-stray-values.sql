-- The optional block is erased after its campaign, also what a member took along to where none is open (a closing looks below its own
-- organisation only). For the nightly job. A former member's values go with the block of the organisation left, where the record stays.
CREATE FUNCTION members.erase_stray_values() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  erased int;
  kinds text[] := ARRAY['birth-registration', 'home-place', 'permanent-residence', 'old-identity-number'];
BEGIN
  IF session_user <> 'app_all' THEN RETURN 0; END IF;
  WITH gone AS (
    DELETE FROM members.sealed_value s USING members.member m
    WHERE m.id = s.member_id AND s.kind = ANY (kinds) AND NOT members.is_block_open_over(m.org_pos) RETURNING 1
  ), waiting AS (
    DELETE FROM members.change_value v USING members.member_change c, members.member m
    WHERE c.id = v.change_id AND m.id = c.member_id AND v.kind = ANY (kinds) AND NOT members.is_block_open_over(m.org_pos) RETURNING 1
  )
  SELECT count(*) INTO erased FROM gone;
  RETURN erased;
END $$;
REVOKE ALL ON FUNCTION members.erase_stray_values() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.erase_stray_values() TO app_all;
