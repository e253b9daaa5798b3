import { expect, test } from 'vitest';
import { figureText } from './figure-text.ts';

test('numerator, denominator, percent', () => expect(figureText(388, 615, 'vi')).toBe('388/615 (63%)'));
test('numbers follow the language', () => {
  expect(figureText(10445, null, 'vi')).toBe('10.445');
  expect(figureText(10445, 20000, 'en')).toBe('10,445/20,000 (52%)');
});
test('under five cases there is no percent', () => {
  expect(figureText(2, 4, 'vi')).toBe('2/4');
  expect(figureText(2, 5, 'vi')).toBe('2/5 (40%)');
  expect(figureText(0, 0, 'vi')).toBe('0/0');
});
test('almost all is not all, almost none is not none', () => {
  expect(figureText(19999, 20000, 'vi')).toBe('19.999/20.000 (99,9%)');
  expect(figureText(1, 20000, 'vi')).toBe('1/20.000 (0,1%)');
});
