import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock, owner } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cityOfficer, cells, commune } = await loadCommune(harness);
const [first] = cells as [(typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng', 'Vũ Thị Hà', 'Đỗ Văn Khoa'];
const cell = 'Chi bộ thôn 1';
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
const leavingReason = 'Căn cứ kết quả cụ thể';

let seasonId: contract.SeasonId;
const of = async (title: string): Promise<{ subjectId: contract.SubjectId; expectedVersion: number }> => {
  const asked = 'SELECT id, version FROM ratings.subject WHERE season_id = $1 AND title = $2';
  const { rows } = await owner.query(asked, [seasonId, title]);
  return { subjectId: rows[0].id, expectedVersion: rows[0].version };
};
const view = async (title: string) => ask(officer, contract.oneSubject, { subjectId: (await of(title)).subjectId });

/** The framework of criteria of a cell with so many points less than all for each of them. */
const sheet = (less: number) =>
  [5, 5, 5, 5, 5, 5, 50, 20].map((most, at) => ({
    criterion: at < 6 ? `i-${at + 1}` : `ii-${at - 5}`,
    points: most - less,
    reason: less === 0 ? null : 'Còn chậm',
  }));
const pointsOf = (marks: readonly { readonly points: number | null }[]): number =>
  marks.reduce((sum, { points }) => sum + (points ?? 0), 0);

beforeAll(async () => {
  for (const fullName of names) await loadMember(harness, first, { fullName });
  ({ seasonId } = await openSeasonOf(
    harness,
    { officer, commune },
    { countedOn: today, kinds: ['party-organisation', 'member'] },
  ));
  const subjects = [];
  for (const title of [cell, ...names]) subjects.push(await of(title));
  await act(secretary, contract.recordReview, { subjects, heldOn: today });
});

describe('a step taken back', () => {
  test('brings back the sheet of marks that it wrote over, and none where there was none', async () => {
    const rated = { ratedOn: today, leavingReason };
    await act(secretary, contract.proposeLevel, { ...(await of(cell)), ...rated, level: 'good', marks: sheet(0) });
    await act(secretary, contract.proposeLevel, { ...(await of(cell)), ...rated, level: 'completed', marks: sheet(3) });
    await act(secretary, contract.takeBackStep, await of(cell));
    const back = await view(cell);
    expect(back.proposedLevel).toBe('good');
    expect(pointsOf(back.marks)).toBe(100);
    expect(back.marks.find(({ criterion }) => criterion === 'i-1')).toMatchObject({ points: 5, reason: null });
    const { score } = await ask(officer, contract.verdictOf, { subjectId: back.subjectId });
    expect(score).toEqual({ raw: 100, rounded: 100 });
    await act(secretary, contract.takeBackStep, await of(cell));
    expect(await view(cell)).toMatchObject({ proposedLevel: null, marks: [] });
  });

  test('one that is a decision keeps its reason with it, shown in the history and in no audit entry', async () => {
    const why = 'Nhập nhầm số quyết định';
    const lines = [{ ...(await of('Lê Thị An')), level: 'good' as const, leavingReason }];
    await act(officer, contract.decideLevel, { lines, decision });
    await act(officer, contract.takeBackDecision, { ...(await of('Lê Thị An')), why });
    const { steps } = await view('Lê Thị An');
    expect(steps[0]).toMatchObject({ step: 'decide-level', isWithdrawn: true, withdrawnWords: why });
    expect(steps[1]).toMatchObject({ step: 'record-review', isWithdrawn: false, withdrawnWords: null });
    const { rows } = await owner.query('SELECT detail::text FROM platform.audit_detail');
    expect(rows.filter(({ detail }) => detail.includes(why))).toEqual([]);
  });
});

const counts = { summoned: 5, present: 5, issued: 4, received: 4, invalid: 0, keptOut: 1, votedOn: today };

test('a review with a ballot that ended even is not withdrawn under it', async () => {
  const even = { good: 2, completed: 2 };
  await act(secretary, contract.recordBallot, { ...(await of('Trần Văn Bình')), ...counts, votes: even });
  const withdrawal = { ...(await of('Trần Văn Bình')), why: 'Ghi nhầm ngày' };
  expect(await refused(secretary, contract.withdrawReview, withdrawal)).toEqual(['ratings.voted-already']);
});

test('a verdict is derived again as what somebody was judged, also after the kind was corrected', async () => {
  const points = { common: 28, result: 60 };
  const proposal = { ratedOn: today, level: 'good' as const, points, leavingReason };
  await act(secretary, contract.proposeLevel, { ...(await of('Phạm Thị Cúc')), ...proposal });
  const { quotaGroup } = await view('Phạm Thị Cúc');
  const corrected = { kind: 'leader' as const, quotaGroup, postWords: 'Phó bí thư', isHead: false };
  await act(officer, contract.correctSubject, { ...(await of('Phạm Thị Cúc')), ...corrected });
  const { verdicts, same, differences } = await ask(cityOfficer, contract.rederivation, { year: 2026 });
  expect(differences).toEqual([]);
  expect(same).toBe(verdicts);
  expect(verdicts).toBeGreaterThan(0);
});

test('points that a person alone gave make no proposal, and the verdict says whose they are', async () => {
  const subject = await of('Đỗ Văn Khoa');
  const most = { ratedOn: today, level: 'excellent' as const, points: { common: 30, result: 70 } };
  await act(secretary, contract.rateSelf, { ...subject, ...most });
  const level = { ratedOn: today, level: 'completed' as const, leavingReason };
  await act(secretary, contract.proposeLevel, { ...(await of('Đỗ Văn Khoa')), ...level });
  const verdict = async () => ask(officer, contract.verdictOf, { subjectId: subject.subjectId });
  const alone = await verdict();
  expect(alone).toMatchObject({ score: null, outcome: { kind: 'open' }, pointsByKey: 'ratings.points-by.self-alone' });
  expect(alone.missing).toContain('points:common');
  const explained = await ask(officer, contract.explanation, { subjectId: subject.subjectId });
  expect(explained.vi).toContain('chỉ có điểm tự chấm');
  const points = { common: 25, result: 60 };
  await act(secretary, contract.proposeLevel, { ...(await of('Đỗ Văn Khoa')), ...level, points });
  expect(await verdict()).toMatchObject({ score: { raw: 85 }, pointsByKey: 'ratings.points-by.others' });
});

describe('what was voted on', () => {
  const title = 'Hoàng Văn Dũng';
  const rated = { ratedOn: today, level: 'good' as const, points: { common: 25, result: 60 } };

  test('stays as it was once the ballot was held, and is open again when the ballot is taken back', async () => {
    const proposal = { ...rated, leavingReason };
    await act(secretary, contract.proposeLevel, { ...(await of(title)), ...proposal });
    await act(secretary, contract.recordBallot, { ...(await of(title)), ...counts, votes: { good: 4 } });
    const voted = ['ratings.voted-on-proposal'];
    expect(await refused(secretary, contract.rateSelf, { ...(await of(title)), ...rated })).toEqual(voted);
    expect(await refused(secretary, contract.proposeLevel, { ...(await of(title)), ...proposal })).toEqual(voted);
    const own = await harness.account();
    await owner.query('UPDATE members.member SET account_id = $1 WHERE full_name = $2', [own.id, title]);
    expect(await refused(own, contract.rateOwn, { ...(await of(title)), level: 'good', words: 'Tự xin' })).toEqual([
      'ratings.voted-on-own',
    ]);
    const { subjectId } = await of(title);
    const offered = async () => {
      const { mayRate, closedBy } = await ask(own, contract.ownReview, { subjectId });
      const { rows } = await ask(own, contract.ownRatings, {});
      return [mayRate, closedBy, rows[0]?.mayRate];
    };
    expect(await offered()).toEqual([false, 'ballot', false]);
    expect(await view(title)).toMatchObject({ isVoted: true });
    const aside = { rule: 'other', words: 'Xin không xếp loại', on: today };
    expect(await refused(secretary, contract.setNotRated, { ...(await of(title)), ...aside })).toEqual(voted);
    await act(secretary, contract.takeBackStep, await of(title));
    expect(await offered()).toEqual([true, null, true]);
    expect(await view(title)).toMatchObject({ isVoted: false });
    await act(secretary, contract.rateSelf, { ...(await of(title)), ...rated });
    await act(secretary, contract.recordBallot, { ...(await of(title)), ...counts, votes: { good: 4 } });
  });

  test('nobody is set aside by a rule for others', async () => {
    const aside = { rule: 'EX-5', words: 'Tổ chức mới thành lập', on: today };
    const member = { ...(await of('Vũ Thị Hà')), ...aside };
    expect(await refused(secretary, contract.setNotRated, member)).toEqual(['ratings.rule-unknown']);
    expect((await view('Vũ Thị Hà')).exemptions.map(({ rule }) => rule)).not.toContain('EX-5');
    expect((await view(cell)).exemptions.map(({ rule }) => rule)).toEqual(['EX-5']);
  });

  test('no proposal is dated before its review, and no decision before the review or the ballot', async () => {
    const early = day('2026-12-01');
    const proposal = { ...(await of('Vũ Thị Hà')), ...rated, ratedOn: early, leavingReason };
    expect(await refused(secretary, contract.proposeLevel, proposal)).toEqual(['ratings.day-before-review']);
    const lines = [{ ...(await of(title)), level: 'good' as const, leavingReason }];
    const dated = { ...decision, decidedOn: early };
    expect(await refused(officer, contract.decideLevel, { lines, decision: dated })).toEqual([
      'ratings.day-before-review',
      'ratings.day-before-ballot',
    ]);
  });

  test('counts no more after a finding: a new proposal or ballot, or ahead of it with a reason', async () => {
    const line = async (more: object = {}) => ({
      ...(await of(title)),
      level: 'good' as const,
      leavingReason,
      ...more,
    });
    await act(officer, contract.decideLevel, { lines: [await line()], decision });
    const finding = { why: 'Có vi phạm trong năm', finding: 'Kết luận 05-KL/UBKT', on: today };
    await act(officer, contract.reopenRating, { ...(await of(title)), ...finding });
    const reopened = await view(title);
    expect(reopened).toMatchObject({ state: 'reviewed', selfLevel: 'good', proposedLevel: null, ballotLevel: null });
    expect(reopened.waiting).toMatchObject([{ for: 'new-proposal', isVerified: false }]);
    expect(await refused(officer, contract.decideLevel, { lines: [await line()], decision })).toEqual([
      'ratings.rated-alone',
      'ratings.step-ahead-without-reason',
    ]);
    const again = { ...rated, level: 'completed' as const, leavingReason };
    await act(secretary, contract.proposeLevel, { ...(await of(title)), ...again });
    const { provisional } = await act(officer, contract.decideLevel, { lines: [await line()], decision });
    expect(provisional).toBe(0);
    await act(officer, contract.takeBackDecision, { ...(await of(title)), why: 'Nhập nhầm' });
  });

  test('and where nobody rated himself alone, the decision goes ahead with a reason as provisional', async () => {
    const line = { level: 'good' as const, leavingReason };
    await act(officer, contract.decideLevel, { lines: [{ ...(await of('Vũ Thị Hà')), ...line }], decision });
    const finding = { why: 'Có vi phạm trong năm', finding: 'Kết luận 06-KL/UBKT', on: today };
    await act(officer, contract.reopenRating, { ...(await of('Vũ Thị Hà')), ...finding });
    const lines = [{ ...(await of('Vũ Thị Hà')), ...line, aheadReason: 'Kết luận đã rõ' }];
    const { provisional } = await act(officer, contract.decideLevel, { lines, decision });
    expect(provisional).toBe(1);
  });
});

describe('several set aside in one act', () => {
  const aside = { rule: 'EX-4', words: 'Mới kết nạp trong quý IV', on: today };
  const both = async (titles: readonly string[]) => {
    const subjects = [];
    for (const title of titles) subjects.push(await of(title));
    return subjects;
  };
  const states = async () => [(await view('Lê Thị An')).state, (await view('Đỗ Văn Khoa')).state];

  test('all of them or none, whom the rule does not fit are named, and the act is taken back whole', async () => {
    const before = await states();
    const asked = { ...aside, subjects: await both(['Lê Thị An', 'Đỗ Văn Khoa']) };
    const mixed = { ...aside, subjects: await both(['Đỗ Văn Khoa', cell]) };
    expect(await harness.call(secretary, contract.setSubjectsNotRated.name, mixed)).toMatchObject({
      reasons: [{ code: 'ratings.rule-not-for-all', params: { titles: cell }, field: 'rule' }],
    });
    expect(await states()).toEqual(before);
    const { setAside, subjects } = await act(secretary, contract.setSubjectsNotRated, asked);
    expect(setAside).toBe(2);
    expect(await states()).toEqual(['not-rated', 'not-rated']);
    await act(secretary, contract.takeBackSteps, {
      subjects: subjects.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version })),
    });
    expect(await states()).toEqual(before);
  });
});
