import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { takeOutTable } from './contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-03-10T03:00:00Z');

const table = {
  title: 'Đảng phí theo chi bộ',
  narrowed: ['Các dòng có chứa: đông'],
  scope: 'Đảng bộ xã (thử nghiệm)',
  columns: [
    { header: 'Chi bộ', isNumber: false },
    { header: 'Mã', isNumber: false },
    { header: 'Đã thu', isNumber: true },
  ],
  rows: [
    ['Chi bộ thôn Đông', '0012', 120_000],
    ['=1+1', '0013', null],
  ] as (string | number | null)[][],
};

const sheetOf = async (contentBase64: string): Promise<ExcelJS.Worksheet> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(contentBase64, 'base64') as never);
  return book.worksheets[0]!;
};

test('a table leaves with text as text, numbers as numbers, and the line of who took it out', async () => {
  const account = await harness.account();
  const taken = await harness.act(account, takeOutTable, table);
  expect(taken).toMatchObject({ rows: 2, fileName: 'Đảng phí theo chi bộ-2026-03-10.xlsx' });
  const lines: unknown[][] = [];
  (await sheetOf(taken.contentBase64)).eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
  expect(lines.slice(-3)).toEqual([
    ['Chi bộ', 'Mã', 'Đã thu'],
    ['Chi bộ thôn Đông', '0012', 120_000],
    ['=1+1', '0013'],
  ]);
  expect(lines.slice(0, -3).flat().join('\n')).toMatch(
    /Các dòng có chứa: đông[\s\S]*Người xuất: Người thử nghiệm · 10\/03\/2026 10:00 · Phạm vi: Đảng bộ xã/,
  );
});

test('the audit says which table and how many rows, and nothing of what stands in them', async () => {
  const account = await harness.account();
  await harness.act(account, takeOutTable, table);
  const { rows } = await harness.owner.query(
    `SELECT d::text AS text FROM platform.audit_detail d JOIN platform.audit_entry e ON e.id = d.entry_id
     WHERE e.action = 'platform.take-out-table' AND e.account_id = $1`,
    [account.id],
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).toContain('Đảng phí theo chi bộ');
  expect(JSON.stringify(rows)).not.toMatch(/thôn Đông|0012|120000|chứa/);
});

test('rows that do not fit the columns are refused', async () => {
  const account = await harness.account();
  const outcome = await harness.call(account, takeOutTable.name, { ...table, rows: [['một ô']] });
  expect(outcome.ok).toBe(false);
});
