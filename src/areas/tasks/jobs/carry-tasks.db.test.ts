import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock, runJobs } = harness;
clock.now = new Date('2026-03-10T05:00:00Z');
const today = day('2026-03-10');
const { officer, cells, commune } = await loadCommune(harness);
const cell = cells[0]!;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const member = await loadMember(harness, cell, { fullName: 'Đỗ Giả Định' });

const give = async () => {
  const { taskIds } = await act(officer, contract.assignTasks, {
    organisationId: commune,
    source: { kind: 'plan', words: 'Kế hoạch 12-KH/ĐU' },
    assignedOn: day('2026-03-05'),
    lines: [
      {
        text: `Rà soát đảng viên đi làm ăn xa ${newId()}`,
        lead: { kind: 'organisation', organisationId: cell },
        due: { kind: 'day', on: day('2026-03-31') },
      },
    ],
  });
  await runJobs();
  const { rows } = await harness.owner.query('SELECT id FROM tasks.task WHERE given_id = $1', [taskIds[0]]);
  return { given: taskIds[0]!, received: contract.taskId.parse(rows[0].id) };
};
const readGiven = async (taskId: contract.TaskId) => ask(officer, contract.oneTask, { taskId });
const readReceived = async (taskId: contract.TaskId) => ask(secretary, contract.oneTask, { taskId });
const step = (taskId: contract.TaskId, expectedVersion: number) => ({ taskId, expectedVersion, happenedOn: today });

test('a task for a unit below is two rows: each side takes its own steps, and hears of the other’s', async () => {
  const { given, received } = await give();
  expect(await refused(secretary, contract.oneTask, { taskId: given })).toEqual(['platform.not-found']);
  const mine = await readReceived(received);
  expect(mine.task).toMatchObject({
    side: 'received',
    otherName: 'Đảng bộ xã Đồng Mẫu',
    state: 'assigned',
    dueOn: '2026-03-31',
  });
  expect(mine.steps).toEqual(['accept-task', 'note-progress', 'report-task']);
  expect(await refused(secretary, contract.confirmTask, { ...step(received, 1), outcome: 'achieved' })).toEqual([
    'tasks.step-of-the-giver',
  ]);
  expect(await refused(officer, contract.reportTask, { ...step(given, 1), text: 'x' })).toEqual([
    'tasks.step-of-the-unit',
  ]);

  // Who leads inside is the unit's matter; the words are the giver's.
  const { version } = await act(secretary, contract.correctTask, {
    taskId: received,
    expectedVersion: 1,
    text: mine.task.text,
    field: null,
    lead: { kind: 'member', memberId: member },
    coWorkers: [],
    reportAt: null,
  });
  expect(
    await refused(secretary, contract.correctTask, {
      taskId: received,
      expectedVersion: version,
      text: 'Việc khác',
      field: null,
      lead: { kind: 'organisation', organisationId: cells[1] },
      coWorkers: [],
      reportAt: null,
    }),
  ).toEqual(['tasks.words-of-the-giver', 'tasks.unit-stays', 'tasks.unit-outside-reach']);

  const reported = await act(secretary, contract.reportTask, {
    ...step(received, version),
    text: 'Đã rà soát 14 đồng chí',
  });
  await runJobs();
  const theirs = await readGiven(given);
  expect(theirs.task).toMatchObject({ state: 'reported', reportedOn: today });
  expect(theirs.entries).toMatchObject([{ step: 'report-task', text: 'Đã rà soát 14 đồng chí' }]);
  await act(officer, contract.returnTask, { ...step(given, theirs.task.version), text: 'Thiếu danh sách' });
  await runJobs();
  expect((await readReceived(received)).task.state).toBe('returned');
  expect(await refused(secretary, contract.takeBackStep, { taskId: received, entryId: reported.entryId })).toEqual([
    'tasks.step-built-on',
  ]);
});

test('what both sides do before they hear of each other ends the same on both rows', async () => {
  const { given, received } = await give();
  await act(officer, contract.cancelTask, { ...step(given, 1), text: 'Đã chuyển sang kế hoạch khác' });
  await act(secretary, contract.reportTask, { ...step(received, 1), text: 'Xong' });
  await runJobs();
  const [one, two] = [await readGiven(given), await readReceived(received)];
  expect([one.task.state, two.task.state]).toEqual(['cancelled', 'cancelled']);
  expect(two.entries.find((entry) => entry.step === 'report-task')).toMatchObject({ wasOvertaken: true });
});

test('a step taken back on one side is taken back on the other', async () => {
  const { given, received } = await give();
  const { entryId } = await act(secretary, contract.reportTask, { ...step(received, 1), text: 'Xong' });
  await runJobs();
  expect((await readGiven(given)).task.state).toBe('reported');
  await act(secretary, contract.takeBackStep, { taskId: received, entryId });
  await runJobs();
  expect(await readGiven(given)).toMatchObject({ task: { state: 'assigned' }, entries: [{ isWithdrawn: true }] });
  await act(officer, contract.withdrawTasks, { taskIds: [given] });
  await runJobs();
});

test('taken back by the giver before anybody moved, it is gone on the other side', async () => {
  const { given, received } = await give();
  await act(officer, contract.withdrawTasks, { taskIds: [given] });
  await runJobs();
  expect((await readReceived(received)).task.state).toBe('withdrawn');
  expect((await ask(secretary, contract.taskList, {})).rows.map((row) => row.id)).not.toContain(received);
});

test('counted once, where it is carried out', async () => {
  const { total } = await ask(officer, contract.counts, { organisationId: commune, period: '2026' });
  const { count } = await ask(officer, contract.taskList, { filter: { underId: commune, duePeriod: '2026' } });
  const cancelled = (await ask(officer, contract.taskList, { filter: { underId: commune, states: ['cancelled'] } }))
    .count;
  expect(total.due).toBe(count);
  expect(cancelled).toBe(1);
  expect((await ask(officer, contract.taskList, { filter: { side: 'givers' } })).count).toBe(2);
});

test('any order of steps and hearings ends with both rows alike', async () => {
  const doer = [contract.acceptTask, contract.noteProgress, contract.reportTask] as const;
  const giver = [contract.returnTask, contract.cancelTask, contract.reopenTask, contract.confirmTask] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ side: fc.boolean(), which: fc.nat(3), hears: fc.boolean() }), {
        minLength: 3,
        maxLength: 8,
      }),
      async (moves) => {
        const { given, received } = await give();
        for (const { side, which, hears } of moves) {
          const [account, taskId, of] = side
            ? [officer, given, giver[which]!]
            : [secretary, received, doer[which % 3]!];
          const { version } = (await ask(account, contract.oneTask, { taskId })).task;
          const more =
            of === contract.confirmTask ? { outcome: 'partly' } : of === contract.acceptTask ? {} : { text: 'Ghi chú' };
          await harness.call(account, of.name, { ...step(taskId, version), ...more });
          clock.now = new Date(clock.now.getTime() + 1000);
          if (hears) await runJobs();
        }
        await runJobs();
        const facts = ({
          task: { state, outcome, closedOn, reportedOn, timesReopened, progress },
        }: Awaited<ReturnType<typeof readGiven>>) => ({
          state,
          outcome,
          closedOn,
          reportedOn,
          timesReopened,
          progress,
        });
        expect(facts(await readReceived(received))).toEqual(facts(await readGiven(given)));
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);
