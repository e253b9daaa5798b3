-- What a departure changed in the record, so that taking it back within the day restores it and guesses nothing.
ALTER TABLE members.transfer ADD COLUMN state_before text COLLATE "C", ADD COLUMN state_since_before date;
