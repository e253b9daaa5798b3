-- The way to a result that was told: own rating, proposal, tally of the ballot, why the decision left them, own answers. Counts of votes only,
-- and nothing that another person said. Who keeps the ratings reads it under the own rights; the columns stay closed to the person.
CREATE FUNCTION ratings.course_of(which uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH last AS (
    SELECT DISTINCT ON (l.step) l.id, l.step, l.happened_on, l.level, l.leaving_reason
    FROM ratings.subject_step l
    WHERE l.subject_id = which AND l.withdrawn_at IS NULL
      AND l.step IN ('rate-self', 'propose-level', 'record-ballot', 'decide-level', 'notify-subject')
    ORDER BY l.step, l.entered_at DESC, l.id DESC)
  SELECT jsonb_build_object(
    'selfRatedOn', (SELECT l.happened_on FROM last l WHERE l.step = 'rate-self'),
    'proposal', (
      SELECT jsonb_build_object('on', l.happened_on, 'level', l.level, 'reason', l.leaving_reason) FROM last l WHERE l.step = 'propose-level'),
    'ballot', (
      SELECT jsonb_build_object('on', l.happened_on, 'level', l.level, 'summoned', b.summoned, 'present', b.present, 'keptOut', b.kept_out,
        'issued', b.issued, 'received', b.received, 'invalid', b.invalid, 'votes', b.votes)
      FROM last l JOIN ratings.ballot b ON b.step_id = l.id WHERE l.step = 'record-ballot'),
    'reason', (SELECT l.leaving_reason FROM last l WHERE l.step = 'decide-level'),
    'toldOn', (SELECT l.happened_on FROM last l WHERE l.step = 'notify-subject'),
    'answers', coalesce((
      SELECT jsonb_agg(jsonb_build_object('saidOn', r.said_on, 'text', r.text) ORDER BY r.said_on, r.entered_at, r.id)
      FROM ratings.remark r WHERE r.subject_id = which AND r.kind = 'answer' AND r.withdrawn_at IS NULL), '[]'))
$$;

-- The same for the person concerned, of the own rating alone and only once it was told.
CREATE FUNCTION ratings.told_course(which uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ratings.course_of(s.id)
  FROM ratings.subject s JOIN members.published_member m ON m.id = s.member_id AND m.account_id = current_setting('app.account')::uuid
  WHERE s.id = which AND s.state IN ('notified', 'archived')
$$;
REVOKE ALL ON FUNCTION ratings.course_of, ratings.told_course FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ratings.course_of TO app_scoped, app_all;
GRANT EXECUTE ON FUNCTION ratings.told_course TO app_self;
