import { describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-03-10T05:00:00Z');
const today = day('2026-03-10');
const { officer, stranger, cityOfficer, cells, commune } = await loadCommune(harness);
const cell = cells[0]!;
const lead = await loadMember(harness, cell, { fullName: 'Đỗ Giả Định' });
const helper = await loadMember(harness, cell, { fullName: 'Vũ Giả Định' });
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

describe('reach', () => {
  test('another commune sees nothing, the superior and the cell see it', async () => {
    const taskId = await assignOne();
    expect(await refused(stranger, contract.oneTask, { taskId })).toEqual(['platform.not-found']);
    expect(await refused(stranger, contract.reportTask, { ...on(taskId, 1), text: 'x' })).toEqual([
      'platform.not-found',
    ]);
    expect((await ask(stranger, contract.taskList, {})).count).toBe(0);
    expect((await ask(stranger, contract.tasksOfMember, { memberId: lead })).rows).toEqual([]);
    for (const account of [officer, cityOfficer])
      expect((await ask(account, contract.oneTask, { taskId })).task.organisationId).toBe(cell);
    const neighbour = await harness.account({ role: 'cell-secretary', organisationId: cells[1]! });
    expect(await refused(neighbour, contract.oneTask, { taskId })).toEqual(['platform.not-found']);
  });
});

describe('the own page', () => {
  test('a member sees the own tasks alone and reports on those led; co-workers only look', async () => {
    const taskId = await assignOne({ coWorkers: [{ kind: 'member', memberId: helper }] });
    const other = await assignOne({ lead: { kind: 'member', memberId: helper } });
    const [account, second, nobody] = [await harness.account(), await harness.account(), await harness.account()];
    await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [account.id, lead]);
    await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [second.id, helper]);
    const own = await ask(account, contract.ownTasks, {});
    expect(own.rows.map((row) => row.id)).toContain(taskId);
    expect(own.rows.map((row) => row.id)).not.toContain(other);
    expect(await ask(nobody, contract.ownTasks, {})).toEqual({ isMember: false, rows: [] });
    expect((await ask(second, contract.ownTasks, {})).rows.find((row) => row.id === taskId)).toMatchObject({
      isLead: false,
    });

    expect(await refused(account, contract.oneTask, { taskId })).toEqual(['platform.not-permitted']);
    expect(await refused(second, contract.reportOwnTask, { ...on(taskId, 1), text: 'x' })).toEqual([
      'platform.not-found',
    ]);
    expect(await refused(nobody, contract.acceptOwnTask, on(taskId, 1))).toEqual(['platform.not-found']);
    const accepted = await act(account, contract.acceptOwnTask, on(taskId, 1));
    const noted = await act(account, contract.noteOwnProgress, { ...on(taskId, accepted.version), text: 'Đang làm' });
    const reported = await act(account, contract.reportOwnTask, {
      ...on(taskId, noted.version),
      text: 'Đã xong',
      proof: 'Ảnh',
    });
    expect((await read(taskId)).task).toMatchObject({ state: 'reported', reportedOn: today });
    await act(account, contract.takeBackOwnStep, { taskId, entryId: reported.entryId });
    expect((await read(taskId)).task).toMatchObject({ state: 'in-progress', reportedOn: null });
    await harness.owner.query('UPDATE members.member SET account_id = NULL');
  });
});

describe('lists and figures', () => {
  test('filters, keyset and counts agree with each other, and a figure opens to its rows', async () => {
    const fresh = cells[2]!;
    const member = await loadMember(harness, fresh, { fullName: 'Lý Giả Định' });
    const inCell = (text: string, due: object) => ({
      text,
      lead: { kind: 'member' as const, memberId: member },
      due: due as never,
    });
    const { taskIds } = await act(officer, contract.assignTasks, {
      organisationId: fresh,
      source,
      assignedOn: day('2026-01-05'),
      lines: [
        inCell('Đóng góp quỹ khuyến học', { kind: 'day', on: '2026-02-01' }),
        inCell('Rà soát hộ nghèo', { kind: 'day', on: '2026-02-10' }),
        inCell('Trồng cây', { kind: 'day', on: '2026-03-17' }),
        inCell('Tuyên truyền thường xuyên', { kind: 'standing' }),
        inCell('Không còn cần', { kind: 'day', on: '2026-02-15' }),
      ],
    });
    const [done, late, soon, standing, cancelled] = taskIds;
    await act(officer, contract.confirmTask, { ...on(done!, 1, day('2026-01-30')), outcome: 'achieved' });
    await act(officer, contract.cancelTask, { ...on(cancelled!, 1), text: 'Trùng việc' });
    const ids = async (filter: object, order?: object) =>
      (
        await ask(officer, contract.taskList, {
          filter: { underId: fresh, ...filter },
          ...(order ? { order: order as never } : {}),
        })
      ).rows.map((row) => row.id);
    expect(await ids({ isOverdue: true })).toEqual([late]);
    expect(await ids({ dueWithinDays: 7 })).toEqual([soon]);
    expect(await ids({ isOpen: true })).toEqual([late, soon, standing]);
    expect(await ids({ isOpen: true }, { key: 'due', descending: true })).toEqual([standing, soon, late]);
    expect(await ids({ duePeriod: '2026-q1', result: 'in-time' })).toEqual([done]);
    expect(
      (await ask(officer, contract.taskList, { text: 'ho ngheo', filter: { underId: fresh } })).rows.map(
        (row) => row.id,
      ),
    ).toEqual([late]);

    const first = await ask(officer, contract.taskList, { filter: { underId: fresh }, limit: 3 });
    const rest = await ask(officer, contract.taskList, { filter: { underId: fresh }, limit: 3, after: first.next });
    expect([first.count, rest.count]).toEqual([5, null]);
    expect(new Set([...first.rows, ...rest.rows].map((row) => row.id)).size).toBe(5);

    const { parts, total } = await ask(officer, contract.counts, { organisationId: commune, period: '2026-q1' });
    const part = parts.find((one) => one.organisationId === fresh)!;
    expect(part).toMatchObject({ assigned: 5, due: 3, done: 1, inTime: 1, late: 1, openNow: 3, overdueNow: 1 });
    expect(total.due).toBeGreaterThanOrEqual(part.due);
    for (const [figure, result] of [
      ['done', 'done'],
      ['late', 'late'],
      ['inTime', 'in-time'],
    ] as const)
      expect(await ids({ duePeriod: '2026-q1', result })).toHaveLength(part[figure]);
    const figures = await harness.account({ role: 'reader', organisationId: commune });
    expect((await ask(figures, contract.counts, { organisationId: commune, period: '2026' })).total.assigned).toBe(
      (await ask(officer, contract.counts, { organisationId: commune, period: '2026' })).total.assigned,
    );
    expect(await refused(figures, contract.taskList, {})).toEqual(['platform.not-permitted']);
  });

  test('tasks open on a day are those assigned by then and not closed by then', async () => {
    const quiet = await loadMember(harness, cells[1]!, { fullName: 'Mạc Giả Định' });
    const { taskIds } = await act(officer, contract.assignTasks, {
      organisationId: cells[1]!,
      source,
      assignedOn: day('2026-02-01'),
      lines: [
        {
          text: 'Việc kéo dài',
          lead: { kind: 'member', memberId: quiet },
          due: { kind: 'day', on: day('2026-02-28') },
        },
      ],
    });
    await act(officer, contract.confirmTask, { ...on(taskIds[0]!, 1, day('2026-03-02')), outcome: 'partly' });
    const open = async (at: string) =>
      (await ask(officer, contract.openTasks, { organisationId: cells[1]!, on: day(at) })).rows.length;
    expect([
      await open('2026-01-31'),
      await open('2026-02-01'),
      await open('2026-03-01'),
      await open('2026-03-02'),
    ]).toEqual([0, 1, 1, 0]);
  });

  test('work items are figures with a door, and behind the door stand just their rows', async () => {
    await assignOne({ due: { kind: 'day', on: day('2026-03-13') } });
    const items = async (who: typeof secretary) =>
      (await ask(who, workItems, {})).items.filter(({ area }) => area === 'tasks');
    expect((await items(secretary)).map(({ message }) => message)).toContain('tasks.work.due-in-three');
    clock.now = new Date('2026-04-20T05:00:00Z');
    expect((await items(secretary)).map(({ message }) => message)).toContain('tasks.work.overdue');
    expect(await items(stranger)).toEqual([]);
    for (const who of [secretary, officer])
      for (const { link, params } of await items(who)) {
        const work = /work=([a-z-]+)$/.exec(link)?.[1];
        expect(work ?? link).toMatch(work ? /./ : /^\/tasks\/[0-9a-f-]+$/);
        if (!work) continue;
        const { count, rows } = await ask(who, contract.taskList, { filter: { work: work as contract.TaskWork } });
        expect([work, count, rows.length]).toEqual([work, params.count, Math.min(50, Number(params.count))]);
      }
    clock.now = new Date('2026-03-10T05:00:00Z');
    const hits = await harness.call(secretary, 'platform.search-everywhere', { text: 'phan loai rac' });
    expect(JSON.stringify(hits)).toContain('/tasks/');
  });
});
