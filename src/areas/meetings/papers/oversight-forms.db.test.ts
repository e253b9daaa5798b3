import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { fillTemplate } from '../../../platform/paper/official/fill-template.ts';
import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { templateOf } from '../../../platform/paper/official/template-of.ts';
import { officialPdf } from '../../../platform/paper/pdf.ts';
import { filledSample, layoutOn, withStanding } from './filled-sample.ts';
import { monthlyReportData } from './monthly-data.ts';
import { monthlyReport } from './monthly-report.ts';
import { oversightForms } from './oversight-forms.ts';
import { emptyMonth, sampleMonth, sampleSummary, sampleTopic } from './oversight-sample.ts';
import { summaryReportData } from './summary-data.ts';
import { summaryReport } from './summary-report.ts';
import { topicPlan, topicPlanData } from './topic-plan.ts';
import { topicReport, topicReportData } from './topic-report.ts';

const on = day('2026-11-27');
const papers: readonly (readonly [string, PaperForm, PaperData])[] = [
  ['topic-plan', topicPlan, topicPlanData(sampleTopic)],
  ['topic-report', topicReport, topicReportData(sampleTopic)],
  ['monthly-report', monthlyReport, monthlyReportData(sampleMonth)],
  ['monthly-report-empty', monthlyReport, monthlyReportData(emptyMonth)],
  ['summary-report', summaryReport, summaryReportData(sampleSummary())],
  ['summary-report-long', summaryReport, summaryReportData(sampleSummary(60))],
];

const letters = (text: string): string => text.replace(/\s+/g, '');
const sorted = (text: string): string => [...letters(text)].sort().join('');

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

const linesOf = (docx: Uint8Array): string[] =>
  strFromU8(unzipSync(docx)['word/document.xml']!)
    .split(/<\/w:p>|<w:br\/>/)
    .map((line) => letters(line.replace(/<[^>]+>/g, '').replaceAll('&amp;', '&')))
    .filter((line) => line !== '');

const headsOf = (form: PaperForm, data: PaperData): string =>
  filledSample(form, data, on)
    .blocks.flatMap((block) => ('rows' in block ? block.columns.map(({ head }) => head) : []))
    .join('');

test.each(papers)('%s: Word file and PDF say the same words, and no place stays open', async (_name, form, data) => {
  const docx = await fillTemplate(templateOf(form, layoutOn(on)), withStanding(form, data));
  const word = linesOf(docx).join('');
  expect(word).not.toMatch(/[{}]/);
  const pages = await readPdf(await officialPdf(filledSample(form, data, on)));
  const printed = letters(pages.map((page, at) => (at === 0 ? page : page.replace(/^\s*\d+/, ''))).join(''));
  // A head of a table is said again on the next page, and nothing else is.
  const rest = [...sorted(word)];
  const over: string[] = [];
  for (const letter of sorted(printed)) {
    const at = rest.indexOf(letter);
    if (at < 0) over.push(letter);
    else rest.splice(at, 1);
  }
  expect(rest).toEqual([]);
  const heads = new Set(letters(headsOf(form, data)));
  expect(over.filter((letter) => !heads.has(letter))).toEqual([]);
  if (pages.length === 1) expect(over).toEqual([]);
});

test('every form of the area is named, numbered and to be compared with the form of the superior', () => {
  expect(oversightForms.map(({ kind }) => kind)).toEqual([
    'meetings.topic-plan',
    'meetings.topic-report',
    'meetings.monthly-report',
    'meetings.summary-report',
  ]);
  for (const { documentType, compareWith, hasRecipients } of oversightForms) {
    expect(['plan', 'report']).toContain(documentType);
    expect([compareWith, hasRecipients]).toEqual(['của cấp ủy cấp trên', true]);
  }
});

test('what nobody recorded is said in words: no zero, no empty place', () => {
  const data = monthlyReportData(sampleMonth);
  expect((data.meetings as readonly PaperData[])[1]).toMatchObject({
    minutes: '95 / chưa rõ',
    attendance: 'chưa rõ',
    absent: 'chưa rõ / chưa rõ',
  });
  expect((data.scores as readonly PaperData[])[0]).toMatchObject({ own: '92', superior: '89,5', gap: '−2,5' });
  expect((data.scores as readonly PaperData[])[1]).toMatchObject({ superior: 'chưa chấm', gap: '–' });
  const meetings = sampleMonth.facts.meetings.map((one) => ({ ...one, selfTotal: null, superiorTotal: 83.5 }));
  const unscored = monthlyReportData({ ...sampleMonth, facts: { ...sampleMonth.facts, meetings } });
  expect((unscored.scores as readonly PaperData[])[0]).toMatchObject({ own: 'chưa chấm', superior: '83,5' });
  expect(monthlyReportData(emptyMonth)).toMatchObject({
    regular: 'chưa ghi nhận cuộc họp, chưa có lịch',
    assessment: [{ line: 'Chưa ghi.' }],
  });
});

test('the last row of the summary is the sum of numerators and denominators; a long list says what it leaves out', () => {
  const data = summaryReportData(sampleSummary());
  expect((data.rows as readonly PaperData[]).at(-1)).toMatchObject({ name: 'Cộng', met: '11/13', late: '1/11' });
  expect((data.rows as readonly PaperData[]).at(-2)).toMatchObject({ gap: '−1,8', alike: '2/4' });
  expect(data.met).toBe('11/13 (84,6%)');
  const cut = summaryReportData({ ...sampleSummary(), owing: { count: 230, rows: sampleSummary().owing.rows } });
  expect(cut.owingNote).toContain('228 dòng còn lại');
});
