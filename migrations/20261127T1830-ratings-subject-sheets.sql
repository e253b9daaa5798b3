-- A fact entered by hand has the day of the paper it comes from.
ALTER TABLE ratings.entered_fact ADD source_on date;
-- Criteria marked by grades, as before points came in 2025: a line names its criterion as the paper does, and its group. The lowest grade of
-- each group goes with the step, so that it goes when the step is taken back.
ALTER TABLE ratings.criterion_mark ADD part text COLLATE "C" CHECK (part IN ('common', 'result'));
ALTER TABLE ratings.subject_step ADD grades jsonb;
-- Workplace and residence are asked on the prescribed form; their comment answers that.
ALTER TABLE ratings.remark DROP CONSTRAINT remark_kind_check;
ALTER TABLE ratings.remark ADD CONSTRAINT remark_kind_check
  CHECK (kind IN ('suggestion', 'workplace-asked', 'workplace', 'residence-asked', 'residence', 'answer'));
ALTER TABLE ratings.remark ADD answers uuid REFERENCES ratings.remark (id);
CREATE INDEX remark_answers ON ratings.remark (answers) WHERE answers IS NOT NULL;
