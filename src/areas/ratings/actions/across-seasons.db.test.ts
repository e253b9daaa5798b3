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
const { officer, cityOfficer, city, commune, cells } = await loadCommune(harness, day('2018-01-01'));
const [first, second] = cells as [(typeof cells)[0], (typeof cells)[0]];
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };

type Openable = 'party-organisation' | 'member';
const openOf = async (who: Account, organisationId: typeof city, reach: 'whole' | 'direct', more: object) => {
  const year = { kind: 'year' as const, year: 2026 };
  const whom = { organisationId, period: year, reach, countedOn: today, ...more };
  const { pack } = await ask(who, contract.seasonProposal, whom);
  return { ...whom, packId: pack!.id, calendar: [] };
};
const open = async (
  who: Account,
  organisationId: typeof city,
  reach: 'whole' | 'direct',
  { kinds, ...more }: { kinds: Openable[]; countedOn?: typeof today; period?: { kind: 'year'; year: number } },
) => act(who, contract.openSeason, { ...(await openOf(who, organisationId, reach, more)), kinds });
const named = async (seasonId: string, title: string) => {
  const { rows } = await harness.owner.query(
    'SELECT id, version, quota_group AS "group", kind FROM ratings.subject WHERE season_id = $1 AND title = $2',
    [seasonId, title],
  );
  return rows[0] as { id: contract.SubjectId; version: number; group: string; kind: string };
};
const versioned = ({ id, version }: { id: contract.SubjectId; version: number }) => ({
  subjectId: id,
  expectedVersion: version,
});
const awaited = async (who: Account, subjectId: contract.SubjectId) =>
  (await ask(who, contract.oneSubject, { subjectId })).waiting.map((one) => one.for);

let memberId: Awaited<ReturnType<typeof loadMember>>;
let ofCommune: contract.SeasonId;
let ofCity: contract.SeasonId;

beforeAll(async () => {
  memberId = await loadMember(harness, first, { fullName: 'Lê Thị An', since: day('2018-01-01') });
  await loadMember(harness, first, { fullName: 'Trần Văn Bình', since: day('2018-01-01') });
  ({ seasonId: ofCommune } = await open(officer, commune, 'whole', { kinds: ['party-organisation', 'member'] }));
  ({ seasonId: ofCity } = await open(cityOfficer, city, 'direct', { kinds: ['party-organisation'] }));
});

test('the city does not decide a commune before the cells of the commune’s own season, unless it says why', async () => {
  const own = await named(ofCity, 'Đảng bộ xã Đồng Mẫu');
  await act(officer, contract.recordReview, { subjects: [versioned(own)], heldOn: today });
  expect(await awaited(cityOfficer, own.id)).toContain('lower-organisation');
  const line = { ...versioned(await named(ofCity, 'Đảng bộ xã Đồng Mẫu')), level: 'good', leavingReason: 'Thống nhất' };
  expect(await refused(cityOfficer, contract.decideLevel, { lines: [line], decision } as never)).toContain(
    'ratings.step-ahead-without-reason',
  );
});

test('whoever is rated in one season is not added to another of the same period', async () => {
  const added = { seasonId: ofCity, organisationId: first, kind: 'member' as const, memberId };
  expect(await refused(cityOfficer, contract.addSubject, added)).toEqual(['ratings.rated-in-other-season']);
});

test('who is added later counts for the cell and sits in the group of the others', async () => {
  const late = await loadMember(harness, first, { fullName: 'Vũ Văn Muộn' });
  const added = { seasonId: ofCommune, organisationId: first, kind: 'member' as const, memberId: late };
  await act(officer, contract.addSubject, added);
  const [one, other] = [await named(ofCommune, 'Vũ Văn Muộn'), await named(ofCommune, 'Lê Thị An')];
  expect(one.group).toBe(other.group);
  const cell = await named(ofCommune, 'Chi bộ thôn 1');
  const { waiting } = await ask(officer, contract.oneSubject, { subjectId: cell.id });
  expect(waiting.map(({ onId }) => onId)).toContain(one.id);
});

test('what a season decided of a person is not entered again under the other kind of member', async () => {
  await act(officer, contract.recordReview, {
    subjects: [versioned(await named(ofCommune, 'Lê Thị An'))],
    heldOn: today,
  });
  const line = {
    ...versioned(await named(ofCommune, 'Lê Thị An')),
    level: 'good',
    leavingReason: 'x',
    aheadReason: 'x',
  };
  await act(officer, contract.decideLevel, { lines: [line], decision } as never);
  clock.now = new Date('2027-01-10T05:00:00Z');
  const entered = { organisationId: first, kind: 'member-outside' as const, memberId, year: 2026, level: 'completed' };
  expect(await refused(officer, contract.recordPastResult, entered as never)).toEqual(['ratings.result-of-season']);
  clock.now = new Date('2026-12-10T05:00:00Z');
});

test('before 2025 the rules know one kind of member: a pensioner of 2023 is one; whoever opens second takes in nobody again', async () => {
  await loadMember(harness, second, {
    fullName: 'Đỗ Thị Hưu',
    since: day('2018-01-01'),
    facts: { duesGroup: 'pensioner' },
  });
  const year = {
    kinds: ['member' as const],
    period: { kind: 'year' as const, year: 2023 },
    countedOn: day('2023-12-10'),
  };
  const { seasonId } = await open(officer, commune, 'whole', year);
  expect((await named(seasonId, 'Đỗ Thị Hưu')).kind).toBe('member');

  const { kinds, ...more } = year;
  const again = { ...(await openOf(cityOfficer, city, 'whole', more)), kinds };
  expect(await refused(cityOfficer, contract.openSeason, again)).toEqual(['ratings.nobody-to-rate']);
});

test('a cell does not take the ceiling off its group by correcting a kind: one that it does not concern is the opener’s', async () => {
  const year = { organisationId: commune, period: { kind: 'year', year: 2022 }, reach: 'whole' } as const;
  const whom = { ...year, countedOn: day('2022-12-01') };
  for (const fullName of ['Mai Năm Một', 'Mai Năm Hai', 'Mai Năm Ba'])
    await loadMember(harness, first, { fullName, since: day('2018-01-01') });
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: first });
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const old = await act(officer, contract.openSeason, { ...whom, packId: pack!.id, calendar: [], kinds: ['member'] });
  const { rows } = await harness.owner.query<{ id: contract.SubjectId; group: string }>(
    'SELECT id, quota_group AS "group" FROM ratings.subject WHERE season_id = $1 ORDER BY sort_title',
    [old.seasonId],
  );
  const named = async (id: contract.SubjectId) => {
    const found = await harness.owner.query<{ version: number }>('SELECT version FROM ratings.subject WHERE id = $1', [
      id,
    ]);
    return { subjectId: id, expectedVersion: found.rows[0]!.version };
  };
  const lines = async () => {
    const all = [];
    for (const { id } of rows)
      all.push({
        ...(await named(id)),
        level: 'excellent' as const,
        leavingReason: 'Sản phẩm nổi bật',
        aheadReason: 'Sản phẩm nổi bật',
      });
    return all;
  };
  const refusal = async () => refused(officer, contract.decideLevel, { lines: await lines(), decision });
  expect(await refusal()).toContain('ratings.group-over-unsettled');

  const last = rows.at(-1)!;
  const corrected = { kind: 'leader' as const, quotaGroup: last.group, postWords: 'Phó Bí thư', isHead: false };
  expect(await refused(secretary, contract.correctSubject, { ...(await named(last.id)), ...corrected })).toContain(
    'ratings.group-of-the-opener',
  );
  const why = 'Kiêm nhiệm trong năm, tập thể xác nhận (giả định)';
  await act(officer, contract.correctSubject, { ...(await named(last.id)), ...corrected, why });
  expect(await refusal()).toContain('ratings.group-over-unsettled');
  const { groups } = await ask(officer, contract.quotaBoard, { seasonId: old.seasonId, organisationId: commune });
  expect(groups.find(({ group }) => group === last.group)).toMatchObject({ kind: 'member' });
});

test('what the city decided ahead of the cells is looked at again when the commune has decided them in its own season', async () => {
  const own = await named(ofCity, 'Đảng bộ xã Đồng Mẫu');
  const ahead = { level: 'good', leavingReason: 'Thống nhất', aheadReason: 'Xã chưa xong (giả định)' };
  const above = { ...decision, issuer: 'Ban Thường vụ Thành ủy Thử Nghiệm' };
  await act(cityOfficer, contract.decideLevel, { lines: [{ ...versioned(own), ...ahead }], decision: above } as never);
  await harness.runJobs();
  const rechecked = async () => {
    const asked = { seasonId: ofCity, organisationId: city };
    return (await ask(cityOfficer, contract.provisionalSteps, asked)).rows.map(({ recheck }) => recheck?.on ?? null);
  };
  expect(await rechecked()).toEqual([null]);

  const open = async () => {
    const { rows } = await harness.owner.query<{ id: contract.SubjectId; version: number }>(
      `SELECT id, version FROM ratings.subject WHERE season_id = $1 AND decided_level IS NULL`,
      [ofCommune],
    );
    return rows.map(versioned);
  };
  await act(officer, contract.recordReview, { subjects: await open(), heldOn: today });
  const lines = (await open()).map((one) => ({ ...one, ...ahead }));
  await act(officer, contract.decideLevel, { lines, decision } as never);
  await harness.runJobs();
  expect(await rechecked()).toEqual([today]);
});

test('who is corrected into a leader belongs to the committee of the place, and counts for the cell no more', async () => {
  const year = { organisationId: commune, period: { kind: 'year', year: 2025 }, reach: 'whole' } as const;
  const whom = { ...year, countedOn: day('2025-12-01') };
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const kinds = ['party-organisation' as const, 'cell-committee' as const, 'member' as const];
  const { seasonId } = await act(officer, contract.openSeason, {
    ...whom,
    packId: pack!.id,
    packReason: 'Mở bù',
    calendar: [],
    kinds,
  });
  const links = async () => {
    const { rows } = await harness.owner.query(
      `SELECT c.kind AS collective, o.kind AS "countsFor" FROM ratings.subject s LEFT JOIN ratings.subject c ON c.id = s.collective_id
       LEFT JOIN ratings.subject o ON o.id = s.counts_for_id WHERE s.season_id = $1 AND s.title = 'Lê Thị An' AND s.member_id IS NOT NULL`,
      [seasonId],
    );
    return rows;
  };
  const committee = { seasonId, organisationId: first, kind: 'cell-committee' as const, title: 'Chi ủy Chi bộ thôn 1' };
  const { rows: there } = await harness.owner.query(
    "SELECT 1 FROM ratings.subject WHERE season_id = $1 AND kind = 'cell-committee' AND org_id = $2",
    [seasonId, first],
  );
  if (there.length === 0) await act(officer, contract.addSubject, committee);
  expect(await links()).toEqual([{ collective: null, countsFor: 'party-organisation' }]);
  const one = await named(seasonId, 'Lê Thị An');
  const corrected = {
    quotaGroup: 'leaders',
    postWords: 'Bí thư Chi bộ',
    isHead: true,
    why: 'Giữ chức cả năm (giả định)',
  };
  await act(officer, contract.correctSubject, { ...versioned(one), kind: 'leader', ...corrected });
  expect(await links()).toEqual([{ collective: 'cell-committee', countsFor: null }]);
  const back = { quotaGroup: one.group, postWords: null, isHead: false, why: 'Chọn nhầm loại (giả định)' };
  await act(officer, contract.correctSubject, {
    ...versioned(await named(seasonId, 'Lê Thị An')),
    kind: 'member',
    ...back,
  });
  expect(await links()).toEqual([{ collective: null, countsFor: 'party-organisation' }]);
});

test('nobody is added or corrected into a kind that the rules of the season do not know', async () => {
  const { rows } = await harness.owner.query<{ id: contract.SeasonId }>(
    'SELECT id FROM ratings.season WHERE year = 2023',
  );
  const late = await loadMember(harness, first, { fullName: 'Tạ Văn Trễ', since: day('2018-01-01') });
  const added = { seasonId: rows[0]!.id, organisationId: first, kind: 'member-outside' as const, memberId: late };
  expect(await refused(officer, contract.addSubject, added)).toEqual(['ratings.kind-not-in-rules']);
  await act(officer, contract.addSubject, { ...added, kind: 'member' });
  const one = await named(rows[0]!.id, 'Tạ Văn Trễ');
  const corrected = { kind: 'member-outside' as const, quotaGroup: one.group, postWords: null, isHead: false };
  expect(await refused(officer, contract.correctSubject, { ...versioned(one), ...corrected })).toContain(
    'ratings.kind-not-in-rules',
  );
});
