import type { OrganisationId } from '../../src/areas/organisations/contract.ts';
import * as tasks from '../../src/areas/tasks/contract.ts';
import { announceTargets, carryProgress } from '../../src/areas/tasks/jobs/carry-programmes.ts';
import { announceTask } from '../../src/areas/tasks/jobs/carry-tasks.ts';
import type { Listener } from '../../src/platform/action/area.ts';
import { day } from '../../src/platform/calendar/day.ts';
import type { Account, Harness } from '../harness.ts';
import { fictionalProgramme } from '../tasks.ts';

/** The second row of a matter of two sides, as its listener writes it. */
const hear = (harness: Harness, listener: Listener, payload: Record<string, string>): Promise<void> =>
  harness.program.runner.asSystem('tasks.carry-task', (context) => listener(payload, context));

const plantTask = async (harness: Harness, by: Account, at: OrganisationId, cell: OrganisationId, mark: string) => {
  const { rows } = await harness.owner.query(
    'SELECT id FROM members.member WHERE org_id = $1 AND is_present ORDER BY id DESC LIMIT 2',
    [cell],
  );
  const [lead, worker] = rows.map((row) => ({ kind: 'member' as const, memberId: row.id as never }));
  const line = {
    text: `Nhiệm vụ ${mark}`,
    field: `Lĩnh vực ${mark}`,
    due: { kind: 'day' as const, on: day('2026-12-31') },
  };
  const source = { kind: 'other' as const, words: `Kết luận ${mark}` };
  const assign = (organisationId: OrganisationId, lines: object[]) =>
    harness.act(by, tasks.assignTasks, {
      organisationId,
      source,
      assignedOn: day('2026-11-02'),
      lines: lines as never,
    });
  const reportAt = { words: `Sinh hoạt ${mark}` };
  const { taskIds } = await assign(cell, [{ ...line, lead, coWorkers: worker ? [worker] : [], reportAt }]);
  await harness.act(by, tasks.noteProgress, {
    taskId: taskIds[0]!,
    expectedVersion: 1,
    happenedOn: day('2026-11-05'),
    text: `Đã làm ${mark}`,
    proof: `Minh chứng ${mark}`,
  });
  const given = await assign(at, [{ ...line, lead: { kind: 'organisation', organisationId: cell } }]);
  await hear(harness, announceTask, { taskId: given.taskIds[0]! });
};

const plantFigure = async (harness: Harness, by: Account, programmeId: string, mark: string) => {
  const { rows } = await harness.owner.query('SELECT id FROM tasks.received_target WHERE programme_id = $1', [
    programmeId,
  ]);
  const receivedTargetId = tasks.receivedTargetId.parse(rows[0].id);
  await harness.act(by, tasks.recordProgress, {
    receivedTargetId,
    on: day('2026-06-30'),
    figure: { numerator: 8, denominator: 10 },
    sourceWords: `Báo cáo ${mark}`,
    note: `Thuyết minh ${mark}`,
  });
  await hear(harness, carryProgress, { receivedTargetId });
};

const plantProgramme = async (
  harness: Harness,
  by: Account,
  at: OrganisationId,
  cell: OrganisationId,
  mark: string,
) => {
  const { act } = harness;
  const facts = {
    ...fictionalProgramme,
    issuer: `Đảng ủy ${mark}`,
    title: `Nghị quyết ${mark}`,
    note: `Ghi chú ${mark}`,
  };
  const { programmeId } = await act(by, tasks.recordProgramme, { organisationId: at, ...facts });
  const target = { programmeId, unit: '%', direction: 'at-least' as const, kind: 'share' as const };
  const { targetId } = await act(by, tasks.addTarget, { ...target, name: `Chỉ tiêu ${mark}` });
  await act(by, tasks.handOutTarget, {
    targetId,
    lines: [{ organisationId: cell, figure: { numerator: 90, denominator: 100 }, dueOn: day('2026-06-30') }],
  });
  await hear(harness, announceTargets, { programmeId });
  await plantFigure(harness, by, programmeId, mark);
  await act(by, tasks.recordReview, {
    programmeId,
    kind: 'half-way',
    asOf: day('2026-06-30'),
    heldOn: day('2026-07-05'),
    results: `Kết quả ${mark}`,
    shortcomings: `Hạn chế ${mark}`,
    nextSteps: `Việc tới ${mark}`,
  });
};

/** Rows of every table of tasks in a commune and one of its cells, all with the mark: what no second account may come to see. */
export const plantTasks = async (
  harness: Harness,
  by: Account,
  at: OrganisationId,
  cell: OrganisationId,
  mark: string,
): Promise<void> => {
  await plantTask(harness, by, at, cell, mark);
  await plantProgramme(harness, by, at, cell, mark);
};
