import { strFromU8, unzipSync } from 'fflate';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { day } from '../../calendar/day.ts';
import { orRefuse } from '../../outcome/refusal.ts';
import { shippedPacks } from '../../packs/load-packs.ts';
import { packInForce } from '../../packs/pack.ts';
import { officialPdf } from '../pdf.ts';
import { fillForm } from './fill-form.ts';
import { fillTemplate } from './fill-template.ts';
import type { PaperData } from './paper-form.ts';
import { paperLayouts } from './paper-layout.ts';
import { sampleData, sampleForm } from './sample-form.ts';
import { templateOf } from './template-of.ts';

const on = day('2026-11-27');
const layout = orRefuse(packInForce(shippedPacks(), paperLayouts, on)).content;
const template = templateOf(sampleForm, layout);

const partsOf = (docx: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));

const unescaped = (xml: string): string =>
  xml.replace(
    /&(lt|gt|amp|quot|apos);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name]!,
  );

const linesOfDocx = (docx: Uint8Array): string[] =>
  partsOf(docx)
    ['word/document.xml']!.split(/<\/w:p>|<w:br\/>/)
    .map((line) => unescaped(line.replace(/<[^>]+>/g, '')).trim())
    .filter((line) => line !== '');

// A long line is broken in a PDF and not in a Word file: without any space the two are the same row of letters.
const lettersOf = (text: string): string => text.replace(/\s+/g, '');
const sorted = (letters: string): string => [...letters].sort().join('');

const readPdf = async (bytes: Uint8Array) => {
  const document = await getDocument({
    data: bytes.slice(),
    verbosity: 0,
    useSystemFonts: false,
    fontExtraProperties: true,
  }).promise;
  const texts: string[] = [];
  const fonts = new Set<string>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [at, [id]] of argsArray.map((args) => args ?? []).entries())
      if (fnArray[at] === OPS.setFont) fonts.add(page.commonObjs.get(String(id)).name as string);
  }
  await document.loadingTask.destroy();
  return { text: texts.join(' '), pages: texts.length, fonts: [...fonts] };
};

const bothOf = async (data: PaperData) => {
  const docx = await fillTemplate(template, data);
  const pdf = await officialPdf(orRefuse(fillForm(sampleForm, data, layout, on)));
  return { docx, pdf, read: await readPdf(pdf) };
};

test('the Word file and the PDF of the same paper say the same words', async () => {
  const { docx, read } = await bothOf(sampleData);
  const word = linesOfDocx(docx).map(lettersOf);
  const printed = lettersOf(read.text);
  for (const line of word) expect(printed).toContain(line);
  expect(sorted(printed)).toBe(sorted(word.join('')));
});

test('a Word file differs from its template only where it was filled', async () => {
  const { docx } = await bothOf(sampleData);
  const [before, after] = [partsOf(template), partsOf(docx)];
  for (const name of Object.keys(before).filter(
    (part) => part !== 'word/document.xml' && part !== '[Content_Types].xml',
  ))
    expect(after[name], name).toBe(before[name]);
  const fixed = linesOfDocx(template).filter((line) => !line.includes('{'));
  const filledLines = linesOfDocx(docx);
  const fixedInDraftOnly = ['DỰ THẢO'];
  for (const line of fixed.filter((text) => !fixedInDraftOnly.includes(text) && !text.startsWith('Bố cục')))
    expect(filledLines).toContain(line);
  expect(filledLines.join(' ')).not.toMatch(/\{[#/]?\w+\}(?<!\{heldOn\})/);
});

test('every letter is drawn by Tinos and comes back composed; the file is archival', async () => {
  const { pdf, read } = await bothOf(sampleData);
  for (const words of [
    'Nguyễn Thị Ỷ Thục',
    'Đặng Quang Ưởng',
    'Lò Thị Ặng',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Số 12-NQ/CB',
    'T/M CHI BỘ',
  ])
    expect(lettersOf(read.text)).toContain(lettersOf(words));
  expect(read.text).toBe(read.text.normalize('NFC'));
  expect(read.fonts.length).toBeGreaterThan(2);
  for (const font of read.fonts) expect(font).toMatch(/^[A-Z]{6}\+Tinos-/);
  expect(Buffer.from(pdf).toString('latin1')).toContain('pdfaid:part>2<');
  expect(read.text).not.toContain('CỘNG HÒA');
});

test('a draft says that it is one and what to compare it with; an issued paper does not', async () => {
  const draft = await bothOf({ ...sampleData, isDraft: true });
  for (const words of ['DỰ THẢO', 'đối chiếu với mẫu gốc của cấp ủy trước khi ký']) {
    expect(lettersOf(draft.read.text)).toContain(lettersOf(words));
    expect(linesOfDocx(draft.docx).join(' ')).toContain(words);
  }
  const issued = await bothOf(sampleData);
  expect(issued.read.text).not.toContain('DỰ THẢO');
  expect(linesOfDocx(issued.docx).join(' ')).not.toContain('đối chiếu');
});

test('long papers go on over pages, words are never read as layout, decomposed letters are composed', async () => {
  const task = { task: '#pagebreak() *đậm* $x$ {votes} <b>', owner: 'Thục'.normalize('NFD'), due: '30/11/2026' };
  const { read, docx } = await bothOf({ ...sampleData, tasks: Array.from({ length: 120 }, () => task) });
  expect(read.pages).toBeGreaterThan(3);
  expect(read.text).toContain('#pagebreak() *đậm* $x$ {votes} <b>');
  expect(linesOfDocx(docx)).toContain('#pagebreak() *đậm* $x$ {votes} <b>');
  expect(linesOfDocx(docx)).toContain('Thục');
});

test('a paragraph is set to the right margin, also one of two lines', async () => {
  const present = 'mười tám đồng chí trên tổng số hai mươi đảng viên của chi bộ tính đến ngày họp';
  const pdf = await officialPdf(orRefuse(fillForm(sampleForm, { ...sampleData, present }, layout, on)));
  const document = await getDocument({ data: pdf.slice(), verbosity: 0, useSystemFonts: false }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  const pieces = items.flatMap((item) => ('str' in item ? [item] : []));
  const first = pieces.find(({ str }) => str.includes('Chi bộ họp'))!;
  const edges = pieces
    .filter(({ transform }) => Math.abs(transform[5] - first.transform[5]) < 1)
    .map(({ transform, width }) => transform[4] + width);
  await document.loadingTask.destroy();
  const pointsOfMillimetre = 72 / 25.4;
  expect(Math.max(...edges)).toBeCloseTo((210 - layout.margins.right) * pointsOfMillimetre, 0);
});
