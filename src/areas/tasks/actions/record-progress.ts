import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/received-targets.ts';
import { figureFromTasks } from '../questions/figure-from-tasks.ts';
import { checkProgress, type ProgressFacts } from '../rules/check-progress.ts';

type Stored = Omit<ProgressFacts, 'daysReported'> & {
  readonly id: string;
  readonly organisationId: string;
  readonly programmeId: string;
};

const getReceived = async (tx: Tx, receivedTargetId: string): Promise<Stored> => {
  const { rows } = await sql<Stored>`
    SELECT id, org_id AS "organisationId", programme_id AS "programmeId", kind, measure, from_day AS "from", is_withdrawn AS "isWithdrawn"
    FROM tasks.received_target WHERE id = ${receivedTargetId} FOR UPDATE`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

const daysReportedOf = async (tx: Tx, receivedTargetId: string): Promise<ReadonlySet<Day>> => {
  const { rows } = await sql<{ on: Day }>`
    SELECT on_day AS "on" FROM tasks.progress WHERE received_target_id = ${receivedTargetId} AND withdrawn_at IS NULL`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.on));
};

/** For `over: 'resolved'`: where the unit’s row stands. */
export const overReceived = async (
  { receivedTargetId }: { readonly receivedTargetId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM tasks.received_target WHERE id = ${receivedTargetId}`.execute(tx);
  return rows.map((row) => row.id);
};

export const recordProgress = action(
  contract.recordProgress,
  async (input, { tx, today, now, actor, tell, note }) => {
    const target = await getReceived(tx, input.receivedTargetId);
    orRefuse(checkProgress(input, { ...target, daysReported: await daysReportedOf(tx, target.id) }, today));
    const isTyped = input.figure !== null;
    const figure = input.figure ?? (await figureFromTasks(tx, target.organisationId, target.programmeId, input.on));

    const progressId = newId();
    await sql`
      INSERT INTO tasks.progress (id, received_target_id, on_day, numerator, denominator, measure, source_words, note, entered_at, entered_by)
      VALUES (${progressId}, ${target.id}, ${input.on}::date, ${figure.numerator}, ${figure.denominator},
        ${isTyped ? 'typed' : 'tasks-done'}, ${isTyped ? input.sourceWords : null}, ${input.note}, ${now},
        ${actor.helperAccountId ?? actor.accountId})`.execute(tx);
    note({ subject: `tasks.progress ${progressId}`, after: { on: input.on, ...figure } });
    await tell('tasks.progress-reported', { receivedTargetId: target.id });
    return { progressId: progressId as never };
  },
  { over: overReceived },
);

export const withdrawProgress = action(
  contract.withdrawProgress,
  async ({ progressId }, { tx, now, tell, note }) => {
    const { rows } = await sql<{ receivedTargetId: string }>`
      UPDATE tasks.progress SET withdrawn_at = ${now} WHERE id = ${progressId} AND withdrawn_at IS NULL
      RETURNING received_target_id AS "receivedTargetId"`.execute(tx);
    if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
    note({ subject: `tasks.progress ${progressId}`, after: { withdrawn: true } });
    await tell('tasks.progress-reported', { receivedTargetId: rows[0].receivedTargetId });
    return { done: true as const };
  },
  {
    over: async ({ progressId }, tx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT r.org_id AS id FROM tasks.progress p JOIN tasks.received_target r ON r.id = p.received_target_id
        WHERE p.id = ${progressId}`.execute(tx);
      return rows.map((row) => row.id);
    },
  },
);
