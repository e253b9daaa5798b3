-- Request roles (decisions: one pool each). Created before the first migration, by whoever may create roles; see docs/operations.md.
-- Passwords are set by the program afterwards, derived from the key file of the installation.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['app_scoped', 'app_offices', 'app_all', 'app_self', 'app_import', 'app_load', 'app_identity', 'app_worker'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I LOGIN %s', wanted, CASE wanted WHEN 'app_offices' THEN 'INHERIT' ELSE 'NOINHERIT' END);
    END IF;
  END LOOP;
  -- Whoever holds several offices may all that a holder of one may; policies of its own widen the range, and nothing else.
  IF NOT pg_has_role('app_offices', 'app_scoped', 'USAGE') THEN
    GRANT app_scoped TO app_offices;
  END IF;
  IF NOT (SELECT rolbypassrls FROM pg_roles WHERE rolname = 'app_load') THEN
    ALTER ROLE app_load BYPASSRLS;
  END IF;
END $$;
