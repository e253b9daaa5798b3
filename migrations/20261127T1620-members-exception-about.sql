-- The paper of an exception is about one condition of admission; it excuses no other. Papers of before did not say: they count for the age,
-- the one exception of the text that was read.
ALTER TABLE members.procedure_step ADD COLUMN paper_about text;
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_about CHECK (
  paper_about IN ('age', 'schooling') AND paper_number IS NOT NULL OR paper_about IS NULL);
