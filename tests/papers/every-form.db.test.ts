import { expect, test } from 'vitest';
import { areasWith } from '../../src/main/areas.ts';
import { day } from '../../src/platform/calendar/day.ts';
import { orRefuse } from '../../src/platform/outcome/refusal.ts';
import { shippedPacks } from '../../src/platform/packs/load-packs.ts';
import { packInForce } from '../../src/platform/packs/pack.ts';
import { fillForm } from '../../src/platform/paper/official/fill-form.ts';
import { fillTemplate } from '../../src/platform/paper/official/fill-template.ts';
import type { PaperBlock, PaperForm } from '../../src/platform/paper/official/paper-form.ts';
import { paperLayouts } from '../../src/platform/paper/official/paper-layout.ts';
import { draftMark } from '../../src/platform/paper/official/standing-fields.ts';
import { templateOf } from '../../src/platform/paper/official/template-of.ts';
import { officialPdf } from '../../src/platform/paper/pdf.ts';
import { allLetters, type Filling, markedData } from './marked-data.ts';
import { lettersOf, partingOf, readPdf, wordsOfPages } from './printed-file.ts';
import { canonical, expectedXml, linesOf, partsOf } from './word-file.ts';

// Every form that an area lists, so that a new one is held to all of this without being named here.
const on = day('2026-11-27');
const layout = orRefuse(packInForce(shippedPacks(), paperLayouts, on)).content;
const forms = areasWith({ version: '0', openIdConnect: false }).flatMap(({ paperForms }) => paperForms ?? []);
const named = forms.map((form) => [form.kind, form] as const);

const fillings: readonly Filling[] = [
  { flags: true, isDraft: false },
  { flags: false, isDraft: false },
  { flags: true, isDraft: true },
];

const wordOf = (form: PaperForm, filling: Filling) => fillTemplate(templateOf(form, layout), markedData(form, filling));
const pdfOf = (form: PaperForm, filling: Filling) =>
  officialPdf(orRefuse(fillForm(form, markedData(form, filling), layout, on)));

const headsOf = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block) => {
    if ('paragraph' in block) return [];
    return 'rowsOf' in block ? [lettersOf(block.columns.map(({ head }) => head).join(''))] : headsOf(block.blocks);
  });

test('the areas list forms, each under a name of its own', () => {
  expect(forms.length).toBeGreaterThanOrEqual(29);
  expect(new Set(forms.map(({ kind }) => kind)).size).toBe(forms.length);
});

test.each(named)('%s: its Word file is its template with the places filled, and nothing else', async (_kind, form) => {
  const template = partsOf(templateOf(form, layout));
  for (const filling of fillings) {
    const made = partsOf(await wordOf(form, filling));
    expect(Object.keys(made).sort()).toEqual(Object.keys(template).sort());
    for (const [name, text] of Object.entries(template)) {
      const expected = name === 'word/document.xml' ? expectedXml(text, [markedData(form, filling)]) : text;
      // Paragraph by paragraph, so that a failure shows the one that differs.
      expect(canonical(made[name]!).split('</w:p>'), name).toEqual(canonical(expected).split('</w:p>'));
    }
  }
});

test.each(named)('%s: its PDF says the same words in the same order, every letter of them', async (_kind, form) => {
  for (const filling of fillings) {
    const lines = linesOf(await wordOf(form, filling)).map(lettersOf);
    const read = await readPdf(await pdfOf(form, filling));
    const printed = wordsOfPages(read, filling.isDraft ? draftMark : null);
    expect(partingOf(printed, lines, headsOf(form.blocks))).toBeNull();
    expect(printed).toContain(lettersOf(allLetters));
    expect(printed).toBe(printed.normalize('NFC'));
  }
});

test.each(named)('%s: its PDF is archival and has no font but ours, embedded', async (_kind, form) => {
  const bytes = await pdfOf(form, { flags: true, isDraft: false });
  const { fonts } = await readPdf(bytes);
  expect(fonts.length).toBeGreaterThan(2);
  for (const { name, isEmbedded } of fonts) {
    expect(name).toMatch(/^[A-Z]{6}\+Tinos-/);
    expect(isEmbedded, name).toBe(true);
  }
  const source = Buffer.from(bytes).toString('latin1');
  expect(source).toContain('<pdfaid:part>2<');
  expect(source).toMatch(/<pdfaid:conformance>[AU]</);
});

test.each(named)('%s: its head and signature are those of a Party paper', async (_kind, form) => {
  const [page] = (await readPdf(await pdfOf(form, { flags: true, isDraft: false }))).pages;
  const number = form.documentType === null ? '' : 'Số 12-NQ/CB';
  const head = `ĐẢNG BỘ XÃ ĐỒNG MẪU CHI BỘ THÔN HƯ CẤU * ${number} ĐẢNG CỘNG SẢN VIỆT NAM Đồng Mẫu, ngày 05 tháng 02 năm 2026`;
  expect(page!.startsWith(lettersOf(head)), page!.slice(0, 120)).toBe(true);
  for (const mark of ['CỘNG HÒA', 'CỘNG HOÀ', 'Độc lập', './.', 'K/T'])
    for (const line of linesOf(templateOf(form, layout))) expect(line).not.toContain(mark);
  // Minutes are signed by those who took and led them; every other numbered paper speaks for one body.
  const bodies = form.signatures.filter(({ onBehalf }) => onBehalf !== undefined).length;
  if (form.documentType !== null) expect(bodies).toBe(form.documentType === 'minutes' ? 0 : 1);
});
