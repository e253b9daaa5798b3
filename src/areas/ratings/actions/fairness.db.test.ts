import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { MemberId } from '../../members/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const cell = cells[0]!;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc'];
const memberIds = new Map<string, MemberId>();
let yearId: contract.SeasonId;
let monthId: contract.SeasonId;

const on = async (seasonId: contract.SeasonId, title: string) => {
  const { rows } = await harness.owner.query(
    'SELECT id, version FROM ratings.subject WHERE season_id = $1 AND title = $2',
    [seasonId, title],
  );
  return { subjectId: rows[0].id as contract.SubjectId, expectedVersion: rows[0].version as number };
};
const inYear = (title: string) => on(yearId, title);
const inMonth = (title: string) => on(monthId, title);
const points = (discipline: number, result: number, bonus: number) => [
  { criterion: 'discipline', points: discipline },
  { criterion: 'result', points: result },
  { criterion: 'bonus', points: bonus },
];
const isOf = (title: string, account: Account | null) =>
  harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [
    account?.id ?? null,
    memberIds.get(title),
  ]);
const headRates = async (title: string) =>
  act(secretary, contract.rateCadre, {
    ...(await inMonth(title)),
    side: 'head',
    ratedOn: today,
    marks: points(15, 60, 0),
  });

beforeAll(async () => {
  for (const fullName of names) memberIds.set(fullName, await loadMember(harness, cell, { fullName }));
  const whom = {
    organisationId: commune,
    period: { kind: 'year', year: 2026 },
    reach: 'whole',
    countedOn: today,
  } as const;
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const year = { ...whom, packId: pack!.id, calendar: [], kinds: ['member' as const, 'party-organisation' as const] };
  ({ seasonId: yearId } = await act(officer, contract.openSeason, year));
  const cadres = names.map((title) => ({
    memberId: memberIds.get(title)!,
    kind: 'officer' as const,
    postWords: 'Chuyên viên',
  }));
  const month = { organisationId: commune, officeId: cell, year: 2026, month: 12, countedOn: today, cadres };
  const asked = { ...month, packId: 'hanoi-2018-monthly', packReason: 'Đảng ủy cho phép (giả định)' };
  ({ seasonId: monthId } = await act(officer, contract.openCadreMonth, asked));
});

describe('a sheet of a month of cadres', () => {
  test('is rated, proposed and decided on that sheet alone, not past it', async () => {
    const given = { ratedOn: today, level: 'hanoi-monthly-a', points: { discipline: 20, result: 70, bonus: 5 } };
    for (const asked of [contract.rateSelf, contract.proposeLevel])
      expect(await refused(secretary, asked, { ...(await inMonth('Lê Thị An')), ...given })).toEqual([
        'ratings.has-cadre-sheet',
      ]);
    const lines = [{ ...(await inMonth('Lê Thị An')), level: 'hanoi-monthly-b' }];
    expect(await refused(officer, contract.decideLevel, { lines, decision })).toContain('ratings.has-cadre-sheet');
  });

  test('keeps no points from above once the decision that took those of the head over is taken back', async () => {
    await headRates('Trần Văn Bình');
    const lines = [{ ...(await inMonth('Trần Văn Bình')), level: 'hanoi-monthly-b' as const }];
    await act(officer, contract.decideCadres, { lines, decision });
    await act(officer, contract.takeBackDecision, { ...(await inMonth('Trần Văn Bình')), why: 'Ghi nhầm' });
    const { subjectId } = await inMonth('Trần Văn Bình');
    const { marks } = await ask(officer, contract.cadreSheet, { subjectId });
    expect([...new Set(marks.map(({ side }) => side))]).toEqual(['collective']);
    await act(secretary, contract.takeBackStep, await inMonth('Trần Văn Bình'));
    const again = [{ ...(await inMonth('Trần Văn Bình')), level: 'hanoi-monthly-b' }];
    expect(await refused(officer, contract.decideCadres, { lines: again, decision })).toEqual([
      'ratings.cadre-rated-alone',
    ]);
  });

  test('keeps points that the deciding level gave itself, until it takes them off', async () => {
    await headRates('Phạm Thị Cúc');
    await act(officer, contract.rateCadreFromAbove, { ...(await inMonth('Phạm Thị Cúc')), marks: points(18, 60, 0) });
    const lines = [{ ...(await inMonth('Phạm Thị Cúc')), level: 'hanoi-monthly-b' as const }];
    await act(officer, contract.decideCadres, { lines, decision });
    await act(officer, contract.takeBackDecision, { ...(await inMonth('Phạm Thị Cúc')), why: 'Ghi nhầm' });
    const { marks } = await ask(officer, contract.cadreSheet, { subjectId: (await inMonth('Phạm Thị Cúc')).subjectId });
    expect(marks.filter(({ side }) => side === 'superior').map(({ points: given }) => given)).toContain(18);
    const off = await act(officer, contract.rateCadreFromAbove, { ...(await inMonth('Phạm Thị Cúc')), marks: [] });
    expect(off.level).toBeNull();
    const left = await ask(officer, contract.cadreSheet, { subjectId: off.subjectId });
    expect([...new Set(left.marks.map(({ side }) => side))]).toEqual(['collective']);
  });

  test('that a person filled in by the own hand is not written over by the office', async () => {
    const an = await harness.account();
    await isOf('Lê Thị An', an);
    await act(an, contract.rateOwnCadre, { ...(await inMonth('Lê Thị An')), marks: points(20, 70, 0) });
    const typed = { ...(await inMonth('Lê Thị An')), side: 'self' as const, ratedOn: today, marks: points(1, 1, 0) };
    expect(await refused(secretary, contract.rateCadre, typed)).toEqual(['ratings.rated-by-own-hand']);
    await isOf('Lê Thị An', null);
  });
});

describe('the rating of a year', () => {
  test('rests on more than what a person said of himself', async () => {
    const own = { ratedOn: today, level: 'excellent' as const, points: { common: 30, result: 70 } };
    await act(secretary, contract.rateSelf, { ...(await inYear('Lê Thị An')), ...own });
    await act(secretary, contract.recordReview, { subjects: [await inYear('Lê Thị An')], heldOn: today });
    const line = async () => [{ ...(await inYear('Lê Thị An')), level: 'good', leavingReason: 'Tập thể thống nhất' }];
    expect(await refused(officer, contract.decideLevel, { lines: await line(), decision })).toEqual([
      'ratings.rated-alone',
    ]);
    const tally = {
      summoned: 3,
      present: 3,
      issued: 2,
      received: 2,
      invalid: 0,
      keptOut: 1,
      votes: { good: 1, completed: 1 },
    };
    await act(secretary, contract.recordBallot, { ...(await inYear('Lê Thị An')), votedOn: today, ...tally });
    await act(officer, contract.decideLevel, { lines: await line(), decision } as never);
  });

  test('is moved to another group of the ceiling by who opened the season, not by the cell', async () => {
    const corrected = { kind: 'member' as const, quotaGroup: 'Nhóm riêng', postWords: null, isHead: false };
    expect(
      await refused(secretary, contract.correctSubject, { ...(await inYear('Phạm Thị Cúc')), ...corrected }),
    ).toEqual(['ratings.group-of-the-opener']);
    expect(
      await refused(officer, contract.correctSubject, { ...(await inYear('Phạm Thị Cúc')), ...corrected }),
    ).toEqual(['ratings.correction-without-reason']);
    const why = 'Chuyển công tác trong kỳ';
    await act(officer, contract.correctSubject, { ...(await inYear('Phạm Thị Cúc')), ...corrected, why });
    const { subjectId } = await inYear('Phạm Thị Cúc');
    expect((await ask(officer, contract.oneSubject, { subjectId })).movedWords).toBe(why);
    const other = { ...(await inYear('Phạm Thị Cúc')), ...corrected, kind: 'member-outside' as const };
    await act(secretary, contract.correctSubject, other);
  });

  test('is not touched by the person behind the account: facts, group, leaving the season, taking steps back', async () => {
    await act(secretary, contract.recordReview, { subjects: [await inYear('Trần Văn Bình')], heldOn: today });
    const tally = { summoned: 3, present: 3, issued: 2, received: 2, invalid: 0, keptOut: 1, votes: { completed: 2 } };
    await act(secretary, contract.recordBallot, { ...(await inYear('Trần Văn Bình')), votedOn: today, ...tally });
    await isOf('Trần Văn Bình', secretary);
    const own = async (who: Account, asked: { name: string }, input: object) =>
      expect(await refused(who, asked, { ...(await inYear('Trần Văn Bình')), ...input })).toContain(
        'ratings.own-rating',
      );
    await own(secretary, contract.takeBackStep, {});
    expect(await refused(secretary, contract.takeBackSteps, { subjects: [await inYear('Trần Văn Bình')] })).toEqual([
      'ratings.own-rating',
    ]);
    const source = { sourceWords: 'Tự khai' };
    await own(secretary, contract.enterFact, { fact: 'state-level', value: 'excellent', ...source });
    await own(secretary, contract.stateNone, { facts: ['is-disciplined'], ...source });
    await own(secretary, contract.correctSubject, {
      kind: 'member',
      quotaGroup: 'member',
      postWords: null,
      isHead: false,
    });
    await isOf('Trần Văn Bình', officer);
    await own(officer, contract.withdrawSubject, { why: 'Không muốn' });
    await isOf('Trần Văn Bình', null);
    const lines = [{ ...(await inYear('Trần Văn Bình')), level: 'completed' }];
    await act(officer, contract.decideLevel, { lines, decision } as never);
    await isOf('Trần Văn Bình', officer);
    await own(officer, contract.takeBackDecision, { why: 'Không muốn' });
    const subjects = [await inYear('Trần Văn Bình')];
    expect(await refused(officer, contract.takeBackDecisions, { subjects, why: 'Không muốn' })).toEqual([
      'ratings.own-rating',
    ]);
  });
});

test('whom a cell sets aside is no part of the whole of its members: what is counted of the others is known', async () => {
  const about = 'Phạm Thị Cúc';
  await act(secretary, contract.setNotRated, {
    ...(await inYear(about)),
    rule: 'EX-4',
    words: 'Mới kết nạp',
    on: today,
  });
  const basis = await ask(officer, contract.verdictBasis, { subjectIds: [(await inYear('Chi bộ thôn 1')).subjectId] });
  expect(basis.rows[0]!.facts.counts).toMatchObject({ 'members-rated': 2, 'members-not-completed': 0 });
  await act(secretary, contract.rateAfterAll, { ...(await inYear(about)), why: 'Ghi nhầm' });
});

test('points, levels and words about the work of a person stand in no audit entry', async () => {
  const said = 'Việc riêng của một đồng chí';
  await isOf('Trần Văn Bình', null);
  const target = { text: said, product: said };
  await act(secretary, contract.fixTargets, { ...(await inYear('Phạm Thị Cúc')), targets: [target] });
  const { rows: targets } = await harness.owner.query('SELECT id FROM ratings.target');
  const results = [{ targetId: targets[0].id, resultAmount: null, doneOn: today, isExceeded: null, resultWords: said }];
  await act(secretary, contract.recordResults, { ...(await inYear('Phạm Thị Cúc')), results });
  const changes = [{ change: 'add' as const, target: { text: `${said} thứ hai` } }];
  const changed = { changes, decision, why: said };
  await act(officer, contract.changeTargets, { ...(await inYear('Phạm Thị Cúc')), ...changed });
  const rated = { ratedOn: today, level: 'completed' as const, points: { common: 13.7, result: 51.9 } };
  await act(secretary, contract.rateSelf, { ...(await inYear('Phạm Thị Cúc')), ...rated });
  await act(secretary, contract.recordReview, { subjects: [await inYear('Phạm Thị Cúc')], heldOn: today });
  const tally = {
    summoned: 3,
    present: 3,
    issued: 3,
    received: 3,
    invalid: 0,
    keptOut: 0,
    votes: { 'not-completed': 3 },
  };
  await act(secretary, contract.recordBallot, { ...(await inYear('Phạm Thị Cúc')), votedOn: today, ...tally });
  const line = { ...(await inYear('Phạm Thị Cúc')), level: 'not-completed', leavingReason: said, aheadReason: said };
  await act(officer, contract.decideLevel, { lines: [line], decision } as never);
  const { rows } = await harness.owner.query<{ detail: string }>(
    'SELECT d.detail::text AS detail FROM platform.audit_detail d',
  );
  const all = rows.map(({ detail }) => detail).join('\n');
  for (const never of [said, '13.7', '51.9', 'not-completed']) expect(all).not.toContain(never);
  expect(all).not.toMatch(/"rule"\s*:\s*"(EX-|other)/);
  const kept = await harness.owner.query<{ answer: string }>('SELECT r::text AS answer FROM platform.request r');
  for (const { answer } of kept.rows) expect(answer).not.toContain('not-completed');
});
