import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as cards from '../contract/cards.ts';
import type { MemberId } from '../contract/member.ts';
import * as contract from '../contract/register-books.ts';
import { setMemberState } from './member-writes.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
let commune: Commune;
let official: MemberId;
let probationary: MemberId;

beforeAll(async () => {
  commune = await loadCommune(harness);
  official = await loadMember(harness, commune.cells[0]!, {
    fullName: 'Nguyễn Thị Ưởng',
    partyAgeFrom: day('1990-01-01'),
  });
  probationary = await loadMember(harness, commune.cells[1]!, {
    fullName: 'Đặng Văn Ỷ',
    standing: 'probationary',
    dates: {
      admissionDecidedOn: day('2026-03-01'),
      admittedOn: day('2026-03-10'),
      officialOn: null,
      recognitionDecidedOn: null,
    },
  });
});

const year = { kind: 'year' as const, year: 2026 };
const asked = (register: contract.PrintedList, more: object = {}) => ({
  register,
  underId: commune.commune,
  period: year,
  language: 'vi' as const,
  ...more,
});
const book = (register: contract.RegisterCode, more: object = {}) =>
  harness.ask(commune.officer, contract.register, asked(register, more));
const namesIn = async (register: contract.RegisterCode, more: object = {}) => {
  const { columns, rows } = await book(register, more);
  const at = columns.findIndex((column) => column.key === 'name');
  return rows.map((row) => row.cells[at]);
};

test('the roll of a year in the order of given names, the probationary apart', async () => {
  expect(await namesIn('members')).toEqual(['Nguyễn Thị Ưởng', 'Đặng Văn Ỷ']);
  expect(await namesIn('probationary')).toEqual(['Đặng Văn Ỷ']);
  expect(await namesIn('members', { period: { kind: 'year', year: 2024 } })).toEqual([]);
  expect(await namesIn('members', { underId: commune.cells[1] })).toEqual(['Đặng Văn Ỷ']);
  expect(await namesIn('members', { period: { kind: 'term', from: '2025-07-01', to: '2030-06-30' } })).toHaveLength(2);
  const { columns } = await book('members');
  expect(columns[0]).toEqual({ key: 'name', head: 'Họ và tên', kind: 'text' });
});

test('who left and who died stands in the register of its year, under the cell of that time', async () => {
  const removed = await loadMember(harness, commune.cells[2]!, { fullName: 'Hà Thị Xóa' });
  const dead = await loadMember(harness, commune.cells[2]!, {
    fullName: 'Hà Văn Mất',
    partyAgeFrom: day('1976-02-02'),
  });
  await harness.load(async (tx) => {
    await setMemberState(tx, { memberId: removed, state: 'removed', since: day('2026-04-01') });
    await setMemberState(tx, { memberId: dead, state: 'deceased', since: day('2026-06-15') });
  });
  const left = await book('left');
  expect(left.rows.map((row) => row.cells)).toEqual([
    ['Hà Thị Xóa', '15/03/1975', '2004-12-01', 'Xóa tên', '2026-04-01', 'Chi bộ thôn 3'],
  ]);
  const deceased = await book('deceased');
  expect(deceased.rows.map((row) => row.cells)).toEqual([
    ['Hà Văn Mất', '15/03/1975', '2004-12-01', 50, '2026-06-15', 'Chi bộ thôn 3'],
  ]);
  expect(await namesIn('left', { period: { kind: 'year', year: 2025 } })).toEqual([]);
});

test('cards, hand-overs and loans are entered and taken back; a dossier is lent once at a time', async () => {
  const { officer } = commune;
  const { cardEventId } = await harness.act(officer, cards.recordCardEvent, {
    memberId: official,
    kind: 'exchanged',
    happenedOn: '2026-05-20',
    place: 'Thành ủy',
    why: 'new-format',
  });
  const again = { memberId: official, kind: 'exchanged', happenedOn: '2026-05-20' };
  expect(await harness.refused(officer, cards.recordCardEvent, again)).toEqual(['members.card-event-already']);
  expect((await book('cards')).rows[0]!.cells.slice(0, 6)).toEqual([
    '2026-05-20',
    'Nguyễn Thị Ưởng',
    '15/03/1975',
    'Đổi thẻ',
    'Đổi mẫu thẻ',
    'Thành ủy',
  ]);
  const loan = {
    memberIds: [official],
    kind: 'dossier-loan' as const,
    handedOn: day('2026-10-01'),
    givenBy: 'Văn phòng Đảng ủy',
    receivedBy: 'Ủy ban Kiểm tra Đảng ủy',
    dueOn: day('2026-10-31'),
  };
  const { handOverIds } = await harness.act(officer, cards.recordHandOvers, loan);
  expect(await harness.refused(officer, cards.recordHandOvers, loan)).toEqual(['members.dossier-lent-already']);
  const { loans } = await harness.ask(officer, cards.openLoans, { underId: commune.commune });
  expect(loans).toMatchObject([{ id: handOverIds[0], isOverdue: true, version: 1 }]);
  const back = { handOverId: handOverIds[0]!, expectedVersion: 1, returnedOn: day('2026-11-20') };
  await harness.act(officer, cards.returnDossier, back);
  expect((await harness.ask(officer, cards.openLoans, { underId: commune.commune })).loans).toEqual([]);
  await harness.act(officer, cards.recordHandOvers, {
    ...loan,
    memberIds: [official, probationary],
    kind: 'card',
    dueOn: null,
  });
  expect(await namesIn('card-hand-overs')).toHaveLength(2);
  await harness.act(officer, cards.withdrawHandOvers, { handOverIds });
  await harness.act(officer, cards.withdrawCardEvent, { cardEventId });
  expect((await book('dossier-loans')).total).toBe(0);
  expect((await book('cards')).total).toBe(0);
});

test('introductions and residence links of a year are read from their own tables', async () => {
  await harness.load(async (tx) => {
    await sql`
      INSERT INTO members.transfer (id, org_id, org_pos, member_id, full_name, sort_name, kind, to_org_id, state, slip_number, issued_on, dues_paid_through)
      SELECT ${newId()}::uuid, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, 'official', ${commune.neighbour}::uuid, 'issued', '000123', '2026-03-04', '2026-03-01'
      FROM members.member m WHERE m.id = ${official}`.execute(tx);
    await sql`
      INSERT INTO members.residence_link (id, org_id, org_pos, member_id, full_name, sort_name, status, to_text, introduced_on)
      SELECT ${newId()}::uuid, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, 'introduced', 'Chi bộ tổ dân phố (hư cấu)', '2025-09-01'
      FROM members.member m WHERE m.id = ${official}`.execute(tx);
  });
  expect((await book('introductions')).rows.map((row) => row.cells)).toEqual([
    [
      '000123',
      '2026-03-04',
      'Nguyễn Thị Ưởng',
      '15/03/1975',
      'Chính thức',
      'Đảng bộ xã Láng Mẫu',
      '03/2026',
      'Chưa xuất trình',
    ],
  ]);
  const links = [
    [
      '2025-09-01',
      'Nguyễn Thị Ưởng',
      '15/03/1975',
      'Đã giới thiệu',
      'Chi bộ tổ dân phố (hư cấu)',
      null,
      'Chi bộ thôn 1',
    ],
  ];
  expect((await book('residence-links')).rows.map((row) => row.cells)).toEqual(links);
  expect((await book('introductions', { period: { kind: 'year', year: 2025 } })).total).toBe(0);
});

test('another commune, a reader of figures and a collector of dues get nothing', async () => {
  expect(await harness.call(commune.stranger, contract.register.name, asked('members'))).toMatchObject({
    kind: 'not-permitted',
  });
  for (const role of ['reader', 'dues-collector'] as const) {
    const account = await harness.account({ role, organisationId: commune.commune });
    expect(await harness.call(account, contract.printRegister.name, asked('members'))).toMatchObject({
      kind: 'not-permitted',
    });
  }
});

test('names are found for a line of a register without accents, and only below the organisation asked for', async () => {
  const find = (text: string, underId: string = commune.commune) =>
    harness.ask(commune.officer, cards.registerMembers, { text, underId: underId as never });
  expect((await find('uong')).members.map((one) => one.fullName)).toEqual(['Nguyễn Thị Ưởng']);
  expect((await find('uong', commune.cells[1])).members).toEqual([]);
  expect((await find('%')).members).toEqual([]);
});
