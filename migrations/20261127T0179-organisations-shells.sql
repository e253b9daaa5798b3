-- As before, for shells in the caller's scope; others stay and are named among those that stay.
CREATE OR REPLACE FUNCTION organisations.remove_shells(shells uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  shell uuid;
BEGIN
  FOREACH shell IN ARRAY shells LOOP
    IF EXISTS (SELECT FROM organisations.organisation o WHERE o.id = shell AND NOT platform.in_scope(o.pos)) THEN
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
