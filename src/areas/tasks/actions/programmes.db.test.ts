import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { fictionalProgramme } from '../../../../tests/tasks.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { TargetId } from '../contract/programmes.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock, runJobs } = harness;
clock.now = new Date('2026-07-10T05:00:00Z');
const today = day('2026-07-10');
const { officer, stranger, cells, commune, neighbour } = await loadCommune(harness);
const [first, second, third] = cells as [(typeof cells)[0], (typeof cells)[0], (typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });

const facts = { organisationId: commune, ...fictionalProgramme };
let programmeId: contract.ProgrammeId;
let households: TargetId;
let amount: TargetId;
const dueOn = day('2026-06-30');
const share = (numerator: number, denominator = 100) => ({ numerator, denominator });
const read = (on = today) => ask(officer, contract.oneProgramme, { programmeId, on });
const received = async (name: string) =>
  (await ask(secretary, contract.receivedTargets, {})).rows.find((row) => row.name === name)!;

beforeAll(async () => {
  ({ programmeId } = await act(officer, contract.recordProgramme, facts));
  const target = (name: string, kind: 'share' | 'amount') =>
    act(officer, contract.addTarget, {
      programmeId,
      name,
      unit: kind === 'share' ? '%' : 'mô hình',
      direction: 'at-least',
      kind,
    });
  households = (await target('Tỷ lệ hộ phân loại rác tại nguồn', 'share')).targetId;
  amount = (await target('Số mô hình tự quản', 'amount')).targetId;
});

describe('wrong input', () => {
  test('the same document, a target twice, a period backwards', async () => {
    expect(await refused(officer, contract.recordProgramme, facts)).toEqual(['tasks.programme-recorded-already']);
    expect(
      await refused(officer, contract.recordProgramme, { ...facts, number: '6', lastDay: day('2025-12-31') }),
    ).toEqual(['tasks.period-backwards']);
    const again = { programmeId, name: 'SỐ MÔ HÌNH TỰ QUẢN', unit: 'mô hình', direction: 'at-most', kind: 'amount' };
    expect(await refused(officer, contract.addTarget, again)).toEqual(['tasks.target-twice']);
    expect(await refused(officer, contract.addTarget, { ...again, name: 'Khác', measure: 'tasks-done' })).toEqual([
      'tasks.tasks-give-a-share',
    ]);
    expect(await refused(stranger, contract.addTarget, { ...again, name: 'Khác' })).toEqual(['platform.not-found']);
    expect(await refused(secretary, contract.oneProgramme, { programmeId, on: today })).toEqual(['platform.not-found']);
  });

  test('an amount that is no number, a day outside the period, a unit outside reach: nothing is handed out', async () => {
    const line = { organisationId: first, figure: share(90), dueOn };
    expect(
      await refused(officer, contract.handOutTarget, {
        targetId: households,
        lines: [{ ...line, figure: { numerator: 'chín mươi', denominator: 100 } }],
      }),
    ).toEqual(['platform.wrong-type']);
    expect(
      await refused(officer, contract.handOutTarget, {
        targetId: households,
        lines: [
          line,
          { ...line, organisationId: neighbour },
          { ...line, organisationId: second, dueOn: day('2027-01-01') },
          line,
        ],
      }),
    ).toEqual(['tasks.unit-outside-reach', 'tasks.due-outside-period', 'tasks.handed-out-already']);
    expect((await read()).targets.map((target) => target.given)).toEqual([0, 0]);
  });
});

describe('from hand-out to review', () => {
  test('each unit has its own row; figures come back with their source; the silent are named', async () => {
    const { allotmentIds } = await act(officer, contract.handOutTarget, {
      targetId: households,
      lines: [first, second, third].map((organisationId) => ({ organisationId, figure: share(90), dueOn })),
    });
    await act(officer, contract.handOutTarget, {
      targetId: amount,
      lines: [{ organisationId: first, figure: { numerator: 25, denominator: 10 }, dueOn }],
    });
    await runJobs();
    const mine = await received('Tỷ lệ hộ phân loại rác tại nguồn');
    expect(mine).toMatchObject({
      programmeNumber: '05-NQ/ĐU',
      fromName: 'Đảng bộ xã Đồng Mẫu',
      standing: 'unknown',
      isOverdue: true,
    });
    expect((await ask(stranger, contract.receivedTargets, {})).rows).toEqual([]);

    const report = { receivedTargetId: mine.id, on: day('2026-06-30'), figure: share(171, 190) };
    expect(await refused(secretary, contract.recordProgress, report)).toEqual(['tasks.figure-without-source']);
    expect(await refused(secretary, contract.recordProgress, { ...report, figure: null })).toEqual([
      'tasks.figure-missing',
    ]);
    const typed = { ...report, sourceWords: 'Biên bản kiểm tra tháng 6' };
    const { progressId } = await act(secretary, contract.recordProgress, typed);
    expect(await refused(secretary, contract.recordProgress, typed)).toEqual(['tasks.figure-of-day-already']);
    await runJobs();
    const { targets, silentUnits, units } = await read();
    expect(units).toBe(3);
    expect(targets[0]!.allotments[0]!.receivedTargetId).toBe(mine.id);
    expect(silentUnits.map((unit) => unit.name)).toEqual(['Chi bộ thôn 2', 'Chi bộ thôn 3']);
    expect(targets[0]).toMatchObject({
      given: 3,
      met: 1,
      short: 0,
      silent: ['Chi bộ thôn 2', 'Chi bộ thôn 3'],
      resultSum: null,
    });
    expect(targets[1]).toMatchObject({ targetSum: { numerator: 25, denominator: 10 }, resultSum: null });
    expect((await read(day('2026-06-29'))).targets[0]).toMatchObject({
      met: 0,
      silent: expect.arrayContaining(['Chi bộ thôn 1']),
    });

    expect(await refused(officer, contract.takeBackAllotments, { allotmentIds })).toEqual(['tasks.unit-has-reported']);
    expect(await refused(officer, contract.removeTarget, { targetId: households })).toEqual([
      'tasks.target-handed-out',
    ]);
    expect(await refused(officer, contract.withdrawProgramme, { programmeId })).toEqual(['tasks.programme-built-on']);
    await act(secretary, contract.withdrawProgress, { progressId });
    await runJobs();
    expect((await read()).targets[0]).toMatchObject({ met: 0, silent: expect.arrayContaining(['Chi bộ thôn 1']) });
    await act(secretary, contract.recordProgress, typed);
    await runJobs();
  });

  test('an amount is changed and changed back, and the unit hears of it', async () => {
    const { targets } = await read();
    const one = targets[1]!.allotments[0]!;
    const changed = {
      allotmentId: one.id,
      expectedVersion: one.version,
      figure: share(4, 1),
      dueOn: day('2026-09-30'),
    };
    const { version, before } = await act(officer, contract.changeAllotment, changed);
    expect(before).toEqual({ figure: { numerator: 25, denominator: 10 }, dueOn });
    expect(await refused(officer, contract.changeAllotment, changed)).toEqual(['platform.stale']);
    await runJobs();
    expect(await received('Số mô hình tự quản')).toMatchObject({
      figure: share(4, 1),
      dueOn: '2026-09-30',
      isOverdue: false,
    });
    await act(officer, contract.changeAllotment, { allotmentId: one.id, expectedVersion: version, ...before });
    expect(
      await refused(officer, contract.correctProgramme, {
        programmeId,
        expectedVersion: 1,
        ...fictionalProgramme,
        lastDay: day('2026-05-01'),
      }),
    ).toEqual(['tasks.handed-out-after']);
  });

  test('a target counted from tasks takes its figure from rows', async () => {
    const { targetId } = await act(officer, contract.addTarget, {
      programmeId,
      name: 'Nhiệm vụ hoàn thành',
      unit: '%',
      direction: 'at-least',
      kind: 'share',
      measure: 'tasks-done',
    });
    await act(officer, contract.handOutTarget, {
      targetId,
      lines: [{ organisationId: first, figure: share(50), dueOn: day('2026-12-31') }],
    });
    await runJobs();
    const lead = await loadMember(harness, first, { fullName: 'Đỗ Giả Định' });
    const line = (text: string) => ({
      text,
      lead: { kind: 'member' as const, memberId: lead },
      due: { kind: 'standing' as const },
    });
    const { taskIds } = await act(secretary, contract.assignTasks, {
      organisationId: first,
      source: { kind: 'resolution', programmeId },
      assignedOn: day('2026-07-01'),
      lines: [line('Việc một'), line('Việc hai')],
    });
    const secretaryElsewhere = await harness.account({ role: 'cell-secretary', organisationId: second });
    expect(
      await refused(secretaryElsewhere, contract.assignTasks, {
        organisationId: second,
        source: { kind: 'resolution', programmeId: taskIds[0] },
        assignedOn: day('2026-07-01'),
        lines: [line('Việc ba')],
      }),
    ).toEqual(['tasks.programme-unknown']);
    await act(secretary, contract.confirmTask, {
      taskId: taskIds[0]!,
      expectedVersion: 1,
      happenedOn: today,
      outcome: 'achieved',
    });
    const mine = await received('Nhiệm vụ hoàn thành');
    expect((await ask(secretary, contract.oneReceivedTarget, { receivedTargetId: mine.id })).fromTasks).toEqual(
      share(1, 2),
    );
    await act(secretary, contract.recordProgress, { receivedTargetId: mine.id, on: today, figure: null });
    await runJobs();
    const view = await read();
    expect(view.targets[2]!.allotments[0]).toMatchObject({
      standing: 'met',
      latest: { figure: share(1, 2), measure: 'tasks-done' },
    });
    expect(view.tasks).toMatchObject({ done: 1, of: 2 });
    expect((await ask(officer, contract.tasksOfSource, { sourceId: programmeId })).rows).toHaveLength(2);
  });

  test('the review keeps its figures, is printed and exported, and is taken back the same day', async () => {
    const review = {
      programmeId,
      kind: 'half-way' as const,
      asOf: day('2026-06-30'),
      heldOn: today,
      results: 'Kết quả bước đầu',
    };
    expect(await refused(officer, contract.recordReview, { ...review, heldOn: day('2026-06-01') })).toEqual([
      'tasks.figures-after-review',
    ]);
    const { programmeReviewId } = await act(officer, contract.recordReview, review);
    expect(await refused(officer, contract.recordReview, review)).toEqual(['tasks.reviewed-already']);
    expect((await read()).reviews).toMatchObject([
      { kind: 'half-way', figures: expect.arrayContaining([expect.objectContaining({ given: 3, met: 1 })]) },
    ]);
    const pdf = await act(officer, contract.printReview, { programmeId, on: today, language: 'vi' });
    expect(Buffer.from(pdf.contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const sheet = await act(officer, contract.exportReview, { programmeId, on: today, language: 'en' });
    expect(Buffer.from(sheet.contentBase64, 'base64').subarray(0, 2).toString()).toBe('PK');
    await act(officer, contract.withdrawReview, { programmeReviewId });
    expect((await read()).reviews).toEqual([]);
    const { rows, count } = await ask(officer, contract.programmes, { text: 'moi truong' });
    expect(count).toBe(1);
    expect(rows[0]).toMatchObject({ targets: 3, units: 3, silentUnits: 2 });
    expect((await ask(stranger, contract.programmes, {})).rows).toEqual([]);
  });
});
