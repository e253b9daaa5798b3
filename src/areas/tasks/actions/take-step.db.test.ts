import { describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-03-10T05:00:00Z');
const today = day('2026-03-10');
const { cells } = await loadCommune(harness);
const cell = cells[0]!;
const lead = await loadMember(harness, cell, { fullName: 'Đỗ Giả Định' });
const helper = await loadMember(harness, cell, { fullName: 'Vũ Giả Định' });
const elsewhere = await loadMember(harness, cells[1]!, { fullName: 'Hồ Giả Định' });
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });

const line = (change: object = {}) => ({
  text: `Vận động các hộ dân phân loại rác ${newId()}`,
  lead: { kind: 'member' as const, memberId: lead },
  due: { kind: 'day' as const, on: day('2026-03-31') },
  ...change,
});
const source = { kind: 'other' as const, words: 'Nghị quyết tháng 3/2026' };
const assign = async (...lines: ReturnType<typeof line>[]) =>
  (await act(secretary, contract.assignTasks, { organisationId: cell, source, assignedOn: day('2026-03-05'), lines }))
    .taskIds;
const assignOne = async (change: object = {}) => (await assign(line(change)))[0]!;
const read = (taskId: contract.TaskId) => ask(secretary, contract.oneTask, { taskId });
const on = (taskId: contract.TaskId, expectedVersion: number, happenedOn = today) => ({
  taskId,
  expectedVersion,
  happenedOn,
});

describe('assigning', () => {
  test('a line without a lead of the cell, a due day before, an unknown source: nothing is written', async () => {
    const before = (await ask(secretary, contract.taskList, {})).count;
    const input = { organisationId: cell, source: { kind: 'other' as const }, assignedOn: day('2026-03-05') };
    expect(
      await refused(secretary, contract.assignTasks, {
        ...input,
        lines: [
          line(),
          line({ lead: { kind: 'member', memberId: elsewhere } }),
          line({ due: { kind: 'day', on: '2026-03-01' } }),
          line({ lead: { kind: 'organisation', organisationId: cells[1] } }),
        ],
      }),
    ).toEqual([
      'tasks.source-unnamed',
      'tasks.member-not-of-organisation',
      'tasks.due-before-assignment',
      'tasks.unit-outside-reach',
    ]);
    expect(
      await refused(secretary, contract.assignTasks, { ...input, lines: [{ ...line(), lead: undefined }] }),
    ).not.toEqual([]);
    expect(
      await refused(secretary, contract.assignTasks, { ...input, organisationId: cells[1], lines: [line()] }),
    ).toEqual(['platform.not-permitted']);
    expect((await ask(secretary, contract.taskList, {})).count).toBe(before);
  });

  test('a deadline rule keeps how the day was counted, and co-workers stand in order', async () => {
    const taskId = await assignOne({
      due: {
        kind: 'rule',
        amount: 5,
        unit: 'working-days',
        startEvent: 'ngày ban hành nghị quyết',
        startOn: '2026-03-06',
      },
      coWorkers: [{ kind: 'member', memberId: helper }],
      reportAt: { words: 'Sinh hoạt tháng 4' },
    });
    const one = await read(taskId);
    expect(one).toMatchObject({
      task: { leadName: 'Đỗ Giả Định', dueOn: '2026-03-13', firstDueOn: '2026-03-13', lateness: 'due-soon' },
      coWorkers: [{ name: 'Vũ Giả Định' }],
      dueRule: { amount: 5, skipped: ['2026-03-07', '2026-03-08'] },
      reportAt: 'Sinh hoạt tháng 4',
    });
    expect(one.steps).toContain('report-task');
  });

  test('taken back the same day while nothing stands on it; afterwards not', async () => {
    const [first, second] = await assign(line(), line());
    await act(secretary, contract.acceptTask, on(second!, 1));
    expect(await refused(secretary, contract.withdrawTasks, { taskIds: [first, second] })).toEqual(['tasks.moved-on']);
    expect((await read(first!)).task.state).toBe('assigned');
    await act(secretary, contract.withdrawTasks, { taskIds: [first!] });
    expect((await read(first!)).task.state).toBe('withdrawn');
    clock.now = new Date('2026-03-11T05:00:00Z');
    const third = await assignOne();
    clock.now = new Date('2026-03-12T05:00:00Z');
    expect(await refused(secretary, contract.withdrawTasks, { taskIds: [third] })).toEqual(['tasks.not-of-today']);
    clock.now = new Date('2026-03-10T05:00:00Z');
  });
});

describe('steps', () => {
  test('from assignment over a report sent back to the outcome, with days, counts and progress', async () => {
    const taskId = await assignOne();
    const { version: one } = await act(secretary, contract.noteProgress, {
      ...on(taskId, 1, day('2026-03-06')),
      text: 'Đã họp 12/20 hộ',
      progress: { numerator: 12, denominator: 20 },
    });
    const { version: two } = await act(secretary, contract.reportTask, {
      ...on(taskId, one),
      text: 'Đã xong',
      proof: 'Biên bản họp thôn',
    });
    const { version: three } = await act(secretary, contract.returnTask, {
      ...on(taskId, two),
      text: 'Còn 8 hộ chưa ký',
    });
    expect((await read(taskId)).task).toMatchObject({
      state: 'returned',
      reportedOn: null,
      progress: { numerator: 12, denominator: 20 },
    });
    const { version: four } = await act(secretary, contract.reportTask, { ...on(taskId, three), text: 'Đủ 20 hộ' });
    const { version: five } = await act(secretary, contract.confirmTask, { ...on(taskId, four), outcome: 'achieved' });
    expect((await read(taskId)).task).toMatchObject({
      state: 'confirmed',
      outcome: 'achieved',
      closedOn: today,
      lateness: 'in-time',
    });
    const { version: six } = await act(secretary, contract.reopenTask, {
      ...on(taskId, five),
      text: 'Có phản ánh mới',
    });
    expect((await read(taskId)).task).toMatchObject({
      state: 'reopened',
      outcome: null,
      closedOn: null,
      timesReopened: 1,
    });
    expect(await refused(secretary, contract.returnTask, { ...on(taskId, six), text: 'Không' })).toEqual([
      'tasks.step-not-open',
    ]);
  });

  test('what is missing, in the future, before the assignment or stale is refused', async () => {
    const taskId = await assignOne();
    expect(await refused(secretary, contract.confirmTask, on(taskId, 1))).toEqual(['platform.bad-choice']);
    expect(await refused(secretary, contract.reportTask, { ...on(taskId, 1, day('2026-03-11')), text: 'x' })).toEqual([
      'tasks.day-in-future',
    ]);
    expect(await refused(secretary, contract.reportTask, { ...on(taskId, 1, day('2026-03-01')), text: 'x' })).toEqual([
      'tasks.before-assignment',
    ]);
    expect(await refused(secretary, contract.reportTask, { ...on(taskId, 7), text: 'x' })).toEqual(['platform.stale']);
    expect((await read(taskId)).entries).toEqual([]);
  });

  test('a postponement by decision keeps the first due day; undone, the day is the old one', async () => {
    const taskId = await assignOne();
    const decision = { number: '07-KL/CB', decidedOn: today, issuer: 'Chi ủy' };
    expect(
      await refused(secretary, contract.postponeTask, { ...on(taskId, 1), dueOn: day('2026-03-31'), decision }),
    ).toEqual(['tasks.postponed-not-later']);
    const { entryId } = await act(secretary, contract.postponeTask, {
      ...on(taskId, 1),
      dueOn: day('2026-04-30'),
      decision,
    });
    expect(await read(taskId)).toMatchObject({
      task: { dueOn: '2026-04-30', firstDueOn: '2026-03-31', state: 'assigned' },
      entries: [{ step: 'postpone-task', decision }],
      takeBackId: entryId,
      mayWithdraw: false,
    });
    await act(secretary, contract.takeBackStep, { taskId, entryId });
    expect(await read(taskId)).toMatchObject({
      task: { dueOn: '2026-03-31' },
      entries: [{ isWithdrawn: true }],
      takeBackId: null,
    });
  });

  test('a step is taken back the same day, the latest first', async () => {
    const taskId = await assignOne();
    const accepted = await act(secretary, contract.acceptTask, on(taskId, 1));
    const reported = await act(secretary, contract.reportTask, { ...on(taskId, accepted.version), text: 'Xong' });
    expect(await refused(secretary, contract.takeBackStep, { taskId, entryId: accepted.entryId })).toEqual([
      'tasks.step-built-on',
    ]);
    await act(secretary, contract.takeBackStep, { taskId, entryId: reported.entryId });
    expect((await read(taskId)).task).toMatchObject({ state: 'accepted', reportedOn: null });
    clock.now = new Date('2026-03-11T05:00:00Z');
    expect(await refused(secretary, contract.takeBackStep, { taskId, entryId: accepted.entryId })).toEqual([
      'tasks.step-not-of-today',
    ]);
    clock.now = new Date('2026-03-10T05:00:00Z');
  });

  test('two who report at once: one is first, the other reloads', async () => {
    const taskId = await assignOne();
    const report = () => harness.call(secretary, contract.reportTask.name, { ...on(taskId, 1), text: 'Xong' });
    const outcomes = await Promise.all([report(), report()]);
    expect(outcomes.map((one) => (one.ok ? 'done' : one.kind)).sort()).toEqual(['conflict', 'done']);
    expect((await read(taskId)).entries).toHaveLength(1);
  });

  test('words and lead are corrected while the task is open', async () => {
    const taskId = await assignOne();
    const corrected = {
      taskId,
      expectedVersion: 1,
      text: 'Nội dung đã sửa',
      field: 'Môi trường',
      lead: { kind: 'member' as const, memberId: helper },
      coWorkers: [{ kind: 'member' as const, memberId: lead }],
      reportAt: null,
    };
    expect(
      await refused(secretary, contract.correctTask, { ...corrected, lead: { kind: 'member', memberId: elsewhere } }),
    ).toEqual(['tasks.member-not-of-organisation']);
    const { version } = await act(secretary, contract.correctTask, corrected);
    expect(await read(taskId)).toMatchObject({
      task: { text: 'Nội dung đã sửa', leadName: 'Vũ Giả Định' },
      coWorkers: [{ name: 'Đỗ Giả Định' }],
    });
    await act(secretary, contract.cancelTask, { ...on(taskId, version), text: 'Không còn cần' });
    expect(await refused(secretary, contract.correctTask, { ...corrected, expectedVersion: version + 1 })).toEqual([
      'tasks.closed-already',
    ]);
  });
});
