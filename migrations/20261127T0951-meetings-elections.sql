-- Elections of a congress: how many are elected to which post, who stands, and every ballot with its tally. Rows of their own beside the sheet:
-- a sheet saved again touches none of them.
CREATE TABLE meetings.election (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id),
  post text COLLATE "C" NOT NULL CHECK (post IN ('committee', 'secretary', 'deputy-secretary', 'delegate')),
  -- How many the congress decided to elect, and whether more stand than are elected.
  number_set int NOT NULL CHECK (number_set BETWEEN 1 AND 500),
  has_surplus boolean NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'concluded')),
  state_reason text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT election_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT election_twice UNIQUE (meeting_id, post)
);
CREATE INDEX election_org ON meetings.election (org_id, org_pos);
CREATE INDEX election_pos ON meetings.election (org_pos);
SELECT platform.protect_root('meetings.election', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE meetings.election_candidate (
  election_id uuid NOT NULL REFERENCES meetings.election (id) ON DELETE CASCADE,
  member_id uuid NOT NULL,
  ordinal int NOT NULL CHECK (ordinal >= 1),
  -- Name on the day of the congress, as the papers say it for ever.
  full_name text COLLATE "vi-x-icu" NOT NULL,
  nomination text COLLATE "C" NOT NULL CHECK (nomination IN ('committee', 'congress', 'self')),
  nominated_by text,
  -- Why the candidate stands no longer; NULL: stands.
  withdrawn_why text,
  CONSTRAINT election_candidate_once PRIMARY KEY (election_id, member_id),
  CONSTRAINT election_candidate_place UNIQUE (election_id, ordinal) DEFERRABLE INITIALLY DEFERRED
);
SELECT platform.protect_line('meetings.election_candidate', 'meetings.election', 'election_id', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE meetings.election_ballot (
  id uuid PRIMARY KEY,
  election_id uuid NOT NULL REFERENCES meetings.election (id) ON DELETE CASCADE,
  ordinal int NOT NULL CHECK (ordinal BETWEEN 1 AND 20),
  seats int NOT NULL CHECK (seats >= 1),
  has_surplus boolean NOT NULL,
  issued int NOT NULL CHECK (issued >= 0),
  received int NOT NULL CHECK (received >= 0),
  valid int NOT NULL CHECK (valid >= 0),
  -- What the tally was judged against: base with [{ ground, count }] of what was taken off, voters there (NULL: roll not called), rules.
  base int NOT NULL CHECK (base > 0),
  official int NOT NULL,
  base_lines jsonb NOT NULL,
  voters int,
  needed int NOT NULL,
  base_pack_id text COLLATE "C" NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  CONSTRAINT election_ballot_twice UNIQUE (election_id, ordinal),
  CONSTRAINT election_ballot_order CHECK (valid <= received AND received <= issued AND issued <= base)
);
SELECT platform.protect_line('meetings.election_ballot', 'meetings.election', 'election_id', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE meetings.election_ballot_line (
  ballot_id uuid NOT NULL REFERENCES meetings.election_ballot (id) ON DELETE CASCADE,
  member_id uuid NOT NULL,
  votes int NOT NULL CHECK (votes >= 0),
  is_enough boolean NOT NULL,
  is_elected boolean NOT NULL,
  is_tied boolean NOT NULL,
  PRIMARY KEY (ballot_id, member_id)
);
SELECT platform.protect_line('meetings.election_ballot_line', 'meetings.election_ballot', 'ballot_id', 'SELECT, INSERT, UPDATE, DELETE');

-- What follows a congress: when its result went up, the decision of the superior, and the term that was opened from it.
CREATE TABLE meetings.congress_result (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id),
  reported_on date,
  approval_number text,
  approval_on date,
  approval_issuer text,
  term_id uuid,
  -- The term that ended when the new one began, so that taking the new one back lets it run on.
  former_term_id uuid,
  filled_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT congress_result_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT congress_result_twice UNIQUE (meeting_id),
  CONSTRAINT congress_result_approval CHECK
    ((approval_number IS NULL) = (approval_on IS NULL) AND (approval_number IS NULL) = (approval_issuer IS NULL)),
  CONSTRAINT congress_result_term CHECK ((term_id IS NULL) = (filled_on IS NULL))
);
CREATE INDEX congress_result_org ON meetings.congress_result (org_id, org_pos);
CREATE INDEX congress_result_pos ON meetings.congress_result (org_pos);
SELECT platform.protect_root('meetings.congress_result', 'SELECT, INSERT, UPDATE, DELETE');
