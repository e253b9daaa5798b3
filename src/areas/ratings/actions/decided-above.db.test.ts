import { beforeAll, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cityOfficer, city, commune, cells } = await loadCommune(harness, day('2018-01-01'));
const [first, second] = cells as [(typeof cells)[0], (typeof cells)[0]];

/** Gives a member a post at an organisation, written past row-level security. */
const givePost = async (fullName: string, at: string, kind: string): Promise<void> => {
  const memberId = await loadMember(harness, first, { fullName, since: day('2018-01-01') });
  await harness.owner.query(
    `INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, period, basis)
     SELECT $1, o.id, o.pos, $4, $4 = 'secretary', m.person_id, daterange('2025-07-01', NULL), 'appointed'
     FROM organisations.organisation o, members.member m WHERE o.id = $2 AND m.id = $3`,
    [newId(), at, memberId, kind],
  );
};

type Opening = Pick<Parameters<typeof act<typeof contract.openSeason>>[2], 'organisationId' | 'reach' | 'period'>;
const kinds = ['leader', 'grassroots-committee', 'cell-committee'] as const;
const year = (of: number) => ({ kind: 'year', year: of }) as const;

const open = async (who: Account, opening: Opening): Promise<contract.SeasonId> => {
  const whom = { ...opening, countedOn: today };
  const { pack } = await ask(who, contract.seasonProposal, whom);
  const packReason = 'Kỳ trước, mở để ghi kết quả (giả định)';
  const asked = { ...whom, packId: pack!.id, packReason, calendar: [], kinds: [...kinds] };
  return (await act(who, contract.openSeason, asked)).seasonId;
};
const listed = async (who: Account, seasonId: contract.SeasonId, organisationId = commune) =>
  (await ask(who, contract.subjects, { seasonId, organisationId })).rows;
const named = async (seasonId: contract.SeasonId, title: string) =>
  (await listed(officer, seasonId)).find((one) => one.title.startsWith(title))!;
const line = async (seasonId: contract.SeasonId, title: string, more: object = {}) => {
  const { subjectId, version } = await named(seasonId, title);
  return { subjectId, expectedVersion: version, level: 'good' as const, leavingReason: 'Thống nhất', ...more };
};
const aheadReason = 'Chưa nhận đủ kết quả (giả định)';
const paper = (issuer: string) => ({ number: '12-QĐ/TU', decidedOn: today, issuer });
const own = paper('Ban Thường vụ Đảng ủy xã Đồng Mẫu');
const above = paper('Ban Thường vụ Thành ủy Thử Nghiệm');

const inSeason = async (of: contract.SeasonId, title: string): Promise<string | undefined> =>
  (await harness.owner.query('SELECT state FROM ratings.subject WHERE season_id = $1 AND title = $2', [of, title]))
    .rows[0]?.state;
const isWaiting = async (): Promise<boolean> =>
  (
    await harness.owner.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
  ).rows.length > 0;

/** The season of the commune and then that of the city over it. */
const seasonsOf = async (of: number): Promise<[contract.SeasonId, contract.SeasonId]> => {
  const ofCommune = await open(officer, { organisationId: commune, reach: 'whole', period: year(of) });
  return [ofCommune, await open(cityOfficer, { organisationId: city, reach: 'whole', period: year(of) })];
};

let seasonId: contract.SeasonId;

beforeAll(async () => {
  await givePost('Lê Bí Thư', commune, 'secretary');
  await givePost('Trần Phó Bí Thư', commune, 'deputy-secretary');
  await givePost('Mai Trưởng Thôn', first, 'secretary');
  await givePost('Ngô Phó Thôn', first, 'deputy-secretary');
  seasonId = await open(officer, { organisationId: commune, reach: 'whole', period: year(2026) });
});

test('who leads the commune, and its committee, are in its season as decided above; those of a cell are not', async () => {
  const rows = await listed(officer, seasonId);
  expect(rows.filter(({ isDecidedAbove }) => isDecidedAbove).map(({ title }) => title)).toEqual([
    'Đảng ủy – Đảng bộ xã Đồng Mẫu',
    'Lê Bí Thư',
    'Trần Phó Bí Thư',
  ]);
  const { decidedAbove } = await ask(officer, contract.season, { seasonId, organisationId: commune });
  expect(decidedAbove.map(({ title, openerName }) => [title, openerName])).toEqual([
    ['Lê Bí Thư', null],
    ['Đảng ủy – Đảng bộ xã Đồng Mẫu', null],
    ['Trần Phó Bí Thư', null],
  ]);
});

test('the head waits for the own committee, whose level is the ceiling of his', async () => {
  const { subjectId } = await named(seasonId, 'Lê Bí Thư');
  const { waiting } = await ask(officer, contract.oneSubject, { subjectId });
  expect(waiting.map(({ rule, title }) => [rule, title])).toEqual(
    expect.arrayContaining([
      ['ORD-3', 'Đảng ủy – Đảng bộ xã Đồng Mẫu'],
      ['ORD-4', 'Đảng ủy – Đảng bộ xã Đồng Mẫu'],
    ]),
  );
});

test('the commune does not decide about its own head: neither by its own paper nor among others', async () => {
  const head = await line(seasonId, 'Lê Bí Thư', { aheadReason });
  const cell = await line(seasonId, 'Mai Trưởng Thôn', { aheadReason });
  expect(await refused(officer, contract.decideLevel, { lines: [head], decision: own })).toEqual([
    'ratings.issuer-is-the-opener',
  ]);
  expect(await refused(officer, contract.decideLevel, { lines: [head, cell], decision: above })).toEqual([
    'ratings.decision-of-two-levels',
  ]);
});

test('the office records what the level above decided; the ceiling of the season does not count it', async () => {
  const committee = await line(seasonId, 'Đảng ủy – ');
  await act(officer, contract.recordReview, { subjects: [committee].map(toVersion), heldOn: today });
  const lines = [
    await line(seasonId, 'Đảng ủy – ', { aheadReason }),
    await line(seasonId, 'Lê Bí Thư', { aheadReason }),
  ];
  await act(officer, contract.decideLevel, {
    lines: lines.map((one) => ({ ...one, level: 'excellent' as const })),
    decision: above,
  });
  expect(await named(seasonId, 'Lê Bí Thư')).toMatchObject({ state: 'decided', decidedLevel: 'excellent' });
  const { steps } = await ask(officer, contract.oneSubject, { subjectId: lines[1]!.subjectId });
  expect(steps[0]).toMatchObject({ step: 'decide-level', decision: above });
  const board = { seasonId, organisationId: commune };
  const { groups, decidedAbove } = await ask(officer, contract.quotaBoard, board);
  expect(decidedAbove).toEqual({ subjects: 3, best: 2 });
  expect(groups.map(({ group, subjects }) => [group, subjects])).toEqual([
    ['leaders deputy-secretary', 1],
    ['leaders secretary', 1],
  ]);
});

const toVersion = ({ subjectId, expectedVersion }: Awaited<ReturnType<typeof line>>) => ({
  subjectId,
  expectedVersion,
});

test('a deputy waits for the head of the own place, and not when both are decided by one paper', async () => {
  const deputy = await named(seasonId, 'Ngô Phó Thôn');
  const { waiting } = await ask(officer, contract.oneSubject, { subjectId: deputy.subjectId });
  expect(waiting.map(({ rule, for: node, title }) => [rule, node, title])).toContainEqual([
    ...['ORD-3', 'head', 'Mai Trưởng Thôn'],
  ]);
  for (const title of ['Mai Trưởng Thôn', 'Ngô Phó Thôn'])
    await act(officer, contract.recordReview, {
      subjects: [await line(seasonId, title)].map(toVersion),
      heldOn: today,
    });
  const alone = [await line(seasonId, 'Ngô Phó Thôn')];
  expect(await refused(officer, contract.decideLevel, { lines: alone, decision: own })).toEqual([
    'ratings.step-ahead-without-reason',
  ]);
  const both = [await line(seasonId, 'Mai Trưởng Thôn'), await line(seasonId, 'Ngô Phó Thôn')];
  const asked = async (ids: readonly contract.SubjectId[]) =>
    (await ask(officer, contract.verdictBasis, { subjectIds: [...ids] })).rows.map((one) => one.waiting.count);
  expect(await asked([deputy.subjectId])).toEqual([1]);
  expect(await asked(both.map(({ subjectId }) => subjectId))).toEqual([0, 0]);
  expect(await act(officer, contract.decideLevel, { lines: both, decision: own })).toMatchObject({
    decided: 2,
    provisional: 0,
  });
});

test('a leader of the opener who is added or corrected into the head is decided above too; the reason is asked', async () => {
  const memberId = await loadMember(harness, second, { fullName: 'Vũ Trưởng Ban', since: day('2018-01-01') });
  const added = { seasonId, organisationId: commune, kind: 'leader' as const, memberId, postWords: 'Trưởng ban' };
  const { subjectId } = await act(officer, contract.addSubject, added);
  expect((await named(seasonId, 'Vũ Trưởng Ban')).isDecidedAbove).toBe(false);
  const { quotaGroup } = await named(seasonId, 'Vũ Trưởng Ban');
  const corrected = {
    subjectId,
    expectedVersion: 1,
    kind: 'leader' as const,
    quotaGroup,
    postWords: 'Bí thư',
    isHead: true,
  };
  expect(await refused(officer, contract.correctSubject, corrected)).toEqual(['ratings.correction-without-reason']);
  await act(officer, contract.correctSubject, { ...corrected, why: 'Được bầu giữ chức trong năm (giả định)' });
  expect((await named(seasonId, 'Vũ Trưởng Ban')).isDecidedAbove).toBe(true);
});

test('the season of the level above takes over whom the commune had in its own and about whom nothing was recorded', async () => {
  const ofCommune = await open(officer, { organisationId: commune, reach: 'whole', period: year(2025) });
  const touched = await named(ofCommune, 'Trần Phó Bí Thư');
  await act(officer, contract.rateSelf, {
    ...{ subjectId: touched.subjectId, expectedVersion: touched.version },
    ...{ ratedOn: today, level: 'good' as const },
  });
  const ofCity = await open(cityOfficer, { organisationId: city, reach: 'direct', period: year(2025) });
  const taken = (await listed(cityOfficer, ofCity, city)).map(({ title, isDecidedAbove }) => [title, isDecidedAbove]);
  expect(taken).toEqual([
    ['Đảng ủy – Đảng bộ xã Đồng Mẫu', false],
    ['Lê Bí Thư', false],
  ]);
  const { decidedAbove } = await ask(officer, contract.season, { seasonId: ofCommune, organisationId: commune });
  expect(decidedAbove.map(({ title, openerName }) => [title, openerName])).toEqual([
    ['Lê Bí Thư', 'Đảng bộ thành phố Thử Nghiệm'],
    ['Đảng ủy – Đảng bộ xã Đồng Mẫu', 'Đảng bộ thành phố Thử Nghiệm'],
    ['Trần Phó Bí Thư', null],
  ]);
});

test('withdrawn again, the season of the level above gives back whom it had taken over', async () => {
  const [ofCommune, ofCity] = await seasonsOf(2024);
  expect(await inSeason(ofCommune, 'Lê Bí Thư')).toBe('withdrawn');
  const { version } = await ask(cityOfficer, contract.season, { seasonId: ofCity, organisationId: city });
  await act(cityOfficer, contract.withdrawSeason, { seasonId: ofCity, expectedVersion: version!, why: 'Mở nhầm' });
  for (const title of ['Lê Bí Thư', 'Trần Phó Bí Thư', 'Đảng ủy – Đảng bộ xã Đồng Mẫu'])
    expect(await inSeason(ofCommune, title)).toBe('open');
});

test('who is rated at the very moment at which the level above opens its season stays where he is', async () => {
  const ofCommune = await open(officer, { organisationId: commune, reach: 'whole', period: year(2023) });
  const { subjectId } = await named(ofCommune, 'Trần Phó Bí Thư');
  await harness.owner.query('BEGIN');
  await harness.owner.query(`UPDATE ratings.subject SET self_level = 'good', version = version + 1 WHERE id = $1`, [
    subjectId,
  ]);
  const opening = open(cityOfficer, { organisationId: city, reach: 'whole', period: year(2023) });
  for (let tries = 0; tries < 200 && !(await isWaiting()); tries += 1)
    await new Promise((done) => setTimeout(done, 20));
  await harness.owner.query('COMMIT');
  const ofCity = await opening;
  expect(await inSeason(ofCommune, 'Trần Phó Bí Thư')).toBe('open');
  expect(await inSeason(ofCity, 'Trần Phó Bí Thư')).toBeUndefined();
  expect(await inSeason(ofCity, 'Lê Bí Thư')).toBe('open');
});
