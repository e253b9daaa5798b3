import { expect, test } from 'vitest';
import { refusalOf, sentenceOf } from './refusal.ts';

const reason = { code: 'platform.not-a-day', params: {}, field: 'on', vi: 'Ngày chưa đúng', en: 'Not a day' };

test('a refusal keeps every reason of the answer', () => {
  const refusal = refusalOf(422, { kind: 'refused', reasons: [reason, { ...reason, field: 'until' }] });
  expect(refusal.kind).toBe('refused');
  expect(refusal.reasons.map((r) => r.field)).toEqual(['on', 'until']);
});

test('an answer that is not ours is told by its status', () => {
  expect(refusalOf(403, '<html>').kind).toBe('not-permitted');
  expect(refusalOf(502, null).kind).toBe('offline');
  expect(refusalOf(500, {}).kind).toBe('bug');
});

test('a reason is read in the language in use', () => {
  expect(sentenceOf(reason, 'en')).toBe('Not a day');
  expect(sentenceOf({ ...reason, en: '' }, 'en')).toBe('Ngày chưa đúng');
});
