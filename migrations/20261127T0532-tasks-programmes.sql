-- Resolutions and schemes of a superior: programme → targets → what each unit is given → progress by date → review.

CREATE TABLE tasks.programme (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('resolution', 'scheme', 'action-programme', 'plan')),
  number text NOT NULL,
  issuer text NOT NULL,
  adopted_on date NOT NULL,
  title text NOT NULL,
  folded_title text COLLATE "C" GENERATED ALWAYS AS (platform.folded(title)) STORED,
  -- Both days belong to the period.
  from_day date NOT NULL,
  last_day date NOT NULL,
  note text,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT programme_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT programme_period CHECK (from_day <= last_day)
);
CREATE UNIQUE INDEX programme_number ON tasks.programme (org_id, number, adopted_on);
CREATE INDEX programme_org ON tasks.programme (org_id, org_pos);
CREATE INDEX programme_order ON tasks.programme (org_pos, adopted_on, id);
SELECT platform.protect_root('tasks.programme', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE tasks.target (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES tasks.programme (id),
  place int NOT NULL,
  name text NOT NULL,
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(name)) STORED,
  unit text NOT NULL,
  direction text COLLATE "C" NOT NULL CHECK (direction IN ('at-least', 'at-most')),
  -- `amount`: a number of units. `share`: so many of so many.
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('amount', 'share')),
  -- `typed`: each figure names where it comes from. `tasks-done`: counted from the tasks that follow from the programme.
  measure text COLLATE "C" NOT NULL CHECK (measure IN ('typed', 'tasks-done')),
  CONSTRAINT target_measure CHECK (measure = 'typed' OR kind = 'share')
);
CREATE UNIQUE INDEX target_twice ON tasks.target (programme_id, folded_name);
SELECT platform.protect_line('tasks.target', 'tasks.programme', 'programme_id', 'SELECT, INSERT, UPDATE, DELETE');

-- The giver's row for one unit. Figures are exact: an amount of 12,5 is 125 over 10.
CREATE TABLE tasks.allotment (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES tasks.programme (id),
  target_id uuid NOT NULL REFERENCES tasks.target (id),
  to_org_id uuid NOT NULL REFERENCES organisations.organisation (id),
  numerator bigint NOT NULL CHECK (numerator >= 0),
  denominator bigint NOT NULL CHECK (denominator > 0),
  due_on date NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT allotment_twice UNIQUE (target_id, to_org_id)
);
CREATE INDEX allotment_programme ON tasks.allotment (programme_id);
SELECT platform.protect_line('tasks.allotment', 'tasks.programme', 'programme_id', 'SELECT, INSERT, UPDATE, DELETE');

-- The unit's row, written by the listener: what it must know of the programme stands in it.
CREATE TABLE tasks.received_target (
  id uuid PRIMARY KEY,
  allotment_id uuid NOT NULL CONSTRAINT received_target_once UNIQUE,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  from_org_id uuid NOT NULL REFERENCES organisations.organisation (id),
  programme_id uuid NOT NULL,
  programme_number text NOT NULL,
  programme_title text NOT NULL,
  programme_issuer text NOT NULL,
  adopted_on date NOT NULL,
  from_day date NOT NULL,
  last_day date NOT NULL,
  name text NOT NULL,
  unit text NOT NULL,
  direction text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  measure text COLLATE "C" NOT NULL,
  numerator bigint NOT NULL,
  denominator bigint NOT NULL,
  due_on date NOT NULL,
  is_withdrawn boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT received_target_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX received_target_org ON tasks.received_target (org_id, org_pos);
CREATE INDEX received_target_pos ON tasks.received_target (org_pos, due_on);
CREATE INDEX received_target_programme ON tasks.received_target (programme_id);
SELECT platform.protect_root('tasks.received_target');

-- Figures of the unit by date; the giver's copy stands beside its own row.
CREATE TABLE tasks.progress (
  id uuid PRIMARY KEY,
  received_target_id uuid NOT NULL REFERENCES tasks.received_target (id),
  on_day date NOT NULL,
  numerator bigint NOT NULL CHECK (numerator >= 0),
  denominator bigint NOT NULL CHECK (denominator >= 0),
  measure text COLLATE "C" NOT NULL CHECK (measure IN ('typed', 'tasks-done')),
  source_words text,
  note text,
  entered_at timestamptz NOT NULL,
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT progress_source CHECK ((measure = 'typed') = (source_words IS NOT NULL))
);
CREATE UNIQUE INDEX progress_of_day ON tasks.progress (received_target_id, on_day) WHERE withdrawn_at IS NULL;
SELECT platform.protect_line('tasks.progress', 'tasks.received_target', 'received_target_id');

CREATE TABLE tasks.progress_copy (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES tasks.programme (id),
  allotment_id uuid NOT NULL,
  on_day date NOT NULL,
  numerator bigint NOT NULL,
  denominator bigint NOT NULL,
  measure text COLLATE "C" NOT NULL,
  source_words text,
  note text,
  entered_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT progress_copy_allotment FOREIGN KEY (allotment_id) REFERENCES tasks.allotment (id)
);
CREATE INDEX progress_copy_of ON tasks.progress_copy (allotment_id, on_day);
CREATE INDEX progress_copy_programme ON tasks.progress_copy (programme_id);
SELECT platform.protect_line('tasks.progress_copy', 'tasks.programme', 'programme_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Half-way and final review. The figures are kept as they were reviewed; a later figure does not change what was said.
CREATE TABLE tasks.programme_review (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES tasks.programme (id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('half-way', 'final')),
  as_of date NOT NULL,
  held_on date NOT NULL,
  results text NOT NULL,
  shortcomings text,
  next_steps text,
  figures jsonb NOT NULL,
  entered_at timestamptz NOT NULL,
  CONSTRAINT programme_review_once UNIQUE (programme_id, kind),
  CONSTRAINT programme_review_days CHECK (as_of <= held_on)
);
SELECT platform.protect_line('tasks.programme_review', 'tasks.programme', 'programme_id', 'SELECT, INSERT, UPDATE, DELETE');
