import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { headings, membersCsv, membersFile } from '../../../../tests/spreadsheets/members-2500.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
let commune: Commune;
let office: Account;
beforeAll(async () => {
  commune = await loadCommune(harness);
  office = await harness.account({ role: 'committee-office', organisationId: commune.commune });
});

type Heading = (typeof headings)[number];
const blank: Partial<Record<Heading, string>> = {
  'Ngày sinh': '',
  'Ngày quyết định kết nạp': '',
  'Ngày vào Đảng': '',
  'Ngày chính thức': '',
  'Số thẻ đảng viên': '',
  'Số thẻ cũ (8 số)': '',
};
/** A list of one row about the member with this personal ID; of the days it says only what is given. */
const listOf = (values: Partial<Record<Heading, string>>) => {
  const file = membersFile(1, ['Chi bộ thôn 1'], false);
  const row = [...file.rows[0]!];
  for (const [heading, text] of Object.entries({ ...blank, ...values }))
    row[headings.indexOf(heading as Heading)] = text;
  return membersCsv({ ...file, rows: [row] });
};
const stage = (values: Partial<Record<Heading, string>>) =>
  stageMembers(harness, commune.officer, commune.commune, listOf(values));

type Dates = Record<'admissionDecidedOn' | 'admittedOn' | 'officialOn' | 'recognitionDecidedOn', Day | null>;
const noDates: Dates = { admissionDecidedOn: null, admittedOn: null, officialOn: null, recognitionDecidedOn: null };
const member = (fullName: string, personalId: string, dates: Partial<Dates>, facts: { birthOn?: Day } = {}) =>
  loadMember(harness, commune.cells[0]!, {
    fullName,
    personalId,
    dates: { ...noDates, ...dates },
    partyAgeFrom: dates.admissionDecidedOn ?? dates.admittedOn ?? null,
    facts,
  });

const changesOf = async (importId: contract.MemberImportId) => {
  const { rows } = await harness.ask(commune.officer, contract.importChanges, { importId, outcome: 'changed' });
  const days = ['birthOn', 'birthYear', 'admissionDecidedOn', 'admittedOn', 'officialOn', 'recognitionDecidedOn'];
  const found = rows.flatMap(({ changes }) => changes.filter(({ field }) => days.includes(field)));
  return Object.fromEntries(found.map(({ field, after, fixed }) => [field, fixed ?? after]));
};
const takeAll = async (importId: contract.MemberImportId) => {
  await harness.act(commune.officer, contract.chooseInImport, {
    importId,
    outcome: 'changed',
    rows: null,
    take: 'all',
  });
  return (await harness.act(commune.officer, contract.commitImport, { importId })).receipt;
};
/** What fills a birth or a day waits: the other officer approves it. */
const approve = (importId: contract.MemberImportId) => harness.act(office, contract.approveImportChanges, { importId });
const daysIn = async (id: string) =>
  (
    await harness.owner.query(
      `SELECT birth_on::text AS birth, admission_decided_on::text AS decided, admitted_on::text AS ceremony, official_on::text AS official,
              party_age_from::text AS age FROM members.member WHERE id = $1`,
      [id],
    )
  ).rows[0];

test('a recorded day of decision, ceremony or recognition as official moves by no list; an empty one is filled', async () => {
  const id = await member('Lê Thử Ngày', '000199000301', {
    admissionDecidedOn: day('2004-11-20'),
    admittedOn: day('2004-12-01'),
  });
  const importId = await stage({
    'Họ và tên': 'Lê Thử Ngày',
    'Số định danh cá nhân': '000199000301',
    'Ngày quyết định kết nạp': '15/10/2003',
    'Ngày vào Đảng': '30/10/2003',
    'Ngày chính thức': '01/12/2005',
  });
  expect(await changesOf(importId)).toEqual({
    admissionDecidedOn: 'members.import-date-needs-decision',
    admittedOn: 'members.import-date-needs-decision',
    officialOn: '2005-12-01',
  });
  await takeAll(importId);
  await approve(importId);
  expect(await daysIn(id)).toEqual({
    birth: null,
    decided: '2004-11-20',
    ceremony: '2004-12-01',
    official: '2005-12-01',
    age: '2004-11-20',
  });
});

test('a day that fills a gap is held against the days of the record: what contradicts them stays out', async () => {
  const id = await member(
    'Lê Thử Trái',
    '000199000302',
    { admittedOn: day('2004-12-01') },
    { birthOn: day('1990-01-01') },
  );
  const importId = await stage({
    'Họ và tên': 'Lê Thử Trái',
    'Số định danh cá nhân': '000199000302',
    // Sound beside one another, impossible beside the ceremony of 2004 in the record.
    'Ngày quyết định kết nạp': '15/10/2008',
    'Ngày chính thức': '01/11/2010',
    'Điện thoại': '0912000111',
  });
  expect(await changesOf(importId)).toEqual({
    admissionDecidedOn: 'members.import-days-contradict-record',
    officialOn: '2010-11-01',
  });
  const receipt = await takeAll(importId);
  expect(receipt).toMatchObject({ changed: 1, waiting: 1 });
  await approve(importId);
  expect(await daysIn(id)).toMatchObject({ decided: null, ceremony: '2004-12-01', official: '2010-11-01' });
});

test('a day of birth that fills a gap is held against the admission in the record, also where no ceremony is known', async () => {
  const id = await member('Lê Thử Sinh', '000199000303', { admissionDecidedOn: day('1980-05-19') });
  const importId = await stage({
    'Họ và tên': 'Lê Thử Sinh',
    'Số định danh cá nhân': '000199000303',
    'Ngày sinh': '02/02/1985',
    'Ngày chính thức': '19/05/1979',
    'Điện thoại': '0912000112',
  });
  expect(await changesOf(importId)).toEqual({
    birthOn: 'members.import-days-contradict-record',
    officialOn: 'members.import-days-contradict-record',
  });
  await takeAll(importId);
  expect(await daysIn(id)).toMatchObject({ birth: null, official: null, decided: '1980-05-19' });
});

test('a day of birth that a list filled goes with its year when its approval is taken back', async () => {
  const id = await member('Lê Thử Năm', '000199000304', { admittedOn: day('2004-12-01') });
  const importId = await stage({
    'Họ và tên': 'Lê Thử Năm',
    'Số định danh cá nhân': '000199000304',
    'Ngày sinh': '02/02/1980',
  });
  await takeAll(importId);
  await approve(importId);
  const years = async () =>
    (await harness.owner.query('SELECT birth_on::text, birth_year FROM members.member WHERE id = $1', [id])).rows;
  expect(await years()).toEqual([{ birth_on: '1980-02-02', birth_year: 1980 }]);
  await harness.act(office, contract.reopenImportChanges, { importId });
  expect(await years()).toEqual([{ birth_on: null, birth_year: null }]);
});
