import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { findTask, refold, type StoredTask } from '../actions/stored-task.ts';

// Each side writes its own row and its own entries; these carry over what the other side must know. All may run twice and in any order:
// both rows follow from the same entries.

/** A task was given to another organisation: it stands in that one's list. What has happened to it since comes along. */
export const announceTask: Listener = async (payload, { tx, now }) => {
  const taskId = String(payload.taskId);
  await sql`
    INSERT INTO tasks.task (id, org_id, org_pos, side, other_org_id, given_id, source_kind, source_id, source_words, source_path, text,
      field, assigned_on, due_kind, due_on, first_due_on, due_rule, report_at_words, state, state_since, entered_at)
    SELECT ${newId()}, o.id, o.pos, 'received', t.org_id, t.id, t.source_kind, t.source_id, t.source_words,
      CASE WHEN r.programme_id IS NOT NULL THEN '/tasks/received' END, t.text, t.field, t.assigned_on, t.due_kind, t.first_due_on,
      t.first_due_on, t.due_rule, t.report_at_words, 'assigned', t.assigned_on, ${now}
    FROM tasks.task t JOIN organisations.published_position o ON o.id = t.other_org_id
    LEFT JOIN LATERAL (
      SELECT r.programme_id FROM tasks.received_target r WHERE r.programme_id = t.source_id AND r.org_id = o.id LIMIT 1
    ) AS r ON true
    WHERE t.id = ${taskId} AND t.side = 'given' AND t.state <> 'withdrawn' ON CONFLICT (given_id) DO NOTHING`.execute(
    tx,
  );
  const given = await findTask(tx, taskId);
  if (given) await carryTo(tx, given);
};

/** A step was taken or taken back, or the words were corrected, on one side. */
export const carryTask: Listener = async (payload, { tx }) => {
  const task = await findTask(tx, String(payload.taskId));
  if (task) await carryTo(tx, task);
};

const findCounterpart = async (tx: Tx, task: StoredTask): Promise<StoredTask | undefined> => {
  if (task.side === 'own') return undefined;
  if (task.givenId !== null) return findTask(tx, task.givenId);
  const { rows } = await sql<{ id: string }>`SELECT id FROM tasks.task WHERE given_id = ${task.id}`.execute(tx);
  return rows[0] ? findTask(tx, rows[0].id) : undefined;
};

const carryTo = async (tx: Tx, from: StoredTask): Promise<void> => {
  const to = await findCounterpart(tx, from);
  if (!to) return;
  await sql`
    INSERT INTO tasks.task_entry (id, task_id, step, happened_on, entered_at, entered_by, text, proof, outcome, progress_numerator,
      progress_denominator, due_on, decision_number, decision_on, decision_issuer, withdrawn_at)
    SELECT id, ${to.id}, step, happened_on, entered_at, entered_by, text, proof, outcome, progress_numerator, progress_denominator, due_on,
      decision_number, decision_on, decision_issuer, withdrawn_at FROM tasks.task_entry WHERE task_id = ${from.id}
    ON CONFLICT (task_id, id) DO UPDATE SET withdrawn_at = coalesce(tasks.task_entry.withdrawn_at, excluded.withdrawn_at)`.execute(
    tx,
  );
  if (from.side === 'given' && (from.text !== to.text || from.field !== to.field))
    await sql`
      UPDATE tasks.task SET text = ${from.text}, field = ${from.field}, version = version + 1 WHERE id = ${to.id}`.execute(
      tx,
    );
  await refold(tx, to);
};
