import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { stageMembers } from '../../../../tests/member-import.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const { act, ask } = harness;
const commune = await loadCommune(harness);
const cell = commune.cells[0]!;
const facts = { sex: 'male', birthOn: day('1975-03-15'), ethnicity: 'Kinh', religion: 'Không' } as const;

const heads = ['STT', 'Họ và tên', 'Giới tính', 'Ngày sinh', 'Số định danh cá nhân', 'Chi bộ đang sinh hoạt'];
const list = async (more: readonly string[], ...rows: readonly (readonly string[])[]) => {
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet('A')
    .addRows([
      [...heads, ...more],
      ...rows.map(([name, sex, birth, number, ...rest], at) => [
        String(at + 1),
        name!,
        sex!,
        birth!,
        number!,
        'Chi bộ thôn 1',
        ...rest,
      ]),
    ]);
  return stageMembers(harness, commune.officer, commune.commune, Buffer.from(await book.xlsx.writeBuffer()));
};
const faultsOf = async (importId: contract.MemberImportId) =>
  (await ask(commune.officer, contract.importFaults, { importId, limit: 50 })).faults.map(({ row, code, level }) => [
    row,
    code,
    level,
  ]);
const countsOf = async (importId: contract.MemberImportId) =>
  (await ask(commune.officer, contract.importPreview, { importId })).counts;
const changesOf = async (importId: contract.MemberImportId) =>
  (await ask(commune.officer, contract.importChanges, { importId, outcome: 'changed' })).rows.flatMap(({ changes }) =>
    changes.map(({ field, after, fixed }) => [field, fixed ?? after]),
  );
const rowsOf = async (text: string, ...values: unknown[]) => (await harness.owner.query(text, values)).rows;

test('a list that does not say the standing makes nobody official by the age of the ceremony', async () => {
  const importId = await list(
    ['Ngày vào Đảng', 'Ngày chính thức'],
    ['Quách Dự Bị', 'Nam', '01/02/1999', '000099000888', '10/09/2025', ''],
    ['Quách Cao Tuổi', 'Nam', '03/02/1928', '000028000889', '10/09/1948', '10/09/1949'],
    ['Quách Chưa Rõ', 'Nam', '03/02/1968', '000068000890', '10/09/1990', ''],
    ['Quách Mới Vào', 'Nữ', '03/02/2000', '000100000891', '19/05/2026', ''],
  );
  expect(await faultsOf(importId)).toEqual([
    [2, 'members.import-probation-long', 'attention'],
    [4, 'members.import-standing-missing', 'stop'],
  ]);
  expect(await countsOf(importId)).toMatchObject({ rows: 4, faulty: 1, stops: 1, fresh: 3 });
  await act(commune.officer, contract.commitImport, { importId, leaveOutFaulty: true });
  expect(
    await rowsOf(
      `SELECT full_name AS name, standing, birth_on::text AS birth FROM members.member WHERE full_name LIKE 'Quách%' ORDER BY 1`,
    ),
  ).toEqual([
    { name: 'Quách Cao Tuổi', standing: 'official', birth: '1928-02-03' },
    { name: 'Quách Dự Bị', standing: 'probationary', birth: '1999-02-01' },
    { name: 'Quách Mới Vào', standing: 'probationary', birth: '2000-02-03' },
  ]);
});

test('of somebody who is there a list need not say the standing again', async () => {
  await loadMember(harness, cell, { fullName: 'Lương Đã Có', personalId: '000075000601', facts });
  const importId = await list(
    ['Điện thoại'],
    ['Lương Đã Có', 'Nam', '15/03/1975', '000075000601', '0912000601'],
    ['Lương Người Mới', 'Nam', '15/03/1976', '000076000602', '0912000602'],
  );
  expect(await faultsOf(importId)).toEqual([[3, 'members.import-standing-missing', 'stop']]);
  expect(await countsOf(importId)).toMatchObject({ faulty: 1, stops: 1, changed: 1, fresh: 0 });
  expect(await changesOf(importId)).toEqual([['phone', '0912000601']]);
});

test('a row that was somebody who is there and is a double now is asked for its standing again', async () => {
  const load = () => loadMember(harness, cell, { fullName: 'Lương Thành Đôi', facts });
  await load();
  const importId = await list(['Ngày vào Đảng'], ['Lương Thành Đôi', 'Nam', '15/03/1975', '', '01/12/2004']);
  expect(await faultsOf(importId)).toEqual([]);
  expect(await countsOf(importId)).toMatchObject({ faulty: 0, stops: 0 });
  await load();
  await act(commune.officer, contract.compareImport, { importId });
  expect(await faultsOf(importId)).toEqual([[2, 'members.import-standing-missing', 'stop']]);
  expect(await countsOf(importId)).toMatchObject({ faulty: 1, stops: 1 });
  const commit = { importId, leaveOutFaulty: true };
  expect(await harness.refused(commune.officer, contract.commitImport, commit)).toEqual([
    'members.import-nothing-sound',
  ]);
});

test('a list alone replaces no sex and no dossier number, and lets no party age begin earlier', async () => {
  const dates = {
    admissionDecidedOn: null,
    admittedOn: day('2004-12-01'),
    officialOn: day('2005-12-01'),
    recognitionDecidedOn: null,
  };
  const id = await loadMember(harness, cell, {
    fullName: 'Phan Lý Lịch',
    personalId: '000075000555',
    dates,
    partyAgeFrom: dates.admittedOn,
    facts: { ...facts, dossierNumber: '000111HN' },
  });
  const importId = await list(
    ['Số lý lịch', 'Ngày quyết định kết nạp'],
    ['Phan Lý Lịch', 'Nữ', '15/03/1975', '000075000555', '999999HN', '20/11/1994'],
  );
  expect(await changesOf(importId)).toEqual(
    expect.arrayContaining([
      ['sex', 'members.import-needs-proposal'],
      ['dossierNumber', 'members.import-needs-proposal'],
      // Taken, it waits: somebody else approves it.
      ['admissionDecidedOn', '1994-11-20'],
    ]),
  );
  await act(commune.officer, contract.chooseInImport, { importId, outcome: 'changed', rows: null, take: 'all' });
  const { receipt } = await act(commune.officer, contract.commitImport, { importId });
  expect(receipt).toMatchObject({ changed: 0, waiting: 1 });
  expect(
    await rowsOf(
      'SELECT dossier_number AS number, sex, party_age_from::text AS age FROM members.member WHERE id = $1',
      id,
    ),
  ).toEqual([{ number: '000111HN', sex: 'male', age: '2004-12-01' }]);
});

const sheetAgain = async (text: string) => {
  const out = await act(commune.officer, contract.exportIdentifiers, {
    on: day('2026-11-26'),
    filter: { underId: commune.commune, presence: 'all' as const },
    layout: 'cleaning-sheet' as const,
    text,
    reason: 'Đối chiếu thẻ (giả định)',
  });
  const importId = await stageMembers(
    harness,
    commune.officer,
    commune.commune,
    Buffer.from(out.contentBase64, 'base64'),
  );
  return { rows: out.rows, counts: await countsOf(importId), changes: await changesOf(importId) };
};

test.each([
  ['Trịnh Kéo Dài', 'probationary', '2025-08-10', '1999-03-15'],
  ['Trịnh Dự Bị Lâu', 'probationary', '2023-08-10', '1999-03-15'],
  ['Trịnh Không Ngày', 'official', '1985-08-10', '1926-03-15'],
] as const)('what the cleaning sheet says of %s comes back as it left', async (fullName, standing, admitted, birth) => {
  await rowsOf('TRUNCATE members.duplicate_notice');
  await loadMember(harness, cell, {
    fullName,
    standing,
    personalId: `0000990007${admitted.slice(2, 4)}`,
    dates: {
      admissionDecidedOn: null,
      admittedOn: day(admitted),
      officialOn: null,
      recognitionDecidedOn: null,
    },
    partyAgeFrom: day(admitted),
    facts: { ...facts, birthOn: day(birth) },
    since: day('2025-08-10'),
  });
  const { rows, counts, changes } = await sheetAgain(fullName);
  expect(rows).toBe(1);
  expect(changes).toEqual([]);
  expect(counts).toMatchObject({ same: 1, changed: 0, faulty: 0, stops: 0 });
});
