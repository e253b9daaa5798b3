-- A vote may decide about a case that members keep: what it carries on when the meeting is recorded.
ALTER TABLE meetings.vote
  ADD COLUMN case_kind text COLLATE "C"
    CHECK (case_kind IN ('admission', 'recognition', 'removal', 'resignation', 'exemption', 'badge')),
  ADD COLUMN case_id uuid,
  ADD CONSTRAINT vote_case CHECK ((case_kind IS NULL) = (case_id IS NULL));
CREATE UNIQUE INDEX vote_case_once ON meetings.vote (meeting_id, case_id) WHERE case_id IS NOT NULL;
CREATE INDEX vote_of_case ON meetings.vote (case_id) WHERE case_id IS NOT NULL;
