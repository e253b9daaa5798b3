import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMessage, formatNumber, formatShare } from './format-message.ts';
import { joinMessages } from './join-messages.ts';

test('numbers, days and shares are written in the language’s way', () => {
  const messages = { a: '{count} tổ chức, từ {from}, năm {year:plain}, đạt {part:share}' };
  const params = { count: 10445, from: '2025-07-01', year: 2027, part: 0.756 };
  expect(formatMessage(messages, 'a', params, 'vi')).toBe('10.445 tổ chức, từ 01/07/2025, năm 2027, đạt 75,6%');
  expect(formatMessage(messages, 'a', params, 'en')).toBe('10,445 tổ chức, từ 01/07/2025, năm 2027, đạt 75.6%');
});

test('what is missing stays visible', () => {
  expect(formatMessage({}, 'tasks.overdue', {}, 'vi')).toBe('tasks.overdue');
  expect(formatMessage({ a: 'Còn {count}' }, 'a', {}, 'vi')).toBe('Còn {count}');
  expect(formatMessage({ a: 'Còn {toString}' }, 'a', {}, 'vi')).toBe('Còn {toString}');
});

test('a parameter is never read as a place of its own', () => {
  expect(formatMessage({ a: '{x} {y}' }, 'a', { x: '{y}', y: 1 }, 'en')).toBe('{y} 1');
});

test('numbers agree with the platform’s own formatter', () => {
  const own = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };
  fc.assert(
    fc.property(
      fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
      fc.constantFrom('vi', 'en'),
      (value, locale) => {
        expect(formatNumber(value, locale)).toBe(own[locale].format(value));
      },
    ),
  );
  expect(formatNumber(0.5, 'vi')).toBe('0,5');
  expect(formatNumber(-0.001, 'vi')).toBe('0');
  expect(formatShare(0.6304, 'vi')).toBe('63%');
});

test('two areas may not give the same key', () => {
  expect(() =>
    joinMessages([
      { vi: { a: '1' }, en: { a: '1' } },
      { vi: { a: '2' }, en: {} },
    ]),
  ).toThrow(/sentence for a/);
});
