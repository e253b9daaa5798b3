import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal, Refused } from '../outcome/refusal.ts';
import { defaultLimits, streamLimits } from './limits.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import type { SheetRow } from './sheet.ts';

const inPieces = (bytes: Uint8Array, size: number) => ({
  sizeBytes: bytes.length,
  read: async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  },
});

type Read = { name: string; rows: SheetRow[] }[] | string[];

const streamed = async (bytes: Uint8Array, size = 7): Promise<Read> => {
  try {
    const opened = await openSpreadsheet(inPieces(bytes, size), { ...streamLimits, rows: defaultLimits.rows });
    if (isRefusal(opened)) return opened.reasons.map((one) => one.code);
    const sheets = [];
    for (const sheet of opened.sheets) {
      const rows: SheetRow[] = [];
      for await (const batch of sheet.batches()) rows.push(...batch);
      sheets.push({ name: sheet.name, rows });
    }
    return sheets;
  } catch (error) {
    if (error instanceof Refused) return error.refusal.reasons.map((one) => one.code);
    throw error;
  }
};

const whole = async (bytes: Uint8Array): Promise<Read> => {
  const read = await readSpreadsheet(bytes);
  return isRefusal(read)
    ? read.reasons.map((one) => one.code)
    : read.sheets.map(({ name, rows }) => ({ name, rows: [...rows] }));
};

const text = (content: string) => new TextEncoder().encode(content);
const utf16 = (content: string) => new Uint8Array(Buffer.from(`\ufeff${content}`, 'utf16le'));

describe('csv read row by row is csv read at once', () => {
  test.each([
    ['a;b\n1;2\n', 1],
    ['\ufeffHọ tên,Ngày\r\n"Nguyễn, Văn ""A""",1/2/2020\r\n\r\n  ,\r\nB,\r\n', 3],
    ['sep=;\r\na;"b\nc";d\r\n001;;\r\n', 2],
    ['a\tb\rc\td\r', 4],
    ['"a"', 1],
    ['a,"b', 2],
    ['a,b"c\n1,2', 5],
    ['a,"b"c\n1,2', 5],
    ["tên, ́o\nHỌ,\u00a0x\u200b \n'=1,'-2\n", 2],
  ])('%j', async (content, size) => {
    expect(await streamed(text(content), size)).toEqual(await whole(text(content)));
    expect(await streamed(utf16(content), size + 1)).toEqual(await whole(utf16(content)));
  });

  test('for any table, any cut', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ấ', 'ấ', '"', ';', ',', '\n', ' ', '0', "'", '=', '\t', 'Đ'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (rows, delimiter, record_delimiter, size) => {
          const bytes = text(stringify(rows, { delimiter, record_delimiter, quoted_match: /[\s;,]/ }));
          expect(await streamed(bytes, size)).toEqual(await whole(bytes));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a long one whose columns repeat themselves, or do not', async () => {
    const lines = Array.from({ length: 9_000 }, (_, n) => {
      const odd = ['Kinh', ' Kinh', "'=Kinh", 'Kinh\u00a0', '"Ki""nh"', 'Kinh\u0301', '"Ki\nnh"', "'Kinh"][n % 8];
      return `${n};${odd};Thôn ${n % 50}; ${n % 7} ;${'ấ'.repeat(n % 40)};${n % 3 === 0 ? '' : 'x'}`;
    });
    for (const end of ['\n', '\r\n']) {
      const bytes = text(`STT;Dân tộc;Thôn;Số;Chữ;\n${lines.join('\n')}`.replaceAll('\n', end));
      expect(await streamed(bytes, 50_001)).toEqual(await whole(bytes));
    }
  });

  test('what is refused at once is refused on the way', async () => {
    for (const bytes of [
      new Uint8Array(),
      text(',\n'),
      text(' \n ; ; \n'),
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]),
      new Uint8Array([0x25, 0x50, 0x44, 0x46]),
      new Uint8Array([0x61, 0x2c, 0xb5, 0xff]),
      text('a,b\u0000c\n1,2'),
      new Uint8Array([0x50, 0x4b, 3, 4]),
    ])
      expect(await streamed(bytes, 64)).toEqual(await whole(bytes));
  });
});

test('a workbook read row by row is the workbook read at once, merged cells included', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Đảng viên');
  sheet.addRows([['Danh sách'], ['Họ tên', 'Nơi sinh', '', 'Ngày'], ['', 'Xã', 'Tỉnh', '']]);
  for (let row = 0; row < 30; row++) sheet.addRow([`Người ${row}`, '001', 12, new Date('2020-02-03T00:00:00Z')]);
  sheet.mergeCells('A1:D1');
  sheet.mergeCells('B2:C2');
  sheet.mergeCells('A2:A3');
  sheet.mergeCells('B6:B9');
  book.addWorksheet('Ẩn', { state: 'hidden' }).addRow(['x']);
  book.addWorksheet('Khác').addRow([1, 'b']);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  expect(await streamed(bytes, 1000)).toEqual(await whole(bytes));
  expect((await streamed(bytes, 1000))[0]).toMatchObject({ name: 'Đảng viên' });
});
