-- An office above the cell holds the paper of an exception against the paper itself. Until then the program says that nobody compared it.
ALTER TABLE members.procedure_step ADD COLUMN paper_compared_on date;
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_compared CHECK (paper_compared_on IS NULL OR paper_number IS NOT NULL);
