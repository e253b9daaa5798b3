-- The season of the level above takes over whom a committee below had in its own to be decided above; withdrawn again, it gives them back.
ALTER TABLE ratings.subject
  ADD COLUMN taken_over_by uuid REFERENCES ratings.season (id),
  -- Why somebody was moved under another ceiling: words about a person stay with the rating and in no audit entry.
  ADD COLUMN moved_words text;
CREATE INDEX subject_taken_over ON ratings.subject (taken_over_by) WHERE taken_over_by IS NOT NULL;
