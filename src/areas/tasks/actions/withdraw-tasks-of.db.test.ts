import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import type { ActionContext } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { taskLine } from '../contract.ts';
import * as tasks from '../public.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-03-10T05:00:00Z');
const { cells } = await loadCommune(harness);
const cell = cells[0]!;
const lead = await loadMember(harness, cell, { fullName: 'Đỗ Giả Định' });

// As an area above calls these: inside an action of its own.
const within = async <T>(work: (context: ActionContext) => Promise<T>): Promise<T> => {
  let answer: T;
  await harness.program.runner.asSystem('tasks.carry-task', async (context) => {
    answer = await work(context);
  });
  return answer!;
};
const line = (text: string, on: string | null) =>
  taskLine.parse({
    text,
    lead: { kind: 'member', memberId: lead },
    due: on === null ? { kind: 'standing' } : { kind: 'day', on },
  });
const meeting = newId();
const source = { kind: 'meeting' as const, id: meeting, words: 'Sinh hoạt tháng 3', path: `/meetings/${meeting}` };
const assign = (assignedOn: string, ...lines: ReturnType<typeof line>[]) =>
  within((context) => tasks.assignTasks(context, { organisationId: cell, source, assignedOn: day(assignedOn), lines }));

test('a meeting assigns, carries over, takes note of results and asks for its share', async () => {
  const { taskIds } = await assign(
    '2026-03-05',
    line('Việc một', '2026-03-31'),
    line('Việc hai', '2026-03-08'),
    line('Việc ba', null),
  );
  const [first, second] = taskIds;
  const carried = await within(({ tx }) => tasks.openTasksOf(tx, cell, day('2026-03-10')));
  expect(carried.map((task) => [task.text, task.lateness])).toEqual([
    ['Việc hai', 'late'],
    ['Việc một', 'in-time'],
    ['Việc ba', 'none'],
  ]);
  expect(carried[0]).toMatchObject({ sourceKind: 'meeting', sourcePath: `/meetings/${meeting}` });

  const heard = { happenedOn: day('2026-03-10'), text: 'Sinh hoạt tháng 3' };
  await within((context) => tasks.hearTask(context, { taskId: first!, heard: 'goes-on', ...heard }));
  await within((context) => tasks.hearTask(context, { taskId: first!, heard: 'done', ...heard }));
  expect(await within((context) => tasks.hearTask(context, { taskId: first!, heard: 'done', ...heard }))).toBe(null);
  await within((context) =>
    tasks.takeStep(context, {
      taskId: second!,
      expectedVersion: null,
      step: 'cancel-task',
      happenedOn: day('2026-03-10'),
      text: 'Trùng',
    }),
  );
  const share = await within(({ tx, today }) => tasks.shareDone(tx, [meeting], today));
  expect(share).toEqual({ done: 1, of: 2, open: 1, overdue: 0 });
  const bySource = await within(({ tx, today }) => tasks.tasksOfSources(tx, [meeting, newId()], today));
  expect([...bySource.keys()]).toEqual([meeting]);
  const inMarch = { from: day('2026-03-01'), until: day('2026-04-01') };
  expect(await within(({ tx, today }) => tasks.shareDoneOf(tx, cell, inMarch, today))).toMatchObject({
    done: 1,
    of: 1,
  });
});

test('undoing the source takes untouched tasks back and names the others', async () => {
  const before = await within(({ tx, today }) => tasks.tasksOfSources(tx, [meeting], today));
  const { withdrawn, kept } = await within((context) => tasks.withdrawTasksOf(context, meeting));
  expect(withdrawn).toHaveLength(1);
  expect(kept).toHaveLength(2);
  expect(
    before
      .get(meeting)!
      .map((task) => task.id as string)
      .sort(),
  ).toEqual([...withdrawn, ...kept].sort());
});

test('a fault in one line writes none of them', async () => {
  const reasons = await assign('2026-03-11', line('Việc tới', '2026-03-31')).catch((error) => String(error));
  expect(reasons).toContain('tasks.day-in-future');
  expect((await within(({ tx, today }) => tasks.tasksOfSources(tx, [meeting], today))).get(meeting)).toHaveLength(2);
});
