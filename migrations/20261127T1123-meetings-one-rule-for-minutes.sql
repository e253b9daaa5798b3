-- The rule who holds the minutes of an organisation moved to where papers are kept, so that sheet and issued minutes never differ.
CREATE OR REPLACE FUNCTION meetings.holds_minutes_of(org uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT documents.published_holds_minutes(org) $$;
