import { expect, test } from 'vitest';
import { day } from '../platform/calendar/day.ts';
import { dayText, readDay } from './day-text.ts';

test('a day is written day first', () => expect(dayText(day('2025-07-01'))).toBe('01/07/2025'));

test.each(['1/7/2025', '01-07-2025', '1.7.2025', '01072025', '2025-07-01', ' 1/07/2025 '])(
  '%s is 1 July 2025',
  (text) => expect(readDay(text)).toBe('2025-07-01'),
);

test.each(['31/02/2025', '1/7/25', '13/13/2025', 'hôm nay', '', '1/7/1929'])('%s is no day', (text) =>
  expect(readDay(text)).toBeNull(),
);
