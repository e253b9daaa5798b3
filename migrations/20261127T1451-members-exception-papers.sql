-- The paper by which the competent level allows an exception is named like every paper: number, day, issuer. Until now any words would do;
-- what was written so stays in `source`.
ALTER TABLE members.procedure_step ADD COLUMN paper_number text, ADD COLUMN paper_on date, ADD COLUMN paper_issuer text;
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_paper CHECK (
  num_nonnulls(paper_number, paper_on, paper_issuer) IN (0, 3)
  AND (paper_number IS NULL OR kind IN ('exception-allowed', 'cell-vote')));
