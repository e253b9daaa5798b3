import { expect, test } from 'vitest';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type AdmissionFacts, admissionChecklist } from './admission-checklist.ts';
import { conditionReason } from './admission-condition.ts';
import { permissionsIn } from './admission-permission.ts';
import { quartersWithoutNote } from './candidate-notes.ts';
import { lifeCycleRulesOn } from './life-cycle-deadlines.ts';

const under294 = lifeCycleRulesOn(shippedPacks(), day('2025-09-01'))!.content;
const under208 = lifeCycleRulesOn(shippedPacks(), day('2026-09-01'))!.content;
const on = day('2025-12-01');
const papers = new Map<string, Day>(under294.papers.map(({ code }) => [code, day('2025-06-01')]));
const helper = { isOfficial: true, togetherSince: day('2024-12-01'), sinceDay: day('2025-01-01'), untilDay: null };
const complete: AdmissionFacts = {
  birthOn: day('2000-01-31'),
  schooling: 'diploma',
  isPupil: false,
  parentConsentOn: null,
  classCertifiedOn: day('2025-01-10'),
  unionResolutionOn: null,
  helpers: [helper, helper],
  papers,
  permissions: {},
};
const permission = { paper: '12-CV', comparedOn: null };
const open = (more: Partial<AdmissionFacts>, rules = under294, at = on) =>
  admissionChecklist(rules, { ...complete, ...more }, at)
    .filter((line) => line.state !== 'met')
    .map((line) => [line.field, line.state]);

test('a complete candidate has nothing open', () => expect(open({})).toEqual([]));

test('what is not known is not taken for met, and is told apart from what is missing', () => {
  expect(open({ birthOn: null, schooling: null })).toEqual([
    ['birthOn', 'unknown'],
    ['schooling', 'unknown'],
  ]);
  const lines = admissionChecklist(under294, { ...complete, birthOn: null, classCertifiedOn: null }, on);
  expect(lines.flatMap(conditionReason).map(({ code }) => code)).toEqual([
    'members.birth-day-missing',
    'members.class-not-valid',
  ]);
});

test('the completed programme is enough under 208-QĐ/TW only, or with a paper that allows it', () => {
  expect(open({ schooling: 'completed' })).toEqual([['schooling', 'missing']]);
  expect(open({ schooling: 'completed', permissions: { schooling: permission } })).toEqual([['schooling', 'by-paper']]);
  expect(open({ schooling: 'completed' }, under208)).toEqual([]);
});

test('nobody under eighteen is let in by a permission', () => {
  expect(open({ birthOn: day('2008-01-01'), permissions: { age: permission } })).toEqual([['birthOn', 'missing']]);
  expect(open({ birthOn: day('1960-01-01'), permissions: { age: permission } })).toEqual([['birthOn', 'by-paper']]);
  const lines = admissionChecklist(
    under294,
    { ...complete, birthOn: day('1960-01-01'), permissions: { age: permission } },
    on,
  );
  expect(lines.find(({ field }) => field === 'birthOn')).toMatchObject({
    code: 'age-by-paper',
    params: { paper: '12-CV' },
  });
  expect(lines.flatMap(conditionReason)).toEqual([]);
  // Compared by an office above, it is told so, and still not called met.
  const compared = { ...complete, birthOn: day('1960-01-01'), permissions: { age: { ...permission, comparedOn: on } } };
  expect(admissionChecklist(under294, compared, on).find(({ field }) => field === 'birthOn')).toMatchObject({
    ...{ code: 'age-by-paper-compared', state: 'by-paper', params: { day: on } },
  });
});

test('a paper excuses the one condition it is about, and no other that is missing', () => {
  const both = { birthOn: day('1963-01-01'), schooling: 'below' as const };
  const codes = (permissions: AdmissionFacts['permissions']) =>
    admissionChecklist(under294, { ...complete, ...both, permissions }, on)
      .flatMap(conditionReason)
      .map(({ code }) => code);
  expect(codes({ age: permission })).toEqual(['members.schooling-not-enough']);
  expect(codes({ schooling: permission })).toEqual(['members.age-outside-limits']);
  expect(codes({ age: permission, schooling: permission })).toEqual([]);
});

test('steps name what their paper is about; one that does not is about the age', () => {
  const step = { kind: 'exception-allowed' as const, onDay: on, source: null };
  const paper = { number: '12-CV', decidedOn: on, issuer: 'Ban Tổ chức (giả định)', comparedOn: null };
  const of = (...steps: Parameters<typeof permissionsIn>[0][number][]) => Object.keys(permissionsIn(steps, on));
  expect(of({ ...step, paper: { ...paper, about: 'schooling' } })).toEqual(['schooling']);
  expect(of({ ...step, paper: { ...paper, about: 'age' } })).toEqual(['age']);
  expect(of({ ...step, source: '12-CV', paper: null })).toEqual(['age']);
  expect(of({ ...step, onDay: day('2025-12-03'), paper: { ...paper, about: 'age' } })).toEqual([]);
});

test('two helpers together for twelve months, or one with the resolution of a union', () => {
  expect(open({ helpers: [helper] })).toEqual([['helpers', 'missing']]);
  const resolved = { helpers: [helper], unionResolutionOn: day('2025-09-09') };
  expect(open(resolved)).toEqual([]);
  expect(open({ helpers: [helper, { ...helper, togetherSince: day('2024-12-02') }] })).toEqual([
    ['helpers', 'missing'],
  ]);
  expect(open({ helpers: [helper, { ...helper, untilDay: on }] })).toEqual([['helpers', 'missing']]);
});

test('the class certificate holds for sixty months to the day', () => {
  const at = (certified: string) => open({ classCertifiedOn: day(certified) }).length;
  expect([at('2020-12-01'), at('2020-11-30'), at('2025-12-02')]).toEqual([0, 1, 1]);
});

test('a pupil brings the consent of a parent', () => {
  const pupil = { isPupil: true, birthOn: day('2007-11-30') };
  expect(open(pupil)).toEqual([['papers.parent-consent', 'missing']]);
  expect(open({ ...pupil, parentConsentOn: day('2025-11-01') })).toEqual([]);
});

test('a quarter without a remark is asked for once it is over', () => {
  const help = { sinceDay: day('2025-05-20'), untilDay: null };
  const written = [{ year: 2025, quarter: 3 }];
  expect(quartersWithoutNote(help, written, day('2026-01-01'))).toEqual([
    { year: 2025, quarter: 2 },
    { year: 2025, quarter: 4 },
  ]);
  expect(quartersWithoutNote(help, written, day('2025-12-31'))).toEqual([{ year: 2025, quarter: 2 }]);
  expect(quartersWithoutNote({ ...help, untilDay: day('2025-06-30') }, [], day('2026-01-01'))).toEqual([]);
});
