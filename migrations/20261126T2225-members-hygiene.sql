-- Hygiene of the records: the yearly supplement of each member, and what the lists need to be quick over a whole city.

-- The supplement sheet 3-HSĐV of a year: that it is there, and on which day it came. A line of the member, so that it is seen wherever
-- the member is; its content stays on paper.
CREATE TABLE members.yearly_supplement (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  year int NOT NULL CHECK (year BETWEEN 1990 AND 2200),
  received_on date NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT yearly_supplement_once UNIQUE (member_id, year),
  CONSTRAINT yearly_supplement_year CHECK (extract(year FROM received_on) IN (year, year + 1))
);
SELECT platform.protect_line('members.yearly_supplement', 'members.member', 'member_id', 'SELECT, INSERT, DELETE');
SELECT members.open_to_self('members.yearly_supplement', 'member_id');

-- Members in the caller's scope who are on a roll and have no sealed value of this kind. The bounds are read once: asking
-- members.in_scope() for each of half a million rows took seconds.
CREATE FUNCTION members.lacking_sealed(wanted text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  is_whole boolean := session_user IN ('app_all', 'app_load');
  is_several boolean := session_user = 'app_offices';
  lo int[];
  hi int[];
BEGIN
  IF is_whole THEN
    RETURN QUERY SELECT m.id FROM members.member m
      WHERE m.is_present AND NOT EXISTS (
        SELECT FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = wanted AND s.superseded_at IS NULL);
    RETURN;
  END IF;
  lo := ARRAY[current_setting('app.lo1')::int];
  hi := ARRAY[current_setting('app.hi1')::int];
  IF is_several THEN
    lo := lo || ARRAY[current_setting('app.lo2')::int, current_setting('app.lo3')::int, current_setting('app.lo4')::int];
    hi := hi || ARRAY[current_setting('app.hi2')::int, current_setting('app.hi3')::int, current_setting('app.hi4')::int];
  END IF;
  FOR i IN 1 .. array_length(lo, 1) LOOP
    RETURN QUERY SELECT m.id FROM members.member m
      WHERE m.is_present AND m.org_pos >= lo[i] AND m.org_pos < hi[i] AND NOT EXISTS (
        SELECT FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = wanted AND s.superseded_at IS NULL);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION members.lacking_sealed(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.lacking_sealed(text) TO app_scoped, app_all;

CREATE INDEX dues_entry_unpaid ON members.dues_entry (member_id, month) INCLUDE (org_pos) WHERE state = 'unpaid';
CREATE INDEX membership_ended ON members.membership (until_day, org_pos) WHERE until_day < 'infinity';
