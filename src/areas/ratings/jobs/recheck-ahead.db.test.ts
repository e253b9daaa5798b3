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
const expecting = (stepped: readonly { subjectId: contract.SubjectId; version: number }[]) =>
  stepped.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version }));
const decide = async (title: string, more: object = {}) =>
  act(officer, contract.decideLevel, {
    lines: [{ ...(await named(title)), level: 'good', ...more }],
    decision,
  } as never);
const provisional = () => ask(officer, contract.provisionalSteps, { seasonId, organisationId: commune });
const findings = async () => {
  const [first] = (await provisional()).rows;
  return [first!.recheck, first!.differs];
};
const rechecks = async () => {
  const { rows } = await harness.owner.query(
    `SELECT c.finding, v.level FROM ratings.recheck c JOIN ratings.verdict v ON v.id = c.verdict_id`,
  );
  return rows;
};
const workOf = async (account: typeof officer) =>
  (await ask(account, workItems, {})).items.filter(({ link }) => link === `/ratings/${seasonId}`).map(({ vi }) => vi);
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
    calendar: [line('chinh-quyen', '2026-12-20', 'state-rating')],
    kinds: ['member'],
  }));
  const subjects = await Promise.all(names.map(named));
  await act(secretary, contract.recordReview, { subjects, heldOn: day('2026-12-09') });
});

describe('a decision ahead of the rating by the State', () => {
  const stateRating = { level: 'good', sourceWords: 'Thông báo 08-TB/UBND ngày 09/12/2026' } as const;

  test('stands on the list until the rating arrives, and is not confirmed before', async () => {
    await act(secretary, contract.enterFact, {
      ...(await named('Lê Thị An')),
      ...{ fact: 'is-state-officer', value: true, sourceWords: 'Hồ sơ cán bộ' },
    } as never);
    await expect(decide('Lê Thị An')).rejects.toThrow('ratings.step-ahead-without-reason');
    await decide('Lê Thị An', { aheadReason: 'Chưa có kết quả của cơ quan' });
    expect((await season()).progress[0]).toMatchObject({ step: 'state-rating', left: 1, isOverdue: false });
    const { rows, total } = await provisional();
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      subject: { title: 'Lê Thị An' },
      aheadReason: 'Chưa có kết quả của cơ quan',
      aheadOf: [{ for: 'state-rating', hasArrived: false }],
      stateLevel: null,
    });
    const confirm = { ...(await named('Lê Thị An')), on: today };
    expect(await refused(officer, contract.confirmDecision, confirm)).toEqual(['ratings.still-waiting']);
    expect(await act(officer, contract.recheckProvisional, { seasonId, on: today })).toMatchObject({
      ...{ confirmed: 0, waiting: 1, differing: 0 },
    });
  });

  test('once it has arrived the decision is confirmed, with all others that nothing speaks against, and that is taken back', async () => {
    const recorded = await act(secretary, contract.recordStateRating, {
      ...(await named('Lê Thị An')),
      ...stateRating,
    });
    expect(recorded).toMatchObject({ differs: false });
    expect((await season()).progress[0]).toMatchObject({ step: 'state-rating', left: 0 });
    expect((await provisional()).rows[0]).toMatchObject({ stateLevel: 'good', aheadOf: [{ hasArrived: true }] });
    // Nobody has asked for it: the program judges anew what the rating was missing for.
    expect(await findings()).toEqual([null, false]);
    await harness.runJobs();
    expect(await findings()).toEqual([{ finding: 'agrees', on: today }, false]);
    expect(await workOf(officer)).toContain(
      'Đánh giá, xếp loại năm 2026: 1 kết quả tạm đã đủ căn cứ, không khác, chờ xác nhận',
    );
    await harness.runJobs();
    expect(await rechecks()).toEqual([{ finding: 'agrees', level: null }]);
    const { confirmed, subjects } = await act(officer, contract.recheckProvisional, { seasonId, on: today });
    expect(confirmed).toBe(1);
    expect((await provisional()).total).toBe(0);
    const { rows: kept } = await harness.owner.query(
      `SELECT v.level FROM ratings.verdict v JOIN ratings.subject_step l ON l.id = v.step_id WHERE l.step = 'confirm-decision'`,
    );
    expect(kept).toHaveLength(1);
    expect(await refused(officer, contract.confirmDecision, { ...(await named('Lê Thị An')), on: today })).toEqual([
      'ratings.not-provisional',
    ]);
    await act(officer, contract.takeBackSteps, { subjects: expecting(subjects) });
    expect((await provisional()).total).toBe(1);
  });

  test('where the rules now propose something else, it is shown and needs a reason', async () => {
    const { subjectId } = await row('Lê Thị An');
    await harness.owner.query(
      `INSERT INTO ratings.entered_fact (id, subject_id, fact, value, source_words, entered_by)
       VALUES (gen_random_uuid(), $1, 'is-disciplined', 'true', 'Quyết định 02-QĐ/UBKT', gen_random_uuid())`,
      [subjectId],
    );
    expect((await provisional()).rows[0]).toMatchObject({ levelNow: 'not-completed', differs: true });
    await act(secretary, contract.recordStateRating, { ...(await named('Phạm Thị Cúc')), ...stateRating });
    await harness.runJobs();
    expect(await findings()).toEqual([{ finding: 'differs', on: today }, true]);
    expect(await rechecks()).toEqual([{ finding: 'differs', level: 'not-completed' }]);
    expect(await workOf(officer)).toContain(
      'Đánh giá, xếp loại năm 2026: 1 kết quả tạm rà lại thấy khác với quyết định',
    );
    await act(secretary, contract.withdrawStateRating, await named('Phạm Thị Cúc'));
    expect(await act(officer, contract.recheckProvisional, { seasonId, on: today })).toMatchObject({
      ...{ confirmed: 0, waiting: 0, differing: 1 },
    });
    const confirm = { ...(await named('Lê Thị An')), on: today };
    expect(await refused(officer, contract.confirmDecision, confirm)).toEqual(['ratings.differs-without-reason']);
    expect(await refused(secretary, contract.confirmDecision, { ...confirm, why: 'Giữ' })).toEqual([
      'platform.not-permitted',
    ]);
    await act(officer, contract.confirmDecision, { ...confirm, why: 'Kỷ luật vì việc của năm trước' });
    expect(await row('Lê Thị An')).toMatchObject({ isProvisional: false, decidedLevel: 'good' });
  });

  test('a settled decision is reopened first; an entry by mistake is taken back on its day', async () => {
    await decide('Trần Văn Bình');
    expect(
      await refused(secretary, contract.recordStateRating, { ...(await named('Trần Văn Bình')), ...stateRating }),
    ).toEqual(['ratings.state-rating-after-decision']);
    await act(secretary, contract.recordStateRating, { ...(await named('Phạm Thị Cúc')), ...stateRating });
    await act(secretary, contract.withdrawStateRating, await named('Phạm Thị Cúc'));
    await expect(decide('Phạm Thị Cúc')).rejects.toThrow('ratings.step-ahead-without-reason');
  });
});
