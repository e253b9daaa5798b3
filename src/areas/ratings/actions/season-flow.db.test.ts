import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const cell = cells[0]!;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng'] as const;
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
const line = (code: string, dueOn: string, step: contract.CalendarStep | null) => ({
  ...{ code, dueOn: day(dueOn), step, names: { vi: code, en: code }, source: null, isVerified: false },
});

let seasonId: contract.SeasonId;
const row = async (title: string) =>
  (await ask(officer, contract.subjects, { seasonId, organisationId: cell })).rows.find((one) => one.title === title)!;
const named = async (title: string) => {
  const { subjectId, version } = await row(title);
  return { subjectId, expectedVersion: version };
};
const all = async () => Promise.all(names.map(named));
const expecting = (stepped: readonly { subjectId: contract.SubjectId; version: number }[]) =>
  stepped.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version }));
const decide = async (title: string, more: object = {}) =>
  act(officer, contract.decideLevel, {
    lines: [{ ...(await named(title)), level: 'good', ...more }],
    decision,
  } as never);
const season = (account = officer, organisationId = commune) =>
  ask(account, contract.season, { seasonId, organisationId });

beforeAll(async () => {
  for (const fullName of names) await loadMember(harness, cell, { fullName });
  const whom = { organisationId: commune, reach: 'whole', countedOn: day('2026-12-01') } as const;
  const asked = { ...whom, period: { kind: 'year', year: 2026 } as const };
  const { pack } = await ask(officer, contract.seasonProposal, asked);
  ({ seasonId } = await act(officer, contract.openSeason, {
    ...asked,
    packId: pack!.id,
    calendar: [
      line('kiem-diem', '2026-12-08', 'record-review'),
      line('quyet-dinh', '2026-12-09', null),
      line('chinh-quyen', '2026-12-20', 'state-rating'),
    ],
    kinds: ['member'],
  }));
});

describe('steps of many at once', () => {
  test('a review of a whole cell is taken back for all of them by what it answered, once', async () => {
    const { subjects } = await act(secretary, contract.recordReview, {
      subjects: await all(),
      heldOn: day('2026-12-07'),
    });
    expect((await row('Lê Thị An')).state).toBe('reviewed');
    const back = { subjects: expecting(subjects) };
    expect(await act(secretary, contract.takeBackSteps, back)).toEqual({ takenBack: names.length });
    for (const title of names) expect(await row(title)).toMatchObject({ state: 'open', reviewHeldOn: null });
    expect(await refused(secretary, contract.takeBackSteps, back)).toEqual(['platform.stale']);
  });

  test('none is taken back when one of them has no step, or was entered on another day', async () => {
    const { subjects } = await act(secretary, contract.recordReview, {
      subjects: [await named('Lê Thị An')],
      heldOn: day('2026-12-07'),
    });
    const mixed = [...expecting(subjects), await named('Trần Văn Bình')];
    expect(await refused(secretary, contract.takeBackSteps, { subjects: mixed })).toEqual([
      'ratings.no-step-to-take-back',
    ]);
    expect((await row('Lê Thị An')).state).toBe('reviewed');
    clock.now = new Date('2026-12-11T05:00:00Z');
    expect(await refused(secretary, contract.takeBackSteps, { subjects: expecting(subjects) })).toEqual([
      'ratings.step-of-another-day',
    ]);
    clock.now = new Date('2026-12-10T05:00:00Z');
    const others = [await named('Trần Văn Bình'), await named('Phạm Thị Cúc')];
    await act(secretary, contract.recordReview, { subjects: others, heldOn: day('2026-12-09') });
    await act(secretary, contract.recordReview, {
      subjects: [await named('Hoàng Văn Dũng')],
      heldOn: day('2026-12-08'),
    });
  });
});

test('a decision over several is taken back as one, on its day and before the notice', async () => {
  const lines = [
    { ...(await named('Trần Văn Bình')), level: 'good' },
    { ...(await named('Phạm Thị Cúc')), level: 'good' },
  ];
  const { subjects } = await act(officer, contract.decideLevel, { lines, decision } as never);
  const back = { subjects: expecting(subjects), why: 'Ghi nhầm' };
  expect(await refused(secretary, contract.takeBackDecisions, back)).toEqual(['platform.not-permitted']);
  expect(await act(officer, contract.takeBackDecisions, back)).toEqual({ takenBack: 2 });
  expect(await row('Trần Văn Bình')).toMatchObject({ state: 'reviewed', decidedLevel: null });
  const again = { subjects: [await named('Phạm Thị Cúc')], why: 'Ghi nhầm' };
  expect(await refused(officer, contract.takeBackDecisions, again)).toEqual(['ratings.step-not-open']);
});

describe('last days', () => {
  test('who came after the last day, and who was in time but entered after it, are two figures', async () => {
    const [review, decided] = (await season()).progress;
    expect(review).toMatchObject({
      step: 'record-review',
      rated: 4,
      left: 0,
      late: 2,
      enteredLate: 2,
      isOverdue: false,
    });
    expect(decided).toMatchObject({ step: 'decide-level', rated: 4, left: 4, late: 0, isOverdue: true });
  });

  test('an overdue step is work of who takes it: the decision of the opener, not of the cell', async () => {
    const of = async (account: typeof officer) =>
      (await ask(account, workItems, {})).items.filter(({ link }) => link === `/ratings/${seasonId}`);
    expect(await of(officer)).toMatchObject([
      {
        vi: 'Đánh giá, xếp loại năm 2026: 1 bước quá hạn, bước sớm nhất còn 4 đối tượng',
        level: 'attention',
        dueOn: '2026-12-09',
      },
    ]);
    expect(await of(secretary)).toEqual([]);
  });
});

describe('publication', () => {
  beforeAll(async () => {
    await decide('Trần Văn Bình');
  });

  const publish = async (on: string) => ({
    ...{ subjects: [await named('Trần Văn Bình')], on: day(on), how: 'Thông báo tại hội nghị chi bộ' },
  });

  test('follows the notice, is recorded once, and is the opener’s', async () => {
    expect(await refused(officer, contract.publishResults, await publish('2026-12-10'))).toEqual([
      'ratings.step-not-open',
    ]);
    await act(officer, contract.notifySubjects, { subjects: [await named('Trần Văn Bình')], on: today });
    expect(await refused(officer, contract.publishResults, await publish('2026-12-09'))).toEqual([
      'ratings.before-notice',
    ]);
    expect(await refused(secretary, contract.publishResults, await publish('2026-12-10'))).toEqual([
      'platform.not-permitted',
    ]);
    await act(officer, contract.publishResults, await publish('2026-12-10'));
    expect(await row('Trần Văn Bình')).toMatchObject({ state: 'notified', publishedOn: '2026-12-10' });
    expect(await refused(officer, contract.publishResults, await publish('2026-12-10'))).toEqual([
      'ratings.published-already',
    ]);
    expect((await season()).counts).toMatchObject({ notified: 1, published: 1 });
  });

  test('is taken back with its step, and goes with the decision that is opened again', async () => {
    await act(officer, contract.takeBackSteps, { subjects: [await named('Trần Văn Bình')] });
    expect(await row('Trần Văn Bình')).toMatchObject({ state: 'notified', publishedOn: null });
    await act(officer, contract.publishResults, await publish('2026-12-10'));
    await act(officer, contract.archiveRatings, { subjects: [await named('Trần Văn Bình')], on: today });
    const finding = { why: 'Có vi phạm trong năm', finding: 'Kết luận 05-KL/UBKT', on: today };
    await act(officer, contract.reopenRating, { ...(await named('Trần Văn Bình')), ...finding });
    expect(await row('Trần Văn Bình')).toMatchObject({ state: 'reviewed', publishedOn: null });
  });
});
