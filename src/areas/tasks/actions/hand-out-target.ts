import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  orRefuse,
  Refused,
  reason,
  refuse,
  refuseConflict,
  refuseNotFound,
} from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/programmes.ts';
import { unitsBelow } from '../questions/assignment-facts.ts';
import { checkAllotments, figureReasons } from '../rules/check-programme.ts';
import { getProgramme, getTarget, overAllotments, overTarget } from './stored-programme.ts';

const heldBy = async (tx: Tx, targetId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    SELECT to_org_id AS id FROM tasks.allotment WHERE target_id = ${targetId}`.execute(tx);
  return new Set(rows.map((row) => row.id));
};

export const handOutTarget = action(
  contract.handOutTarget,
  async ({ targetId, lines }, { tx, now, tell, note }) => {
    const target = await getTarget(tx, targetId);
    const { programme, kind } = target;
    const ids = lines.map((line) => line.organisationId);
    const unitIds = await unitsBelow(tx, programme.organisationId, ids);
    const facts = {
      from: programme.from,
      lastDay: programme.lastDay,
      kind,
      unitIds,
      heldBy: await heldBy(tx, targetId),
    };
    orRefuse(checkAllotments(lines, facts));

    const rows = lines.map(({ organisationId, figure, dueOn }) => ({
      id: newId(),
      to_org_id: organisationId,
      due_on: dueOn,
      ...figure,
    }));
    await sql`
      INSERT INTO tasks.allotment (id, programme_id, target_id, to_org_id, numerator, denominator, due_on, entered_at)
      SELECT l.id, ${programme.id}, ${targetId}, l.to_org_id, l.numerator, l.denominator, l.due_on, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS l(id uuid, to_org_id uuid, numerator bigint, denominator bigint, due_on date)`.execute(tx);

    note({ subject: `tasks.target ${targetId}`, after: { units: rows.length } });
    await tell('tasks.target-handed-out', { programmeId: programme.id });
    return { allotmentIds: rows.map((row) => row.id as never) };
  },
  { over: overTarget },
);

type Stored = {
  readonly id: string;
  readonly programmeId: string;
  readonly targetId: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly dueOn: Day;
  readonly reported: number;
  readonly version: number;
};

const getAllotments = async (tx: Tx, ids: readonly string[]): Promise<Stored[]> => {
  const { rows } = await sql<Stored>`
    SELECT a.id, a.programme_id AS "programmeId", a.target_id AS "targetId", a.numerator, a.denominator, a.due_on AS "dueOn", a.version,
      (SELECT count(*)::int FROM tasks.progress_copy c WHERE c.allotment_id = a.id AND c.withdrawn_at IS NULL) AS reported
    FROM tasks.allotment a WHERE a.id = ANY (${[...ids]}::uuid[]) ORDER BY a.id FOR UPDATE`.execute(tx);
  return rows;
};

export const takeBackAllotments = action(
  contract.takeBackAllotments,
  async ({ allotmentIds }, { tx, tell, note }) => {
    const found = await getAllotments(tx, allotmentIds);
    const reasons = allotmentIds.flatMap((id, at) =>
      found.some((one) => one.id === id && one.reported > 0)
        ? [reason('tasks.unit-has-reported', {}, `allotmentIds.${at}`)]
        : [],
    );
    if (reasons.length > 0) throw new Refused(refuse(...reasons));
    await sql`DELETE FROM tasks.progress_copy WHERE allotment_id = ANY (${[...allotmentIds]}::uuid[])`.execute(tx);
    await sql`DELETE FROM tasks.allotment WHERE id = ANY (${[...allotmentIds]}::uuid[])`.execute(tx);
    note({ subject: 'tasks.allotment', before: { allotmentIds } });
    for (const { id } of found) await tell('tasks.allotment-taken-back', { allotmentId: id });
    return { done: true as const };
  },
  { over: overAllotments },
);

export const changeAllotment = action(
  contract.changeAllotment,
  async (input, { tx, tell, note }) => {
    const [before] = await getAllotments(tx, [input.allotmentId]);
    if (!before) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (before.version !== input.expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
    const { kind } = await getTarget(tx, before.targetId);
    const { from, lastDay } = await getProgramme(tx, before.programmeId);
    const reasons = figureReasons(input, { from, lastDay, kind });
    if (reasons.length > 0) throw new Refused(refuse(...reasons));

    await sql`
      UPDATE tasks.allotment SET numerator = ${input.figure.numerator}, denominator = ${input.figure.denominator},
        due_on = ${input.dueOn}::date, version = version + 1 WHERE id = ${before.id}`.execute(tx);
    const { numerator, denominator, dueOn } = before;
    note({ subject: `tasks.allotment ${before.id}`, before: { numerator, denominator, dueOn } });
    await tell('tasks.target-handed-out', { programmeId: before.programmeId });
    return {
      allotmentId: input.allotmentId,
      version: before.version + 1,
      before: { figure: { numerator, denominator }, dueOn },
    };
  },
  { over: ({ allotmentId }, tx) => overAllotments({ allotmentIds: [allotmentId] }, tx) },
);
