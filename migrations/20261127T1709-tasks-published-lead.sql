-- Who leads a task, and how far it is: more than all of it is beyond what was asked.
CREATE OR REPLACE VIEW tasks.published_task WITH (security_invoker = true) AS
  SELECT id, org_id, org_pos, side, source_kind, source_id, assigned_on, due_on, first_due_on, state, is_open, outcome, reported_on, closed_on,
    lead_member_id, progress_numerator, progress_denominator
  FROM tasks.task WHERE state <> 'withdrawn';
-- A linked task gives the result of a target; the own page reads what it says of the linked one.
GRANT SELECT ON tasks.published_task TO app_self;
