-- Where nobody has said since when a member was here, the first day of the spell is only the day of the list: an end before it moves it back.
-- The day that stood there, so that taking the end back gives it back.
ALTER TABLE members.membership ADD COLUMN moved_from date;
ALTER TABLE members.membership ADD CONSTRAINT membership_moved
  CHECK (moved_from IS NULL OR (NOT is_beginning_known AND since_day < moved_from AND until_day <> 'infinity'));
