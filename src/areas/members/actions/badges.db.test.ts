import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { suspend } from '../contract/life-cycle-ends.ts';
import type { MemberId } from '../contract/member.ts';
import * as contract from '../contract/registers.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const february = day('2027-02-03');
let commune: Commune;

beforeAll(async () => {
  commune = await loadCommune(harness);
});

const member = (fullName: string, partyAgeFrom: Day | null, cell = 0, more: object = {}): Promise<MemberId> =>
  loadMember(harness, commune.cells[cell]!, { fullName, partyAgeFrom, ...more });

const dueList = (roundOn: Day = february, underId: string = commune.commune) =>
  harness.ask(commune.officer, contract.badgesDue, { roundOn, underId: underId as never });
const rowOf = async (memberId: MemberId, roundOn?: Day) =>
  (await dueList(roundOn)).items.find((row) => row.memberId === memberId);

test('the list of a round holds who reaches an age in its window, and who was left over from the year before', async () => {
  const first = await member('Trần Thị Ngày Đầu', day('1986-12-01'));
  const last = await member('Lê Văn Ngày Cuối', day('1997-02-28'));
  const after = await member('Phạm Thị Sau Kỳ', day('1997-03-01'));
  const leap = await member('Đỗ Văn Nhuận', day('1972-02-29'));
  const late = await member('Bùi Thị Còn Sót', day('1996-05-20'));
  const longAgo = await member('Vũ Văn Từ Lâu', day('1990-05-20'));
  const probationary = await member('Ngô Thị Dự Bị', day('1997-01-10'), 0, { standing: 'probationary' });
  const gone = await member('Hồ Văn Đã Mất', day('1997-01-11'), 0, {
    state: 'deceased',
    stateSince: day('2026-10-01'),
  });
  const { items, counts, total } = await dueList();
  const states = Object.fromEntries(items.map((row) => [row.memberId, `${row.level} ${row.state}`]));
  expect(states).toEqual({ [first]: '40 due', [last]: '30 due', [leap]: '55 due', [late]: '30 late' });
  expect([after, longAgo, probationary, gone].filter((id) => id in states)).toEqual([]);
  expect(counts).toMatchObject({ due: 3, late: 1 });
  expect(total).toBe(4);
  expect(items.map((row) => row.level)).toEqual([55, 40, 30, 30]);
});

test('a badge goes from proposal over file to award, and every step is taken back', async () => {
  const memberId = await member('Đặng Thị Đủ Năm', day('1982-01-20'), 1);
  const { cases } = await harness.act(commune.officer, contract.proposeBadges, {
    roundOn: february,
    lines: [{ memberId, level: 45 }],
  });
  expect(await rowOf(memberId)).toMatchObject({ state: 'proposed', reachedOn: '2027-01-20' });
  expect(
    await harness.refused(commune.officer, contract.proposeBadges, {
      roundOn: february,
      lines: [{ memberId, level: 45 }],
    }),
  ).toEqual(['members.badge-recorded-already']);
  expect(await harness.refused(commune.officer, contract.awardBadges, { cases, awardedOn: '2026-11-26' })).toEqual([
    'members.badge-step-closed',
  ]);
  const filed = await harness.act(commune.officer, contract.fileBadges, { cases, filedOn: '2026-11-25' });
  expect(await harness.refused(commune.officer, contract.fileBadges, { cases, filedOn: '2026-11-25' })).toEqual([
    'platform.stale',
  ]);
  expect(await harness.refused(commune.officer, contract.awardBadges, { ...filed, awardedOn: '2027-02-03' })).toEqual([
    'members.day-ahead',
  ]);
  harness.clock.now = new Date('2027-02-05T03:00:00Z');
  const decision = { number: '12-QĐ/TU', decidedOn: day('2027-01-25'), issuer: 'Thành ủy' };
  const awarded = await harness.act(commune.officer, contract.awardBadges, {
    ...filed,
    awardedOn: '2027-02-03',
    decision,
  });
  expect(await harness.ask(commune.officer, contract.badgesOfMember, { memberId })).toMatchObject({
    badges: [{ level: 45, state: 'awarded', awardedOn: '2027-02-03', decisionNumber: '12-QĐ/TU' }],
    next: { level: 50, reachedOn: '2032-01-20', roundOn: '2032-02-03' },
  });
  const again = await harness.act(commune.officer, contract.takeBackBadgeAward, awarded);
  const proposed = await harness.act(commune.officer, contract.takeBackBadgeFiling, again);
  await harness.act(commune.officer, contract.withdrawBadgeCases, proposed);
  expect((await harness.ask(commune.officer, contract.badgesOfMember, { memberId })).badges).toEqual([]);
  harness.clock.now = new Date('2026-11-26T03:00:00Z');
});

test('under discipline the badge waits and stands in the list of the round after it', async () => {
  const memberId = await member('Cao Văn Chờ', day('1987-01-20'), 1);
  const { cases } = await harness.act(commune.officer, contract.proposeBadges, {
    roundOn: february,
    lines: [{ memberId, level: 40 }],
  });
  const [one] = cases;
  const wanted = { ...one!, deferredFor: 'discipline' as const };
  expect(await harness.refused(commune.officer, contract.deferBadge, wanted)).toEqual([
    'members.badge-discipline-needed',
  ]);
  const deferred = await harness.act(commune.officer, contract.deferBadge, {
    ...wanted,
    discipline: { measure: 'reprimand', since: day('2026-11-10') },
  });
  expect(deferred).toMatchObject({ waitUntil: '2027-05-10', roundOn: '2027-05-19' });
  expect(await rowOf(memberId)).toBeUndefined();
  expect(await rowOf(memberId, day('2027-05-19'))).toMatchObject({ state: 'deferred', waitUntil: '2027-05-10' });
  const resume = { caseId: one!.caseId, expectedVersion: deferred.version };
  expect(await harness.refused(commune.officer, contract.resumeBadge, { ...resume, roundOn: february })).toEqual([
    'members.badge-still-waiting',
  ]);
  expect(await harness.act(commune.officer, contract.resumeBadge, resume)).toMatchObject({ roundOn: '2027-05-19' });
});

test('serious illness and death have their own limits; a badge of the past needs no round', async () => {
  const ill = await member('Mai Thị Ốm Nặng', day('1998-01-15'), 2);
  const dead = await member('Tạ Văn Từ Trần', day('1997-06-01'), 2, {
    state: 'deceased',
    stateSince: day('2026-09-01'),
  });
  const early = { memberId: ill, level: 30, kind: 'early' as const, roundOn: february };
  await harness.act(commune.officer, contract.proposeSpecialBadge, early);
  await harness.act(commune.officer, contract.proposeSpecialBadge, { ...early, memberId: dead, kind: 'posthumous' });
  expect(await rowOf(ill)).toMatchObject({ state: 'proposed', kind: 'early' });
  expect(await rowOf(dead)).toMatchObject({ state: 'proposed', kind: 'posthumous', memberState: 'deceased' });
  const old = await member('Lý Văn Lão Thành', day('1960-05-05'), 2);
  const past = await harness.act(commune.officer, contract.recordPastBadge, {
    memberId: old,
    level: 65,
    awardedOn: '2025-05-19',
  });
  expect(await harness.refused(commune.officer, contract.withdrawBadgeCases, { cases: [past] })).toEqual([
    'members.badge-step-closed',
  ]);
  await harness.act(commune.officer, contract.withdrawPastBadge, { cases: [past] });
});

test('a cell secretary proposes in the own cell and files nothing; a stranger sees no such member', async () => {
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[2]! });
  const memberId = await member('Kiều Thị Của Chi Bộ', day('1977-01-02'), 2);
  const elsewhere = await member('Kiều Văn Nơi Khác', day('1977-01-02'), 1);
  const lines = (id: MemberId) => ({ roundOn: february, lines: [{ memberId: id, level: 50 }] });
  const { cases } = await harness.act(secretary, contract.proposeBadges, lines(memberId));
  expect(await harness.call(secretary, contract.fileBadges.name, { cases, filedOn: '2026-11-26' })).toMatchObject({
    kind: 'not-permitted',
  });
  expect(await harness.call(secretary, contract.proposeBadges.name, lines(elsewhere))).toMatchObject({
    kind: 'not-found',
  });
  expect(await harness.call(commune.stranger, contract.badgesOfMember.name, { memberId })).toMatchObject({
    kind: 'not-found',
  });
  const reader = await harness.account({ role: 'reader', organisationId: commune.commune });
  expect(
    await harness.call(reader, contract.badgesDue.name, { roundOn: february, underId: commune.commune }),
  ).toMatchObject({
    kind: 'not-permitted',
  });
});

test('a member reads the own badges and nobody else’s', async () => {
  const memberId = await member('Tô Thị Tự Xem', day('1996-03-01'), 2);
  const own = await harness.account();
  await harness.load(async (tx) => {
    await tx.updateTable('members.member').set({ account_id: own.id }).where('id', '=', memberId).execute();
  });
  const past = { memberId, level: 30, awardedOn: '2026-05-19' };
  await harness.act(commune.officer, contract.recordPastBadge, past);
  expect(await harness.ask(own, contract.ownBadges, {})).toMatchObject({
    badges: [{ level: 30, isPast: true }],
    next: { level: 40, reachedOn: '2036-03-01' },
  });
  const nobody = await harness.account();
  expect(await harness.call(nobody, contract.ownBadges.name, {})).toMatchObject({ kind: 'not-found' });
});

test('the rounds of a year name their last day for the file, and do not guess where holidays are unknown', async () => {
  const year = (wanted: number) => harness.ask(commune.officer, contract.badgeRoundsOfYear, { year: wanted });
  const { rounds, coming, source } = await year(2027);
  expect(coming).toBe('2027-02-03');
  expect(rounds.map((round) => round.awardOn)).toEqual(['2027-02-03', '2027-05-19', '2027-09-02', '2027-11-07']);
  expect(rounds[0]).toMatchObject({ from: '2026-12-01', to: '2027-02-28' });
  expect(rounds[0]!.fileBy! < '2026-12-25').toBe(true);
  expect(source).toMatchObject({ verified: false, number: '208-QĐ/TW' });
  expect((await year(2031)).rounds[0]!.fileBy).toBeNull();
});

const workItems = async () => {
  const outcome = await harness.call(commune.officer, 'platform.work-items', {});
  return (outcome as { answer: { items: { message: string; params: object; dueOn: string }[] } }).answer.items.filter(
    (item) => item.message.startsWith('members.work.badge'),
  );
};

test('the coming file is work to do for its officer, and so is an award left open after its round', async () => {
  const memberId = await member('Quách Thị Chưa Trao', day('1977-01-09'));
  await harness.act(commune.officer, contract.proposeBadges, { roundOn: february, lines: [{ memberId, level: 50 }] });
  expect(await workItems()).toMatchObject([
    { message: 'members.work.badge-file-due', params: { round: '2027-02-03' } },
  ]);
  harness.clock.now = new Date('2027-02-10T03:00:00Z');
  expect(await workItems()).toContainEqual(
    expect.objectContaining({ message: 'members.work.badge-award-late', dueOn: '2027-02-03' }),
  );
  harness.clock.now = new Date('2026-11-26T03:00:00Z');
});

test('a running suspension shows in the list, and no badge is proposed while it looks into discipline', async () => {
  const memberId = await member('Đinh Thử Đình Chỉ', day('1987-01-20'), 2);
  const version = async () =>
    (await harness.owner.query('SELECT version FROM members.member WHERE id = $1', [memberId])).rows[0].version;
  const decision = { number: '8-QĐ/UBKT', decidedOn: '2026-11-01', issuer: 'Ủy ban kiểm tra Đảng ủy xã Đồng Mẫu' };
  const { suspensionId } = await harness.act(commune.officer, suspend, {
    ...{ memberId, expectedVersion: await version(), sinceDay: '2026-11-02', reason: 'discipline' },
    decision,
  } as never);
  expect(await rowOf(memberId)).toMatchObject({ state: 'due', suspendedFor: 'discipline' });
  const lines = { roundOn: february, lines: [{ memberId, level: 40 }] };
  expect(await harness.refused(commune.officer, contract.proposeBadges, lines)).toEqual([
    'members.badge-under-suspension',
  ]);
  await harness.owner.query(`UPDATE members.suspension SET lifted_on = '2026-11-20' WHERE id = $1`, [suspensionId]);
  expect(await rowOf(memberId)).toMatchObject({ state: 'due', suspendedFor: null });
});

test('a suspension that begins after the proposal stops filing and awarding, until it is lifted', async () => {
  const memberId = await member('Đinh Thử Dừng', day('1987-01-20'), 2);
  const { cases } = await harness.act(commune.officer, contract.proposeBadges, {
    roundOn: february,
    lines: [{ memberId, level: 40 }],
  });
  const { rows } = await harness.owner.query('SELECT version FROM members.member WHERE id = $1', [memberId]);
  const { suspensionId } = await harness.act(commune.officer, suspend, {
    ...{ memberId, expectedVersion: rows[0].version, sinceDay: '2026-11-10', reason: 'prosecuted' },
    decision: { number: '9-QĐ/UBKT', decidedOn: '2026-11-09', issuer: 'Ủy ban kiểm tra Đảng ủy xã Đồng Mẫu' },
  } as never);
  const held = ['members.badge-under-suspension'];
  const filing = { cases, filedOn: day('2026-11-20') };
  expect(await harness.refused(commune.officer, contract.fileBadges, filing)).toEqual(held);
  // Sent in before the suspension began, recorded late.
  const filed = await harness.act(commune.officer, contract.fileBadges, { cases, filedOn: day('2026-11-09') });
  const award = { cases: filed.cases, awardedOn: day('2026-11-25') };
  expect(await harness.refused(commune.officer, contract.awardBadges, award)).toEqual(held);
  await harness.owner.query(`UPDATE members.suspension SET lifted_on = '2026-11-24' WHERE id = $1`, [suspensionId]);
  await harness.act(commune.officer, contract.awardBadges, award);
});
