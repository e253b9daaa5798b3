-- A candidate may go on with a successor more than once: every step is kept, so that each event taken back finds its own.
CREATE TABLE members.candidate_follow (
  candidate_id uuid NOT NULL REFERENCES members.candidate (id) ON DELETE CASCADE,
  -- 1, 2, …: how the candidate came from cell to cell. A step taken back is gone, with those after it.
  step int NOT NULL CHECK (step > 0),
  event_id uuid NOT NULL,
  from_id uuid NOT NULL,
  PRIMARY KEY (candidate_id, step)
);
CREATE INDEX candidate_follow_event ON members.candidate_follow (event_id);
SELECT platform.protect_line('members.candidate_follow', 'members.candidate', 'candidate_id', 'SELECT, INSERT, DELETE');

-- The owner, who is no superuser everywhere, reads and writes rows only while the policies are not forced on it.
ALTER TABLE members.candidate NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members.candidate_follow NO FORCE ROW LEVEL SECURITY;
INSERT INTO members.candidate_follow (candidate_id, step, event_id, from_id)
SELECT id, 1, followed_event, followed_from FROM members.candidate
WHERE followed_event IS NOT NULL AND followed_from IS NOT NULL;
ALTER TABLE members.candidate_follow FORCE ROW LEVEL SECURITY;
ALTER TABLE members.candidate FORCE ROW LEVEL SECURITY;
DROP INDEX members.candidate_followed;
ALTER TABLE members.candidate DROP COLUMN followed_event, DROP COLUMN followed_from;
