import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths, daysBetween } from '../../../platform/calendar/months.ts';
import { fullYears, type PartyAgeGap, partyAgeFrom, partyAgeOn } from './party-age.ts';

const noGaps = { admittedOn: null, gaps: [] };

describe('from which day', () => {
  test('the decision counts, not the ceremony', () => {
    const facts = { admissionDecidedOn: day('2004-11-20'), admittedOn: day('2004-12-01'), gaps: [] };
    expect(partyAgeFrom(facts)).toBe('2004-11-20');
    expect(partyAgeOn(facts, day('2005-11-20'))).toEqual({ years: 1, months: 0, basis: 'decision' });
    expect(partyAgeOn(facts, day('2005-11-19'))).toEqual({ years: 0, months: 11, basis: 'decision' });
  });

  test('without a decision the day on the card stands in, and says so', () => {
    const facts = { admissionDecidedOn: null, admittedOn: day('1968-02-03'), gaps: [] };
    expect(partyAgeOn(facts, day('2026-02-03'))).toEqual({ years: 58, months: 0, basis: 'card' });
  });

  test('with neither day it is unknown, not zero', () => {
    const facts = { ...noGaps, admissionDecidedOn: null };
    expect(partyAgeFrom(facts)).toBeNull();
    expect(partyAgeOn(facts, day('2026-01-01'))).toBeNull();
  });

  test('before the decision there is none', () => {
    expect(partyAgeOn({ ...noGaps, admissionDecidedOn: day('2004-11-20') }, day('2004-11-19'))).toBeNull();
  });
});

describe('gaps', () => {
  test('readmitted: from the first decision, the time outside left out', () => {
    const facts = {
      admissionDecidedOn: day('1990-01-01'),
      admittedOn: day('1990-01-15'),
      gaps: [{ since: day('1995-01-01'), until: day('1999-01-01') }],
    };
    expect(partyAgeFrom(facts)).toBe('1994-01-01');
    expect(partyAgeOn(facts, day('1997-06-01'))).toMatchObject({ years: 5, months: 0 });
    expect(partyAgeOn(facts, day('2000-01-01'))).toMatchObject({ years: 6, months: 0 });
  });

  test('gaps that overlap count once', () => {
    const gaps = [
      { since: day('2000-01-01'), until: day('2000-07-01') },
      { since: day('2000-03-01'), until: day('2001-01-01') },
    ];
    expect(partyAgeFrom({ admissionDecidedOn: day('1999-01-01'), admittedOn: null, gaps })).toBe('2000-01-01');
  });

  test('a year that does not count is one year, also where it had 366 days', () => {
    const facts = {
      admissionDecidedOn: day('1988-04-29'),
      admittedOn: null,
      gaps: [{ since: day('2000-01-01'), until: day('2001-01-01') }],
    };
    expect(partyAgeFrom(facts)).toBe('1989-04-29');
    expect(partyAgeOn(facts, day('2029-04-29'))).toMatchObject({ years: 40, months: 0 });
    expect(partyAgeOn(facts, day('2029-04-28'))).toMatchObject({ years: 39, months: 11 });
  });
});

test('the last day of a month stands for the day it lacks', () => {
  expect(fullYears(day('2004-02-29'), day('2005-02-28'))).toBe(1);
  expect(fullYears(day('2004-02-29'), day('2005-02-27'))).toBe(0);
});

const START = day('1950-01-01');
const days = fc.integer({ min: 0, max: 27_000 }).map((count) => addDays(START, count));
const gap = fc
  .tuple(days, fc.integer({ min: 1, max: 4000 }))
  .map(([since, length]): PartyAgeGap => ({ since, until: addDays(since, length) }));
const facts = fc.record({
  admissionDecidedOn: days,
  admittedOn: fc.constant(null),
  gaps: fc.array(gap, { maxLength: 4 }),
});
const inMonths = (age: { years: number; months: number } | null): number => (age ? age.years * 12 + age.months : -1);

describe('for any record', () => {
  test('after the last gap party age never falls as days go by', () => {
    fc.assert(
      fc.property(facts, fc.nat(9000), fc.nat(2000), (one, after, later) => {
        const on = addDays([one.admissionDecidedOn, ...one.gaps.map((g) => g.until)].sort().at(-1) as Day, after);
        expect(inMonths(partyAgeOn(one, addDays(on, later)))).toBeGreaterThanOrEqual(inMonths(partyAgeOn(one, on)));
      }),
    );
  });

  test('it stands still within a gap', () => {
    fc.assert(
      fc.property(days, gap, fc.nat(4000), (decidedOn, one, inside) => {
        const on = addDays(one.since, inside);
        fc.pre(decidedOn <= one.since && on < one.until);
        const record = { admissionDecidedOn: decidedOn, admittedOn: null, gaps: [one] };
        expect(partyAgeOn(record, on)).toEqual(partyAgeOn(record, one.since));
      }),
    );
  });

  test('the order of gaps does not matter, and a gap never adds', () => {
    fc.assert(
      fc.property(facts, days, (one, on) => {
        const turned = { ...one, gaps: [...one.gaps].reverse() };
        expect(partyAgeOn(turned, on)).toEqual(partyAgeOn(one, on));
        expect(inMonths(partyAgeOn(one, on))).toBeLessThanOrEqual(inMonths(partyAgeOn({ ...one, gaps: [] }, on)));
      }),
    );
  });

  test('whole years that do not count move the beginning by as many years, to the day', () => {
    fc.assert(
      fc.property(days, fc.nat(9000), fc.integer({ min: 1, max: 9 }), (decidedOn, after, years) => {
        const since = addDays(decidedOn, after);
        fc.pre(!since.endsWith('-02-29') && !decidedOn.endsWith('-02-29'));
        const gaps = [{ since, until: addMonths(since, years * 12) }];
        expect(partyAgeFrom({ admissionDecidedOn: decidedOn, admittedOn: null, gaps })).toBe(
          addMonths(decidedOn, years * 12),
        );
      }),
    );
  });

  test('a mark of years is reached on the very day on which the age says so', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 80 }), (one, years) => {
        const mark = addMonths(partyAgeFrom(one) as Day, years * 12);
        const last = [one.admissionDecidedOn, ...one.gaps.map((g) => g.until)].sort().at(-1) as Day;
        fc.pre(mark > last);
        expect(partyAgeOn(one, mark)?.years).toBe(years);
        expect(partyAgeOn(one, addDays(mark, -1))?.years).toBe(years - 1);
      }),
    );
  });

  test('after the last gap the day it runs from gives the same age', () => {
    fc.assert(
      fc.property(facts, fc.nat(9000), (one, later) => {
        const ends = [one.admissionDecidedOn, ...one.gaps.map((g) => g.until)].sort();
        const on = addDays(ends.at(-1) as Day, later);
        const from = partyAgeFrom(one) as Day;
        expect(inMonths(partyAgeOn(one, on))).toBe(
          inMonths(partyAgeOn({ admissionDecidedOn: from, admittedOn: null, gaps: [] }, on)),
        );
        expect(daysBetween(one.admissionDecidedOn, from)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
