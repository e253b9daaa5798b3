import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { day } from '../calendar/day.ts';
import { pdfBytes } from './pdf.ts';
import type { PrintedPaper } from './printed-paper.ts';

// Invented people. Every vowel of Vietnamese with every mark, both cases, and the letters that fonts most often lack.
const vowels = 'aăâeêioôơuưy'.split('');
const marks = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const allLetters = vowels
  .map((vowel) => marks.map((mark) => `${vowel}${mark}`.normalize('NFC')).join(''))
  .flatMap((group) => [group, group.toUpperCase()])
  .concat('đĐ');
const names = ['Nguyễn Thị Ỷ Thục', 'Đặng Quang Ưởng', 'Hoàng Ngữ Diễm Kiều', 'Lò Thị Ặng'];

const paperOf = (rows: readonly (readonly string[])[], more: Partial<PrintedPaper> = {}): PrintedPaper => ({
  language: 'vi',
  orientation: 'landscape',
  head: {
    left: ['ĐẢNG BỘ PHƯỜNG HƯ CẤU', 'CHI BỘ SỐ 5'],
    right: ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Ngày 26 tháng 11 năm 2026'],
  },
  title: 'SỔ DANH SÁCH ĐẢNG VIÊN',
  subtitles: ['Năm 2026'],
  sections: [
    {
      table: {
        columns: [
          { head: 'STT', share: 1, align: 'end' },
          { head: 'Họ và tên', share: 4 },
          { head: 'Ghi chú', share: 6 },
        ],
        rows,
        whenEmpty: 'Không có dòng nào trong kỳ.',
      },
    },
  ],
  signatures: [{ title: 'NGƯỜI LẬP SỔ', note: '(ký, ghi rõ họ tên)' }],
  watermark: 'Người xuất: Trần Thị Hư Cấu · 26/11/2026 22:10 · Phạm vi: Chi bộ số 5',
  pageOf: 'Trang {page}/{count}',
  printedOn: day('2026-11-26'),
  ...more,
});

const manyRows = (count: number) =>
  Array.from({ length: count }, (_, at) => [String(at + 1), names[at % names.length] ?? '', '']);

type ReadPage = { readonly text: string; readonly fonts: readonly string[] };

const readBack = async (bytes: Uint8Array): Promise<ReadPage[]> => {
  const document = await getDocument({
    data: bytes.slice(),
    verbosity: 0,
    useSystemFonts: false,
    fontExtraProperties: true,
  }).promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const { fnArray, argsArray } = await page.getOperatorList();
    const fontIds = argsArray.filter((_, at) => fnArray[at] === OPS.setFont).map(([id]) => String(id));
    pages.push({
      text: items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
      fonts: [...new Set(fontIds.map((id) => page.commonObjs.get(id).name as string))],
    });
  }
  await document.loadingTask.destroy();
  return pages;
};

test('the words of a paper come back from the file, on every page with its heads, its watermark and its number', async () => {
  const pages = await readBack(await pdfBytes(paperOf(manyRows(60))));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages[0]?.text).toContain('SỔ DANH SÁCH ĐẢNG VIÊN');
  for (const [at, { text }] of pages.entries()) {
    expect(text).toContain('Họ và tên');
    expect(text).toContain('Người xuất: Trần Thị Hư Cấu · 26/11/2026 22:10 · Phạm vi: Chi bộ số 5');
    expect(text).toContain(`Trang ${at + 1}/${pages.length}`);
  }
  const all = pages.map(({ text }) => text).join(' ');
  for (const name of names) expect(all).toContain(name);
  expect(pages.at(-1)?.text).toContain('NGƯỜI LẬP SỔ');
});

test('every letter of Vietnamese is drawn by Tinos and comes back composed; no other font is in the file', async () => {
  const bytes = await pdfBytes(paperOf(allLetters.map((letters, at) => [String(at), letters, letters])));
  const pages = await readBack(bytes);
  const text = pages.map((page) => page.text).join(' ');
  for (const letters of allLetters) expect(text).toContain(letters);
  expect(text).toBe(text.normalize('NFC'));
  const fonts = pages.flatMap((page) => page.fonts);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Tinos-/);
});

test('a bound paper begins with a cover that says how many pages it has', async () => {
  const cover = { lines: ['Sổ này có {count} trang, đánh số từ 1 đến {count}.'], foot: ['T/M CẤP ỦY'] };
  const pages = await readBack(await pdfBytes(paperOf(manyRows(60), { cover })));
  expect(pages[0]?.text).toContain(`Sổ này có ${pages.length} trang, đánh số từ 1 đến ${pages.length}.`);
  expect(pages[0]?.text).not.toContain('Họ và tên');
  expect(pages[1]?.text).toContain('Nguyễn Thị Ỷ Thục');
});

test('words are words: nothing that is typed into a record is read as layout', async () => {
  const typed = '#pagebreak() *đậm* $x$ = "a" \\ @ai <b>';
  const pages = await readBack(await pdfBytes(paperOf([['1', typed, '#panic("x")']])));
  expect(pages).toHaveLength(1);
  for (const word of ['#pagebreak()', '*đậm*', '$x$', '@ai', '<b>', '#panic("x")'])
    expect(pages[0]?.text).toContain(word);
});

test('an empty list says so, a long list is archival too, and papers asked for at once each get their own', async () => {
  const [empty, long, other] = await Promise.all([
    pdfBytes(paperOf([])),
    pdfBytes(paperOf(manyRows(900))),
    pdfBytes(paperOf([['1', 'Lò Thị Ặng', '']], { title: 'SỔ KHÁC', orientation: 'portrait' })),
  ]);
  expect((await readBack(empty))[0]?.text).toContain('Không có dòng nào trong kỳ.');
  expect((await readBack(long)).map(({ text }) => text).join(' ')).toContain('900');
  expect((await readBack(other))[0]?.text).toContain('SỔ KHÁC');
  for (const bytes of [empty, long]) expect(Buffer.from(bytes).toString('latin1')).toContain('pdfaid:part>2<');
});

test('a paper that cannot be laid out is an error, and the next one is laid out again', async () => {
  await expect(pdfBytes(paperOf([['1', 'quá ít ô']], { printedOn: '2026-02-30' as never }))).rejects.toThrow();
  expect((await readBack(await pdfBytes(paperOf(manyRows(1)))))[0]?.text).toContain('Nguyễn Thị Ỷ Thục');
});

test('a sign that the font cannot draw becomes a question mark instead of failing the whole paper', async () => {
  const [page] = await readBack(await pdfBytes(paperOf([['1', 'Nguyễn Thị Mẫu', 'Đã nhận 🙂 漢']])));
  expect(page!.text).toContain('Đã nhận ? ?');
});
