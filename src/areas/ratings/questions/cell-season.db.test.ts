import { beforeAll, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const [cell, otherCell] = cells as [(typeof cells)[0], (typeof cells)[0]];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const neighbour = await harness.account({ role: 'cell-secretary', organisationId: otherCell });
let seasonId: contract.SeasonId;

const rows = async () => (await ask(secretary, contract.cellSeason, { seasonId, organisationId: cell })).rows;
const rowOf = async (title: string) => (await rows()).find((row) => row.title === title)!;
const on = async (title: string) => {
  const { subjectId, version } = await rowOf(title);
  return { subjectId, expectedVersion: version };
};

beforeAll(async () => {
  for (const fullName of ['Trần Văn Bình', 'Lê Thị An']) await loadMember(harness, cell, { fullName });
  const whom = {
    organisationId: commune,
    period: { kind: 'year', year: 2026 },
    reach: 'whole',
    countedOn: today,
  } as const;
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const asked = { ...whom, packId: pack!.id, calendar: [], kinds: ['member' as const, 'party-organisation' as const] };
  ({ seasonId } = await act(officer, contract.openSeason, asked));
});

test('persons stand by name before the cell itself, which is rated after them; no other cell reads them', async () => {
  expect(await refused(neighbour, contract.cellSeason, { seasonId, organisationId: cell })).toEqual([
    'platform.not-permitted',
  ]);
  expect((await rows()).map(({ title, isPerson }) => [title, isPerson])).toEqual([
    ['Lê Thị An', true],
    ['Trần Văn Bình', true],
    ['Chi bộ thôn 1', false],
  ]);
});

test('a sheet that facts have outrun says so until a new one is handed over; the paper of it stays within the cell', async () => {
  const { subjectId } = await on('Lê Thị An');
  await act(secretary, contract.handSheets, { subjects: [subjectId] });
  expect(await rowOf('Lê Thị An')).toMatchObject({ handed: { handedOn: today }, isSheetOld: false });
  clock.now = new Date('2026-12-10T06:00:00Z');
  const fact = { fact: 'sick-months', value: 1, sourceWords: 'Giấy ra viện' } as const;
  await act(secretary, contract.enterFact, { ...(await on('Lê Thị An')), ...fact });
  expect(await rowOf('Lê Thị An')).toMatchObject({ isSheetOld: true });
  clock.now = new Date('2026-12-10T07:00:00Z');
  await act(secretary, contract.handSheets, { subjects: [subjectId] });
  expect(await rowOf('Lê Thị An')).toMatchObject({ isSheetOld: false });
  const { handed } = await ask(secretary, contract.handedSheet, { subjectId });
  expect(handed!.sheet.facts).toContainEqual(expect.objectContaining({ code: 'sick-months', value: 1 }));
  expect(await refused(neighbour, contract.handedSheet, { subjectId })).toEqual(['platform.not-found']);
});

test('a sheet taken back unread leaves the one before it, with what was read of that', async () => {
  const { subjectId } = await on('Lê Thị An');
  const subjects = [subjectId];
  await act(secretary, contract.recordReadings, { subjects, readOn: today });
  const { handed } = await rowOf('Lê Thị An');
  clock.now = new Date('2026-12-10T08:00:00Z');
  await act(secretary, contract.handSheets, { subjects });
  expect((await rowOf('Lê Thị An')).handed).toMatchObject({ readOn: null });
  clock.now = new Date('2026-12-10T09:00:00Z');
  await act(secretary, contract.withdrawSheets, { subjects });
  expect((await rowOf('Lê Thị An')).handed).toEqual(handed);
  expect(handed).toMatchObject({ readHow: 'on-paper' });
});

test('a ballot counts from the review on that it belongs to', async () => {
  await act(secretary, contract.recordReview, { subjects: [await on('Lê Thị An')], heldOn: today });
  expect(await rowOf('Lê Thị An')).toMatchObject({ isVoted: false });
  // A third votes who came to the cell after the season was opened.
  await loadMember(harness, cell, { fullName: 'Phạm Thị Cúc' });
  const tally = { votedOn: today, summoned: 3, present: 3, issued: 2, received: 2, invalid: 0, keptOut: 1 };
  await act(secretary, contract.recordBallot, {
    ...(await on('Lê Thị An')),
    ...tally,
    votes: { good: 1, completed: 1 },
  });
  expect(await rowOf('Lê Thị An')).toMatchObject({ isVoted: true, ballotLevel: null });
});

test('who is not rated says why, and is not among the members whose rating is waited for', async () => {
  const { subjectId } = await on('Chi bộ thôn 1');
  const share = async () => {
    const { beside } = await ask(officer, contract.evidence, { subjectId });
    const counted = beside.find(({ code }) => code === 'share-of-members-rated');
    const listed = await ask(officer, contract.countedRows, { subjectId, fact: 'share-of-members-rated' });
    return [counted?.whole, listed.whole, listed.count];
  };
  expect(await share()).toEqual([2, 2, 2]);
  const aside = { rule: 'EX-4', words: 'Kết nạp chưa đủ 6 tháng', on: today };
  await act(secretary, contract.setNotRated, { ...(await on('Trần Văn Bình')), ...aside });
  expect(await rowOf('Trần Văn Bình')).toMatchObject({ state: 'not-rated', notRatedWords: aside.words });
  expect(await rowOf('Lê Thị An')).toMatchObject({ notRatedWords: null });
  expect(await share()).toEqual([1, 1, 1]);
});
