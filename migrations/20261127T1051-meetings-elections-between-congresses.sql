-- An election may be held in any meeting of the whole cell. Between congresses it opens no term: posts of the running term are filled from it.
ALTER TABLE meetings.congress_result ADD COLUMN post_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE meetings.congress_result DROP CONSTRAINT congress_result_term;
ALTER TABLE meetings.congress_result ADD CONSTRAINT congress_result_term CHECK
  ((term_id IS NULL AND post_ids = '{}') = (filled_on IS NULL) AND (term_id IS NULL OR post_ids = '{}'));

-- Who put a candidate forward begins as not recorded.
ALTER TABLE meetings.election_candidate ALTER COLUMN nomination DROP NOT NULL;

-- Whether a list or a ballot has a surplus follows from the names and the seats: a flag beside them could only contradict.
ALTER TABLE meetings.election DROP COLUMN has_surplus;
ALTER TABLE meetings.election_ballot DROP COLUMN has_surplus;
