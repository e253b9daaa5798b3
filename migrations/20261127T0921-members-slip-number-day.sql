-- The day on which the number of a slip was written afterwards: it is taken back within that day, as everything else.
ALTER TABLE members.transfer ADD COLUMN slip_number_on date;
