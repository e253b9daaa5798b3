-- The register of topics: what a cell talks over besides its monthly business, why, with which solution, and what came of it. Residents and
-- households stand in it as numbers only.
CREATE TABLE meetings.topic (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  year int NOT NULL CHECK (year BETWEEN 2018 AND 2200),
  quarter int NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  title text NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('planned', 'drafting', 'approved', 'held', 'dropped')),
  state_before text COLLATE "C",
  state_reason text,
  -- The concern of the residents in words and where it was heard; the id waits for the area that keeps concerns.
  why text,
  why_source text,
  concern_id uuid,
  situation text,
  facts text,
  solution text,
  drafter_id uuid,
  draft_due_on date,
  approved_on date,
  approved_in uuid REFERENCES meetings.meeting (id) ON DELETE SET NULL,
  meeting_id uuid REFERENCES meetings.meeting (id),
  residents int CHECK (residents >= 0),
  households int CHECK (households >= 0),
  result text,
  lessons text,
  result_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT topic_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT topic_held CHECK ((state = 'held') <= (meeting_id IS NOT NULL)),
  CONSTRAINT topic_drafted CHECK ((state IN ('drafting', 'approved')) <= (drafter_id IS NOT NULL)),
  CONSTRAINT topic_reason CHECK (state <> 'dropped' OR state_reason IS NOT NULL)
);
CREATE INDEX topic_org ON meetings.topic (org_id, year, quarter);
CREATE INDEX topic_pos ON meetings.topic (org_pos, year, quarter);
CREATE INDEX topic_meeting ON meetings.topic (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX topic_approved_in ON meetings.topic (approved_in) WHERE approved_in IS NOT NULL;
SELECT platform.protect_root('meetings.topic', 'SELECT, INSERT, UPDATE, DELETE');
