import { expect, test } from 'vitest';
import { type Column, rowsContaining, writtenCell } from './table-columns.ts';

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

test('a file holds words instead of codes, days as they are written here, numbers as numbers, and nothing for what is not known', () => {
  const state: Column<Row> = { key: 'state', header: '', value: () => 'open', text: () => 'Đang mở' };
  const day: Column<Row> = { key: 'day', header: '', value: () => '2026-11-03' };
  const number: Column<Row> = { key: 'number', header: '', value: () => '0012' };
  expect([state, day, number, ...columns].map((column) => writtenCell(column, rows[0]!))).toEqual([
    'Đang mở',
    '03/11/2026',
    '0012',
    'Đảng bộ phường Ô Chợ Dừa',
    1204,
  ]);
  expect(writtenCell(columns[1]!, rows[1]!)).toBeNull();
});
