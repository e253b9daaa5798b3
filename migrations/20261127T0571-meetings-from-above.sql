-- What a committee does towards the cells below it. Every two-sided matter is two rows: the sender writes its own, a listener writes the
-- receiver's; answers go back the same way.
CREATE TABLE meetings.orientation (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  title text NOT NULL,
  content text NOT NULL,
  -- Lines of reading matter: title and where it is found.
  reading text[] NOT NULL DEFAULT '{}',
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'sent', 'replaced', 'withdrawn')),
  state_reason text,
  replaces uuid REFERENCES meetings.orientation (id),
  sent_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT orientation_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT orientation_sent CHECK ((state = 'draft') = (sent_on IS NULL)),
  CONSTRAINT orientation_reason CHECK (state NOT IN ('replaced', 'withdrawn') OR state_reason IS NOT NULL),
  CONSTRAINT orientation_replaced_once UNIQUE (replaces)
);
CREATE INDEX orientation_org ON meetings.orientation (org_id, month);
CREATE INDEX orientation_pos ON meetings.orientation (org_pos, month);
SELECT platform.protect_root('meetings.orientation', 'SELECT, INSERT, UPDATE, DELETE');

-- The cells it was sent to, as its sender knows them.
CREATE TABLE meetings.orientation_cell (
  orientation_id uuid NOT NULL REFERENCES meetings.orientation (id) ON DELETE CASCADE,
  cell_id uuid NOT NULL,
  read_on date,
  PRIMARY KEY (orientation_id, cell_id)
);
SELECT platform.protect_line('meetings.orientation_cell', 'meetings.orientation', 'orientation_id', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE meetings.orientation_in (
  id uuid PRIMARY KEY,
  orientation_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  from_org_id uuid NOT NULL,
  month date NOT NULL,
  title text NOT NULL,
  content text NOT NULL,
  reading text[] NOT NULL DEFAULT '{}',
  state text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'replaced', 'withdrawn')),
  state_reason text,
  sent_on date NOT NULL,
  read_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT orientation_in_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT orientation_in_once UNIQUE (orientation_id, org_id)
);
CREATE INDEX orientation_in_org ON meetings.orientation_in (org_id, month);
CREATE INDEX orientation_in_pos ON meetings.orientation_in (org_pos, month);
SELECT platform.protect_root('meetings.orientation_in', 'SELECT, INSERT, UPDATE, DELETE');

-- One click writes one urge for every cell that has not met or reported; what one click wrote shares a batch.
CREATE TABLE meetings.urge (
  id uuid PRIMARY KEY,
  batch_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  cell_id uuid NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  about text COLLATE "C" NOT NULL CHECK (about IN ('meeting', 'report')),
  words text,
  sent_on date NOT NULL,
  due_on date,
  state text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'answered', 'settled', 'withdrawn')),
  state_before text COLLATE "C",
  state_reason text,
  answer text,
  answered_on date,
  settled_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT urge_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT urge_reason CHECK (state <> 'withdrawn' OR state_reason IS NOT NULL)
);
-- Two people who urge at the same moment urge once.
CREATE UNIQUE INDEX urge_twice ON meetings.urge (org_id, cell_id, month, about) WHERE state <> 'withdrawn';
CREATE INDEX urge_batch ON meetings.urge (batch_id);
CREATE INDEX urge_cell ON meetings.urge (cell_id, month);
CREATE INDEX urge_pos ON meetings.urge (org_pos, month);
SELECT platform.protect_root('meetings.urge', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE meetings.urge_in (
  id uuid PRIMARY KEY,
  urge_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  from_org_id uuid NOT NULL,
  month date NOT NULL,
  about text COLLATE "C" NOT NULL CHECK (about IN ('meeting', 'report')),
  words text,
  sent_on date NOT NULL,
  due_on date,
  state text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'answered', 'settled', 'withdrawn')),
  state_before text COLLATE "C",
  answer text,
  answered_on date,
  settled_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT urge_in_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT urge_in_once UNIQUE (urge_id)
);
CREATE INDEX urge_in_org ON meetings.urge_in (org_id, month);
CREATE INDEX urge_in_pos ON meetings.urge_in (org_pos, month);
SELECT platform.protect_root('meetings.urge_in', 'SELECT, INSERT, UPDATE, DELETE');

-- Who of the committee attends which cell in a month: planned, done, with the remark made there.
CREATE TABLE meetings.roster (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  cell_id uuid NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  person_id uuid NOT NULL,
  -- Name on the day of planning, as it is looked for among the guests of the sheet.
  full_name text COLLATE "vi-x-icu" NOT NULL,
  planned_on date,
  state text COLLATE "C" NOT NULL CHECK (state IN ('planned', 'attended', 'missed')),
  attended_on date,
  -- The meeting and the guest of its sheet through whom it was done; null where it was entered by hand.
  meeting_id uuid,
  guest_id uuid,
  remark text,
  why text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT roster_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT roster_twice UNIQUE (org_id, cell_id, month, person_id),
  CONSTRAINT roster_day CHECK ((state = 'attended') = (attended_on IS NOT NULL)),
  CONSTRAINT roster_why CHECK (state <> 'missed' OR why IS NOT NULL)
);
CREATE INDEX roster_org ON meetings.roster (org_id, month);
CREATE INDEX roster_cell ON meetings.roster (cell_id, month);
CREATE INDEX roster_pos ON meetings.roster (org_pos, month);
SELECT platform.protect_root('meetings.roster', 'SELECT, INSERT, UPDATE, DELETE');

-- Names of organisations are open to everybody: a list of cells in reach has to ask for the reach itself.
GRANT EXECUTE ON FUNCTION platform.in_scope(int) TO app_scoped, app_all;
