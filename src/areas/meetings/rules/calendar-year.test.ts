import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../platform/calendar/day.ts';
import { addMonths, weekdayOf } from '../../../platform/calendar/months.ts';
import type { YearRule } from '../contract/planning.ts';
import {
  type CalendarMeeting,
  dayByRule,
  layOutYear,
  monthsWithout,
  periodsOver,
  quartersWithout,
} from './calendar-year.ts';

const third: YearRule = { kind: 'day-of-month', day: 3 };
const firstTuesday: YearRule = { kind: 'weekday-of-month', weekday: 2, nth: 1 };
const lastFriday: YearRule = { kind: 'weekday-of-month', weekday: 5, nth: -1 };
const always = { since: null, endedOn: null };

describe('the day of a month', () => {
  test.each([
    [third, 2026, 12, '2026-12-03'],
    [{ kind: 'day-of-month', day: 31 } as YearRule, 2026, 2, '2026-02-28'],
    [{ kind: 'day-of-month', day: 31 } as YearRule, 2028, 2, '2028-02-29'],
    [{ kind: 'day-of-month', day: 31 } as YearRule, 2026, 4, '2026-04-30'],
    [firstTuesday, 2026, 12, '2026-12-01'],
    [firstTuesday, 2027, 1, '2027-01-05'],
    [{ kind: 'weekday-of-month', weekday: 7, nth: 4 } as YearRule, 2026, 11, '2026-11-22'],
    [lastFriday, 2026, 12, '2026-12-25'],
    [lastFriday, 2026, 7, '2026-07-31'],
  ])('%o of %i-%i', (rule, year, month, on) => {
    expect(dayByRule(rule, year, month)).toBe(on);
  });
});

const anyRule: fc.Arbitrary<YearRule> = fc.oneof(
  fc.record({ kind: fc.constant('day-of-month' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({
    kind: fc.constant('weekday-of-month' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
  }),
);
const anyYear = fc.integer({ min: 2018, max: 2199 });

test('for any rule and year: twelve days, one in each month, on the weekday asked for', () => {
  fc.assert(
    fc.property(anyRule, anyYear, (rule, year) => {
      const { regular, outsideLife } = layOutYear(rule, year, {
        fromMonth: 1,
        life: always,
        there: [],
        thematicMonths: [],
      });
      expect(outsideLife).toEqual([]);
      expect(regular.map(({ on }) => on.slice(0, 7))).toEqual(
        Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`),
      );
      for (const { on } of regular) {
        if (rule.kind === 'day-of-month') {
          const isLast = addDays(on, 1).slice(8) === '01';
          expect(Number(on.slice(8)) === rule.day || (isLast && Number(on.slice(8)) < rule.day)).toBe(true);
        } else {
          expect(weekdayOf(on)).toBe(rule.weekday);
          if (rule.nth === -1) expect(addDays(on, 7).slice(0, 7)).not.toBe(on.slice(0, 7));
          else expect(Math.ceil(Number(on.slice(8)) / 7)).toBe(rule.nth);
        }
      }
    }),
  );
});

test('for any meetings: laying out fills exactly the months that hold none, and then none is missing', () => {
  const meetings = fc.uniqueArray(fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(anyRule, anyYear, meetings, (rule, year, months) => {
      const there: CalendarMeeting[] = months.map((month) => ({
        kind: 'regular',
        on: addMonths(day(`${year}-01-15`), month - 1),
      }));
      const { regular } = layOutYear(rule, year, { fromMonth: 1, life: always, there, thematicMonths: [] });
      expect(regular.length + months.length).toBe(12);
      const all = [...there, ...regular.map(({ on }): CalendarMeeting => ({ kind: 'regular', on }))];
      const span = { from: day(`${year}-01-01`), until: addMonths(day(`${year}-01-01`), 12), life: always };
      expect(monthsWithout(all, span)).toEqual([]);
      expect(monthsWithout(there, span)).toHaveLength(12 - months.length);
    }),
  );
});

describe('laying out', () => {
  test('a running year begins with the month asked for; the life of a cell bounds it', () => {
    const life = { since: day('2026-09-10'), endedOn: day('2026-12-02') };
    expect(layOutYear(third, 2026, { fromMonth: 9, life, there: [], thematicMonths: [11] })).toEqual({
      regular: [
        { month: 10, on: '2026-10-03' },
        { month: 11, on: '2026-11-03' },
      ],
      outsideLife: [9, 12],
      quartersWithoutTopic: [3],
    });
  });

  test('a thematic meeting fills no month, a combined one fills month and quarter', () => {
    const there: CalendarMeeting[] = [
      { kind: 'thematic', on: day('2026-02-10') },
      { kind: 'combined', on: day('2026-05-10') },
    ];
    const draft = layOutYear(third, 2026, { fromMonth: 1, life: always, there, thematicMonths: [] });
    expect(draft.regular.map(({ month }) => month)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]);
    expect(draft.quartersWithoutTopic).toEqual([3, 4]);
  });
});

describe('what is missing', () => {
  const span = { from: day('2025-11-01'), until: day('2026-03-05'), life: always };
  test('the running month is not missing yet, over the turn of the year', () => {
    const there: CalendarMeeting[] = [
      { kind: 'regular', on: day('2025-12-31') },
      { kind: 'combined', on: day('2026-01-01') },
      { kind: 'thematic', on: day('2026-02-03') },
    ];
    expect(monthsWithout(there, span)).toEqual(['2025-11-01', '2026-02-01']);
  });

  test('a month is over on the first day of the next one', () => {
    expect(monthsWithout([], { ...span, from: day('2026-02-01'), until: day('2026-02-28') })).toEqual([]);
    expect(monthsWithout([], { ...span, from: day('2026-02-01'), until: day('2026-03-01') })).toEqual(['2026-02-01']);
  });

  test('a cell founded within a month owes none for it, nor for the month in which it ends', () => {
    const life = { since: day('2025-12-02'), endedOn: day('2026-02-28') };
    expect(monthsWithout([], { ...span, life })).toEqual(['2026-01-01']);
    expect(monthsWithout([], { ...span, life: { since: day('2025-12-01'), endedOn: day('2026-03-01') } })).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ]);
  });

  test('quarters', () => {
    const year = { from: day('2025-10-01'), until: day('2026-07-01'), life: always };
    expect(periodsOver(3, year)).toEqual(['2025-10-01', '2026-01-01', '2026-04-01']);
    expect(quartersWithout([{ kind: 'combined', on: day('2026-03-31') }], year)).toEqual(['2025-10-01', '2026-04-01']);
    expect(quartersWithout([{ kind: 'regular', on: day('2026-03-31') }], year)).toHaveLength(3);
  });
});
