import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/hygiene.ts';
import type { MemberId } from '../contract.ts';
import { contradictionsIn, type DatesOfMember, memberHygiene } from '../rules/hygiene-pack.ts';

const harness = await startHarness();
const today = day('2026-11-26');
harness.clock.now = new Date('2026-11-26T03:00:00Z');
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
});

const none = { admissionDecidedOn: null, admittedOn: null, officialOn: null, recognitionDecidedOn: null };
const list = async (kind: contract.HygieneKind, more: object = {}, account = commune.officer) =>
  (await harness.ask(account, contract.hygieneList, { kind, ...more })).rows;
const namesIn = async (kind: contract.HygieneKind, more: object = {}) =>
  (await list(kind, more)).map((row) => row.fullName);
const countOf = async (kind: contract.HygieneKind, account = commune.officer) =>
  (await harness.ask(account, contract.hygieneCounts, {})).kinds.find((one) => one.kind === kind)!;
const write = (text: string, values: unknown[]) => harness.owner.query(text, values);
const place = async (organisationId: string): Promise<number> =>
  (await write('SELECT pos FROM organisations.organisation WHERE id = $1', [organisationId])).rows[0].pos;

test('a member lacks what the pack asks for, and the personal ID is found though nobody may read it', async () => {
  const cell = commune.cells[0]!;
  const facts = { sex: 'female' as const, birthOn: day('1980-01-02'), ethnicity: 'Kinh', religion: 'Không' };
  await loadMember(harness, cell, { fullName: 'Bùi Thử Có', facts, personalId: '001080000001' });
  await loadMember(harness, cell, { fullName: 'Bùi Thử Thiếu', facts: {}, standing: 'probationary', dates: none });
  const rows = await list('missing-data', { underId: cell });
  const [had, lacks] = ['Bùi Thử Có', 'Bùi Thử Thiếu'].map(
    (name) => rows.find((row) => row.fullName === name)!.details,
  );
  expect(had).not.toContain('personal-id');
  expect(had).toEqual(expect.arrayContaining(['dossier-number', 'card-issued-on', 'phone']));
  expect(lacks).toEqual(expect.arrayContaining(['sex', 'birth-on', 'personal-id', 'admitted-on']));
  expect(lacks).not.toContain('official-on');
  expect(await namesIn('missing-data', { underId: cell, details: ['personal-id'] })).toEqual(['Bùi Thử Thiếu']);
  const { found, total, details } = await countOf('missing-data');
  expect([found, total]).toEqual([2, 2]);
  expect(details.find(({ code }) => code === 'personal-id')).toEqual({ code: 'personal-id', found: 1 });
});

test('contradictions are those that the rule finds in one member', async () => {
  const cell = commune.cells[1]!;
  const rules = findPackInForce(shippedPacks(), memberHygiene, today)!.content;
  const cases: Record<string, DatesOfMember> = {
    'Đỗ Thử Một': {
      standing: 'official',
      birthOn: day('1985-05-05'),
      admittedOn: day('2015-02-03'),
      officialOn: day('2016-02-03'),
    },
    'Đỗ Thử Hai': {
      standing: 'official',
      birthOn: day('1985-05-05'),
      admittedOn: day('2015-02-03'),
      officialOn: day('2016-03-03'),
    },
    'Đỗ Thử Ba': {
      standing: 'official',
      birthOn: day('2000-05-05'),
      admittedOn: day('2018-05-04'),
      officialOn: day('2019-05-04'),
      recognitionDecidedOn: day('2019-05-03'),
    },
    'Đỗ Thử Bốn': {
      standing: 'probationary',
      birthOn: day('1990-05-05'),
      admittedOn: day('2026-01-05'),
      officialOn: day('2026-06-05'),
    },
    'Đỗ Thử Năm': { standing: 'probationary', admittedOn: day('2026-12-05') },
    'Đỗ Thử Sáu': {
      standing: 'official',
      birthOn: day('1950-05-05'),
      admittedOn: day('1975-02-03'),
      officialOn: day('1975-11-03'),
    },
  };
  for (const [fullName, { standing, birthOn, ...dates }] of Object.entries(cases))
    await loadMember(harness, cell, {
      fullName,
      standing,
      facts: birthOn ? { birthOn } : {},
      dates: { ...none, ...(dates as object) },
      partyAgeFrom: null,
    });
  const rows = await list('dates-contradict', { underId: cell });
  for (const [name, facts] of Object.entries(cases)) {
    const found = rows.find((row) => row.fullName === name)?.details ?? [];
    expect([name, found]).toEqual([name, contradictionsIn(rules, facts, today)]);
  }
  expect(rows).toHaveLength(4);
});

test('probation is spoken of from ninety days on, and is overdue thirty working days after its end', async () => {
  const cell = commune.cells[2]!;
  const admitted = (fullName: string, on: string) =>
    loadMember(harness, cell, {
      fullName,
      standing: 'probationary',
      dates: { ...none, admittedOn: day(on) },
      partyAgeFrom: null,
    });
  await admitted('Lê Thử Xa', '2026-03-01');
  await admitted('Lê Thử Chín', '2026-02-24');
  await admitted('Lê Thử Bảy', '2025-12-03');
  await admitted('Lê Thử Hết', '2025-11-26');
  await admitted('Lê Thử Muộn', '2025-10-01');
  const prolonged = await admitted('Lê Thử Kéo', '2025-09-01');
  const line = `INSERT INTO members.probation_extension VALUES ($1, $2, '2026-09-10', '2027-01-20', 'Nghị quyết 3')`;
  await write(line, [newId(), prolonged]);
  const rows = await list('probation', { order: { key: 'day', descending: false } });
  expect(rows.map((row) => [row.fullName, row.details[0], row.endsOn])).toEqual([
    ['Lê Thử Muộn', 'overdue', '2026-10-01'],
    ['Lê Thử Hết', 'ended', '2026-11-26'],
    ['Lê Thử Bảy', 'in-7', '2026-12-03'],
    ['Đỗ Thử Bốn', 'in-60', '2027-01-05'],
    ['Lê Thử Kéo', 'in-60', '2027-01-20'],
    ['Lê Thử Chín', 'in-90', '2027-02-24'],
  ]);
  expect(rows[0]!.settleBy).toBe('2026-11-12');
  expect(await namesIn('probation', { details: ['overdue', 'ended'] })).toEqual(['Lê Thử Hết', 'Lê Thử Muộn']);
  expect(await countOf('probation')).toMatchObject({ found: 6, total: 9 });
});

const slip = async (memberId: MemberId, organisationId: string, issuedOn: string) =>
  write(
    `INSERT INTO members.transfer (id, org_id, org_pos, member_id, full_name, sort_name, kind, to_text, state, issued_on)
     SELECT $1, $2, $3, m.id, m.full_name, m.sort_name, 'out', 'Đảng bộ nơi khác', 'issued', $4 FROM members.member m WHERE m.id = $5`,
    [newId(), organisationId, await place(organisationId), issuedOn, memberId],
  );

test('a slip is overdue after thirty working days, and for the check after three months', async () => {
  const cell = commune.cells[2]!;
  const issued = { 'Vũ Thử Mới': '2026-11-01', 'Vũ Thử Quá': '2026-10-01', 'Vũ Thử Lâu': '2026-08-01' };
  for (const [fullName, on] of Object.entries(issued))
    await slip(await loadMember(harness, cell, { fullName }), cell, on);
  const rows = await list('transfer');
  expect(rows.map((row) => [row.fullName, row.details])).toEqual([
    ['Vũ Thử Lâu', ['three-months']],
    ['Vũ Thử Quá', ['presentation-overdue']],
  ]);
  expect(await countOf('transfer')).toMatchObject({ found: 2, total: 3 });
});

const exempt = async (organisationId: string, fullName: string, since: string, until: string) => {
  const id = await loadMember(harness, organisationId, { fullName, state: 'exempt' });
  await write(
    `INSERT INTO members.exemption (id, org_id, org_pos, member_id, full_name, sort_name, kind, ground, state, wanted_since, since_day, until_day)
     SELECT $1, $2, $3, m.id, m.full_name, m.sort_name, 'other', 'long-treatment', 'granted', $4, $4, $5 FROM members.member m WHERE m.id = $6`,
    [newId(), organisationId, await place(organisationId), since, until, id],
  );
  return id;
};

const pay = async (memberId: MemberId, organisationId: string, months: readonly string[], state: string) => {
  for (const month of months)
    await write(
      `INSERT INTO members.dues_entry (month, id, org_id, org_pos, member_id, full_name, sort_name, kind, state)
       SELECT $1, $2, $3, $4, m.id, m.full_name, m.sort_name, 'official', $5 FROM members.member m WHERE m.id = $6`,
      [month, newId(), organisationId, await place(organisationId), state, memberId],
    );
};

test('an exemption that ends is named, one until further notice is not', async () => {
  const cell = commune.cells[0]!;
  await exempt(cell, 'Mai Thử Hạn', '2026-01-01', '2026-12-10');
  await exempt(cell, 'Mai Thử Qua', '2025-12-01', '2026-11-01');
  await exempt(cell, 'Mai Thử Dài', '2026-01-01', 'infinity');
  const rows = await list('exemption', { order: { key: 'day', descending: true } });
  expect(rows.map((row) => [row.fullName, row.details[0]])).toEqual([
    ['Mai Thử Hạn', 'in-15'],
    ['Mai Thử Qua', 'ended'],
  ]);
});

test('three months without dues within a year are a signal; without a ledger nothing is known', async () => {
  const [cell] = commune.cells;
  expect((await countOf('dues-silence')).gaps).toEqual(['no-dues', 'no-meetings']);
  const silent = await loadMember(harness, cell!, { fullName: 'Cao Thử Im' });
  await pay(silent, cell!, ['2026-03-01', '2026-07-01', '2026-09-01'], 'unpaid');
  const old = await loadMember(harness, cell!, { fullName: 'Cao Thử Cũ' });
  await pay(old, cell!, ['2025-08-01', '2026-07-01', '2026-09-01', '2026-11-01'], 'unpaid');
  const waived = await loadMember(harness, cell!, { fullName: 'Cao Thử Miễn' });
  await pay(waived, cell!, ['2026-03-01', '2026-07-01', '2026-09-01'], 'waived');
  const rows = await list('dues-silence');
  expect(rows.map((row) => [row.fullName, row.months, row.sinceOn])).toEqual([['Cao Thử Im', 3, '2026-03-01']]);
  expect((await countOf('dues-silence')).gaps).toEqual(['no-meetings']);
});

test('dues paid after leaving, or for whole months of an exemption, are named', async () => {
  const [cell] = commune.cells;
  const left = await loadMember(harness, cell!, { fullName: 'Tạ Thử Rời' });
  await write(`UPDATE members.membership SET until_day = '2026-06-15', ended_by = 'removal' WHERE member_id = $1`, [
    left,
  ]);
  await write(`UPDATE members.member SET state = 'removed', state_since = '2026-06-15' WHERE id = $1`, [left]);
  await pay(left, cell!, ['2026-06-01', '2026-07-01', '2026-08-01'], 'paid');
  const away = await exempt(cell!, 'Tạ Thử Miễn', '2026-05-10', 'infinity');
  await pay(away, cell!, ['2026-05-01', '2026-06-01'], 'paid');
  const rows = await list('dues-though-gone');
  expect(rows.map((row) => [row.fullName, row.details, row.months, row.state])).toEqual([
    ['Tạ Thử Miễn', ['exempt'], 1, 'exempt'],
    ['Tạ Thử Rời', ['left'], 2, 'removed'],
  ]);
});

test('a neighbour sees no row and counts none; a reader counts but sees no names', async () => {
  for (const kind of contract.hygieneKind.options) {
    expect([kind, await list(kind, {}, commune.stranger)]).toEqual([kind, []]);
    expect([kind, (await countOf(kind, commune.stranger)).found]).toEqual([kind, 0]);
    const { rows } = await harness.ask(commune.officer, contract.hygieneCells, { kind });
    expect(rows.reduce((sum, row) => sum + row.found, 0)).toBe((await countOf(kind)).found);
  }
  expect(await list('transfer', { underId: commune.commune }, commune.stranger)).toEqual([]);
  const reader = await harness.account({ role: 'reader', organisationId: commune.commune });
  expect((await countOf('probation', reader)).found).toBe(6);
  expect(await harness.refused(reader, contract.hygieneList, { kind: 'probation' })).toEqual([
    'platform.not-permitted',
  ]);
});

test('the lists feed what is to be done, one line a kind with its count', async () => {
  const { items } = (await harness.ask(
    commune.officer,
    { name: 'platform.work-items' } as never,
    {} as never,
  )) as never as {
    items: { message: string; params: Record<string, unknown>; dueOn: string | null; link: string }[];
  };
  const mine = items.filter(({ message }) => message.startsWith('members.work.hygiene-'));
  expect(mine.find(({ message }) => message === 'members.work.hygiene-probation-overdue')).toMatchObject({
    params: { count: 1 },
    dueOn: '2026-11-12',
    link: '/members/hygiene/probation',
  });
  expect(mine.find(({ message }) => message === 'members.work.hygiene-supplement')).toMatchObject({
    dueOn: '2026-12-31',
  });
  expect(new Set(mine.map(({ message }) => message)).size).toBe(mine.length);
});
