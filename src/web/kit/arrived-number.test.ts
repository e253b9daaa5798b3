import { expect, test } from 'vitest';
import { arrivedNumber, type NumberSigns } from './arrived-number.ts';

const vi: NumberSigns = { decimal: ',', thousand: '.', takesEither: false, takesFraction: true };
const en: NumberSigns = { decimal: '.', thousand: ',', takesEither: false, takesFraction: true };
const points: NumberSigns = { ...vi, takesEither: true };
const count: NumberSigns = { ...vi, takesFraction: false };

test('a fraction that came in one piece stays a fraction, with either sign', () => {
  expect(['9.5', '9,5', '36.5', '17,25', '-1.5', ' 9.5 '].map((text) => arrivedNumber(text, points))).toEqual([
    '9,5',
    '9,5',
    '36,5',
    '17,25',
    '-1,5',
    '9,5',
  ]);
  expect(arrivedNumber('0.125', points)).toBe('0,125');
});

test('where thousands are written, threes behind their sign are thousands and anything else is a fraction', () => {
  expect(['1.250', '1.250.000', '1.250,5', '1,250.5', '9.5', '1.25'].map((text) => arrivedNumber(text, vi))).toEqual([
    '1250',
    '1250000',
    '1250,5',
    '1250,5',
    '9,5',
    '1,25',
  ]);
  expect(['1,250', '1.250', '9,5'].map((text) => arrivedNumber(text, en))).toEqual(['1250', '1.250', '9.5']);
});

test('a field of whole numbers takes thousands and no fraction', () => {
  expect(['1.250', '1,250', '120', '9,0', '9.5', '36,5'].map((text) => arrivedNumber(text, count))).toEqual([
    '1250',
    '1250',
    '120',
    '9',
    undefined,
    undefined,
  ]);
});

test('a sign alone and what is no number are left to the field', () => {
  expect(['.', ',', '', 'x.y', '12 đ'].map((text) => arrivedNumber(text, points))).toEqual([
    '.',
    ',',
    '',
    'x.y',
    '12 đ',
  ]);
});
