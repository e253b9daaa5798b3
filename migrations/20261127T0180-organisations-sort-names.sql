-- Names sort part by part: two spaces between given, middle and family name. A space comes before every letter in vi-x-icu and in C, so
-- a family name no longer stands against a second middle name ('An  Thị  Hà' before 'An  Thị Bích  Hà'); without a middle name its two
-- separators meet. Folded keys have single spaces as before: searching does not change. The same as sortNameOf in the program.
CREATE OR REPLACE FUNCTION organisations.sort_name(full_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT
AS $$ SELECT regexp_replace(btrim(regexp_replace(full_name, '\s+', ' ', 'g')), '^(\S+) (?:(.*) )?(\S+)$', '\3  \2  \1') $$;

-- Keys that hold the copies are taken off and put back: cascading would look every copy up one by one. The owner, who is no superuser
-- everywhere, sees the rows only while the policies are not forced on it.
SET CONSTRAINTS ALL IMMEDIATE;
DO $$
DECLARE
  held record;
  named record;
  afterwards text[] := '{}';
  statement text;
BEGIN
  FOR held IN
    SELECT conrelid::regclass AS copy, conname, pg_get_constraintdef(oid) AS as_defined FROM pg_constraint
    WHERE contype = 'f' AND conparentid = 0 AND pg_get_constraintdef(oid) LIKE '%sort_name)%REFERENCES%'
  LOOP
    afterwards := afterwards || format('ALTER TABLE %s ADD CONSTRAINT %I %s', held.copy, held.conname, held.as_defined);
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', held.copy, held.conname);
  END LOOP;
  FOR named IN
    SELECT c.oid::regclass AS holder, c.relforcerowsecurity AS is_forced FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'sort_name' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace IN ('organisations'::regnamespace, to_regnamespace('members'))
  LOOP
    IF named.is_forced THEN
      EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', named.holder);
      afterwards := afterwards || format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', named.holder);
    END IF;
    EXECUTE format('UPDATE %s SET sort_name = organisations.sort_name(full_name) WHERE sort_name <> organisations.sort_name(full_name)',
      named.holder);
  END LOOP;
  -- The keys first, while the owner still sees every row.
  FOREACH statement IN ARRAY afterwards LOOP
    EXECUTE statement;
  END LOOP;
END $$;
