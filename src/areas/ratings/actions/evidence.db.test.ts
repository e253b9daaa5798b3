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
const [first] = cells as [(typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
const decision = { number: '07-QĐ/CU', decidedOn: day('2026-06-01'), issuer: 'Chi ủy thôn 1' };
const plan = { text: 'Kết nạp đảng viên mới', unit: 'người', amount: 1, dueOn: day('2026-10-31') };

let memberId: MemberId;
let person: Account;
const ids = new Map<string, contract.SubjectId>();
const on = async (title: string): Promise<{ subjectId: contract.SubjectId; expectedVersion: number }> => {
  const subjectId = ids.get(title)!;
  const { rows } = await harness.owner.query('SELECT version FROM ratings.subject WHERE id = $1', [subjectId]);
  return { subjectId, expectedVersion: rows[0].version };
};
const openYear = async (year: number) => {
  const whom = { organisationId: commune, period: { kind: 'year', year }, reach: 'whole', countedOn: today } as const;
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const { seasonId } = await act(officer, contract.openSeason, {
    ...whom,
    packId: pack!.id,
    calendar: [],
    kinds: ['party-organisation', 'member'],
  });
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: first });
  for (const { title, subjectId } of rows) ids.set(`${title} ${year}`, subjectId);
};

beforeAll(async () => {
  memberId = await loadMember(harness, first, { fullName: 'Lê Thị An' });
  await loadMember(harness, first, { fullName: 'Trần Văn Bình' });
  person = await harness.account();
  await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [person.id, memberId]);
  await openYear(2026);
});

describe('targets', () => {
  test('every fault at once; fixed once; changed by a decision that keeps what was asked before', async () => {
    const cell = await on('Chi bộ thôn 1 2026');
    expect(
      await refused(secretary, contract.fixTargets, {
        ...cell,
        targets: [
          { text: 'Việc một', amount: 3 },
          { text: 'việc MỘT', dueOn: day('2027-02-01') },
        ],
      }),
    ).toEqual(['ratings.amount-without-unit', 'ratings.target-due-outside-period', 'ratings.target-named-twice']);
    await act(secretary, contract.fixTargets, {
      ...cell,
      targets: [plan, { text: 'Giữ vệ sinh ngõ xóm', isKey: true }],
    });
    expect(
      await refused(secretary, contract.fixTargets, {
        ...(await on('Chi bộ thôn 1 2026')),
        targets: [{ text: 'Thêm' }],
      }),
    ).toEqual(['ratings.targets-fixed-already']);

    const before = await ask(secretary, contract.targets, { subjectId: cell.subjectId });
    const targetId = before.rows[0]!.targetId;
    await act(secretary, contract.changeTargets, {
      ...(await on('Chi bộ thôn 1 2026')),
      decision,
      changes: [
        { change: 'alter', targetId, target: { ...plan, amount: 2 } },
        { change: 'remove', targetId: before.rows[1]!.targetId },
        { change: 'add', target: { text: 'Xây dựng chi bộ bốn tốt' } },
      ],
    });
    const after = await ask(secretary, contract.targets, { subjectId: cell.subjectId });
    expect(after.rows.map(({ text, amount, isRemoved }) => [text, amount, isRemoved])).toEqual([
      ['Kết nạp đảng viên mới', 2, false],
      ['Giữ vệ sinh ngõ xóm', null, true],
      ['Xây dựng chi bộ bốn tốt', null, false],
    ]);
    expect(after.changes.map(({ change }) => change).sort()).toEqual(['add', 'alter', 'remove']);
    expect(after.changes.find(({ change }) => change === 'alter')?.before).toMatchObject({ amount: 1 });
  });

  test('results count: more than asked is exceeded, a day after the due day is late', async () => {
    const { subjectId } = await on('Chi bộ thôn 1 2026');
    const { rows } = await ask(secretary, contract.targets, { subjectId });
    const result = { targetId: rows[0]!.targetId, resultAmount: 3, isExceeded: null };
    expect(
      await refused(secretary, contract.recordResults, {
        ...(await on('Chi bộ thôn 1 2026')),
        results: [{ ...result, doneOn: day('2026-12-11') }],
      }),
    ).toEqual(['ratings.day-in-future']);
    await act(secretary, contract.recordResults, {
      ...(await on('Chi bộ thôn 1 2026')),
      results: [{ ...result, doneOn: day('2026-11-05') }],
    });
    const known = async () => {
      const { facts } = await ask(secretary, contract.evidence, { subjectId });
      return Object.fromEntries(facts.map(({ code, value }) => [code, value]));
    };
    // Of the other nobody has said what came of it: that is not yet "not done".
    expect(await known()).toMatchObject({ 'tasks-assigned': 2 });
    expect(Object.keys(await known()).filter((code) => /^(key-)?tasks-(done|late|exceeded)$/.test(code))).toEqual([]);
    const open = rows.find(({ isRemoved, targetId }) => !isRemoved && targetId !== result.targetId)!;
    const notDone = { targetId: open.targetId, resultAmount: null, doneOn: null, isExceeded: null };
    await act(secretary, contract.recordResults, {
      ...(await on('Chi bộ thôn 1 2026')),
      results: [{ ...notDone, resultWords: 'Chưa thực hiện' }],
    });
    expect(await known()).toMatchObject({ 'tasks-done': 1, 'tasks-late': 1, 'tasks-exceeded': 1 });
  });
});

describe('facts entered by hand', () => {
  test('none is said in so many words; what the program counts and values of another sort are refused', async () => {
    const enter = async (fact: string, value: unknown) => ({
      ...(await on('Lê Thị An 2026')),
      fact,
      value,
      sourceWords: 'Xác nhận của chi ủy',
    });
    expect(await refused(secretary, contract.enterFact, await enter('is-exempted', true))).toEqual([
      'ratings.fact-counted-by-program',
    ]);
    expect(await refused(secretary, contract.enterFact, await enter('sick-months', true))).toEqual([
      'ratings.fact-needs-count',
    ]);
    expect(await refused(secretary, contract.enterFact, await enter('is-disciplined', 1))).toEqual([
      'ratings.fact-needs-yes',
    ]);
    await act(secretary, contract.enterFact, (await enter('sick-months', 'none')) as never);
    await act(secretary, contract.enterFact, (await enter('is-disciplined', 'none')) as never);
    const { subjectId } = await on('Lê Thị An 2026');
    const sheet = await ask(secretary, contract.evidence, { subjectId });
    expect(sheet.facts.find(({ code }) => code === 'sick-months')).toMatchObject({ value: 0, origin: 'entered' });
    expect(sheet.facts.find(({ code }) => code === 'is-disciplined')?.value).toBe(false);
    await act(secretary, contract.withdrawFact, { ...(await on('Lê Thị An 2026')), fact: 'sick-months' });
    const after = await ask(secretary, contract.evidence, { subjectId });
    expect(after.missing.map(({ code }) => code)).toContain('sick-months');
    expect(
      await refused(secretary, contract.withdrawFact, { ...(await on('Lê Thị An 2026')), fact: 'sick-months' }),
    ).toEqual(['ratings.fact-not-entered']);
  });
});

describe('the sheet and the verdict', () => {
  test('names what is missing, what nobody keeps yet and what the rules come to, in rules and in words', async () => {
    const { subjectId } = await on('Chi bộ thôn 1 2026');
    const sheet = await ask(officer, contract.evidence, { subjectId });
    expect(sheet.absent.map(({ area }) => area)).toEqual(
      expect.arrayContaining(['inspections', 'discipline', 'public-concerns', 'complex-matters']),
    );
    const beside = new Map(sheet.beside.map(({ code, ...counted }) => [code, counted]));
    expect(beside.get('roll-at-end')).toMatchObject({ value: 2 });
    expect(beside.get('meetings-held')).toMatchObject({ value: null });
    expect(beside.get('share-of-members-rated')).toMatchObject({ value: 0, whole: 2 });
    const verdict = await ask(officer, contract.verdictOf, { subjectId });
    // One of two targets is not done: the conditions of no level hold, and no text says that this is the lowest.
    expect(verdict.outcome.kind).toBe('gap');
    expect(verdict.waiting.map(({ title }) => title)).toEqual(expect.arrayContaining(['Lê Thị An', 'Trần Văn Bình']));
    const words = await ask(officer, contract.explanation, { subjectId });
    for (const text of [words.vi, words.en]) expect(text).not.toMatch(/ratings\.|\{|undefined/);
    expect(words.vi).toContain('Người có trách nhiệm xem xét');
    const ofPerson = await ask(officer, contract.explanation, { subjectId: ids.get('Trần Văn Bình 2026')! });
    expect(ofPerson.vi).toContain('Còn thiếu số liệu');
  });

  test('of a person there are facts only, and an open inspection is not on the sheet', async () => {
    const { subjectId } = await on('Lê Thị An 2026');
    await act(secretary, contract.enterFact, {
      ...(await on('Lê Thị An 2026')),
      fact: 'is-under-inspection',
      value: true,
      sourceWords: 'Thông báo',
    });
    const sheet = await ask(officer, contract.evidence, { subjectId });
    expect(sheet.isPerson).toBe(true);
    const all = [...sheet.facts, ...sheet.missing].map(({ code }) => code);
    expect(all).not.toContain('is-under-inspection');
    expect(sheet.beside.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['attendance', 'dues-months-paid', 'offices-held']),
    );
    expect((await ask(person, contract.ownRating, { subjectId })).facts.map(({ code }) => code)).not.toContain(
      'is-under-inspection',
    );
  });
});

describe('shortcomings due to be remedied', () => {
  const dueOf = async (title: string) => {
    const sheet = await ask(officer, contract.evidence, { subjectId: ids.get(title)! });
    const known = sheet.facts.find(({ code }) => code === 'shortcomings-due');
    const missing = sheet.missing.find(({ code }) => code === 'shortcomings-due');
    return known ? [known.value, known.origin] : missing && ['unknown', missing.isEnterable];
  };
  const said = async (value: unknown, title = 'Trần Văn Bình 2026') =>
    ({ ...(await on(title)), fact: 'shortcomings-due', value, sourceWords: 'Biên bản kiểm điểm năm 2025' }) as never;

  test('in the first year nobody knows them: they are said with a source, also that none were named', async () => {
    expect(await dueOf('Trần Văn Bình 2026')).toEqual(['unknown', true]);
    await act(secretary, contract.enterFact, await said('none'));
    expect(await dueOf('Trần Văn Bình 2026')).toEqual([0, 'entered']);
    const { facts } = await ask(officer, contract.evidence, { subjectId: ids.get('Trần Văn Bình 2026')! });
    expect(facts.find(({ code }) => code === 'shortcomings-remedied')).toMatchObject({
      value: 0,
      sourceWords: 'Biên bản kiểm điểm năm 2025',
    });
  });

  test('an earlier review on record here is what says so, and nobody enters beside it', async () => {
    expect(await dueOf('Lê Thị An 2026')).toEqual(['unknown', true]);
    const now = ids.get('Lê Thị An 2026')!;
    await openYear(2025);
    expect(await dueOf('Lê Thị An 2026')).toEqual(['unknown', true]);
    await act(secretary, contract.recordReview, { subjects: [await on('Lê Thị An 2025')], heldOn: day('2025-12-20') });
    expect(ids.get('Lê Thị An 2026')).toBe(now);
    expect(await dueOf('Lê Thị An 2026')).toEqual([0, 'program']);
    expect(await dueOf('Lê Thị An 2025')).toEqual(['unknown', true]);
    expect(await refused(secretary, contract.enterFact, await said(2, 'Lê Thị An 2026'))).toEqual([
      'ratings.fact-counted-by-program',
    ]);
  });
});
