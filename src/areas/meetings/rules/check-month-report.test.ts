import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkMonthReport } from './check-month-report.ts';

const asked = { month: day('2026-11-01'), standsSince: null, issuedOn: null, today: day('2026-11-20') };
const codes = (more: Partial<Parameters<typeof checkMonthReport>[0]>): string[] => {
  const verdict = checkMonthReport({ ...asked, ...more });
  return isRefusal(verdict) ? verdict.reasons.map(({ code }) => code) : [];
};

test('a running month may be reported, one that has not begun may not', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ today: day('2026-11-01') })).toEqual([]);
  expect(codes({ today: day('2026-10-31') })).toEqual(['meetings.month-ahead']);
});

test('no second report stands beside the first, and none is dated before its month', () => {
  expect(codes({ standsSince: day('2026-11-18'), issuedOn: day('2026-10-31') })).toEqual([
    'meetings.month-report-stands',
    'meetings.paper-before-its-matter',
  ]);
});
