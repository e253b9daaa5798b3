-- What is looked after in the records, counted for each organisation: whoever sees a whole city reads sums of these rows, because counting
-- every record of half a million members anew takes seconds. Written by the job `members.count-hygiene` alone, which counts everything anew.
CREATE TABLE members.hygiene_count (
  org_id uuid PRIMARY KEY,
  org_pos int NOT NULL,
  -- In the order of `hygiene_counting.keys`.
  counts int[] NOT NULL,
  CONSTRAINT hygiene_count_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX hygiene_count_pos ON members.hygiene_count (org_pos);
CREATE INDEX hygiene_count_org ON members.hygiene_count (org_id, org_pos);
SELECT platform.protect_root('members.hygiene_count', 'SELECT');
GRANT INSERT, UPDATE, DELETE ON members.hygiene_count TO app_all;

-- When they were counted and what each place of `counts` means: `<list>/<what is wrong>`, of a list as a whole nothing behind the stroke.
CREATE TABLE members.hygiene_counting (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  counted_at timestamptz NOT NULL,
  keys text[] NOT NULL
);
GRANT SELECT ON members.hygiene_counting TO app_scoped, app_all;
GRANT INSERT, UPDATE ON members.hygiene_counting TO app_all;
GRANT SELECT, INSERT, UPDATE, DELETE ON members.hygiene_counting TO app_load;
