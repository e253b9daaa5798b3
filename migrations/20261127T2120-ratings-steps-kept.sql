-- What a step left behind when it is taken back: the sheets of marks that it wrote over, by side; and why it was taken back.
ALTER TABLE ratings.subject_step
  ADD COLUMN marks_before jsonb,
  ADD COLUMN withdrawn_words text,
  ADD CONSTRAINT subject_step_withdrawn_words CHECK (withdrawn_words IS NULL OR withdrawn_at IS NOT NULL);

-- As what somebody was judged: a kind corrected later changes the subject and no verdict. Null: kept before this, as the subject is.
ALTER TABLE ratings.verdict
  ADD COLUMN kind text COLLATE "C",
  ADD COLUMN period_kind text COLLATE "C";

COMMENT ON COLUMN ratings.subject.verdict_level IS 'Read by nothing; what was derived stands in ratings.verdict.';
COMMENT ON COLUMN ratings.subject.verdict_asked IS 'Read by nothing; what was derived stands in ratings.verdict.';

-- That a ballot was held on the own rating since it was last opened again is known to the person, who was there; nothing else of it is.
CREATE FUNCTION ratings.was_voted(which uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM ratings.subject s JOIN members.published_member m ON m.id = s.member_id AND m.account_id = current_setting('app.account')::uuid
    JOIN ratings.subject_step l ON l.subject_id = s.id AND l.step = 'record-ballot' AND l.withdrawn_at IS NULL
    WHERE s.id = which AND NOT EXISTS (
      SELECT FROM ratings.subject_step r
      WHERE r.subject_id = s.id AND r.step = 'reopen-rating' AND r.withdrawn_at IS NULL AND (r.entered_at, r.id) > (l.entered_at, l.id)))
$$;
REVOKE EXECUTE ON FUNCTION ratings.was_voted(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ratings.was_voted(uuid) TO app_self;
