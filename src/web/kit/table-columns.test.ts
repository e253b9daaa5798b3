import { expect, test } from 'vitest';
import { type Column, csvOf, rowsContaining } from './table-columns.ts';

type Row = { readonly name: string; readonly members: number | null };
const columns: readonly Column<Row>[] = [
  { key: 'name', header: 'Tên', value: (row) => row.name },
  { key: 'members', header: 'Đảng viên', value: (row) => row.members, isNumber: true },
];
const rows: readonly Row[] = [
  { name: 'Đảng bộ phường Ô Chợ Dừa', members: 1204 },
  { name: 'Chi bộ "Mẫu", khu 3', members: null },
];

test('rows are found without accents', () => {
  expect(rowsContaining(rows, columns, 'o cho dua')).toEqual([rows[0]]);
  expect(rowsContaining(rows, columns, '120')).toEqual([rows[0]]);
  expect(rowsContaining(rows, columns, '  ')).toEqual(rows);
  expect(rowsContaining(rows, columns, 'quận')).toEqual([]);
});

test('an export quotes what must be quoted and leaves blanks blank', () => {
  expect(csvOf(rows, columns)).toBe(
    '\uFEFFTên,Đảng viên\r\nĐảng bộ phường Ô Chợ Dừa,1204\r\n"Chi bộ ""Mẫu"", khu 3",\r\n',
  );
});

test('text that a spreadsheet would run as a formula stays text', () =>
  expect(csvOf([{ name: '=1+1', members: -2 }], columns)).toContain("'=1+1,-2"));
