-- As before, for shells in the caller's scope; others stay and are named among those that stay.
CREATE FUNCTION organisations.in_scope(pos int) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN session_user IN ('app_all', 'app_load') THEN true ELSE
    (pos >= current_setting('app.lo1')::int AND pos < current_setting('app.hi1')::int)
    OR (session_user = 'app_offices' AND (
      (pos >= current_setting('app.lo2')::int AND pos < current_setting('app.hi2')::int)
      OR (pos >= current_setting('app.lo3')::int AND pos < current_setting('app.hi3')::int)
      OR (pos >= current_setting('app.lo4')::int AND pos < current_setting('app.hi4')::int))) END
$$;
REVOKE ALL ON FUNCTION organisations.in_scope(int) FROM PUBLIC;
CREATE OR REPLACE FUNCTION organisations.remove_shells(shells uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  shell uuid;
BEGIN
  FOREACH shell IN ARRAY shells LOOP
    IF EXISTS (SELECT FROM organisations.organisation o WHERE o.id = shell AND NOT organisations.in_scope(o.pos)) THEN
      RETURN NEXT shell;
      CONTINUE;
    END IF;
    BEGIN
      DELETE FROM organisations.organisation WHERE id = shell;
      -- The reference to the parent is checked at commit otherwise, too late to keep the shell.
      SET CONSTRAINTS ALL IMMEDIATE;
    EXCEPTION WHEN foreign_key_violation THEN
      RETURN NEXT shell;
    END;
  END LOOP;
  SET CONSTRAINTS ALL DEFERRED;
END $$;
