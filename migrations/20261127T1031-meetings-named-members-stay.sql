-- Whoever is named in a roll-call, on a list of candidates or on a ballot is a member for good: no undo of a list takes the record from under
-- a sheet. Lines that lost their member to an undo before this keep the name that they carry; there the key binds from now on.
DO $$
DECLARE part regclass;
BEGIN
  BEGIN
    ALTER TABLE meetings.attendance ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member (id);
  EXCEPTION WHEN foreign_key_violation THEN
    FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'meetings.attendance'::regclass LOOP
      EXECUTE format('ALTER TABLE %s ADD CONSTRAINT attendance_member_there FOREIGN KEY (member_id) REFERENCES members.member (id) NOT VALID', part);
    END LOOP;
  END;
END $$;
ALTER TABLE meetings.election_candidate
  ADD CONSTRAINT election_candidate_member_there FOREIGN KEY (member_id) REFERENCES members.member (id) NOT VALID;
ALTER TABLE meetings.election_ballot_line
  ADD CONSTRAINT election_ballot_line_member_there FOREIGN KEY (member_id) REFERENCES members.member (id) NOT VALID;
CREATE INDEX election_candidate_member ON meetings.election_candidate (member_id);
CREATE INDEX election_ballot_line_member ON meetings.election_ballot_line (member_id);
