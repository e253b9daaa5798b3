import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { prepared } from '../../../platform/db/prepared.ts';
import { together } from '../../../platform/db/together.ts';
import { orRefuse, Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import type { SourceKind, TaskId, TaskLine } from '../contract/task-shapes.ts';
import { type Names, worldOfAssignment } from '../questions/assignment-facts.ts';
import { checkAssignment } from '../rules/check-assignment.ts';
import type { DueDay } from '../rules/due-day.ts';
import { insertCoWorkers } from './co-worker-lines.ts';

/** What tasks follow from. `path` is the page of the source, with ids only; who may not open it is told so there. */
export type TaskSource = {
  readonly kind: SourceKind;
  readonly id: string | null;
  readonly words: string | null;
  readonly path: string | null;
};

export type TasksToAssign = {
  readonly organisationId: string;
  readonly source: TaskSource;
  readonly assignedOn: Day;
  readonly lines: readonly TaskLine[];
};

const rowOf = (line: TaskLine, due: DueDay, organisationId: string, names: ReadonlyMap<string, Names>) => {
  const { lead } = line;
  const named = lead.kind === 'member' ? names.get(lead.memberId) : undefined;
  const other = lead.kind === 'organisation' && lead.organisationId !== organisationId ? lead.organisationId : null;
  return {
    id: newId<TaskId>(),
    side: other === null ? 'own' : 'given',
    other_org_id: other,
    text: line.text,
    field: line.field,
    lead_member_id: lead.kind === 'member' ? lead.memberId : null,
    lead_name: named?.fullName ?? null,
    lead_sort_name: named?.sortName ?? null,
    due_kind: line.due.kind,
    due_on: due.dueOn,
    due_rule: due.rule,
    report_at_id: line.reportAt?.id ?? null,
    report_at_words: line.reportAt?.words ?? null,
  };
};

const insertRows = async (
  tx: Tx,
  { organisationId, source, assignedOn }: TasksToAssign,
  rows: readonly ReturnType<typeof rowOf>[],
  now: Date,
): Promise<void> => {
  await prepared(
    tx,
    sql`
    INSERT INTO tasks.task (id, org_id, org_pos, side, other_org_id, source_kind, source_id, source_words, source_path, text, field,
      lead_member_id, lead_name, lead_sort_name, assigned_on, due_kind, due_on, first_due_on, due_rule, report_at_id, report_at_words,
      state, state_since, entered_at)
    SELECT l.id, o.id, o.pos, l.side, l.other_org_id, ${source.kind}, ${source.id}::uuid, ${source.words}, ${source.path}, l.text, l.field,
      l.lead_member_id, l.lead_name, l.lead_sort_name, ${assignedOn}::date, l.due_kind, l.due_on, l.due_on, l.due_rule, l.report_at_id,
      l.report_at_words, 'assigned', ${assignedOn}::date, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id uuid, side text, other_org_id uuid, text text, field text,
      lead_member_id uuid, lead_name text, lead_sort_name text, due_kind text, due_on date, due_rule jsonb, report_at_id uuid,
      report_at_words text)
    JOIN organisations.published_position o ON o.id = ${organisationId}`,
  );
};

/**
 * Assigns tasks inside the caller's transaction: checks people, days and doubles of every line, writes them, and tells of each. A task
 * for an organisation below becomes two rows, the second by a listener. Refuses with every reason of every line.
 */
export const assignTasks = async (context: ActionContext, wanted: TasksToAssign): Promise<{ taskIds: TaskId[] }> => {
  const { tx, today, now, tell, note } = context;
  const { organisationId, assignedOn, lines } = wanted;
  const world = await worldOfAssignment(tx, organisationId, assignedOn, lines);
  if (!world.place) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const days = orRefuse(checkAssignment(wanted, world.facts, calendarFrom(shippedPacks()), today));

  const rows = lines.map((line, at) => rowOf(line, days[at]!, organisationId, world.nameByMember));
  const coWorkers = lines.map((line, at) => ({ taskId: rows[at]!.id, who: line.coWorkers }));
  await together([insertRows(tx, wanted, rows, now), insertCoWorkers(tx, coWorkers, world.nameByMember)]);

  note({ subject: `tasks of ${organisationId}`, after: { taskIds: rows.map((row) => row.id) } });
  for (const { id } of rows) await tell('tasks.task-assigned', { taskId: id, organisationId });
  return { taskIds: rows.map((row) => row.id) };
};
