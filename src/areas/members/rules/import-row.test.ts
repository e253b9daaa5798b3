import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { ImportPlace } from './import-cells.ts';
import { membersLayout } from './import-layout.ts';
import { readDigits } from './import-numbers.ts';
import { type RowPlan, rowReader } from './import-row.ts';

const place = (id: string, name: string, type: string, parentId: string | null, ...codes: string[]): ImportPlace => ({
  id,
  name,
  type,
  parentId,
  codes,
  shortName: null,
});
const places = [
  place('x', 'Đảng bộ xã Đồng Mẫu', 'upper-grassroots-party', null),
  place('a', 'Đảng bộ thôn Thượng', 'grassroots-party', 'x'),
  place('b', 'Đảng bộ thôn Hạ', 'grassroots-party', 'x'),
  place('a1', 'Chi bộ 1', 'cell', 'a'),
  place('b1', 'Chi bộ 1', 'cell', 'b'),
  place('c', 'Chi bộ thôn Bãi', 'residential-cell', 'x', '00123'),
];
const keys = membersLayout.columns.map(({ key }) => key);
const plan: RowPlan = {
  columnByKey: Object.fromEntries(keys.map((key, at) => [key, at])),
  places,
  defaultCellId: null,
  vocabulary: { schooling: [{ code: 'upper', names: ['12/12'] }], politicalTheory: [] },
  isOptionalBlockOn: true,
  today: day('2026-11-26'),
};
const sound = {
  fullName: 'Nguyễn Văn Thử',
  sex: 'Nam',
  birthOn: '15/03/1975',
  personalId: '001075000001',
  cell: 'Chi bộ thôn Bãi',
  admittedOn: '03/02/2000',
  officialOn: '03/02/2001',
};
const read = (values: Record<string, string>, given: Partial<RowPlan> = {}) =>
  rowReader({ ...plan, ...given })({ row: 7, cells: keys.map((key) => values[key] ?? '') })!;
const codes = (values: Record<string, string>) =>
  read({ ...sound, ...values }).faults.map(({ key, code, level }) => [key, code, level]);

test('a sound row is read with nothing to say', () => {
  const { draft, faults } = read(sound);
  expect(faults).toEqual([]);
  expect(draft).toMatchObject({
    isFaulty: false,
    organisationId: 'c',
    sex: 'male',
    birthOn: '1975-03-15',
    birthYear: 1975,
    personalId: '001075000001',
    hasNewCard: false,
    standing: 'official',
    state: 'active',
    admittedOn: '2000-02-03',
  });
  expect(rowReader(plan)({ row: 8, cells: keys.map(() => '') })).toBeUndefined();
});

test('names in capitals become proper case, of every people', () => {
  for (const [typed, name] of [
    ['NGUYỄN THỊ ÁNH', 'Nguyễn Thị Ánh'],
    ["H'MÔNG NIÊ", "H'Mông Niê"],
    ["K'BRÊU", "K'Brêu"],
    ["  Y'  Thử   Êban ", "Y' Thử Êban"],
  ])
    expect(read({ ...sound, fullName: typed! }).draft.fullName).toBe(name);
});

describe('faults', () => {
  test.each([
    [{ fullName: '' }, ['fullName', 'members.import-name-missing', 'stop']],
    [{ fullName: 'Nguyễn Văn 2' }, ['fullName', 'members.import-name-with-digits', 'stop']],
    [{ fullName: '§¶ng B×nh' }, ['fullName', 'platform.cell-legacy-font', 'stop']],
    [{ fullName: '#REF!' }, ['fullName', 'platform.cell-formula-error', 'stop']],
    [{ birthOn: '1956' }, ['birthOn', 'members.import-birth-year-only', 'attention']],
    [{ birthOn: '00/00/1956' }, ['birthOn', 'members.import-birth-year-only', 'attention']],
    [{ birthOn: '14/07/1928', admittedOn: '10/09/1948', officialOn: '10/09/1949' }, null],
    [{ birthOn: '29/02/1929' }, ['birthOn', 'members.import-not-a-day', 'stop']],
    [{ birthOn: '31/12/1899' }, ['birthOn', 'members.import-not-a-day', 'stop']],
    [{ admittedOn: '10/09/1929' }, ['admittedOn', 'members.import-not-a-day', 'stop']],
    [{ birthOn: '31/02/1975' }, ['birthOn', 'members.import-not-a-day', 'stop']],
    [{ birthOn: '' }, ['birthOn', 'members.import-birth-missing', 'attention']],
    [{ personalId: '1075000001' }, ['personalId', 'members.import-number-zeros-lost', 'stop']],
    [{ personalId: '1,07E+09' }, ['personalId', 'members.import-number-in-exponent', 'stop']],
    [{ personalId: '00107500000123' }, ['personalId', 'members.import-number-length', 'stop']],
    [{ card: '001075000002' }, ['card', 'members.import-card-differs', 'stop']],
    [{ oldCard: '1234567' }, ['oldCard', 'members.import-number-zeros-lost', 'stop']],
    [{ card: '12345678', oldCard: '12345679' }, ['card', 'members.import-two-old-cards', 'stop']],
    [{ cell: 'Chi bộ 1' }, ['cell', 'members.import-cell-ambiguous', 'stop']],
    [{ cell: 'Đảng bộ thôn Hạ' }, ['cell', 'members.import-not-a-cell', 'stop']],
    [{ cell: 'Chi bộ thôn Bải' }, null],
    [{ cell: 'Chi bộ thôn Bãii' }, ['cell', 'members.import-cell-unknown', 'stop']],
    [{ cell: '' }, ['cell', 'members.import-cell-missing', 'stop']],
    [{ sex: 'khác' }, ['sex', 'members.import-unknown-choice', 'stop']],
    [{ state: 'Rời khỏi Đảng' }, ['state', 'members.import-state-unclear', 'stop']],
    [{ admissionDecidedOn: '04/02/2000' }, ['admittedOn', 'members.import-days-reversed', 'stop']],
    [{ officialOn: '02/02/2000' }, ['officialOn', 'members.import-days-reversed', 'stop']],
    [{ officialOn: '03/12/2000' }, ['officialOn', 'members.import-probation-short', 'attention']],
    [{ officialOn: '' }, ['officialOn', 'members.import-standing-missing', 'stop']],
    [{ officialOn: '', admittedOn: '' }, ['officialOn', 'members.import-standing-missing', 'stop']],
    [{ officialOn: '', admittedOn: '26/11/2024' }, ['officialOn', 'members.import-standing-missing', 'stop']],
    [{ officialOn: '', admittedOn: '27/11/2024' }, ['officialOn', 'members.import-probation-long', 'attention']],
    [{ officialOn: '', standing: 'Chính thức' }, null],
    [{ officialOn: '', standing: 'Dự bị' }, null],
    [{ officialOn: 'x' }, ['officialOn', 'members.import-not-a-day', 'stop']],
    [
      { admittedOn: '01/01/1975', officialOn: '01/01/1976' },
      ['birthOn', 'members.import-born-after-admission', 'stop'],
    ],
    [
      { admittedOn: '03/02/1990', officialOn: '03/02/1991' },
      ['admittedOn', 'members.import-young-at-admission', 'attention'],
    ],
    [{ cardIssuedOn: '27/11/2026' }, ['cardIssuedOn', 'members.import-day-ahead', 'stop']],
    [{ standing: 'Dự bị' }, ['standing', 'members.import-probationary-with-official-day', 'stop']],
    [{ recognitionDecidedOn: '01/02/2001' }, ['recognitionDecidedOn', 'members.import-recognised-early', 'attention']],
    [{ schooling: '10/10' }, ['schooling', 'members.import-word-unknown', 'attention']],
  ])('%j', (values, expected) => {
    expect(codes(values as Record<string, string>)).toEqual(expected === null ? [] : [expected]);
  });

  test('none hides another', () => {
    expect(codes({ fullName: '', birthOn: 'x', personalId: '12', cell: '', sex: '?', admittedOn: 'x' })).toHaveLength(
      6,
    );
  });

  test('no identifier stands in a fault in full', () => {
    const { faults } = read({ ...sound, personalId: '00107500000', oldCard: '1234567', card: '123' });
    expect(faults.map((fault) => fault.value)).toEqual(['•••••••0000', '•••', '•••4567']);
    expect(JSON.stringify(faults)).not.toContain('001075');
  });
});

test('a cell is found by code, by name with what is above it, or by a column of its own', () => {
  for (const [cell, party, id] of [
    ['00123', '', 'c'],
    ['chi bo thon bai', '', 'c'],
    ['Chi bộ 1, Đảng bộ thôn Hạ', '', 'b1'],
    ['Đảng bộ thôn Thượng - Chi bộ 1', '', 'a1'],
    ['Chi bộ 1', 'Đảng bộ thôn Hạ', 'b1'],
    ['Chi bộ 1', 'đảng bộ thôn thượng', 'a1'],
  ])
    expect(read({ ...sound, cell: cell!, party: party! }).draft.organisationId).toBe(id);
  expect(read({ ...sound, cell: 'Chi bộ thôn Bãii' }).faults[0]!.suggestion).toBe('Chi bộ thôn Bãi');
  expect(read({ ...sound, cell: '' }, { defaultCellId: 'a1' }).draft.organisationId).toBe('a1');
});

test('eight digits in the column of the new card are an old card; twelve are the personal ID', () => {
  expect(read({ ...sound, card: '01234567' }).draft).toMatchObject({ oldCard: '01234567', hasNewCard: false });
  expect(read({ ...sound, personalId: '', card: '001 075 000 001' }).draft).toMatchObject({
    personalId: '001075000001',
    hasNewCard: true,
  });
});

test('nobody becomes official by how long ago the ceremony was', () => {
  const standing = (values: Record<string, string>) => read({ ...sound, officialOn: '', ...values }).draft.standing;
  // Not said: whoever is on record keeps the standing there, who is new is written as probationary.
  for (const admittedOn of ['19/05/2026', '19/05/2025', '19/05/2024', '19/05/1985', ''])
    expect(standing({ admittedOn })).toBeNull();
  expect(standing({ admittedOn: '19/05/1985', standing: 'CT' })).toBe('official');
});

test('the optional block is read only where it is switched on', () => {
  const values = { ...sound, homeProvince: 'Hà Nội', homeDetail: 'Xã Mẫu', oldIdentityNumber: '012345678' };
  expect(read(values).draft.others).toEqual([
    { kind: 'home-place', text: ' | Hà Nội | Xã Mẫu' },
    { kind: 'old-identity-number', text: '012345678' },
  ]);
  expect(read(values, { isOptionalBlockOn: false }).draft.others).toEqual([]);
});

test('digits with leading zeros are never mended, and any text is an answer', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom([12], [8], [12, 8]), (text, lengths) => {
      const reading = readDigits(text.trim(), lengths);
      if (reading.kind === 'digits') expect(lengths).toContain(reading.digits.length);
      if (reading.kind === 'digits') expect(text.replace(/[\s.'’-]/g, '')).toBe(reading.digits);
    }),
  );
});
