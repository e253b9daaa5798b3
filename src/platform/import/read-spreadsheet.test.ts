import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../outcome/refusal.ts';
import { csvBytes } from '../paper/csv.ts';
import { xlsxBytes } from '../paper/xlsx.ts';
import { defaultLimits } from './limits.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { cleanCell } from './sheet.ts';

const textBytes = (text: string) => new TextEncoder().encode(text);

const rowsOf = async (bytes: Uint8Array) => {
  const read = await readSpreadsheet(bytes);
  if (isRefusal(read)) throw new Error(read.reasons.map((r) => r.code).join());
  return read.sheets[0]!.rows;
};

const codesOf = async (bytes: Uint8Array, limits = defaultLimits) => {
  const read = await readSpreadsheet(bytes, limits);
  return isRefusal(read) ? read.reasons.map((r) => r.code) : [];
};

const workbookBytes = async (fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) => {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Tổ chức'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};

describe('xlsx', () => {
  test('keeps leading zeros of text and of zero-padded numbers, long numbers and true addresses', async () => {
    const bytes = await workbookBytes((sheet) => {
      sheet.getCell('A3').value = '00004';
      sheet.getCell('C3').value = 4;
      sheet.getCell('C3').numFmt = '00000';
      sheet.getCell('B7').value = 123456789012;
      sheet.getCell('AA7').value = '  đuôi ';
    });
    const rows = await rowsOf(bytes);
    expect(rows.map(({ row }) => row)).toEqual([3, 7]);
    expect(rows[0]!.cells).toEqual(['00004', '', '00004']);
    expect(rows[1]!.cells[1]).toBe('123456789012');
    expect(rows[1]!.cells[26]).toBe('đuôi');
  });

  test('shows date cells as days, formulas by their result, rich text and links by their text', async () => {
    const bytes = await workbookBytes((sheet) => {
      sheet.getCell('A1').value = new Date('2025-07-01T00:00:00Z');
      sheet.getCell('B1').value = { formula: '1+1', result: 2 };
      sheet.getCell('C1').value = { richText: [{ text: 'Đảng ' }, { text: 'bộ' }] };
      sheet.getCell('D1').value = { text: 'Liên kết', hyperlink: 'https://example.org' };
      sheet.getCell('E1').value = 45839;
      sheet.getCell('E1').numFmt = '[$-42A]dd" tháng "mm yyyy';
    });
    expect((await rowsOf(bytes))[0]!.cells).toEqual(['2025-07-01', '2', 'Đảng bộ', 'Liên kết', '2025-07-01']);
  });

  test('reads workbooks that count days from 1904', async () => {
    const bytes = await workbookBytes((sheet, book) => {
      book.properties.date1904 = true;
      sheet.getCell('A1').value = new Date('2025-07-01T00:00:00Z');
    });
    expect((await rowsOf(bytes))[0]!.cells).toEqual(['2025-07-01']);
  });

  test('gives every cell of a merged range the text of its first cell, and no row that was blank', async () => {
    const bytes = await workbookBytes((sheet) => {
      sheet.mergeCells('A1:A2');
      sheet.mergeCells('B1:C1');
      sheet.getCell('A1').value = 'Mã';
      sheet.getCell('B1').value = 'Người';
      sheet.getCell('B2').value = 'Họ tên';
      sheet.getCell('C2').value = 'Chức vụ';
      sheet.mergeCells('D3:E900');
      sheet.getCell('D3').value = 'chung';
    });
    const rows = await rowsOf(bytes);
    expect(rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['Mã', 'Người', 'Người'],
      ['Mã', 'Họ tên', 'Chức vụ'],
      ['', '', ''],
    ]);
  });

  test('leaves hidden sheets out', async () => {
    const bytes = await workbookBytes((sheet, book) => {
      sheet.getCell('A1').value = 'thấy';
      const hidden = book.addWorksheet('ẩn', { state: 'hidden' });
      hidden.getCell('A1').value = 'không thấy';
    });
    const read = await readSpreadsheet(bytes);
    expect(isRefusal(read) ? [] : read.sheets.map((sheet) => sheet.name)).toEqual(['Tổ chức']);
  });

  test('what was written is read back, for any text', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map(cleanCell);
    const row = fc.tuple(cell, cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const columns = [{ header: 'a' }, { header: 'b' }, { header: 'c' }];
        const read = await rowsOf(await xlsxBytes([{ name: 's', columns, rows }], new Date(0)));
        const wanted = rows
          .map((cells, index) => ({ row: index + 2, cells }))
          .filter(({ cells }) => cells.some((text) => text !== ''));
        expect(read.slice(1).map(({ row, cells }) => ({ row, cells: [...cells, '', '', ''].slice(0, 3) }))).toEqual(
          wanted,
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('csv', () => {
  test.each([
    ['comma', 'Mã,Tên\n001,"A, B"\n'],
    ['semicolon', 'Mã;Tên\r\n001;A, B\r\n'],
    ['tab', 'Mã\tTên\n001\tA, B'],
    ['byte-order mark', '\ufeffMã;Tên\n001;A, B'],
    ['decomposed letters', 'Mã;Tên\n001;A, B'.normalize('NFD')],
    ['the line by which Excel names the separator', 'sep=;\r\nMã;Tên\r\n001;A, B'],
  ])('reads %s', async (_, text) => {
    expect(await rowsOf(textBytes(text))).toEqual([
      { row: 1, cells: ['Mã', 'Tên'] },
      { row: 2, cells: ['001', 'A, B'] },
    ]);
  });

  test('reads UTF-16, keeps row numbers over blank lines and cuts blanks at the end', async () => {
    const utf16 = new Uint8Array(Buffer.from('\ufeffMã\tTên\n\n001\tĐảng bộ\t\t\n', 'utf16le'));
    expect(await rowsOf(utf16)).toEqual([
      { row: 1, cells: ['Mã', 'Tên'] },
      { row: 3, cells: ['001', 'Đảng bộ'] },
    ]);
  });

  test('what was written is read back, also text that looks like a formula', async () => {
    const cell = fc
      .oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('=1+1', '-5', '@a', "'x", '+84'))
      .map(cleanCell);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (rows) => {
        const read = await rowsOf(csvBytes(['a', 'b'], rows));
        const wanted = rows.filter((cells) => cells.some((text) => text !== ''));
        expect(read.slice(1).map(({ cells }) => [...cells, '', ''].slice(0, 2))).toEqual(wanted);
      }),
    );
  });

  test('no cell of a written csv begins like a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = new TextDecoder().decode(csvBytes(['a'], [[text]])).slice('a\r\n'.length);
        expect(written).not.toMatch(/^"?[=+\-@\t\r](?!\n)/);
      }),
    );
  });
});

describe('refused with the reason', () => {
  test.each([
    ['empty', new Uint8Array(), 'platform.file-empty'],
    ['blank', textBytes(' \n ; ; \n'), 'platform.file-empty'],
    ['windows-1258', new Uint8Array([0x4d, 0xe3, 0x3b, 0x54, 0xea, 0x6e]), 'platform.file-not-utf8'],
    ['an open quotation mark', textBytes('a;b\n"c;d\n'), 'platform.file-broken-quotes'],
    ['an old or locked workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'platform.file-old-or-locked'],
    ['a PDF', textBytes('%PDF-1.7'), 'platform.file-not-spreadsheet'],
    ['bytes of no text', textBytes('a\u0000b'), 'platform.file-not-spreadsheet'],
    ['a broken zip', textBytes('PK\u0003\u0004 nothing more'), 'platform.file-broken'],
  ])('%s', async (_, bytes, code) => expect(await codesOf(bytes)).toEqual([code]));

  test('too big, too many rows, and a workbook that unpacks to more than allowed', async () => {
    const bytes = await workbookBytes((sheet) => {
      for (let row = 1; row <= 50; row++) sheet.getCell(row, 1).value = 'x'.repeat(1000);
    });
    expect(await codesOf(bytes, { ...defaultLimits, fileBytes: 10 })).toEqual(['platform.file-too-big']);
    expect(await codesOf(bytes, { ...defaultLimits, rows: 49 })).toEqual(['platform.file-too-many-rows']);
    expect(await codesOf(bytes, { ...defaultLimits, unpackedBytes: 2000 })).toEqual(['platform.file-unpacks-too-big']);
  });

  test('a damaged workbook is refused or read, never a crash', async () => {
    const sound = await workbookBytes((sheet) => {
      sheet.getCell('A1').value = 'Mã';
      sheet.getCell('B2').value = 5;
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), async (at, byte, length) => {
        const damaged = sound.slice(0, Math.max(4, length));
        damaged[at % damaged.length] = byte;
        await readSpreadsheet(damaged);
        const whole = sound.slice();
        whole[at] = byte;
        await readSpreadsheet(whole);
      }),
    );
  });
});
