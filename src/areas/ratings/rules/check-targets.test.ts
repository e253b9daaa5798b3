import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { TargetLine } from '../contract/targets.ts';
import { resultFaults, targetFaults, togetherFaults, weightSum } from './check-targets.ts';

const line = (more: Partial<TargetLine>): TargetLine => ({
  text: 'Việc',
  product: null,
  unit: null,
  amount: null,
  dueOn: null,
  weight: null,
  isKey: false,
  sourceWords: null,
  taskId: null,
  ...more,
});
const period = { from: day('2026-01-01'), until: day('2027-01-01') };
const codes = (faults: readonly { code: string }[]) => faults.map(({ code }) => code);

describe('targets', () => {
  test.each([
    ['2025-12-31', ['ratings.target-due-outside-period']],
    ['2026-01-01', []],
    ['2026-12-31', []],
    ['2027-01-01', ['ratings.target-due-outside-period']],
  ])('due on %s', (dueOn, expected) => {
    expect(codes(targetFaults([{ line: line({ dueOn: day(dueOn) }), field: 'targets.0' }], period))).toEqual(expected);
  });

  test('weights are refused beyond the points only where a rule says that they are the points', () => {
    const targets = [line({ weight: 40 }), line({ text: 'Việc khác', weight: 30.01 })];
    const limit = { most: 70, isRule: true, clause: 'phụ lục' };
    expect(codes(togetherFaults(targets, limit, 'targets'))).toEqual(['ratings.weights-beyond-part']);
    expect(togetherFaults(targets, { ...limit, isRule: false }, 'targets')).toEqual([]);
    expect(togetherFaults([targets[0]!, line({ text: 'Việc khác', weight: 30 })], limit, 'targets')).toEqual([]);
  });

  test('the sum of weights is free of the noise of binary fractions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { maxLength: 60 }), (cents) => {
        const sum = weightSum(cents.map((cent) => ({ weight: cent / 100 })));
        expect(Math.round(sum * 100)).toBe(cents.reduce((all, cent) => all + cent, 0));
      }),
    );
  });

  test('a day that the linked task gives is not entered', () => {
    const result = { targetId: 'a', resultAmount: null, doneOn: day('2026-05-01'), isExceeded: null };
    const days = { from: period.from, today: day('2026-06-01') };
    expect(codes(resultFaults([result], new Map([['a', 'task']]), days))).toEqual(['ratings.result-from-task']);
    expect(codes(resultFaults([result], new Map(), days))).toEqual(['ratings.target-unknown']);
    expect(resultFaults([result], new Map([['a', null]]), days)).toEqual([]);
  });
});
