import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { fillTemplate } from '../../../platform/paper/official/fill-template.ts';
import { templateOf } from '../../../platform/paper/official/template-of.ts';
import { officialPdf, officialSetPdf } from '../../../platform/paper/pdf.ts';
import type { MeetingPaperKind } from '../contract.ts';
import { filledSample, layoutOn, withStanding } from './filled-sample.ts';
import { dataOf, formOf, paperKinds } from './meeting-forms.ts';
import { sampleAhead, sampleMeeting } from './sample-meeting.ts';

const on = day('2026-11-27');
const factsFor = (kind: MeetingPaperKind) =>
  kind === 'notice' || kind === 'blank-sheet' ? sampleAhead() : sampleMeeting();
const filledOf = (kind: MeetingPaperKind) => filledSample(formOf(kind), dataOf(kind, factsFor(kind)), on);

const readPdf = async (bytes: Uint8Array): Promise<string[]> => {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await document.loadingTask.destroy();
  return pages;
};
const lettersOf = (text: string): string => text.replace(/\s+/g, '');
const linesOf = (docx: Uint8Array): string[] =>
  strFromU8(unzipSync(docx)['word/document.xml']!)
    .split(/<\/w:p>|<w:br\/>/)
    .map((line) => lettersOf(line.replace(/<[^>]+>/g, '')))
    .filter((line) => line !== '');

test.each(paperKinds)('%s: the PDF says every line of the Word file, each page with its number', async (kind) => {
  const form = formOf(kind);
  const docx = await fillTemplate(templateOf(form, layoutOn(on)), withStanding(form, dataOf(kind, factsFor(kind))));
  const pages = await readPdf(await officialPdf(filledOf(kind)));
  const printed = lettersOf(pages.map((page, at) => (at === 0 ? page : page.replace(/^\s*\d+/, ''))).join(' '));
  // A row of a table may be broken over lines in another order than Word's; its words are there.
  const known = new Map<string, number>();
  for (const letter of printed) known.set(letter, (known.get(letter) ?? 0) + 1);
  for (const line of linesOf(docx)) for (const letter of line) known.set(letter, (known.get(letter) ?? 0) - 1);
  const repeated = filledOf(kind)
    .blocks.flatMap((block) => ('rows' in block ? block.columns.map(({ head }) => head) : []))
    .join('');
  for (const [letter, over] of known) {
    // The PDF may say more than Word only where the head of a table is repeated on the next page.
    expect(over, letter).toBeGreaterThanOrEqual(0);
    if (over > 0) expect(repeated).toContain(letter);
  }
  expect(lettersOf(pages[0]!)).toContain(lettersOf('ĐẢNG CỘNG SẢN VIỆT NAM'));
});

test('a signature never stands alone on a page, and each paper of a set counts its own pages', async () => {
  for (const kind of ['minutes', 'score-sheet', 'blank-sheet'] as const) {
    const pages = await readPdf(await officialPdf(filledOf(kind)));
    expect(lettersOf(pages.at(-1)!).length, kind).toBeGreaterThan(60);
  }
  const pages = await readPdf(
    await officialSetPdf([filledOf('minutes'), filledOf('resolution'), filledOf('task-list')]),
  );
  const firsts = pages.filter((page) => lettersOf(page).includes(lettersOf('ĐẢNG CỘNG SẢN VIỆT NAM')));
  expect(firsts).toHaveLength(3);
  for (const page of firsts) expect(page.trim()).toMatch(/^ĐẢNG BỘ/);
});
