import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { dong, type Rounding } from '../../../platform/money/dong.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { loadPacks, shippedPacksDir } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { checkDuesPayment, type OpenAmount } from './dues-check-payment.ts';
import { checkDuesWaiver } from './dues-check-waiver.ts';
import { type DuesFacts, dueOf, fullYears } from './dues-due.ts';
import { monthCount, monthOf, monthsFrom } from './dues-month.ts';
import { duesRates, duesSplitKind } from './dues-pack-kinds.ts';
import { isSettled, paidThrough } from './dues-paid-through.ts';
import { passesOn } from './dues-split.ts';

const packs = loadPacks(shippedPacksDir);
const ratesOn = (on: string) => findPackInForce(packs, duesRates, day(on))!.content;
const toDong: Rounding = { unit: 1, mode: 'half-up' };
const nothing: DuesFacts = {
  group: null,
  basis: null,
  voluntary: null,
  minimumWage: null,
  partyYears: null,
  waivedPercent: null,
  ground: null,
};
const due = (on: string, facts: Partial<DuesFacts>) => dueOf(ratesOn(on), { ...nothing, ...facts }, toDong);
const months = fc.integer({ min: 0, max: 400 }).map((count) => addMonths(day('2010-01-01'), count));

test('the regime changes on 1 February 2026, and its step on 1 January 2028', () => {
  const uninsured = { group: 'uninsured', minimumWage: dong(5_310_000) };
  expect(due('2026-01-31', uninsured)).toMatchObject({ standing: 'unknown', rule: 'amount-in-range' });
  expect(due('2026-02-01', uninsured)).toMatchObject({ due: 15_930 });
  expect(due('2027-12-31', uninsured)).toMatchObject({ due: 15_930 });
  expect(due('2028-01-01', uninsured)).toMatchObject({ due: 26_550 });
  expect(findPackInForce(packs, duesRates, day('2011-03-31'))).toBeUndefined();
});

test('fifty years in the Party exempt from the first month that begins with them', () => {
  expect(fullYears(day('1976-03-01'), day('2026-03-01'))).toBe(50);
  expect(fullYears(day('1976-03-02'), day('2026-03-01'))).toBe(49);
  expect(fullYears(day('1976-02-29'), day('2026-03-01'))).toBe(50);
  expect(fullYears(null, day('2026-03-01'))).toBeNull();
  expect(due('2026-03-01', { group: 'student', partyYears: 50 })).toMatchObject({
    standing: 'exempt',
    rule: 'party-age',
  });
  expect(due('2026-03-01', { group: 'student', partyYears: 49 })).toMatchObject({ due: 5000 });
});

test('full years agree with counting anniversaries', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays(day('1930-02-03'), count));
  fc.assert(
    fc.property(days, months, (from, month) => {
      fc.pre(from <= month);
      const years = fullYears(from, month)!;
      expect(addMonths(from, years * 12) <= month).toBe(true);
      expect(addMonths(from, (years + 1) * 12) > month).toBe(true);
    }),
  );
});

test('what is not known is never nothing, and a waiver never raises what is due', () => {
  const amount = fc.integer({ min: 0, max: 200_000_000 }).map(dong);
  fc.assert(
    fc.property(
      amount,
      fc.constantFrom(30, 50, 70),
      fc.constantFrom('insured', 'pensioner', 'paid-leave'),
      (basis, waivedPercent, group) => {
        const whole = due('2026-05-01', { group, basis });
        const part = due('2026-05-01', { group, basis, waivedPercent });
        if (whole.standing !== 'due' || part.standing !== 'due') throw new Error('an amount was expected');
        expect(part.due).toBeLessThanOrEqual(whole.due);
        expect(Math.abs(part.due - (whole.due * (100 - waivedPercent)) / 100)).toBeLessThanOrEqual(0.5);
        expect(due('2026-05-01', { group, waivedPercent })).toMatchObject({
          standing: 'unknown',
          rule: 'basis-not-declared',
        });
      },
    ),
  );
});

const waiver = {
  ground: 'hardship',
  percent: 50,
  fromMonth: day('2026-03-01'),
  untilMonth: day('2027-02-01') as Day | null,
  decidedOn: day('2026-02-20'),
};
const codes = (answer: unknown) => (isRefusal(answer) ? answer.reasons.map((one) => one.code) : []);
const waiverCodes = (change: Partial<typeof waiver>) =>
  codes(checkDuesWaiver({ ...waiver, ...change }, ratesOn('2026-03-01'), day('2026-03-05')));

test('hardship is waived by 30, 50, 70 or 100 per cent for at most twelve months', () => {
  expect(waiverCodes({})).toEqual([]);
  expect(waiverCodes({ untilMonth: day('2027-03-01') })).toEqual(['members.waiver-too-long']);
  expect(waiverCodes({ percent: 40, untilMonth: null })).toEqual([
    'members.waiver-percent-not-allowed',
    'members.waiver-end-missing',
  ]);
  expect(waiverCodes({ decidedOn: day('2026-03-06'), untilMonth: day('2026-02-01') })).toEqual([
    'members.day-in-future',
    'members.period-backwards',
  ]);
  expect(codes(checkDuesWaiver(waiver, ratesOn('2026-01-01'), day('2026-03-05')))).toEqual([
    'members.waiver-rules-unknown',
  ]);
});

test('the poor are exempt as long as they are poor, wholly; years in the Party need no request', () => {
  expect(waiverCodes({ ground: 'poor', percent: 100, untilMonth: null })).toEqual([]);
  expect(waiverCodes({ ground: 'poor', percent: 50 })).toEqual(['members.exemption-is-whole']);
  expect(waiverCodes({ ground: 'party-age', percent: 100 })).toEqual(['members.waiver-ground-unknown']);
});

const open = (month: string, change: Partial<OpenAmount> = {}): OpenAmount => ({
  month: day(month),
  standing: 'due',
  due: dong(100_000),
  paid: dong(0),
  ...change,
});
const pay = (
  parts: [string, number][],
  change: { reason?: string; paidOn?: string; closedMonths?: Day[]; known?: OpenAmount[] } = {},
) =>
  codes(
    checkDuesPayment(
      {
        paidOn: day(change.paidOn ?? '2026-05-10'),
        reason: change.reason ?? null,
        parts: parts.map(([month, amount]) => ({ month: day(month), amount: dong(amount) })),
      },
      {
        known: change.known ?? [open('2026-04-01'), open('2026-05-01'), open('2026-06-01')],
        closedMonths: change.closedMonths ?? [],
        today: day('2026-05-20'),
      },
    ),
  );

test('a month paid within itself needs nothing more; earlier, later or more than due needs a reason', () => {
  expect(pay([['2026-05-01', 100_000]])).toEqual([]);
  expect(pay([['2026-05-01', 60_000]])).toEqual([]);
  for (const part of [
    ['2026-04-01', 100_000],
    ['2026-06-01', 100_000],
    ['2026-05-01', 100_001],
  ] as [string, number][]) {
    expect(pay([part])).toEqual(['members.off-schedule-reason-missing']);
    expect(pay([part], { reason: 'Đi công tác dài ngày' })).toEqual([]);
  }
});

test('every reason against a payment is said at once', () => {
  const known = [
    open('2026-05-01', { paid: dong(100_000) }),
    open('2026-03-01', { standing: 'unknown', due: null }),
    open('2026-02-01', { standing: 'exempt', due: null }),
  ];
  const parts: [string, number][] = [
    ['2026-05-01', 1],
    ['2026-03-01', 1],
    ['2026-02-01', 1],
    ['2026-01-01', 1],
    ['2026-05-01', 1],
  ];
  expect(pay(parts, { known, paidOn: '2026-05-21', closedMonths: [day('2026-05-01')] })).toEqual([
    'members.paid-in-future',
    'members.dues-month-closed',
    'members.dues-paid-already',
    'members.dues-amount-unknown',
    'members.nothing-due',
    'members.dues-month-not-open',
    'members.month-twice',
    'members.dues-paid-already',
    'members.off-schedule-reason-missing',
  ]);
});

test('paid through is the last month before the first one open', () => {
  const state = fc.constantFrom('unpaid', 'part', 'paid', 'exempt', 'waived', 'unknown') as fc.Arbitrary<never>;
  fc.assert(
    fc.property(fc.array(state, { maxLength: 14 }), (states) => {
      const entries = states.map((one, at) => ({ month: addMonths(day('2026-01-01'), at), state: one }));
      const { through, open: left } = paidThrough([...entries].reverse());
      expect(left.length).toBe(entries.filter((one) => !isSettled(one.state)).length);
      for (const { month, state: one } of entries) if (through && month <= through) expect(isSettled(one)).toBe(true);
      if (left[0] && through) expect(through < left[0]).toBe(true);
    }),
  );
});

test('a month without a ledger is not taken as paid', () => {
  const paid = (month: string) => ({ month: day(month), state: 'paid' as const });
  expect(paidThrough([paid('2026-03-01'), paid('2026-01-01')])).toEqual({
    through: '2026-01-01',
    open: [],
    unrecorded: ['2026-02-01'],
  });
  expect(paidThrough([])).toEqual({ through: null, open: [], unrecorded: [] });
});

test('months are counted with both ends', () => {
  fc.assert(
    fc.property(months, fc.nat(60), (from, count) => {
      const until = addMonths(from, count);
      expect(monthsFrom(from, until)).toHaveLength(count + 1);
      expect(monthCount(from, until)).toBe(count + 1);
      expect(monthOf(addDays(from, 20))).toBe(from);
    }),
  );
});

test('what is kept and what goes up add up to what was received', () => {
  const split = findPackInForce(packs, duesSplitKind, day('2026-05-01'))!.content;
  fc.assert(
    fc.property(fc.nat(900_000_000), fc.integer({ min: 0, max: 100 }), (received, percent) => {
      const up = passesOn(split, { from: percent, to: percent }, dong(received))!;
      expect(up).toBeGreaterThanOrEqual((received * (100 - percent)) / 100 - 0.5);
      expect(up).toBeLessThanOrEqual(received);
      expect(up).toBeLessThanOrEqual((received * (100 - percent)) / 100 + 0.5);
    }),
  );
  expect(passesOn(split, { from: 30, to: 50 }, dong(100))).toBeNull();
});
