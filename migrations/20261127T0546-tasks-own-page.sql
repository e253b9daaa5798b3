-- A member who is signed in sees the tasks that name him or her, and reports on them. Behind the views that members publishes.
CREATE POLICY own ON tasks.co_worker FOR SELECT TO app_self
  USING (EXISTS (SELECT 1 FROM members.published_member m WHERE m.id = member_id));
CREATE POLICY own ON tasks.task FOR SELECT TO app_self USING (
  EXISTS (SELECT 1 FROM members.published_member m WHERE m.id = lead_member_id)
  OR EXISTS (SELECT 1 FROM tasks.co_worker c WHERE c.task_id = task.id));
-- Only what follows from a report may be changed, and only by the lead.
CREATE POLICY own_report ON tasks.task FOR UPDATE TO app_self
  USING (EXISTS (SELECT 1 FROM members.published_member m WHERE m.id = lead_member_id))
  WITH CHECK (state IN ('assigned', 'accepted', 'in-progress', 'reported', 'returned', 'reopened')
    AND EXISTS (SELECT 1 FROM members.published_member m WHERE m.id = lead_member_id));
CREATE POLICY own ON tasks.task_entry FOR SELECT TO app_self USING (EXISTS (SELECT 1 FROM tasks.task t WHERE t.id = task_id));
CREATE POLICY own_report ON tasks.task_entry FOR INSERT TO app_self WITH CHECK (
  step IN ('accept-task', 'note-progress', 'report-task') AND entered_by = current_setting('app.account')::uuid AND withdrawn_at IS NULL
  AND EXISTS (SELECT 1 FROM tasks.task t JOIN members.published_member m ON m.id = t.lead_member_id WHERE t.id = task_id));
CREATE POLICY own_withdrawal ON tasks.task_entry FOR UPDATE TO app_self
  USING (entered_by = current_setting('app.account')::uuid AND EXISTS (SELECT 1 FROM tasks.task t WHERE t.id = task_id))
  WITH CHECK (entered_by = current_setting('app.account')::uuid AND withdrawn_at IS NOT NULL);
GRANT SELECT ON tasks.task, tasks.co_worker, tasks.task_entry TO app_self;
GRANT UPDATE (state, state_since, outcome, progress_numerator, progress_denominator, due_on, reported_on, closed_on, times_postponed,
  times_returned, times_reopened, version) ON tasks.task TO app_self;
GRANT INSERT ON tasks.task_entry TO app_self;
GRANT UPDATE (withdrawn_at) ON tasks.task_entry TO app_self;
-- The other side of a task hears of an own report as of any other.
GRANT EXECUTE ON FUNCTION platform.queue_event(text, jsonb) TO app_self;
