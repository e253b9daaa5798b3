-- What a cell adds in its own words to its report of a month, and a committee to its summary of all cells: figures are never kept here, they
-- come from the meetings themselves each time, and from the issued paper once there is one.
CREATE TABLE meetings.month_report (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  assessment text,
  proposals text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT month_report_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT month_report_twice UNIQUE (org_id, month)
);
CREATE INDEX month_report_pos ON meetings.month_report (org_pos, month);
SELECT platform.protect_root('meetings.month_report', 'SELECT, INSERT, UPDATE, DELETE');
