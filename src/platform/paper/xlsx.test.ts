import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { type XlsxSheet, xlsxBytes } from './xlsx.ts';

const sheetOf = (count: number): XlsxSheet => ({
  name: 'Danh sách',
  title: ['Danh sách đảng viên', 'Tính đến ngày 26/11/2026'],
  watermark: 'Người xuất: Trần Thị Hư Cấu · 26/11/2026 22:10 · Phạm vi: Chi bộ số 5',
  filterOver: count,
  columns: [
    { header: 'Họ và tên' },
    { header: 'Số thẻ' },
    { header: 'Ngày vào Đảng', kind: 'day' },
    { header: 'Tuổi đảng', kind: 'number' },
  ],
  rows: (function* () {
    for (let at = 0; at < count; at++) yield ['Lò Thị Ặng', `0010${at}`.padEnd(12, '0'), '1996-02-29', at];
  })(),
});

const readBack = async (bytes: Uint8Array): Promise<ExcelJS.Worksheet> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
};

test('an identifier stays text with its leading zeros, a day is a day and a number a number', async () => {
  const sheet = await readBack(await xlsxBytes([sheetOf(3)], new Date('2026-11-26T15:00:00Z')));
  const row = sheet.getRow(5);
  expect(row.getCell(2).value).toBe('001000000000');
  expect(row.getCell(2).type).toBe(ExcelJS.ValueType.String);
  expect(row.getCell(2).numFmt).toBe('@');
  expect(row.getCell(3).value).toEqual(new Date('1996-02-29T00:00:00Z'));
  expect(row.getCell(4).value).toBe(0);
});

test('the watermark stands above the heading, which is frozen and offers to filter every row', async () => {
  const sheet = await readBack(await xlsxBytes([sheetOf(1200)], new Date('2026-11-26T15:00:00Z')));
  expect(sheet.getRow(3).getCell(1).value).toContain('Phạm vi: Chi bộ số 5');
  expect(sheet.getRow(4).getCell(1).value).toBe('Họ và tên');
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
  expect(sheet.autoFilter).toBe('A4:D1204');
  expect(sheet.rowCount).toBe(1204);
});

test('signs of XML are text, what may not stand in it is left out, a blank cell takes no other’s place', async () => {
  const columns = [{ header: 'A' }, { header: 'B' }, { header: 'C', kind: 'day' }, { header: 'D' }] as const;
  const rows = [
    [`<b>"Lê" & 'Thử'</b>`, null, 'không rõ', 'a\u0001\u007fb'],
    [null, null, null, null],
    ['', ' hai  ', null, '=1+1'],
  ];
  const sheet = await readBack(await xlsxBytes([{ name: 'A', columns, rows }], new Date('2026-11-26T15:00:00Z')));
  const textsOf = (row: number) => [1, 2, 3, 4].map((column) => sheet.getRow(row).getCell(column).value);
  expect(textsOf(2)).toEqual([`<b>"Lê" & 'Thử'</b>`, null, 'không rõ', 'ab']);
  expect(textsOf(3)).toEqual([null, null, null, null]);
  expect(textsOf(4)).toEqual([null, ' hai  ', null, '=1+1']);
});
