import { expect, test } from 'vitest';
import { numberText } from './number-text.ts';

test('numbers are written as the language writes them, up to three decimals', () => {
  expect(numberText(1250.5, 'vi')).toBe('1.250,5');
  expect(numberText(1250.5, 'en')).toBe('1,250.5');
  expect(numberText(0.0004, 'vi')).toBe('0');
  expect(numberText(12, 'vi')).toBe('12');
});
