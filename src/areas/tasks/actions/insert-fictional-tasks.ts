import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Outcome, TaskStep } from '../contract/task-shapes.ts';
import { assigned, foldTask } from '../rules/fold-task.ts';

export type FictionalTaskLine = {
  readonly id: string;
  readonly organisationId: string;
  readonly text: string;
  readonly lead: { readonly memberId: string; readonly fullName: string; readonly sortName: string };
  readonly assignedOn: Day;
  readonly dueOn: Day;
  readonly source: { readonly id: string; readonly words: string; readonly path: string };
  readonly steps: readonly {
    readonly id: string;
    readonly step: Extract<TaskStep, 'confirm-task' | 'note-progress'>;
    readonly happenedOn: Day;
    readonly text: string;
  }[];
};

const outcomeOf = (step: TaskStep): Outcome | null => (step === 'confirm-task' ? 'achieved' : null);

/** How the task stands after its steps: by the same fold as a real one. */
const rowOf = ({ id, organisationId, text, lead, assignedOn, dueOn, source, steps }: FictionalTaskLine) => {
  const entries = steps.map((one) => ({
    ...one,
    enteredAt: new Date(`${one.happenedOn}T13:00:00Z`),
    outcome: outcomeOf(one.step),
    progress: null,
    dueOn: null,
    isWithdrawn: false,
  }));
  const folded = foldTask(assigned(assignedOn, dueOn), entries);
  return {
    ...{ id, text },
    org_id: organisationId,
    source_id: source.id,
    source_words: source.words,
    source_path: source.path,
    lead_member_id: lead.memberId,
    lead_name: lead.fullName,
    lead_sort_name: lead.sortName,
    assigned_on: assignedOn,
    due_on: dueOn,
    state: folded.state,
    state_since: folded.stateSince,
    outcome: folded.outcome,
    closed_on: folded.closedOn,
    version: steps.length + 1,
  };
};

const insertEntries = async (tx: Tx, tasks: readonly FictionalTaskLine[], enteredBy: string): Promise<void> => {
  const lines = tasks.flatMap(({ id: task_id, steps }) =>
    steps.map(({ id, step, happenedOn, text }) => ({
      ...{ id, task_id, step, text },
      happened_on: happenedOn,
      outcome: outcomeOf(step),
    })),
  );
  await sql`
    INSERT INTO tasks.task_entry (id, task_id, step, happened_on, entered_at, entered_by, text, outcome)
    SELECT l.id, l.task_id, l.step, l.happened_on, least(now(), (l.happened_on + time '20:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'),
      ${enteredBy}::uuid, l.text, l.outcome
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(id uuid, task_id uuid, step text, happened_on date, text text,
      outcome text)`.execute(tx);
};

/** Writes invented tasks that follow from invented meetings, with what became of them, marked as fictional; only loads of a demonstration call it. */
export const insertFictionalTasks = async (
  tx: Tx,
  tasks: readonly FictionalTaskLine[],
  enteredBy: string,
): Promise<void> => {
  if (tasks.length === 0) return;
  await sql`
    INSERT INTO tasks.task (id, org_id, org_pos, side, source_kind, source_id, source_words, source_path, text, lead_member_id, lead_name,
      lead_sort_name, assigned_on, due_kind, due_on, first_due_on, state, state_since, outcome, closed_on, entered_at, version,
      is_fictional)
    SELECT l.id, o.id, o.pos, 'own', 'meeting', l.source_id, l.source_words, l.source_path, l.text, l.lead_member_id, l.lead_name,
      l.lead_sort_name, l.assigned_on, 'day', l.due_on, l.due_on, l.state, l.state_since, l.outcome, l.closed_on,
      least(now(), (l.assigned_on + time '20:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'), l.version, true
    FROM jsonb_to_recordset(${JSON.stringify(tasks.map(rowOf))}::jsonb) AS l(id uuid, org_id uuid, source_id uuid, source_words text,
      source_path text, text text, lead_member_id uuid, lead_name text, lead_sort_name text, assigned_on date, due_on date, state text,
      state_since date, outcome text, closed_on date, version int)
    JOIN organisations.published_position o ON o.id = l.org_id`.execute(tx);
  await insertEntries(tx, tasks, enteredBy);
};
