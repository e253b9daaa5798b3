import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { tablesThatSay } from '../../../../tests/tables-that-say.ts';
import { beginUnder } from '../../../platform/access/scope.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { MemberId } from '../../members/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const [cell, otherCell] = cells as [(typeof cells)[0], (typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const neighbour = await harness.account({ role: 'cell-secretary', organisationId: otherCell });
const SECRET = 'Điều riêng của đồng chí An, chỉ chi bộ đọc';

let seasonId: contract.SeasonId;
let an: Account;
let anId: MemberId;
const ids = new Map<string, contract.SubjectId>();

const on = async (title: string): Promise<{ subjectId: contract.SubjectId; expectedVersion: number }> => {
  const subjectId = ids.get(title)!;
  const { rows } = await harness.owner.query('SELECT version FROM ratings.subject WHERE id = $1', [subjectId]);
  return { subjectId, expectedVersion: rows[0].version };
};
const ownSheet = async () => (await ask(an, contract.ownReview, { subjectId: ids.get('Lê Thị An')! })).handed;
const row = async (title: string) => {
  const { rows } = await ask(secretary, contract.cellSeason, { seasonId, organisationId: cell });
  return rows.find((one) => one.title === title)!;
};

beforeAll(async () => {
  anId = await loadMember(harness, cell, { fullName: 'Lê Thị An' });
  await loadMember(harness, cell, { fullName: 'Trần Văn Bình' });
  await loadMember(harness, otherCell, { fullName: 'Phạm Thị Cúc' });
  an = await harness.account();
  await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [an.id, anId]);
  const whom = {
    organisationId: commune,
    period: { kind: 'year', year: 2026 },
    reach: 'whole',
    countedOn: today,
  } as const;
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const asked = { ...whom, packId: pack!.id, calendar: [], kinds: ['member' as const, 'party-organisation' as const] };
  ({ seasonId } = await act(officer, contract.openSeason, asked));
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: commune });
  for (const { title, subjectId } of rows) ids.set(title, subjectId);
});

describe('a person rates himself or herself', () => {
  test('in words, points and a level, and anew until somebody decides; nobody else does it in that name', async () => {
    const first = {
      ...(await on('Lê Thị An')),
      points: { common: 25, result: 60 },
      level: 'good' as const,
      words: SECRET,
    };
    await act(an, contract.rateOwn, first);
    expect(await refused(an, contract.rateOwn, first)).toEqual(['platform.stale']);
    await act(an, contract.rateOwn, { ...first, ...(await on('Lê Thị An')), level: 'completed' });
    const review = await ask(an, contract.ownReview, { subjectId: first.subjectId });
    expect(review).toMatchObject({
      mayRate: true,
      self: { level: 'completed', points: { common: 25, result: 60 }, words: SECRET, isFromPaper: false },
      forms: [{ number: 'Mẫu 2B', isVerified: false }],
      handed: null,
      decision: null,
    });
    expect(await row('Lê Thị An')).toMatchObject({ selfLevel: 'completed', hasAccount: true, handed: null });
    for (const title of ['Trần Văn Bình', 'Phạm Thị Cúc'])
      expect(await refused(an, contract.rateOwn, { ...first, ...(await on(title)) })).toEqual(['platform.not-found']);
    expect(await refused(secretary, contract.rateOwn, { ...first, ...(await on('Lê Thị An')) })).toEqual([
      'platform.not-found',
    ]);
    const typed = { ...(await on('Lê Thị An')), ratedOn: today, level: 'excellent' as const };
    expect(await refused(secretary, contract.rateSelf, typed)).toEqual(['ratings.rated-by-own-hand']);
    expect(await refused(secretary, contract.takeBackStep, await on('Lê Thị An'))).toEqual([
      'ratings.rated-by-own-hand',
    ]);
  });

  test('every fault of a sheet is named, and nothing of it is written', async () => {
    const bad = { ...(await on('Lê Thị An')), points: { common: 31, work: 5 }, level: 'legacy-good' as const };
    expect((await refused(an, contract.rateOwn, bad)).toSorted()).toEqual([
      'ratings.level-of-other-scale',
      'ratings.part-unknown',
      'ratings.points-out-of-range',
    ]);
  });
});

describe('the sheet before the vote', () => {
  test('is handed to persons of the own cell, without points of others, open cases and levels not told', async () => {
    const subjectId = ids.get('Lê Thị An')!;
    const fact = { sourceWords: 'Xác nhận của chi ủy' };
    await act(secretary, contract.enterFact, {
      ...(await on('Lê Thị An')),
      fact: 'is-disciplined',
      value: false,
      ...fact,
    });
    const why = { leavingReason: 'Tập thể thống nhất', aheadReason: 'Kiểm điểm cuối tuần' };
    const proposal = { ratedOn: today, points: { common: 20, result: 50 }, level: 'good', ...why };
    await act(secretary, contract.proposeLevel, { ...(await on('Lê Thị An')), ...proposal } as never);
    expect(await refused(neighbour, contract.handSheets, { subjects: [subjectId] })).toEqual(['platform.not-found']);
    expect(await refused(secretary, contract.handSheets, { subjects: [ids.get('Chi bộ thôn 1')!] })).toEqual([
      'ratings.sheet-of-organisation',
    ]);
    const hasSheet = async () =>
      (await ask(an, contract.ownRatings, {})).rows.find((one) => one.subjectId === subjectId)?.hasSheet;
    expect(await hasSheet()).toBe(false);
    await act(secretary, contract.handSheets, { subjects: [subjectId] });
    expect(await hasSheet()).toBe(true);
    const handed = (await ownSheet())!;
    expect(handed).toMatchObject({ handedOn: today, readOn: null, mayConfirm: true, mayTakeBack: false });
    expect(handed.sheet.facts).toContainEqual(expect.objectContaining({ code: 'is-disciplined', value: false }));
    const text = JSON.stringify(handed.sheet);
    for (const never of ['points:', 'is-under-inspection', 'collective-level', 'led-unit-level'])
      expect(text).not.toContain(never);
  });

  test('the person confirms having read it and takes that back the same day; the cell cannot do it in that name', async () => {
    const subjects = [ids.get('Lê Thị An')!];
    const { sheetId } = (await ownSheet())!;
    await act(an, contract.confirmReading, { sheetId, isRead: true });
    expect(await row('Lê Thị An')).toMatchObject({ handed: { readOn: today, readHow: 'signed-in' } });
    expect(await refused(secretary, contract.recordReadings, { subjects, readOn: null })).toEqual([
      'ratings.read-by-own-hand',
    ]);
    expect(await refused(secretary, contract.withdrawSheets, { subjects })).toEqual(['ratings.sheet-read-already']);
    await act(an, contract.confirmReading, { sheetId, isRead: false });
    expect(await refused(an, contract.confirmReading, { sheetId, isRead: false })).toEqual(['ratings.sheet-not-read']);
    expect(await refused(secretary, contract.confirmReading, { sheetId, isRead: true })).toEqual([
      'platform.not-found',
    ]);
  });

  test('a reading on paper is recorded by the cell; a new sheet takes the place of the last and is read anew', async () => {
    const binh = [ids.get('Trần Văn Bình')!];
    expect(await refused(secretary, contract.recordReadings, { subjects: binh, readOn: today })).toEqual([
      'ratings.sheet-not-handed',
    ]);
    await act(secretary, contract.handSheets, { subjects: binh });
    await act(secretary, contract.recordReadings, { subjects: binh, readOn: today });
    expect(await row('Trần Văn Bình')).toMatchObject({ hasAccount: false, handed: { readHow: 'on-paper' } });
    const { sheetId } = (await ownSheet())!;
    await act(secretary, contract.handSheets, { subjects: [ids.get('Lê Thị An')!] });
    expect(await refused(an, contract.confirmReading, { sheetId, isRead: true })).toEqual(['ratings.sheet-replaced']);
    await act(an, contract.confirmReading, { sheetId: (await ownSheet())!.sheetId, isRead: true });
  });
});

describe('the result', () => {
  test('is explained to the person only once it was told, with its decision, rules and what nobody verified', async () => {
    const { subjectId } = await on('Lê Thị An');
    await act(an, contract.answerRating, { subjectId, text: SECRET });
    expect(await row('Lê Thị An')).toMatchObject({ answers: 1 });
    await act(secretary, contract.recordReview, { subjects: [await on('Lê Thị An')], heldOn: today });
    const tally = { summoned: 2, present: 2, keptOut: 1, issued: 1, received: 1, invalid: 0, votes: { good: 1 } };
    await act(secretary, contract.recordBallot, { ...(await on('Lê Thị An')), votedOn: today, ...tally });
    expect((await ask(secretary, contract.explanationSheet, { subjectId })).course).toBeNull();
    const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
    const reasons = { leavingReason: 'Kết quả nổi bật', aheadReason: 'Đã cân nhắc' };
    const lines = [{ ...(await on('Lê Thị An')), level: 'good' as const, ...reasons }];
    await act(officer, contract.decideLevel, { lines, decision });
    expect(await refused(an, contract.ownExplanation, { subjectId })).toEqual(['ratings.not-told-yet']);
    expect((await ask(an, contract.ownReview, { subjectId })).decision).toBeNull();
    expect((await ask(an, contract.ownResults, {})).rows).toEqual([]);
    const onPaper = await ask(secretary, contract.explanationSheet, { subjectId });
    await act(officer, contract.notifySubjects, { subjects: [await on('Lê Thị An')], on: today });
    const told = await ask(an, contract.ownExplanation, { subjectId });
    expect(told).toMatchObject({ decidedLevel: 'good', decision, pack: { id: 'vn-2025' } });
    expect(told.reasons.length).toBeGreaterThan(3);
    expect(JSON.stringify(told)).not.toContain('is-under-inspection');
    expect(JSON.stringify(told)).not.toContain('Đã cân nhắc');
    expect((await ask(an, contract.ownResults, {})).rows).toMatchObject([{ level: 'good', isEntered: false }]);
    const again = { ...(await on('Lê Thị An')), level: 'good' as const };
    expect(await refused(an, contract.rateOwn, again)).toEqual(['ratings.own-rating-over']);
    expect(await ask(secretary, contract.explanationSheet, { subjectId })).toEqual(told);
    expect(told.course).toEqual({
      ...{ selfRatedOn: today, toldOn: today, reason: 'Kết quả nổi bật' },
      answers: [{ saidOn: today, text: SECRET }],
      proposal: { on: today, level: 'good', reason: 'Tập thể thống nhất' },
      ballot: { on: today, level: 'good', ...tally },
    });
    expect(onPaper.course).toEqual({ ...told.course, toldOn: null });
    const { vi, en } = await ask(secretary, contract.explanation, { subjectId });
    for (const part of [SECRET, 'Tập thể thống nhất', 'Kết quả nổi bật', '12-QĐ/ĐU', '10/12/2026'])
      expect([vi, en].every((text) => text.includes(part))).toBe(true);
    expect(vi).toMatch(/tốt nhiệm vụ 1.*chưa kiểm chứng.*xem xét lại bằng văn bản đến Đảng ủy xã Đồng Mẫu/s);
    expect(vi + en).not.toMatch(/ratings\.|\{|undefined|Đã cân nhắc|Trần Văn Bình/);
  });

  test('stands on the page of the member and of the organisation, entered results beside those of seasons', async () => {
    await harness.owner.query(
      `INSERT INTO ratings.past_result (id, org_id, org_pos, kind, member_id, title, sort_title, year, level, decision_number, entered_by)
       SELECT gen_random_uuid(), m.org_id, m.org_pos, 'member', m.id, m.full_name, m.sort_name, 2024, 'excellent', '5-QĐ/ĐU', $2 FROM members.member m WHERE m.id = $1`,
      [anId, officer.id],
    );
    const expected = [
      { period: { year: 2026 }, level: 'good', isEntered: false, decisionNumber: '12-QĐ/ĐU' },
      { period: { year: 2024 }, level: 'excellent', isEntered: true, decisionNumber: '5-QĐ/ĐU' },
    ];
    expect((await ask(secretary, contract.resultsOfMember, { memberId: anId })).rows).toMatchObject(expected);
    expect((await ask(an, contract.ownResults, {})).rows).toMatchObject(expected);
    expect((await ask(neighbour, contract.resultsOfMember, { memberId: anId })).rows).toEqual([]);
    const subjectId = ids.get('Lê Thị An')!;
    expect(await refused(neighbour, contract.explanationSheet, { subjectId })).toEqual(['platform.not-found']);
  });
});

describe('nothing of it leaves the cell', () => {
  test('a member reads no row of anybody else, and of the own one no column that others filled', async () => {
    await harness.owner.query(beginUnder({ role: 'app_self' }, an.id, { readOnly: true }));
    await harness.owner.query('SET LOCAL ROLE app_self');
    const own = ids.get('Lê Thị An')!;
    for (const table of ['subject_step', 'criterion_mark', 'handed_sheet', 'remark', 'verdict', 'target']) {
      const { rows } = await harness.owner.query(
        `SELECT count(*)::int AS n FROM ratings.${table} t WHERE t.subject_id <> $1`,
        [own],
      );
      expect([table, rows[0].n]).toEqual([table, 0]);
    }
    expect((await harness.owner.query('SELECT s.id FROM ratings.subject s')).rows).toEqual([{ id: own }]);
    const steps = await harness.owner.query('SELECT DISTINCT l.step FROM ratings.subject_step l ORDER BY 1');
    expect(steps.rows.map(({ step }) => step)).toEqual(['decide-level', 'notify-subject', 'rate-self']);
    const others = {
      subject: ['proposed_level', 'ballot_level', 'verdict_level'],
      subject_step: ['leaving_reason', 'ahead_reason', 'before'],
    };
    for (const [table, columns] of Object.entries(others))
      for (const column of columns) {
        await harness.owner.query('SAVEPOINT one');
        const read = harness.owner.query(`SELECT t.${column} FROM ratings.${table} t`);
        await expect(read).rejects.toThrow(/permission denied/);
        await harness.owner.query('ROLLBACK TO one');
      }
    await harness.owner.query('ROLLBACK');
  });

  test('self-review and answer stand in no audit entry, request, event or job', async () => {
    expect(await tablesThatSay(harness, SECRET)).toEqual([]);
  });
});
