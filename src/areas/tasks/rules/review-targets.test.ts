import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkAllotments, checkProgramme } from './check-programme.ts';
import { checkProgress } from './check-progress.ts';
import { compareFigures, standingOf, sumOfAmounts } from './exact-figures.ts';
import { figureText, readAmount, readPercent } from './figure-text.ts';
import { daysOfPeriod } from './period-days.ts';
import { reviewTarget } from './review-targets.ts';

const figure = (numerator: number, denominator = 1) => ({ numerator, denominator });

test('a result is compared exactly, and nothing reported is unknown, not zero', () => {
  expect(standingOf('at-least', figure(95, 100), figure(19, 20))).toBe('met');
  expect(standingOf('at-least', figure(95, 100), figure(949, 1000))).toBe('short');
  expect(standingOf('at-most', figure(3), figure(4))).toBe('short');
  expect(standingOf('at-most', figure(3), figure(0))).toBe('met');
  expect(standingOf('at-least', figure(1), null)).toBe('unknown');
  expect(standingOf('at-least', figure(1), figure(0, 0))).toBe('unknown');
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (n, d, times) => {
      expect(compareFigures(figure(n, d), figure(n * times, d * times))).toBe(0);
    }),
  );
});

test('sums keep decimals exact', () => {
  expect(sumOfAmounts([figure(125, 10), figure(5), figure(25, 100)])).toEqual(figure(1775, 100));
  expect(sumOfAmounts([])).toBe(null);
  expect(sumOfAmounts([figure(1, 3), figure(1)])).toBe(null);
});

test('a target over its units: met, short, and the silent ones by name', () => {
  const target = { direction: 'at-least', kind: 'share' } as const;
  const unit = (organisationName: string, latest: { figure: ReturnType<typeof figure> } | null) => ({
    organisationName,
    figure: figure(90, 100),
    dueOn: day('2026-06-30'),
    latest,
  });
  const all = [
    unit('Chi bộ 1', { figure: figure(19, 20) }),
    unit('Chi bộ 2', { figure: figure(8, 10) }),
    unit('Chi bộ 3', null),
  ];
  expect(reviewTarget(target, all, day('2026-07-01'))).toMatchObject({
    given: 3,
    met: 1,
    short: 1,
    silent: ['Chi bộ 3'],
    resultSum: null,
  });
  expect(reviewTarget(target, all.slice(0, 2), day('2026-07-01')).resultSum).toEqual(figure(27, 30));
});

test('what is handed out lies in the period, reaches units below, and is given once', () => {
  const facts = {
    from: day('2026-01-01'),
    lastDay: day('2030-12-31'),
    kind: 'amount' as const,
    unitIds: new Set(['a', 'b']),
    heldBy: new Set(['b']),
  };
  const line = (organisationId: string, dueOn = '2026-06-30', of = figure(3)) => ({
    organisationId,
    dueOn: day(dueOn),
    figure: of,
  });
  const refused = (...lines: ReturnType<typeof line>[]) => {
    const answer = checkAllotments(lines, facts);
    return isRefusal(answer) ? answer.reasons.map((one) => `${one.code} ${one.field}`) : [];
  };
  expect(refused(line('a'))).toEqual([]);
  expect(refused(line('a'), line('a'), line('b'), line('c', '2031-01-01', figure(1, 3)))).toEqual([
    'tasks.handed-out-already lines.1.organisationId',
    'tasks.handed-out-already lines.2.organisationId',
    'tasks.unit-outside-reach lines.3.organisationId',
    'tasks.amount-not-decimal lines.3.figure.denominator',
    'tasks.due-outside-period lines.3.dueOn',
  ]);
});

test('a period is in order and keeps what was handed out', () => {
  const days = { adoptedOn: day('2026-01-05'), from: day('2026-01-01'), lastDay: day('2026-12-31') };
  const none = { firstDueOn: null, lastDueOn: null };
  expect(checkProgramme(days, none, day('2026-03-01'))).toBe(true);
  const refused = checkProgramme(
    { ...days, lastDay: day('2025-12-31') },
    { ...none, lastDueOn: day('2026-05-01') },
    day('2026-01-01'),
  );
  expect(isRefusal(refused) && refused.reasons.map((one) => one.code)).toEqual([
    'tasks.day-in-future',
    'tasks.period-backwards',
    'tasks.handed-out-after',
  ]);
});

test('a figure names its source, and a day has one', () => {
  const facts = {
    kind: 'share' as const,
    measure: 'typed' as const,
    from: day('2026-01-01'),
    isWithdrawn: false,
    daysReported: new Set([day('2026-02-01')]),
  };
  const codes = (input: Parameters<typeof checkProgress>[0]) => {
    const answer = checkProgress(input, facts, day('2026-03-01'));
    return isRefusal(answer) ? answer.reasons.map((one) => one.code) : [];
  };
  expect(codes({ on: day('2026-02-28'), figure: figure(3, 4), sourceWords: 'Báo cáo tháng 2' })).toEqual([]);
  expect(codes({ on: day('2026-02-01'), figure: figure(5, 4), sourceWords: null })).toEqual([
    'tasks.figure-of-day-already',
    'tasks.figure-without-source',
    'tasks.share-above-all',
  ]);
  expect(codes({ on: day('2026-03-02'), figure: null, sourceWords: null })).toEqual([
    'tasks.day-in-future',
    'tasks.figure-missing',
  ]);
});

test('period codes are half-open', () => {
  expect(daysOfPeriod('2026')).toEqual({ from: '2026-01-01', until: '2027-01-01' });
  expect(daysOfPeriod('2026-q4')).toEqual({ from: '2026-10-01', until: '2027-01-01' });
  expect(daysOfPeriod('2026-02')).toEqual({ from: '2026-02-01', until: '2026-03-01' });
});

test('figures are read as they are typed and shown as they are read', () => {
  expect(readAmount('12,5')).toEqual(figure(125, 10));
  expect(readAmount('mười')).toBe(null);
  expect(readAmount('1.2345')).toBe(null);
  expect(readPercent('95 %')).toEqual(figure(95, 100));
  expect(readPercent('66,7')).toEqual(figure(667, 1000));
  expect(figureText('amount', figure(125, 10), 'vi')).toBe('12,5');
  expect(figureText('share', figure(667, 1000), 'vi')).toBe('66,7 %');
  expect(figureText('share', figure(171, 190), 'en')).toBe('171/190 (90 %)');
  expect(figureText('share', figure(0, 0), 'en')).toBe('0/0');
});
