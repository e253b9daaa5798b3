-- Imports stand at a place in the tree, and what an import brought into being can be taken back the same day.
ALTER TABLE platform.import ADD CONSTRAINT import_organisation
  FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE;

-- Removes organisations that have no version left: shells that only an undone import leaves behind. Whatever still refers to one
-- keeps it (the foreign keys are the guard, also those of areas that do not exist yet); gives the ids that could not be removed.
CREATE FUNCTION organisations.remove_shells(shells uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  shell uuid;
BEGIN
  FOREACH shell IN ARRAY shells LOOP
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
REVOKE ALL ON FUNCTION organisations.remove_shells(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations.remove_shells(uuid[]) TO app_scoped, app_all;

-- An undo takes the founding lines of its own import away; lines of decided events are never deleted.
GRANT DELETE ON organisations.event_party TO app_scoped, app_all;
CREATE POLICY only_imported ON organisations.event_party AS RESTRICTIVE FOR DELETE TO app_scoped, app_all
  USING (EXISTS (SELECT 1 FROM organisations.structural_event e WHERE e.id = event_id AND e.plan ? 'importId'));
