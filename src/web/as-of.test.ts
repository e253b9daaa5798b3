import { expect, test } from 'vitest';
import { day } from '../platform/calendar/day.ts';
import { asOfDay } from './as-of.ts';

const today = day('2026-11-23');

test('the day in the address is taken', () => expect(asOfDay('2025-06-30', today)).toBe('2025-06-30'));
test('what is no day shows today', () => {
  expect(asOfDay('2025-02-30', today)).toBe(today);
  expect(asOfDay(undefined, today)).toBe(today);
  expect(asOfDay(20250630, today)).toBe(today);
});
