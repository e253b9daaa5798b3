import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import { lastDayIfOver, rollDayFor } from './roll-day.ts';

test.each<[RatingPeriod, string, string | null]>([
  [{ kind: 'quarter', year: 2026, quarter: 2 }, '2026-06-30', '2026-06-30'],
  [{ kind: 'quarter', year: 2026, quarter: 4 }, '2026-11-28', null],
  [{ kind: 'year', year: 2025 }, '2025-12-31', '2025-12-31'],
  [{ kind: 'year', year: 2026 }, '2026-11-28', null],
  [{ kind: 'month', year: 2026, month: 2 }, '2026-02-28', '2026-02-28'],
])(
  'of a period that is over the roll of its last day is proposed, else that of today: %o',
  (period, proposed, over) => {
    const today = day('2026-11-28');
    expect([rollDayFor(period, today), lastDayIfOver(period, today)]).toEqual([proposed, over]);
  },
);

test('on its last day a period still runs', () => {
  const period = { kind: 'quarter', year: 2026, quarter: 2 } as const;
  expect([lastDayIfOver(period, day('2026-06-30')), lastDayIfOver(period, day('2026-07-01'))]).toEqual([
    null,
    '2026-06-30',
  ]);
});
