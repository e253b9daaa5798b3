import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { day } from '../../calendar/day.ts';
import { isRefusal, type Refusal } from '../../outcome/refusal.ts';
import { checkTemplate, placesOfForm } from './check-template.ts';
import { fillForm } from './fill-form.ts';
import type { PaperForm } from './paper-form.ts';
import { type PaperLayout, symbolOf } from './paper-layout.ts';
import { sampleData, sampleForm } from './sample-form.ts';
import { templateOf } from './template-of.ts';

const layout: PaperLayout = {
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
  fontSize: 14,
  tableFontSize: 12,
  firstLine: 10,
  lineSpacing: 18,
  spaceAfter: 6,
  symbols: {
    resolution: 'NQ',
    decision: 'QĐ',
    conclusion: 'KL',
    notice: 'TB',
    report: 'BC',
    plan: 'KH',
    programme: 'CTr',
    submission: 'TTr',
    letter: 'CV',
    minutes: 'BB',
  },
  suffixes: [{ bodies: ['cell'], organisationTypes: ['cell'], suffix: 'CB' }],
  onBehalf: {
    cell: 'T/M CHI BỘ',
    'cell-committee': 'T/M CHI ỦY',
    committee: 'T/M ĐẢNG ỦY',
    'standing-committee': 'T/M BAN THƯỜNG VỤ',
  },
  numberedPer: 'committee-term',
  marksNotUsed: ['./.'],
};
const on = day('2026-11-27');
const codesOf = (refusal: unknown) =>
  isRefusal(refusal) ? (refusal as Refusal).reasons.map(({ code, field }) => `${code} ${field ?? ''}`.trim()) : [];

/** The shipped template with its main text changed, as an office would change it. */
const changed = (change: (xml: string) => string, more: Record<string, string> = {}): Uint8Array => {
  const parts = unzipSync(templateOf(sampleForm, layout));
  const text = change(strFromU8(parts['word/document.xml']!));
  return zipSync({
    ...parts,
    'word/document.xml': strToU8(text),
    ...Object.fromEntries(Object.entries(more).map(([name, body]) => [name, strToU8(body)])),
  });
};
const check = (bytes: Uint8Array, form: PaperForm = sampleForm) => checkTemplate(bytes, form, layout);

test('a missing, an empty, an unfit and an unknown field are refused together, each with its place', () => {
  const { month: _, ...rest } = sampleData;
  const answer = fillForm(
    sampleForm,
    { ...rest, votes: '  ', hasGuests: 'có', extra: 'x', tasks: [{ task: 'Việc', owner: 'A' }] },
    layout,
    on,
  );
  expect(codesOf(answer).sort()).toEqual([
    'platform.paper-field-empty votes',
    'platform.paper-field-missing month',
    'platform.paper-field-missing tasks.0.due',
    'platform.paper-field-unfit hasGuests',
    'platform.paper-field-unknown extra',
  ]);
});

test('what a hidden block would show may be absent', () => {
  const { guests: _, ...rest } = sampleData;
  expect(isRefusal(fillForm(sampleForm, { ...rest, hasGuests: false }, layout, on))).toBe(false);
  expect(codesOf(fillForm(sampleForm, { ...rest, hasGuests: true }, layout, on))).toEqual([
    'platform.paper-field-missing guests',
  ]);
});

test('the same form and layout give the same template, and it passes its own check', async () => {
  expect(templateOf(sampleForm, layout)).toEqual(templateOf(sampleForm, layout));
  expect(isRefusal(await check(templateOf(sampleForm, layout)))).toBe(false);
});

test('a signature keeps what may stand last with it: also what comes before conditions that do not hold', () => {
  const said = (word: string) => ({ when: 'hasGuests', blocks: [{ paragraph: word }] });
  const form = { ...sampleForm, blocks: [{ paragraph: 'Đầu' }, { paragraph: 'Giữa' }, said('Một'), said('Hai')] };
  const paragraphs = strFromU8(unzipSync(templateOf(form, layout))['word/document.xml']!).split('</w:p>');
  const keeps = (word: string) => paragraphs.find((one) => one.includes(`>${word}<`))!.includes('<w:keepNext/>');
  expect(['Đầu', 'Giữa', 'Một', 'Hai'].map(keeps)).toEqual([false, true, true, true]);
});

test('an office may reword and restyle; a place it invents, forgets or takes out of its list is refused by name', async () => {
  expect(
    isRefusal(await check(changed((xml) => xml.replace('Kết quả tháng trước', 'Kết quả thực hiện nghị quyết')))),
  ).toBe(false);
  const answer = await check(changed((xml) => xml.replace('{votes}', '{phieu}').replace('{present}', '{owner}')));
  expect(isRefusal(answer) && answer.reasons).toMatchObject([
    { code: 'platform.template-unknown-places', params: { places: 'owner, phieu' } },
    { code: 'platform.template-missing-places', params: { places: 'present, votes' } },
  ]);
});

test('a broken place, a macro, an outside link, a mark not used and a file that is no Word file are refused', async () => {
  expect(codesOf(await check(changed((xml) => xml.replace('{votes}', '{votes'))))).toEqual([
    'platform.template-broken-place contentBase64',
  ]);
  expect(codesOf(await check(changed((xml) => xml, { 'word/vbaProject.bin': 'x' })))).toEqual([
    'platform.template-has-macro contentBase64',
  ]);
  const link = '<Relationships><Relationship Id="r" Type="t" Target="http://x" TargetMode="External"/></Relationships>';
  expect(codesOf(await check(changed((xml) => xml, { 'word/_rels/settings.xml.rels': link })))).toEqual([
    'platform.template-has-link contentBase64',
  ]);
  expect(codesOf(await check(changed((xml) => xml.replace('biểu quyết tán thành.', 'tán thành./.'))))).toEqual([
    'platform.template-mark-not-used contentBase64',
  ]);
  expect(codesOf(await check(new Uint8Array([1, 2, 3])))).toEqual(['platform.template-not-word contentBase64']);
  expect(codesOf(await check(new Uint8Array(6_000_000)))).toEqual(['platform.template-too-big contentBase64']);
});

test('places of a form are those of its template, and a symbol is known or said to be unknown', () => {
  expect(placesOfForm(sampleForm)).toEqual(
    expect.arrayContaining(['symbolLine', 'tasks', 'gist', 'recipient', 'onBehalf']),
  );
  expect(symbolOf(layout, { body: 'cell', organisationType: 'cell', documentType: 'resolution' })).toBe('NQ/CB');
  expect(symbolOf(layout, { body: 'committee', organisationType: 'cell', documentType: 'resolution' })).toBeNull();
});
