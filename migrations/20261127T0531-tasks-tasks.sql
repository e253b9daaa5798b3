-- Tasks: one kind for the whole product. What happened to a task is a line of its own; the row holds what follows from its lines.
CREATE SCHEMA tasks;
GRANT USAGE ON SCHEMA tasks TO app_scoped, app_all, app_self, app_load, app_worker;

CREATE TABLE tasks.task (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  -- `own`: assigned and done in one organisation. `given`: the giver's row of a task for another one; `received`: that one's row.
  side text COLLATE "C" NOT NULL CHECK (side IN ('own', 'given', 'received')),
  other_org_id uuid REFERENCES organisations.organisation (id),
  given_id uuid CONSTRAINT task_received_once UNIQUE REFERENCES tasks.task (id),
  -- What the task follows from. The id is opaque here: the area that keeps the source knows it, and says where its page is.
  source_kind text COLLATE "C" NOT NULL CHECK (source_kind ~ '^[a-z][a-z-]{1,39}$'),
  source_id uuid,
  source_words text,
  source_path text COLLATE "C" CHECK (source_path ~ '^/[A-Za-z0-9/-]+$'),
  text text NOT NULL,
  folded_text text COLLATE "C" GENERATED ALWAYS AS (platform.folded(text)) STORED,
  field text,
  -- Who leads it: a member, or nobody by name, which means the organisation itself.
  lead_member_id uuid,
  lead_name text COLLATE "vi-x-icu",
  lead_sort_name text COLLATE "vi-x-icu",
  assigned_on date NOT NULL,
  -- `standing`: no day, reviewed at each report.
  due_kind text COLLATE "C" NOT NULL CHECK (due_kind IN ('day', 'rule', 'standing')),
  due_on date,
  first_due_on date,
  -- Of a rule: amount, unit, calendar, what starts it and when, the days skipped, whether the holidays behind it are verified.
  due_rule jsonb,
  due_key date NOT NULL GENERATED ALWAYS AS (coalesce(due_on, '9999-12-31'::date)) STORED,
  report_at_id uuid,
  report_at_words text,
  state text COLLATE "C" NOT NULL CHECK (state IN
    ('assigned', 'accepted', 'in-progress', 'reported', 'returned', 'reopened', 'confirmed', 'cancelled', 'withdrawn')),
  is_open boolean NOT NULL GENERATED ALWAYS AS (state NOT IN ('confirmed', 'cancelled', 'withdrawn')) STORED,
  state_since date NOT NULL,
  outcome text COLLATE "C" CHECK (outcome IN ('achieved', 'partly', 'not-achieved', 'unknown')),
  progress_numerator int,
  progress_denominator int,
  reported_on date,
  closed_on date,
  times_postponed int NOT NULL DEFAULT 0,
  times_returned int NOT NULL DEFAULT 0,
  times_reopened int NOT NULL DEFAULT 0,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT task_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT task_lead_names FOREIGN KEY (lead_member_id, lead_name, lead_sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT task_sides CHECK ((side = 'own') = (other_org_id IS NULL) AND (side = 'received') = (given_id IS NOT NULL)),
  CONSTRAINT task_due CHECK ((due_kind = 'standing') = (due_on IS NULL) AND (due_on IS NULL) = (first_due_on IS NULL)
    AND (due_kind = 'rule') = (due_rule IS NOT NULL)),
  CONSTRAINT task_due_order CHECK (first_due_on IS NULL OR first_due_on >= assigned_on),
  CONSTRAINT task_closed CHECK ((state IN ('confirmed', 'cancelled')) = (closed_on IS NOT NULL) AND (state = 'confirmed') = (outcome IS NOT NULL)),
  CONSTRAINT task_progress CHECK ((progress_numerator IS NULL) = (progress_denominator IS NULL)
    AND (progress_denominator IS NULL OR (progress_denominator > 0 AND progress_numerator >= 0)))
);
CREATE INDEX task_org ON tasks.task (org_id, org_pos);
CREATE INDEX task_pos ON tasks.task (org_pos, due_key, id);
CREATE INDEX task_open ON tasks.task (org_pos, due_key) WHERE is_open;
CREATE INDEX task_due_order_list ON tasks.task (due_key, id);
CREATE INDEX task_assigned_order ON tasks.task (assigned_on, id);
CREATE INDEX task_source ON tasks.task (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX task_lead ON tasks.task (lead_member_id) WHERE lead_member_id IS NOT NULL;
SELECT platform.protect_root('tasks.task');

-- Who works on it beside the lead: members by name, or organisations.
CREATE TABLE tasks.co_worker (
  task_id uuid NOT NULL REFERENCES tasks.task (id),
  place int NOT NULL,
  member_id uuid,
  full_name text COLLATE "vi-x-icu",
  sort_name text COLLATE "vi-x-icu",
  org_id uuid REFERENCES organisations.organisation (id),
  PRIMARY KEY (task_id, place),
  CONSTRAINT co_worker_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT co_worker_who CHECK (num_nonnulls(member_id, org_id) = 1 AND (member_id IS NULL) = (full_name IS NULL))
);
CREATE INDEX co_worker_member ON tasks.co_worker (member_id) WHERE member_id IS NOT NULL;
SELECT platform.protect_line('tasks.co_worker', 'tasks.task', 'task_id', 'SELECT, INSERT, UPDATE, DELETE');

-- What happened to the task, by the day it happened and the moment it was entered. Of a task with two sides each side writes its own
-- lines and listeners copy them under the same id, so both rows follow from the same lines.
CREATE TABLE tasks.task_entry (
  id uuid NOT NULL,
  task_id uuid NOT NULL REFERENCES tasks.task (id),
  step text COLLATE "C" NOT NULL CHECK (step IN
    ('accept-task', 'note-progress', 'report-task', 'confirm-task', 'return-task', 'cancel-task', 'reopen-task', 'postpone-task',
     'withdraw-tasks')),
  happened_on date NOT NULL,
  entered_at timestamptz NOT NULL,
  entered_by uuid NOT NULL,
  text text,
  proof text,
  outcome text COLLATE "C" CHECK (outcome IN ('achieved', 'partly', 'not-achieved', 'unknown')),
  progress_numerator int,
  progress_denominator int,
  due_on date,
  decision_number text,
  decision_on date,
  decision_issuer text,
  withdrawn_at timestamptz,
  PRIMARY KEY (task_id, id),
  CONSTRAINT task_entry_progress CHECK ((progress_numerator IS NULL) = (progress_denominator IS NULL)
    AND (progress_denominator IS NULL OR (progress_denominator > 0 AND progress_numerator >= 0))),
  CONSTRAINT task_entry_outcome CHECK ((step = 'confirm-task') = (outcome IS NOT NULL)),
  CONSTRAINT task_entry_due CHECK ((step = 'postpone-task') = (due_on IS NOT NULL))
);
SELECT platform.protect_line('tasks.task_entry', 'tasks.task', 'task_id');

-- What areas above may join: how far tasks are, without their words.
CREATE VIEW tasks.published_task WITH (security_invoker = true) AS
  SELECT id, org_id, org_pos, side, source_kind, source_id, assigned_on, due_on, first_due_on, state, is_open, outcome, reported_on, closed_on
  FROM tasks.task WHERE state <> 'withdrawn';
GRANT SELECT ON tasks.published_task TO app_scoped, app_all;
