-- The rows behind a count of another area are named by what was asked; whoever does not see a task sees nothing of it here either.
CREATE OR REPLACE VIEW tasks.published_task WITH (security_invoker = true) AS
  SELECT id, org_id, org_pos, side, source_kind, source_id, assigned_on, due_on, first_due_on, state, is_open, outcome, reported_on, closed_on,
    lead_member_id, progress_numerator, progress_denominator, text
  FROM tasks.task WHERE state <> 'withdrawn';
