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

const recorded = (fullName: string, birthOn: string, admittedOn: string) =>
  loadMember(harness, cell, {
    fullName,
    dates: {
      admissionDecidedOn: null,
      admittedOn: day(admittedOn),
      officialOn: null,
      recognitionDecidedOn: null,
    },
    partyAgeFrom: day(admittedOn),
    facts: { sex: 'female', birthOn: day(birthOn), ethnicity: 'Kinh', religion: 'Không' },
  });

const list = (...rows: readonly string[]) =>
  stageMembers(
    harness,
    commune.officer,
    commune.commune,
    Buffer.from(
      ['Họ và tên;Ngày sinh;Chi bộ đang sinh hoạt;Ngày vào Đảng;Ngày chính thức;Điện thoại', ...rows].join('\n'),
    ),
    { fileName: 'danh-sach.csv' },
  );

const possibleOf = async (importId: contract.MemberImportId) =>
  (await ask(commune.officer, contract.importChanges, { importId, outcome: 'possible' })).rows;
const countsOf = async (importId: contract.MemberImportId) =>
  (await ask(commune.officer, contract.importPreview, { importId })).counts;

test('one wrong digit in a birth makes no second member: name, cell and ceremony the same, somebody says who it is', async () => {
  const memberId = await recorded('Kiều Thử Nhâm', '1949-08-07', '1969-12-20');
  const importId = await list(
    'Kiều Thử Nhâm;07/08/1950;Chi bộ thôn 1;20/12/1969;20/12/1970;',
    'Kiều Thử Nhâm;07/08/1951;Chi bộ thôn 1;03/02/1970;03/02/1971;',
    'Kiều Thử Nhâm;07/08/1952;Chi bộ thôn 2;20/12/1969;20/12/1970;',
    'Kiều Thử Khác;07/08/1950;Chi bộ thôn 1;20/12/1969;20/12/1970;',
  );
  expect(await countsOf(importId)).toMatchObject({ rows: 4, possible: 1, fresh: 3, faulty: 0 });
  const [row, ...others] = await possibleOf(importId);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ row: 2, memberId, foundBy: 'name-and-ceremony', isSame: null });
  // A birth in the record is not changed by a list, and the row says so.
  expect(row!.changes).toContainEqual(
    expect.objectContaining({ field: 'birthOn', after: '1950-08-07', fixed: 'members.import-birth-not-adjusted' }),
  );
});

test('the wrong day of a known year is found as well, and whoever the birth finds is not asked about twice', async () => {
  const memberId = await recorded('Kiều Thử Mão', '1963-05-01', '1985-05-19');
  const importId = await list(
    'Kiều Thử Mão;01/05/1963;Chi bộ thôn 1;19/05/1985;;',
    'Kiều Thử Mão;11/05/1963;Chi bộ thôn 1;19/05/1985;19/05/1986;',
  );
  expect(await possibleOf(importId)).toEqual([]);
  const alone = await list('Kiều Thử Mão;11/05/1963;Chi bộ thôn 1;19/05/1985;19/05/1986;');
  expect(await possibleOf(alone)).toMatchObject([{ memberId, foundBy: 'name-and-ceremony' }]);
});

test('the values of all who were said to be the same are taken at once; of nobody else', async () => {
  await recorded('Kiều Thử Tý', '1950-01-02', '1975-02-03');
  await recorded('Kiều Thử Sửu', '1951-01-02', '1976-02-03');
  const importId = await list(
    'Kiều Thử Tý;02/01/1960;Chi bộ thôn 1;03/02/1975;03/02/1976;0912000701',
    'Kiều Thử Sửu;02/01/1961;Chi bộ thôn 1;03/02/1976;03/02/1977;0912000702',
  );
  await act(commune.officer, contract.chooseInImport, {
    importId,
    outcome: 'possible',
    rows: [2],
    take: [],
    isSame: true,
  });
  await act(commune.officer, contract.chooseInImport, {
    importId,
    outcome: 'possible',
    rows: 'said-same',
    take: 'all',
    isSame: true,
  });
  const chosen = (await possibleOf(importId)).map(({ row, isSame, changes }) => [
    row,
    isSame,
    changes
      .filter(({ isTaken }) => isTaken)
      .map(({ field }) => field)
      .sort(),
  ]);
  expect(chosen).toEqual([
    [2, true, ['officialOn', 'phone']],
    [3, null, []],
  ]);
});
