import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choiceCell, dayCell, filled, shareCell, textCell, wholeNumberCell } from './cell-readers.ts';
import { checkRows } from './check-rows.ts';
import { folded, nearest } from './folded.ts';
import { column, defineLayout } from './layout.ts';
import { applyMapping, type HeaderMatch, matchHeader, sheetFor } from './match-header.ts';
import { readDay } from './read-day.ts';
import type { Sheet } from './sheet.ts';

const units = defineLayout({
  name: 'units',
  sheetNames: { vi: 'Đơn vị', en: 'Units' },
  columns: [
    column({ key: 'code', header: { vi: 'Mã', en: 'Code' }, aliases: ['mã số'], read: textCell(20) }),
    column({ key: 'name', header: { vi: 'Tên tổ chức', en: 'Name' }, required: true, read: filled(textCell(200)) }),
    column({ key: 'foundedOn', header: { vi: 'Ngày thành lập', en: 'Founded on' }, read: dayCell }),
    column({
      key: 'kind',
      header: { vi: 'Loại', en: 'Kind' },
      read: choiceCell({ cell: ['Chi bộ'], party: ['Đảng bộ cơ sở', 'đbcs'] }),
    }),
  ],
});

const sheetOf = (...rows: (string[] | null)[]): Sheet => ({
  name: 'Sheet1',
  rows: rows.flatMap((cells, index) => (cells ? [{ row: index + 1, cells }] : [])),
});

const matched = (sheet: Sheet): HeaderMatch => {
  const match = matchHeader(units, sheet);
  if ('reasons' in match) throw new Error(match.reasons.map((r) => r.code).join());
  return match;
};

describe('headings', () => {
  test('are found below a title, in any order, without case, accents, stars and hints', () => {
    const match = matched(
      sheetOf(['DANH SÁCH'], null, ['Stt', 'NGAY THANH LAP (dd/mm/yyyy)', 'tên tổ chức *', 'Ghi chú', 'Mã số']),
    );
    expect(match.headerRow).toBe(3);
    expect(match.columnByKey).toEqual({ foundedOn: 1, name: 2, code: 4 });
    expect(match.ignored.map(({ column: letters, heading }) => letters + heading)).toEqual(['AStt', 'DGhi chú']);
  });

  test('may stand in two rows, the group above', () => {
    const match = matched(sheetOf(['Tổ chức', 'Ngày', ''], ['Mã', 'thành lập', 'Tên tổ chức']));
    expect(match).toMatchObject({ headerRow: 2, columnByKey: { code: 0, foundedOn: 1, name: 2 } });
  });

  test('a missing one is named with the heading that was probably meant', () => {
    const match = matchHeader(units, sheetOf(['Mã', 'Loại', 'Tên tổ chưcs']));
    expect('reasons' in match && match.reasons).toEqual([
      { code: 'platform.column-missing-meant', params: { column: 'Tên tổ chức', meant: 'Tên tổ chưcs' } },
    ]);
  });

  test('none at all is said with the columns that are looked for', () => {
    const match = matchHeader(units, sheetOf(['x', 'y'], ['1', '2']));
    expect('reasons' in match && match.reasons[0]!.code).toBe('platform.header-not-found');
  });

  test('a person may say otherwise, but not twice the same column', () => {
    const match = matched(sheetOf(['Mã', 'Tên tổ chức', 'Khác']));
    expect(applyMapping(units, match, { name: 'C' })).toMatchObject({ columnByKey: { name: 2 } });
    expect(applyMapping(units, match, { name: 'A' })).toMatchObject({ reasons: [{ code: 'platform.mapping-twice' }] });
    expect(applyMapping(units, match, { nothing: 'A' })).toMatchObject({
      reasons: [{ code: 'platform.mapping-unknown' }],
    });
  });

  test('the sheet is found by its name, else by its headings', () => {
    const right = sheetOf(['Mã', 'Tên tổ chức']);
    expect(sheetFor(units, [sheetOf(['a', 'b']), right])).toBe(right);
    const named = { ...sheetOf(['a']), name: 'đơn vị' };
    expect(sheetFor(units, [right, named])).toBe(named);
    expect(sheetFor(units, [sheetOf(['a', 'b'])])).toBeUndefined();
  });
});

describe('rows', () => {
  test('every fault is told with its place, value and suggestion, and the sound rows are read', () => {
    const sheet = sheetOf(
      ['Mã', 'Tên tổ chức', 'Ngày thành lập', 'Loại'],
      ['(1)', '(2)', '(3)', '(4)'],
      ['001', 'Chi bộ 1', '3/2/2020', 'CHI BO'],
      ['002', '', '31/02/2020', 'Dang bo co so '],
      ['003', 'Chi bộ 3', '45839', 'Đảng bộ cơ sơr'],
    );
    const { rows, faults, texts } = checkRows(units, sheet.rows, matched(sheet));
    expect(rows).toEqual([
      { row: 3, values: { code: '001', name: 'Chi bộ 1', foundedOn: '2020-02-03', kind: 'cell' } },
    ]);
    expect(texts.map(({ values }) => values.code)).toEqual(['001', '002', '003']);
    expect(
      faults.map(({ row, column: letters, value, code, suggestion }) => [row, letters, value, code, suggestion]),
    ).toEqual([
      [4, 'B', '', 'platform.cell-empty', null],
      [4, 'C', '31/02/2020', 'platform.cell-not-a-day', null],
      [5, 'D', 'Đảng bộ cơ sơr', 'platform.cell-unknown-choice', 'Đảng bộ cơ sở'],
    ]);
  });
});

describe('days', () => {
  test.each(['01/07/2025', '1-7-2025', '2025-07-01', '01.07.2025', '45839', '2025-07-01 00:00'])(
    '%s is 1 July 2025',
    (text) => expect(readDay(text)).toBe('2025-07-01'),
  );

  test.each(['7/2025', '31/4/2025', '01/07/25', '2025', '13/13/2025', 'hôm nay', '', '99999999'])(
    '%s is none',
    (text) => expect(readDay(text)).toBeUndefined(),
  );

  test('every day reads back from each writing', () => {
    const dates = fc.date({ min: new Date('1930-01-01'), max: new Date('2173-10-13'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-').map(Number) as [number, number, number];
        const serial = Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const writings = [
          iso,
          `${dayOfMonth}/${month}/${year}`,
          `${dayOfMonth}-${month}-${year}`,
          `${dayOfMonth}.${month}.${year}`,
          `${serial}`,
        ];
        expect(new Set(writings.map(readDay))).toEqual(new Set([iso]));
      }),
    );
  });
});

describe('cells', () => {
  test.each([
    ['1/3', { numerator: 1, denominator: 3 }],
    ['50%', { numerator: 1, denominator: 2 }],
    ['33,5 %', { numerator: 67, denominator: 200 }],
    ['0.25', { numerator: 1, denominator: 4 }],
    ['1', { numerator: 1, denominator: 1 }],
    ['chưa rõ', null],
    ['', null],
  ])('share %s', (text, value) => expect(shareCell(text)).toEqual({ value }));

  test.each(['0', '3/2', '150%', '-1', 'một nửa', '1/0'])('%s is no share', (text) =>
    expect(shareCell(text)).toEqual({ fault: { code: 'platform.cell-not-a-share' } }),
  );

  test('whole numbers with separators of thousands', () => {
    const read = wholeNumberCell(0, 10_000);
    expect(['1.250', '1250', '7.0', ''].map(read)).toEqual([
      { value: 1250 },
      { value: 1250 },
      { value: 7 },
      { value: null },
    ]);
    expect(read('10001')).toHaveProperty('fault');
    expect(read('7.5')).toHaveProperty('fault');
  });

  test('failed formulas and text of old fonts are refused, Vietnamese and symbols are not', () => {
    expect(textCell(50)('#REF!')).toHaveProperty('fault.code', 'platform.cell-formula-error');
    expect(textCell(50)('§¶ng bé x· B×nh Minh')).toHaveProperty('fault.code', 'platform.cell-legacy-font');
    for (const text of ['Đảng bộ xã Bình Minh', 'Chi bộ số 5', 'Hà Nội', 'Công ty ABC®', 'TT', 'Chi bo Ba Dinh']) {
      expect(textCell(50)(text)).toEqual({ value: text });
    }
  });

  test('a name shared by two values is not guessed', () => {
    expect(choiceCell({ a: ['chung'], b: ['chung'] })('Chung')).toHaveProperty('fault');
  });
});

describe('nearest', () => {
  test('ignores accents and case, gives up beyond a third of the letters', () => {
    expect(nearest('dang bo co so', ['Chi bộ', 'Đảng bộ cơ sở'])).toBe('Đảng bộ cơ sở');
    expect(nearest('xyz', ['Chi bộ'])).toBeUndefined();
    const villages = ['Chi bộ thôn Đông', 'Chi bộ thôn Hòa Bình', 'Chi bộ thôn Tây'];
    expect(nearest('Chi bộ thôn Không Có', villages)).toBeUndefined();
    expect(nearest('Chi bộ thôn Nam', villages)).toBeUndefined();
    expect(nearest('chi bo thon Dogn', villages)).toBe('Chi bộ thôn Đông');
    expect(nearest('Chi bộ thôn Hoà Bin', villages)).toBe('Chi bộ thôn Hòa Bình');
    expect(nearest('', ['Chi bộ'])).toBeUndefined();
  });

  test('one wrong letter in a long name is always found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.constantFrom('x', 'q', '7'), (at, letter) => {
        const name = 'Đảng bộ cơ sở';
        const wrong = name.slice(0, at) + letter + name.slice(at + 1);
        expect(nearest(wrong, ['Chi bộ trực thuộc', name])).toBe(name);
      }),
    );
  });

  test('folding is stable and independent of the form of the letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
        expect(folded(text.normalize('NFC'))).toBe(folded(text.normalize('NFD')));
      }),
    );
  });
});
