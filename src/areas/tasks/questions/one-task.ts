import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import { entriesOf, type StoredEntry } from '../actions/stored-task.ts';
import { isFrom } from '../actions/take-step.ts';
import * as contract from '../contract/task-reads.ts';
import type { DueRule, TaskRow } from '../contract/task-shapes.ts';
import { assigned, foldTask } from '../rules/fold-task.ts';
import { stepsFrom } from '../rules/transitions.ts';
import { getTaskRow, overTask } from './task-rows.ts';

type One = OutputOf<typeof contract.oneTask>;
type More = {
  givenId: One['givenId'];
  dueKind: One['dueKind'];
  dueRule: DueRule | null;
  reportAt: string | null;
  enteredOn: Day;
};

const moreOf = async (tx: Tx, taskId: string): Promise<More> => {
  const { rows } = await sql<More>`
    SELECT (SELECT g.id FROM tasks.task g WHERE g.id = t.given_id) AS "givenId", due_kind AS "dueKind", due_rule AS "dueRule", report_at_words AS "reportAt",
      (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn" FROM tasks.task t WHERE t.id = ${taskId}`.execute(
    tx,
  );
  return rows[0]!;
};

/** Members and organisations that work on a task beside the lead. */
const coWorkersOf = async (tx: Tx, taskId: string, on: Day): Promise<One['coWorkers']> => {
  const { rows } = await sql<{ memberId: string | null; organisationId: string | null; name: string | null }>`
    SELECT member_id AS "memberId", org_id AS "organisationId", full_name AS name FROM tasks.co_worker
    WHERE task_id = ${taskId} ORDER BY place`.execute(tx);
  const names = await nearestNames(
    tx,
    on,
    rows.flatMap((row) => (row.organisationId === null ? [] : [row.organisationId])),
  );
  return rows.map((row) => ({ ...row, name: row.name ?? names.get(row.organisationId ?? '') ?? '' })) as never;
};

/** Names behind accounts as far as the caller may see them: the member's own, else the account's; of the other side usually none. */
const namesOfAccounts = async (tx: Tx, entries: readonly StoredEntry[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(entries.map((entry) => entry.enteredBy))];
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, display_name AS name FROM platform.account WHERE id = ANY (${ids}::uuid[])
    UNION ALL
    SELECT account_id, full_name FROM members.published_member WHERE account_id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
};

const historyOf = async (tx: Tx, task: TaskRow, today: Day, enteredOn: Day) => {
  const entries = await entriesOf(tx, task.id);
  const names = await namesOfAccounts(tx, entries);
  const folded = foldTask(assigned(task.assignedOn, task.firstDueOn), entries);
  const last = entries.find((entry) => entry.id === folded.lastId);
  return {
    entries: entries
      .map(({ enteredBy, enteredAt: _at, isWithdrawn, ...entry }) => ({
        ...entry,
        isWithdrawn,
        by: names.get(enteredBy) ?? null,
        wasOvertaken: folded.overtaken.includes(entry.id),
      }))
      .reverse(),
    takeBackId: last && last.enteredOn === today && isFrom(task, last.step) ? last.id : null,
    mayWithdraw:
      enteredOn === today && folded.lastId === null && stepsFrom(task.state, task.side).includes('withdraw-tasks'),
  };
};

export const oneTask = question(
  contract.oneTask,
  async ({ taskId }, { tx, today }) => {
    const task = await getTaskRow(tx, taskId, today);
    const more = await moreOf(tx, taskId);
    return {
      task,
      ...more,
      coWorkers: await coWorkersOf(tx, taskId, today),
      steps: stepsFrom(task.state, task.side).filter((step) => step !== 'withdraw-tasks'),
      ...((await historyOf(tx, task, today, more.enteredOn)) as never as Pick<
        One,
        'entries' | 'takeBackId' | 'mayWithdraw'
      >),
    };
  },
  { over: overTask },
);
