-- Who recorded what came of a target: the person concerned may, while nothing is decided, and the sheet says so.
ALTER TABLE ratings.target ADD COLUMN result_by uuid;
CREATE POLICY own_results ON ratings.target FOR UPDATE TO app_self
  USING (removed_at IS NULL AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('open', 'reviewed')))
  WITH CHECK (removed_at IS NULL AND result_by = current_setting('app.account')::uuid
    AND EXISTS (SELECT 1 FROM ratings.subject s WHERE s.id = subject_id AND s.state IN ('open', 'reviewed')));
GRANT UPDATE (result_amount, done_on, is_exceeded, result_words, result_by) ON ratings.target TO app_self;
