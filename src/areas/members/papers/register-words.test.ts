import { expect, test } from 'vitest';
import { printedCell } from './register-words.ts';

const since = { key: 'sinceOn', kind: 'day', share: 2 } as const;

test('a beginning that is not known says before which day, never nothing', () => {
  expect(printedCell(since, '2024-05-01', 'vi')).toBe('01/05/2024');
  expect(printedCell(since, '<2025-07-01', 'vi')).toBe('trước 01/07/2025');
  expect(printedCell(since, '<2025-07-01', 'en')).toBe('before 01/07/2025');
  expect(printedCell(since, null, 'vi')).toBe('');
});
