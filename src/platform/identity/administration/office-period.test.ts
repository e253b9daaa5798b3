import { expect, test } from 'vitest';
import { type Day, day } from '../../calendar/day.ts';
import { isRefusal } from '../../outcome/refusal.ts';
import { endedPeriod, faultsOfHelperPeriod, faultsOfPeriod } from './office-period.ts';

const today = day('2026-11-23');
const period = (from: string, until: string | null) => ({ from: day(from), until: until as Day | null });
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.reasons[0]!.code : answer);

test('an office must hold on one day at least', () => {
  expect(faultsOfPeriod(period('2026-11-23', '2026-11-24'))).toEqual([]);
  expect(faultsOfPeriod(period('2026-11-23', '2026-11-23'))).toHaveLength(1);
});

test('an open office ends on the day given; that day is no longer its own', () => {
  expect(endedPeriod(period('2026-01-01', null), day('2026-11-30'), today)).toEqual(period('2026-01-01', '2026-11-30'));
});

test('an office granted today by mistake can be taken back at once', () => {
  expect(endedPeriod(period('2026-11-23', null), today, today)).toBe('never');
  expect(endedPeriod(period('2027-01-01', null), today, today)).toBe('never');
});

test('an office that has held cannot be made never to have been', () => {
  expect(codeOf(endedPeriod(period('2026-01-01', null), day('2025-12-01'), today))).toBe('platform.office-has-held');
});

test('an office that has ended by then is left as it is, one that ends later can end earlier', () => {
  const office = period('2026-01-01', '2026-06-01');
  expect(codeOf(endedPeriod(office, day('2026-06-01'), today))).toBe('platform.office-already-ended');
  expect(endedPeriod(office, day('2026-03-01'), today)).toEqual(period('2026-01-01', '2026-03-01'));
});

test('a helper acts no earlier and no longer than the holder', () => {
  const office = period('2026-01-01', '2026-12-01');
  expect(faultsOfHelperPeriod(period('2026-01-01', '2026-12-01'), office)).toEqual([]);
  expect(faultsOfHelperPeriod(period('2026-01-01', null), office)).toHaveLength(1);
  expect(faultsOfHelperPeriod(period('2025-12-31', '2026-06-01'), office)).toHaveLength(1);
  expect(faultsOfHelperPeriod(period('2026-02-01', null), period('2026-01-01', null))).toEqual([]);
});
