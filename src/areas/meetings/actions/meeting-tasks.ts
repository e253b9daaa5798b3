import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { assignTasks, takeStep, withdrawTasksOf } from '../../tasks/public.ts';
import type { SheetInput } from '../contract/sheet.ts';

type Report = {
  readonly taskId: string;
  readonly result: 'done' | 'partly' | 'not-done' | 'goes-on';
  readonly note: string | null;
};

const lead = (memberId: string) => ({ kind: 'member' as const, memberId: memberId as never });

/** The task that each line of a sheet becomes, by the id of the line. */
export type TaskIds = ReadonlyMap<string, string>;

/** Lines that became tasks when the meeting was recorded before. */
const linesCarried = async (tx: Tx, meetingId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM meetings.task_line t WHERE t.meeting_id = ${meetingId} AND t.task_id IS NOT NULL`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};

// Kept with the task in the language of the papers, whoever reads it.
const wordsOf = ({ title, heldOn }: SheetInput): string =>
  title ?? `Cuộc họp ngày ${heldOn.split('-').reverse().join('/')}`;

/** Gives out the tasks of a meeting being recorded; those that were given out before stay, and so does what they became. */
export const giveTasks = async (context: ActionContext, input: SheetInput, isKnown: boolean): Promise<TaskIds> => {
  const { organisationId, meetingId, heldOn } = input;
  const carried = isKnown && input.tasks.length > 0 ? await linesCarried(context.tx, meetingId) : new Set();
  const lines = input.tasks.filter(({ id, ownerId }) => ownerId !== null && !carried.has(id));
  if (lines.length === 0) return new Map();
  const { taskIds } = await assignTasks(context, {
    organisationId,
    source: { kind: 'meeting', id: meetingId, words: wordsOf(input), path: `/meetings/${meetingId}` },
    assignedOn: heldOn,
    lines: lines.map(({ text, ownerId, withIds, dueOn }) => ({
      text,
      field: null,
      lead: lead(ownerId!),
      coWorkers: withIds.map(lead),
      due: dueOn === null ? { kind: 'standing' as const } : { kind: 'day' as const, on: dueOn },
      reportAt: null,
    })),
  });
  return new Map(lines.map(({ id }, at) => [id, taskIds[at]!]));
};

/**
 * What the meeting heard becomes a step of the task: done closes it as achieved, everything else is noted as progress. What was carried
 * before stays.
 */
export const carryReports = async (context: ActionContext, input: SheetInput): Promise<void> => {
  const { meetingId, heldOn, taskReports } = input;
  if (taskReports.length === 0) return;
  const { tx } = context;
  const { rows } = await sql<Report>`
    SELECT r.task_id AS "taskId", r.result, r.note FROM meetings.task_report r
    WHERE r.meeting_id = ${meetingId} AND r.entry_id IS NULL`.execute(tx);
  for (const { taskId, result, note } of rows) {
    const text = note === null ? wordsOf(input) : `${wordsOf(input)}: ${note}`;
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

/** Reopening takes back the tasks given out today on which nothing stands; the others stay tasks, and recording again adds none for them. */
export const takeBackTasks = async (context: ActionContext, meetingId: string): Promise<void> => {
  const { withdrawn } = await withdrawTasksOf(context, meetingId);
  await sql`
    UPDATE meetings.task_line SET task_id = NULL
    WHERE meeting_id = ${meetingId} AND task_id = ANY (${withdrawn}::uuid[])`.execute(context.tx);
};
