import { beforeAll, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, commune, cells } = await loadCommune(harness);
const plan = { text: 'Kết nạp đảng viên mới', unit: 'người', amount: 1, dueOn: day('2026-10-31') };
let person: Account;
const ids = new Map<string, contract.SubjectId>();

const on = async (title: string): Promise<{ subjectId: contract.SubjectId; expectedVersion: number }> => {
  const subjectId = ids.get(title)!;
  const { version } = await ask(officer, contract.targets, { subjectId });
  return { subjectId, expectedVersion: version };
};

beforeAll(async () => {
  const memberId = await loadMember(harness, cells[0]!, { fullName: 'Lê Thị An' });
  await loadMember(harness, cells[0]!, { fullName: 'Trần Văn Bình' });
  person = await harness.account();
  await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [person.id, memberId]);
  const whom = {
    organisationId: commune,
    period: { kind: 'year', year: 2026 },
    reach: 'whole',
    countedOn: today,
  } as const;
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const asked = { ...whom, packId: pack!.id, calendar: [], kinds: ['party-organisation' as const, 'member' as const] };
  const { seasonId } = await act(officer, contract.openSeason, asked);
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: commune });
  for (const { title, subjectId } of rows) ids.set(title, subjectId);
});

test('a list fixed by mistake is taken back with its reason, until something was built on it', async () => {
  const title = 'Chi bộ thôn 1';
  const { subjectId } = await on(title);
  const back = async () => ({ ...(await on(title)), why: 'Dán nhầm danh sách của chi bộ khác' });
  const rows = async () => (await ask(officer, contract.targets, { subjectId })).rows;
  expect(await refused(officer, contract.withdrawTargets, await back())).toEqual(['ratings.no-targets-to-withdraw']);
  await act(officer, contract.fixTargets, { ...(await on(title)), targets: [{ text: 'Nhầm' }, { text: 'Nhầm nữa' }] });
  await act(officer, contract.withdrawTargets, await back());
  expect(await rows()).toEqual([]);
  const { facts } = await ask(officer, contract.evidence, { subjectId });
  expect(facts.map(({ code }) => code)).not.toContain('tasks-assigned');
  await act(officer, contract.fixTargets, { ...(await on(title)), targets: [plan] });
  const { targetId } = (await rows())[0]!;
  const told = { targetId, resultAmount: 1, doneOn: null, isExceeded: null };
  await act(officer, contract.recordResults, { ...(await on(title)), results: [told] });
  await act(officer, contract.rateSelf, { ...(await on(title)), ratedOn: today, level: 'good' } as never);
  expect(await refused(officer, contract.withdrawTargets, await back())).toEqual([
    'ratings.targets-have-results',
    'ratings.targets-rated-on',
  ]);
  expect((await rows()).map(({ text }) => text)).toEqual([plan.text]);
});

test('a sheet handed out before they were fixed does not keep a wrong list; one that holds them does', async () => {
  const title = 'Trần Văn Bình';
  const { subjectId } = await on(title);
  const back = async () => ({ ...(await on(title)), why: 'Dán nhầm' });
  await act(officer, contract.handSheets, { subjects: [subjectId] });
  await act(officer, contract.fixTargets, { ...(await on(title)), targets: [{ text: 'Nhầm' }] });
  await act(officer, contract.withdrawTargets, await back());
  await act(officer, contract.fixTargets, { ...(await on(title)), targets: [plan] });
  await act(officer, contract.handSheets, { subjects: [subjectId] });
  expect(await refused(officer, contract.withdrawTargets, await back())).toEqual(['ratings.targets-handed-out']);
});

test('the person records what came of the own targets, which stay as they were fixed; nobody else does it in that name', async () => {
  const title = 'Lê Thị An';
  const { subjectId } = await on(title);
  await act(officer, contract.fixTargets, { ...(await on(title)), targets: [plan, { text: 'Giúp đỡ quần chúng' }] });
  const { targets, version } = await ask(person, contract.ownRating, { subjectId });
  const results = targets.map(({ targetId }, at) => ({
    ...{ targetId, resultAmount: at === 0 ? 3 : null, doneOn: day('2026-11-05'), isExceeded: at === 0 ? null : false },
  }));
  const own = { subjectId, expectedVersion: version, results };
  const tomorrow = results.map((one) => ({ ...one, doneOn: day('2026-12-11'), resultWords: 'Biên bản nghiệm thu' }));
  expect(await refused(person, contract.recordOwnResults, { ...own, results: tomorrow })).toEqual([
    'ratings.day-in-future',
    'ratings.day-in-future',
  ]);
  expect(await refused(officer, contract.recordOwnResults, own)).toEqual(['platform.not-found']);
  const other = (await on('Trần Văn Bình')).subjectId;
  expect(await refused(person, contract.recordOwnResults, { ...own, subjectId: other })).toEqual([
    'platform.not-found',
  ]);
  const unproved = await harness.call(person, contract.recordOwnResults.name, own);
  expect(unproved).toMatchObject({
    reasons: [0, 1].map((at) => ({ code: 'ratings.own-result-without-proof', field: `results.${at}.resultWords` })),
  });
  const proved = results.map((one) => ({ ...one, resultWords: 'Biên bản nghiệm thu ngày 05/11/2026' }));
  await act(person, contract.recordOwnResults, { ...own, results: proved });
  const { rows } = await ask(officer, contract.targets, { subjectId });
  expect(
    rows.map(({ text, amount, isLate, isExceeded, isOwnResult }) => [text, amount, isLate, isExceeded, isOwnResult]),
  ).toEqual([
    [plan.text, 1, true, true, true],
    ['Giúp đỡ quần chúng', null, false, false, true],
  ]);
  const { facts } = await ask(officer, contract.evidence, { subjectId });
  expect(Object.fromEntries(facts.map(({ code, value }) => [code, value]))).toMatchObject({
    ...{ 'tasks-assigned': 2, 'tasks-done': 2, 'tasks-late': 1, 'tasks-exceeded': 1 },
  });
});
