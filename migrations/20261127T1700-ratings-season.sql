-- Reviews and ratings: a season of a period, whom it rates, what was done about each of them, and what decided it.
CREATE SCHEMA ratings;
GRANT USAGE ON SCHEMA ratings TO app_scoped, app_all, app_self, app_load, app_worker;

-- A season belongs to the committee that opens and decides it. Its cells see none of this row: what they need stands in `season_part`.
CREATE TABLE ratings.season (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  period_kind text COLLATE "C" NOT NULL CHECK (period_kind IN ('year', 'quarter', 'month')),
  year int NOT NULL CHECK (year BETWEEN 1930 AND 2199),
  -- Quarter or month of the year; 0 for a whole year, so that one index tells periods apart.
  part int NOT NULL,
  period_from date NOT NULL,
  period_until date NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  layer_id text COLLATE "C",
  -- Why this choice of packs, where one is needed: another pack, a frame of unknown validity, a quarter rated with the year.
  pack_reason text,
  -- Unverified rules that the opener switched, each with the paper it rests on.
  adjustments jsonb NOT NULL DEFAULT '[]',
  -- Last days of the steps, as the pack proposes and the office may change: code, day, where from, verified or not.
  calendar jsonb NOT NULL DEFAULT '[]',
  -- What the committee has recorded as its own rule for the ceiling on the best level; null: nothing recorded, every reading is shown.
  quota_base text COLLATE "C",
  quota_rounding text COLLATE "C",
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'closed', 'withdrawn')),
  state_reason text,
  opened_on date NOT NULL,
  closed_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT season_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT season_period CHECK (period_from < period_until AND (period_kind = 'year') = (part = 0)),
  CONSTRAINT season_closed CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
  CONSTRAINT season_reason CHECK (state <> 'withdrawn' OR state_reason IS NOT NULL)
);
CREATE UNIQUE INDEX season_once ON ratings.season (org_id, period_kind, year, part) WHERE state <> 'withdrawn';
CREATE INDEX season_pos ON ratings.season (org_pos, year);
SELECT platform.protect_root('ratings.season');

-- The season as an organisation with subjects of its own sees it. Written by the opener, whose reach holds all of them.
CREATE TABLE ratings.season_part (
  season_id uuid NOT NULL REFERENCES ratings.season (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  opener_id uuid NOT NULL,
  period_kind text COLLATE "C" NOT NULL,
  year int NOT NULL,
  part int NOT NULL,
  period_from date NOT NULL,
  period_until date NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  layer_id text COLLATE "C",
  pack_reason text,
  adjustments jsonb NOT NULL DEFAULT '[]',
  calendar jsonb NOT NULL DEFAULT '[]',
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'closed', 'withdrawn')),
  opened_on date NOT NULL,
  PRIMARY KEY (season_id, org_id),
  CONSTRAINT season_part_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX season_part_org ON ratings.season_part (org_id, year);
CREATE INDEX season_part_pos ON ratings.season_part (org_pos, year);
SELECT platform.protect_root('ratings.season_part');

-- Who is rated. A person in two posts is two subjects: the cell rates the member, the leadership the leader.
CREATE TABLE ratings.subject (
  id uuid PRIMARY KEY,
  season_id uuid NOT NULL,
  -- The organisation where the subject is reviewed.
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN
    ('grassroots-committee', 'section-committee', 'cell-committee', 'section-cell', 'party-organisation', 'leadership-collective',
     'leader', 'member', 'member-outside', 'officer')),
  member_id uuid REFERENCES members.member (id),
  about_org_id uuid REFERENCES organisations.organisation (id),
  -- As it was called when the season was opened: a rating of 2026 keeps the name of 2026.
  title text COLLATE "vi-x-icu" NOT NULL,
  sort_title text COLLATE "vi-x-icu" NOT NULL,
  -- Post of a leader or officer in words, and whether it is that of the head.
  post_words text,
  is_head boolean NOT NULL DEFAULT false,
  -- Those among whom the ceiling is counted.
  quota_group text COLLATE "C" NOT NULL,
  -- What waits for it: the subject of its own sort directly above, the organisation whose level rests on it, and of a leader the collective.
  above_id uuid REFERENCES ratings.subject (id),
  counts_for_id uuid REFERENCES ratings.subject (id),
  collective_id uuid REFERENCES ratings.subject (id),
  period_kind text COLLATE "C" NOT NULL,
  year int NOT NULL,
  part int NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'reviewed', 'decided', 'notified', 'archived', 'not-rated', 'withdrawn')),
  state_reason text,
  -- What stands now at each step; how it came to that is in `subject_step`.
  review_held_on date,
  self_level text COLLATE "C",
  proposed_level text COLLATE "C",
  ballot_level text COLLATE "C",
  decided_level text COLLATE "C",
  decided_on date,
  not_rated_rule text COLLATE "C",
  -- What the pack makes of the facts, as last asked; null with `verdict_asked`: it proposes nothing.
  verdict_level text COLLATE "C",
  verdict_asked boolean NOT NULL DEFAULT false,
  -- A step went ahead of one it waits for and is to be looked at again.
  is_provisional boolean NOT NULL DEFAULT false,
  is_fictional boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT subject_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT subject_part FOREIGN KEY (season_id, org_id) REFERENCES ratings.season_part (season_id, org_id),
  CONSTRAINT subject_who CHECK (num_nonnulls(member_id, about_org_id) = 1),
  CONSTRAINT subject_decided CHECK (state NOT IN ('decided', 'notified', 'archived') OR (decided_level IS NOT NULL AND decided_on IS NOT NULL)),
  CONSTRAINT subject_not_rated CHECK (state <> 'not-rated' OR (not_rated_rule IS NOT NULL AND decided_level IS NULL))
);
CREATE UNIQUE INDEX subject_member_once ON ratings.subject (season_id, kind, member_id, coalesce(post_words, '')) WHERE member_id IS NOT NULL AND state <> 'withdrawn';
CREATE UNIQUE INDEX subject_organisation_once ON ratings.subject (season_id, kind, about_org_id, title) WHERE about_org_id IS NOT NULL AND state <> 'withdrawn';
CREATE INDEX subject_season ON ratings.subject (season_id, org_id, sort_title, id);
CREATE INDEX subject_above ON ratings.subject (above_id) WHERE above_id IS NOT NULL;
CREATE INDEX subject_counts_for ON ratings.subject (counts_for_id) WHERE counts_for_id IS NOT NULL;
CREATE INDEX subject_collective ON ratings.subject (collective_id) WHERE collective_id IS NOT NULL;
CREATE INDEX subject_group ON ratings.subject (season_id, quota_group);
CREATE INDEX subject_pos ON ratings.subject (org_pos, year, period_kind);
CREATE INDEX subject_member ON ratings.subject (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX subject_about ON ratings.subject (about_org_id, year) WHERE about_org_id IS NOT NULL;
SELECT platform.protect_root('ratings.subject');

-- What was done about a subject: on which day, entered when and by whom. A line is never rewritten; one entered by mistake is taken back.
CREATE TABLE ratings.subject_step (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  step text COLLATE "C" NOT NULL CHECK (step IN
    ('record-review', 'withdraw-review', 'rate-self', 'propose-level', 'record-ballot', 'decide-level', 'set-not-rated', 'rate-after-all', 'notify-subject', 'archive-rating', 'reopen-rating')),
  happened_on date NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  level text COLLATE "C",
  -- Points by part of the scale; absent is unknown.
  points jsonb,
  words text,
  decision_number text,
  decision_on date,
  decision_issuer text,
  -- Why it went ahead of a step it waits for, and of which.
  ahead_reason text,
  ahead_of jsonb NOT NULL DEFAULT '[]',
  -- Why it leaves what was proposed or voted.
  leaving_reason text,
  -- What stood before it, so that it can be taken back on its day.
  before jsonb NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT subject_step_decision CHECK (num_nonnulls(decision_number, decision_on, decision_issuer) IN (0, 3)),
  CONSTRAINT subject_step_decided CHECK (step <> 'decide-level' OR (level IS NOT NULL AND decision_number IS NOT NULL)),
  CONSTRAINT subject_step_ahead CHECK ((ahead_reason IS NULL) = (ahead_of = '[]'))
);
CREATE INDEX subject_step_subject ON ratings.subject_step (subject_id, entered_at);
SELECT platform.protect_line('ratings.subject_step', 'ratings.subject', 'subject_id');

-- Points or grades by criterion, a column for each who gives them.
CREATE TABLE ratings.criterion_mark (
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  side text COLLATE "C" NOT NULL CHECK (side IN ('self', 'collective', 'superior')),
  criterion text COLLATE "C" NOT NULL,
  points numeric(5, 2) CHECK (points BETWEEN 0 AND 100),
  grade text COLLATE "C",
  reason text,
  PRIMARY KEY (subject_id, side, criterion),
  CONSTRAINT criterion_mark_one CHECK (num_nonnulls(points, grade) = 1)
);
SELECT platform.protect_line('ratings.criterion_mark', 'ratings.subject', 'subject_id', 'SELECT, INSERT, UPDATE, DELETE');

-- A secret ballot as counts; nobody's vote is kept.
CREATE TABLE ratings.ballot (
  step_id uuid PRIMARY KEY REFERENCES ratings.subject_step (id),
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  summoned int NOT NULL CHECK (summoned >= 0),
  present int NOT NULL CHECK (present BETWEEN 0 AND summoned),
  issued int NOT NULL CHECK (issued BETWEEN 0 AND present),
  received int NOT NULL CHECK (received BETWEEN 0 AND issued),
  invalid int NOT NULL CHECK (invalid BETWEEN 0 AND received),
  -- Votes by level, and under `not-rated`.
  votes jsonb NOT NULL,
  -- Who stayed out of this item because it concerns them.
  kept_out int NOT NULL DEFAULT 0 CHECK (kept_out >= 0)
);
CREATE INDEX ballot_subject ON ratings.ballot (subject_id);
SELECT platform.protect_line('ratings.ballot', 'ratings.subject', 'subject_id');

-- What the subject was to achieve, fixed when the period began and changed by a dated decision alone.
CREATE TABLE ratings.target (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  place int NOT NULL,
  text text NOT NULL,
  product text,
  unit text,
  amount numeric(14, 3),
  due_on date,
  weight numeric(6, 2) CHECK (weight > 0),
  is_key boolean NOT NULL DEFAULT false,
  source_words text,
  -- A task that carries it out: result, late and exceeded come from there.
  task_id uuid REFERENCES tasks.task (id),
  result_amount numeric(14, 3),
  done_on date,
  -- Done beyond what was asked, where no amount tells it; null: not said.
  is_exceeded boolean,
  result_words text,
  removed_at timestamptz,
  CONSTRAINT target_place UNIQUE (subject_id, place)
);
CREATE INDEX target_task ON ratings.target (task_id) WHERE task_id IS NOT NULL;
SELECT platform.protect_line('ratings.target', 'ratings.subject', 'subject_id');

CREATE TABLE ratings.target_change (
  id uuid PRIMARY KEY,
  target_id uuid NOT NULL REFERENCES ratings.target (id),
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  before jsonb,
  after jsonb,
  why text,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL
);
CREATE INDEX target_change_subject ON ratings.target_change (subject_id);
SELECT platform.protect_line('ratings.target_change', 'ratings.subject', 'subject_id');

-- A shortcoming named at a review: it becomes a remedy with an owner and a day, and stands at the head of the next review.
CREATE TABLE ratings.shortcoming (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  text text NOT NULL,
  named_on date NOT NULL,
  -- Who named it, where it was not the review itself: an inspection, a superior.
  named_by text,
  due_on date NOT NULL,
  task_id uuid REFERENCES tasks.task (id),
  remedied_on date,
  proof text,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT shortcoming_proof CHECK (remedied_on IS NULL OR proof IS NOT NULL)
);
CREATE INDEX shortcoming_subject ON ratings.shortcoming (subject_id);
CREATE INDEX shortcoming_task ON ratings.shortcoming (task_id) WHERE task_id IS NOT NULL;
SELECT platform.protect_line('ratings.shortcoming', 'ratings.subject', 'subject_id');

-- A fact the program cannot know yet, entered by hand with its source.
CREATE TABLE ratings.entered_fact (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  fact text COLLATE "C" NOT NULL,
  value jsonb NOT NULL,
  source_words text NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz
);
CREATE UNIQUE INDEX entered_fact_once ON ratings.entered_fact (subject_id, fact) WHERE withdrawn_at IS NULL;
SELECT platform.protect_line('ratings.entered_fact', 'ratings.subject', 'subject_id');

-- What others say on the prescribed way: suggestions from above, comments of workplace and residence, the answer of the subject.
CREATE TABLE ratings.remark (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('suggestion', 'workplace', 'residence', 'answer')),
  said_on date NOT NULL,
  by_words text NOT NULL,
  text text NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz
);
CREATE INDEX remark_subject ON ratings.remark (subject_id);
SELECT platform.protect_line('ratings.remark', 'ratings.subject', 'subject_id');

-- A verdict as it was derived: pack, facts and reasons are kept, so that it can be derived again years later.
CREATE TABLE ratings.verdict (
  id uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  step_id uuid REFERENCES ratings.subject_step (id),
  pack_ids text[] COLLATE "C" NOT NULL,
  adjustments jsonb NOT NULL DEFAULT '[]',
  facts jsonb NOT NULL,
  verdict jsonb NOT NULL,
  level text COLLATE "C",
  made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verdict_subject ON ratings.verdict (subject_id, made_at);
SELECT platform.protect_line('ratings.verdict', 'ratings.subject', 'subject_id');

-- How the deciding committee settled a group whose best level goes over a reading of the ceiling.
CREATE TABLE ratings.settlement (
  id uuid PRIMARY KEY,
  season_id uuid NOT NULL REFERENCES ratings.season (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  quota_group text COLLATE "C" NOT NULL,
  -- Counts and every reading as they stood.
  readings jsonb NOT NULL,
  -- How many of the best level it covers.
  covers int NOT NULL CHECK (covers >= 0),
  reason text,
  exception_number text,
  exception_on date,
  settled_on date NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT settlement_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT settlement_exception CHECK ((exception_number IS NULL) = (exception_on IS NULL)),
  CONSTRAINT settlement_why CHECK (reason IS NOT NULL OR exception_number IS NOT NULL)
);
CREATE UNIQUE INDEX settlement_once ON ratings.settlement (season_id, quota_group) WHERE withdrawn_at IS NULL;
CREATE INDEX settlement_pos ON ratings.settlement (org_pos);
SELECT platform.protect_root('ratings.settlement');

-- Results of earlier years as they were decided elsewhere: entered, not derived, and never derived again.
CREATE TABLE ratings.past_result (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL,
  member_id uuid REFERENCES members.member (id),
  about_org_id uuid REFERENCES organisations.organisation (id),
  year int NOT NULL CHECK (year BETWEEN 1930 AND 2199),
  -- A level, or null: not rated, with the reason in words.
  level text COLLATE "C",
  not_rated_words text,
  decision_number text,
  decision_on date,
  import_id uuid,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT past_result_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT past_result_who CHECK (num_nonnulls(member_id, about_org_id) = 1),
  CONSTRAINT past_result_level CHECK ((level IS NULL) = (not_rated_words IS NOT NULL))
);
CREATE UNIQUE INDEX past_result_once ON ratings.past_result (kind, coalesce(member_id, about_org_id), year) WHERE withdrawn_at IS NULL;
CREATE INDEX past_result_pos ON ratings.past_result (org_pos, year);
CREATE INDEX past_result_org ON ratings.past_result (org_id, year);
SELECT platform.protect_root('ratings.past_result');

-- Figures published elsewhere, kept beside our own as they were printed.
CREATE TABLE ratings.outside_series (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  title text NOT NULL,
  source_words text NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT outside_series_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX outside_series_pos ON ratings.outside_series (org_pos);
SELECT platform.protect_root('ratings.outside_series');

CREATE TABLE ratings.outside_figure (
  series_id uuid NOT NULL REFERENCES ratings.outside_series (id),
  place int NOT NULL,
  year int NOT NULL,
  -- A level, or several printed as one; `words` says how the source calls it.
  level_codes text[] COLLATE "C" NOT NULL,
  words text NOT NULL,
  share numeric(7, 3),
  amount int,
  PRIMARY KEY (series_id, place),
  CONSTRAINT outside_figure_value CHECK (num_nonnulls(share, amount) >= 1)
);
SELECT platform.protect_line('ratings.outside_figure', 'ratings.outside_series', 'series_id', 'SELECT, INSERT, UPDATE, DELETE');

-- What areas above may join: results of organisations and counts, without words and without persons.
CREATE VIEW ratings.published_result WITH (security_invoker = true) AS
  SELECT id, season_id, org_id, org_pos, kind, about_org_id, member_id IS NOT NULL AS is_person, period_kind, year, part, state, self_level, proposed_level,
    decided_level, decided_on
  FROM ratings.subject WHERE state <> 'withdrawn';
GRANT SELECT ON ratings.published_result TO app_scoped, app_all;
