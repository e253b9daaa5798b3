import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let commune: Commune;
let office: Account;
beforeAll(async () => {
  commune = await loadCommune(harness);
  office = await harness.account({ role: 'committee-office', organisationId: commune.commune });
});

const heads = [
  'Họ và tên',
  'Số định danh cá nhân',
  'Ngày sinh',
  'Ngày quyết định kết nạp',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Ngày quyết định công nhận chính thức',
  'Chi bộ đang sinh hoạt',
];
type Row = Partial<Record<(typeof heads)[number], string>>;
const stage = (row: Row) => {
  const cells = heads.map((head) => (head === 'Chi bộ đang sinh hoạt' ? 'Chi bộ thôn 1' : (row[head] ?? '')));
  const bytes = Buffer.from(`\ufeff${heads.join(';')}\r\n${cells.join(';')}\r\n`);
  return stageMembers(harness, commune.officer, commune.commune, bytes, {
    fileName: 'ngay.csv',
    asOf: day('2026-11-01'),
  });
};
const changesOf = async (importId: contract.MemberImportId) => {
  const { rows } = await harness.ask(commune.officer, contract.importChanges, { importId, outcome: 'changed' });
  return Object.fromEntries(
    rows.flatMap(({ changes }) => changes.map(({ field, after, fixed }) => [field, fixed ?? after])),
  );
};
const commit = async (importId: contract.MemberImportId) => {
  await harness.act(commune.officer, contract.chooseInImport, {
    importId,
    outcome: 'changed',
    rows: null,
    take: 'all',
  });
  return harness.act(commune.officer, contract.commitImport, { importId });
};
/** What fills a birth or a day waits: the other officer approves it. */
const approve = (importId: contract.MemberImportId) => harness.act(office, contract.approveImportChanges, { importId });

type Dates = Record<'admissionDecidedOn' | 'admittedOn' | 'officialOn' | 'recognitionDecidedOn', Day | null>;
const noDates: Dates = { admissionDecidedOn: null, admittedOn: null, officialOn: null, recognitionDecidedOn: null };
const member = (fullName: string, personalId: string, dates: Partial<Dates> = {}) =>
  loadMember(harness, commune.cells[0]!, {
    fullName,
    personalId,
    dates: { ...noDates, ...dates },
    partyAgeFrom: dates.admissionDecidedOn ?? dates.admittedOn ?? null,
    facts: {},
  });
const one = async (text: string, id: string) =>
  (await harness.owner.query(text, [id])).rows[0] as Record<string, unknown>;

test('a decision on recognition that lies before the ceremony or the official day of the record stays out', async () => {
  await member('Lê Thử Sớm', '000199000501', { admittedOn: day('2004-12-01'), officialOn: day('2005-12-01') });
  const row = { 'Họ và tên': 'Lê Thử Sớm', 'Số định danh cá nhân': '000199000501' };
  const early = await stage({ ...row, 'Ngày quyết định công nhận chính thức': '20/11/2005' });
  expect(await changesOf(early)).toEqual({ recognitionDecidedOn: 'members.import-days-contradict-record' });
  const sound = await stage({ ...row, 'Ngày quyết định công nhận chính thức': '20/12/2005' });
  expect(await changesOf(sound)).toEqual({ recognitionDecidedOn: '2005-12-20' });
});

test('a decision that fills a gap counts the recorded times out of the Party into the party age', async () => {
  const id = await member('Lê Thử Ngắt', '000199000502');
  await harness.owner.query(
    `INSERT INTO members.party_age_gap (id, member_id, since_day, until_day, reason) VALUES ($1, $2, '2010-01-01', '2011-01-01', 'removed')`,
    [newId(), id],
  );
  const importId = await stage({
    'Họ và tên': 'Lê Thử Ngắt',
    'Số định danh cá nhân': '000199000502',
    'Ngày quyết định kết nạp': '20/11/2004',
  });
  await commit(importId);
  await approve(importId);
  expect(await one('SELECT party_age_from::text AS age FROM members.member WHERE id = $1', id)).toEqual({
    age: '2005-11-20',
  });
});

test('a day of birth that fills a gap gives the person the year, and taking the approval back takes it away', async () => {
  const id = await member('Lê Thử Tuổi', '000199000503');
  const importId = await stage({
    'Họ và tên': 'Lê Thử Tuổi',
    'Số định danh cá nhân': '000199000503',
    'Ngày sinh': '02/02/1980',
  });
  await commit(importId);
  await approve(importId);
  const year = () =>
    one(
      'SELECT p.birth_year FROM organisations.person p JOIN members.member m ON m.person_id = p.id WHERE m.id = $1',
      id,
    );
  expect(await year()).toEqual({ birth_year: 1980 });
  await harness.act(office, contract.reopenImportChanges, { importId });
  expect(await year()).toEqual({ birth_year: null });
});

test('a day that somebody records between the comparison and the commit is neither overwritten nor taken away by the undo', async () => {
  const id = await member('Lê Thử Giữa', '000199000504');
  const importId = await stage({
    'Họ và tên': 'Lê Thử Giữa',
    'Số định danh cá nhân': '000199000504',
    'Ngày quyết định kết nạp': '20/11/2004',
    'Ngày chính thức': '20/11/2006',
  });
  await harness.act(commune.officer, contract.chooseInImport, {
    importId,
    outcome: 'changed',
    rows: null,
    take: 'all',
  });
  await harness.owner.query(`UPDATE members.member SET admission_decided_on = '2003-05-19' WHERE id = $1`, [id]);
  await harness.act(commune.officer, contract.commitImport, { importId });
  await harness.act(commune.officer, contract.undoImport, { importId });
  expect(await one('SELECT admission_decided_on::text AS decided FROM members.member WHERE id = $1', id)).toEqual({
    decided: '2003-05-19',
  });
});
