import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { assignTasks, takeStep, withdrawTasksOf } from '../../tasks/public.ts';
import type { SheetInput } from '../contract/sheet.ts';

type Line = {
  readonly id: string;
  readonly text: string;
  readonly ownerId: string;
  readonly withIds: readonly string[];
  readonly dueOn: Day | null;
};
type Report = {
  readonly taskId: string;
  readonly result: 'done' | 'partly' | 'not-done' | 'goes-on';
  readonly note: string | null;
};

const lead = (memberId: string) => ({ kind: 'member' as const, memberId: memberId as never });

const assignLines = async (
  context: ActionContext,
  { organisationId, meetingId, heldOn }: SheetInput,
  words: string,
) => {
  const { tx } = context;
  const { rows } = await sql<Line>`
    SELECT t.id, t.what AS text, t.owner_id AS "ownerId", t.with_ids AS "withIds", t.due_on AS "dueOn" FROM meetings.task_line t
    WHERE t.meeting_id = ${meetingId} AND t.task_id IS NULL AND t.owner_id IS NOT NULL ORDER BY t.ordinal`.execute(tx);
  if (rows.length === 0) return;
  const { taskIds } = await assignTasks(context, {
    organisationId,
    source: { kind: 'meeting', id: meetingId, words, path: `/meetings/${meetingId}` },
    assignedOn: heldOn,
    lines: rows.map(({ text, ownerId, withIds, dueOn }) => ({
      text,
      field: null,
      lead: lead(ownerId),
      coWorkers: withIds.map(lead),
      due: dueOn === null ? { kind: 'standing' as const } : { kind: 'day' as const, on: dueOn },
      reportAt: null,
    })),
  });
  await sql`
    UPDATE meetings.task_line t SET task_id = l.task_id
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${taskIds}::uuid[]) AS l(id, task_id) WHERE t.id = l.id`.execute(
    tx,
  );
};

/** What the meeting heard becomes a step of the task: done closes it as achieved, everything else is noted as progress. */
const reportOn = async (context: ActionContext, { meetingId, heldOn }: SheetInput, words: string) => {
  const { tx } = context;
  const { rows } = await sql<Report>`
    SELECT r.task_id AS "taskId", r.result, r.note FROM meetings.task_report r
    WHERE r.meeting_id = ${meetingId} AND r.entry_id IS NULL`.execute(tx);
  for (const { taskId, result, note } of rows) {
    const text = note === null ? words : `${words}: ${note}`;
    const ask = { taskId, expectedVersion: null, happenedOn: heldOn, text };
    const { entryId } = await takeStep(
      context,
      result === 'done' ? { ...ask, step: 'confirm-task', outcome: 'achieved' } : { ...ask, step: 'note-progress' },
    );
    await sql`
      UPDATE meetings.task_report SET entry_id = ${entryId}
      WHERE meeting_id = ${meetingId} AND task_id = ${taskId}`.execute(tx);
  }
};

/** Recording a meeting gives its tasks out and carries what was heard about earlier ones; what was carried before stays. */
export const carryTasks = async (context: ActionContext, input: SheetInput): Promise<void> => {
  // Kept with the task in the language of the papers, whoever reads it.
  const words = input.title ?? `Cuộc họp ngày ${input.heldOn.split('-').reverse().join('/')}`;
  // What the sheet no longer names was taken away before.
  if (input.tasks.length > 0) await assignLines(context, input, words);
  if (input.taskReports.length > 0) await reportOn(context, input, words);
};

/** Reopening takes back the tasks given out today on which nothing stands; the others stay tasks, and recording again adds none for them. */
export const takeBackTasks = async (context: ActionContext, meetingId: string): Promise<void> => {
  const { withdrawn } = await withdrawTasksOf(context, meetingId);
  await sql`
    UPDATE meetings.task_line SET task_id = NULL
    WHERE meeting_id = ${meetingId} AND task_id = ANY (${withdrawn}::uuid[])`.execute(context.tx);
};
