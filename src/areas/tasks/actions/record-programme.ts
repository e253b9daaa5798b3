import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/programmes.ts';
import type { ProgrammeId } from '../contract/task-shapes.ts';
import { checkProgramme, type HandedOut } from '../rules/check-programme.ts';
import { getProgramme, getTarget, overProgramme, overTarget } from './stored-programme.ts';

const handedOutOf = async (tx: Tx, programmeId: string): Promise<HandedOut> => {
  const { rows } = await sql<{ firstDueOn: Day | null; lastDueOn: Day | null }>`
    SELECT min(due_on) AS "firstDueOn", max(due_on) AS "lastDueOn" FROM tasks.allotment WHERE programme_id = ${programmeId}`.execute(
    tx,
  );
  return rows[0]!;
};

export const recordProgramme = action(contract.recordProgramme, async (input, { tx, today, now, note }) => {
  orRefuse(checkProgramme(input, { firstDueOn: null, lastDueOn: null }, today));
  const programmeId = newId<ProgrammeId>();
  await sql`
    INSERT INTO tasks.programme (id, org_id, org_pos, kind, number, issuer, adopted_on, title, from_day, last_day, note, entered_at)
    SELECT ${programmeId}, o.id, o.pos, ${input.kind}, ${input.number}, ${input.issuer}, ${input.adoptedOn}::date, ${input.title},
      ${input.from}::date, ${input.lastDay}::date, ${input.note}, ${now}
    FROM organisations.published_position o WHERE o.id = ${input.organisationId}`.execute(tx);
  note({ subject: `tasks.programme ${programmeId}`, after: { number: input.number, title: input.title } });
  return { programmeId };
});

export const correctProgramme = action(
  contract.correctProgramme,
  async (input, { tx, today, tell, note }) => {
    const before = await getProgramme(tx, input.programmeId, input.expectedVersion);
    orRefuse(checkProgramme(input, await handedOutOf(tx, before.id), today));
    await sql`
      UPDATE tasks.programme SET kind = ${input.kind}, number = ${input.number}, issuer = ${input.issuer}, adopted_on = ${input.adoptedOn}::date,
        title = ${input.title}, from_day = ${input.from}::date, last_day = ${input.lastDay}::date, note = ${input.note}, version = version + 1
      WHERE id = ${before.id}`.execute(tx);
    note({ subject: `tasks.programme ${before.id}`, before: { number: before.number, title: before.title } });
    await tell('tasks.programme-changed', { programmeId: before.id });
    return { programmeId: input.programmeId, version: before.version + 1 };
  },
  { over: overProgramme },
);

/** What stands on a programme, counted: nothing of it may be lost with it. */
const refuseIfBuiltOn = async (tx: Tx, programmeId: string): Promise<void> => {
  const { rows } = await sql<{ targets: number; tasks: number; reviews: number }>`
    SELECT (SELECT count(*)::int FROM tasks.target WHERE programme_id = ${programmeId}) AS targets,
      (SELECT count(*)::int FROM tasks.task WHERE source_id = ${programmeId} AND state <> 'withdrawn') AS tasks,
      (SELECT count(*)::int FROM tasks.programme_review WHERE programme_id = ${programmeId}) AS reviews`.execute(tx);
  const { targets, tasks, reviews } = rows[0]!;
  if (targets + tasks + reviews > 0)
    throw new Refused(refuse(reason('tasks.programme-built-on', { targets, tasks, reviews }, 'programmeId')));
};

export const withdrawProgramme = action(
  contract.withdrawProgramme,
  async ({ programmeId }, { tx, note }) => {
    const before = await getProgramme(tx, programmeId);
    await refuseIfBuiltOn(tx, programmeId);
    await sql`DELETE FROM tasks.programme WHERE id = ${programmeId}`.execute(tx);
    note({ subject: `tasks.programme ${programmeId}`, before: { number: before.number, title: before.title } });
    return { done: true as const };
  },
  { over: overProgramme },
);

export const addTarget = action(
  contract.addTarget,
  async (input, { tx, note }) => {
    const programme = await getProgramme(tx, input.programmeId);
    if (input.measure === 'tasks-done' && input.kind === 'amount')
      throw new Refused(refuse(reason('tasks.tasks-give-a-share', {}, 'measure')));
    const targetId = newId<contract.TargetId>();
    await sql`
      INSERT INTO tasks.target (id, programme_id, place, name, unit, direction, kind, measure)
      SELECT ${targetId}, ${programme.id}, coalesce(max(place), 0) + 1, ${input.name}, ${input.unit}, ${input.direction}, ${input.kind},
        ${input.measure} FROM tasks.target WHERE programme_id = ${programme.id}`.execute(tx);
    note({ subject: `tasks.target ${targetId}`, after: { name: input.name } });
    return { targetId };
  },
  { over: overProgramme },
);

export const removeTarget = action(
  contract.removeTarget,
  async ({ targetId }, { tx, note }) => {
    const target = await getTarget(tx, targetId);
    const { rows } = await sql<{ units: number }>`
      SELECT count(*)::int AS units FROM tasks.allotment WHERE target_id = ${targetId}`.execute(tx);
    const { units } = rows[0]!;
    if (units > 0) throw new Refused(refuse(reason('tasks.target-handed-out', { units }, 'targetId')));
    await sql`DELETE FROM tasks.target WHERE id = ${targetId}`.execute(tx);
    note({ subject: `tasks.target ${targetId}`, before: { programmeId: target.programmeId } });
    return { done: true as const };
  },
  { over: overTarget },
);
