-- What areas above read of meetings and attendance: counts and states, never what somebody said.
CREATE VIEW meetings.published_meeting WITH (security_invoker = true) AS
  SELECT id, org_id, org_pos, kind, is_instead_of_regular, state, planned_on, held_on, present, counted, attended, reported_on FROM meetings.meeting;
CREATE VIEW meetings.published_attendance WITH (security_invoker = true) AS
  SELECT meeting_id, held_on, member_id, status FROM meetings.attendance;
GRANT SELECT ON meetings.published_meeting, meetings.published_attendance TO app_scoped, app_all;
