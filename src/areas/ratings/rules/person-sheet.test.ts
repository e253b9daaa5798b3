import { expect, test } from 'vitest';
import type { EvidenceSheet } from '../contract/facts.ts';
import { ratingFactsSchema } from '../contract/rating-facts.ts';
import { factsForPerson, sheetForPerson } from './person-sheet.ts';

const asking = {
  packId: 'vn-2025',
  rule: 'V-3',
  code: 'disciplined',
  names: { vi: 'Bị kỷ luật', en: 'Disciplined' },
  clause: '366-QĐ/TW',
  isVerified: false,
};
const fact = (code: string, value: number | boolean | string) => ({
  ...{
    code,
    value,
    origin: 'program',
    sourceWords: null,
    sourceOn: null,
    enteredOn: null,
    path: '/x',
    speaksTo: [asking],
  },
});
const never = ['points:common', 'is-under-inspection', 'collective-level', 'led-unit-level'];

test('points of others, an open case and levels that were not told are on no sheet for the person', () => {
  const sheet = {
    countedOn: '2026-12-10',
    facts: [...never.map((code) => fact(code, 1)), fact('is-disciplined', false)],
    missing: never.map((code) => ({ code, speaksTo: [asking] })),
    beside: [{ code: 'attendance', value: 11, whole: 12, path: '/x', criteria: [] }],
  } as unknown as EvidenceSheet;
  expect(sheetForPerson(sheet)).toEqual({
    countedOn: '2026-12-10',
    facts: [
      {
        code: 'is-disciplined',
        value: false,
        sourceWords: null,
        enteredOn: null,
        readFor: [{ rule: 'V-3', names: asking.names, clause: asking.clause, isVerified: false }],
      },
    ],
    missing: [],
    beside: [{ code: 'attendance', value: 11, whole: 12 }],
  });
});

test('the person reckons with the same facts but those', () => {
  const facts = ratingFactsSchema.parse({
    points: { common: 20 },
    counts: { 'sick-months': 1 },
    yes: { 'is-under-inspection': true, 'is-disciplined': false },
    levels: { 'collective-level': 'good', 'state-level': 'good' },
  });
  expect(factsForPerson(facts)).toEqual({
    points: {},
    counts: { 'sick-months': 1 },
    yes: { 'is-disciplined': false },
    grades: {},
    levels: { 'state-level': 'good' },
  });
});
