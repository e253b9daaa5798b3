import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { meetingKind } from '../contract/meeting-codes.ts';
import { agendaGroupOf, type Carried, draftAgenda } from './agenda.ts';
import { meetingAgendaSchema } from './agenda-shape.ts';
import { stepMarksOf, stepsShare, stepsTaken } from './procedure-steps.ts';

const agenda = meetingAgendaSchema.parse(shippedPacks().find(({ id }) => id === 'meeting-agenda-2018')!.content);
const nothing: Carried = { tasks: [], orientation: [], answers: [], topic: null, cases: [] };
const codesOf = (kind: 'regular' | 'thematic' | 'combined', group: string | null, carried = nothing) =>
  draftAgenda(agenda, { kind, group }, carried).map(({ sourceCode }) => sourceCode);

test('every kind of meeting has a template that ends with the minutes, and no code stands twice in an agenda', () => {
  for (const kind of meetingKind.options)
    for (const group of [null, ...agenda.groups.map(({ code }) => code)]) {
      const codes = draftAgenda(agenda, { kind, group }, nothing).map(({ sourceCode }) => sourceCode);
      expect(codes.at(-1)).toBe('adopt');
      expect(new Set(codes).size).toBe(codes.length);
    }
});

test('every group adds lines of its own to the regular meeting', () => {
  const plain = codesOf('regular', null).length;
  for (const { code } of agenda.groups) expect(codesOf('regular', code).length).toBeGreaterThan(plain);
});

test('the type of a cell goes before its sector; students are chosen by hand', () => {
  expect(agendaGroupOf(agenda, { type: 'residential-cell', sector: 'agency' })?.code).toBe('residential');
  expect(agendaGroupOf(agenda, { type: 'cell', sector: 'military' })?.code).toBe('armed-forces');
  expect(agendaGroupOf(agenda, { type: 'cell', sector: 'overseas' })).toBeUndefined();
  expect(agendaGroupOf(agenda, { type: 'cell', sector: null })).toBeUndefined();
});

describe('what is carried over', () => {
  const carried: Carried = {
    tasks: [
      { id: 't1', title: 'Không hạn', dueOn: null },
      { id: 't2', title: 'Sửa đèn ngõ 12', dueOn: day('2026-11-20') },
      { id: 't3', title: 'Thu gom rác', dueOn: day('2026-10-31') },
    ],
    orientation: [{ id: 'o1', title: 'Học tập nghị quyết mới' }],
    answers: [{ id: 'r1', title: 'Kiến nghị về bãi xe', dueOn: day('2026-11-30') }],
    topic: { id: 'c1', title: 'Phòng cháy, chữa cháy khu dân cư' },
    cases: [{ id: 'k1', title: 'Kết nạp người vào Đảng', kind: 'admission' }],
  };
  const lines = draftAgenda(agenda, { kind: 'combined', group: 'residential' }, carried);

  test('open tasks hang under the report of last time, the earliest due first', () => {
    const report = lines.find(({ sourceCode }) => sourceCode === 'last-month');
    expect(report?.attached.map(({ id }) => id)).toEqual(['t3', 't2', 't1']);
    expect(lines.find(({ sourceCode }) => sourceCode === 'answers')?.attached).toEqual([
      { kind: 'answer', id: 'r1', title: 'Kiến nghị về bãi xe' },
    ]);
  });

  test('words from above, topic and case have lines of their own that say where they come from', () => {
    const own = lines.filter(({ source }) => source !== 'template');
    expect(own.map(({ source, sourceCode, caseKind }) => [source, sourceCode, caseKind])).toEqual([
      ['orientation', 'o1', null],
      ['case', 'k1', 'admission'],
      ['topic', 'c1', null],
    ]);
    expect(own[2]?.title).toEqual({ vi: 'Phòng cháy, chữa cháy khu dân cư', en: 'Phòng cháy, chữa cháy khu dân cư' });
  });

  test('the thematic part follows the regular one', () => {
    const codes = lines.map(({ sourceCode }) => sourceCode);
    expect(codes.indexOf('purpose')).toBeGreaterThan(codes.indexOf('next-month'));
    expect(codes.indexOf('purpose')).toBeLessThan(codes.indexOf('conclusion'));
  });
});

describe('steps of the order', () => {
  const marks = stepMarksOf({
    hasClerk: true,
    isRollComplete: true,
    hasDuesNote: false,
    isAgendaApproved: true,
    hasLastMonth: true,
    opinions: 3,
    tasks: 2,
    hasConclusion: true,
  });
  test('a step left out is seen', () => {
    const taken = stepsTaken(agenda, 'regular', marks);
    expect(taken.filter(({ isDone }) => !isDone).map(({ step }) => step)).toEqual(['dues-told']);
    expect(stepsShare(taken)).toEqual({ numerator: 7, denominator: 8 });
  });
  test('a thematic meeting has fewer', () => {
    expect(stepsShare(stepsTaken(agenda, 'thematic', marks))).toEqual({ numerator: 5, denominator: 5 });
  });
  test('what the sheet does not say makes the share unknown', () => {
    expect(stepsShare(stepsTaken(agenda, 'regular', { ...marks, 'last-month-reported': null }))).toBeNull();
    expect(stepsShare(stepsTaken(agenda, 'committee', marks))).toBeNull();
  });
});
