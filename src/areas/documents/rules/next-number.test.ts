import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkManualNumber, nextNumber } from './next-number.ts';

const series = { startedAfter: 4, lastNumber: 9 };
const codes = (answer: unknown) => (isRefusal(answer) ? answer.reasons.map(({ code }) => code) : answer);

test('the next number follows the last one', () => expect(nextNumber(series)).toBe(10));

test('a number used, one from before the program and one far ahead are refused', () => {
  expect(codes(checkManualNumber(series, { number: 9, skippedBecause: null }))).toEqual(['documents.number-taken']);
  expect(codes(checkManualNumber(series, { number: 4, skippedBecause: null }))).toEqual([
    'documents.number-before-start',
  ]);
  expect(codes(checkManualNumber(series, { number: 99, skippedBecause: 'x' }))).toEqual(['documents.number-too-far']);
});

test('numbers passed over need a reason and stay without a paper', () => {
  expect(codes(checkManualNumber(series, { number: 12, skippedBecause: null }))).toEqual(['documents.numbers-skipped']);
  expect(checkManualNumber(series, { number: 12, skippedBecause: 'Ghi nhầm sổ' })).toEqual([10, 11]);
  expect(checkManualNumber(series, { number: 10, skippedBecause: null })).toEqual([]);
});

test('whatever is accepted leaves no number without either a paper or its reason', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 120 }), (startedAfter, used, number) => {
      const one = { startedAfter, lastNumber: startedAfter + used };
      const answer = checkManualNumber(one, { number, skippedBecause: 'lý do' });
      if (isRefusal(answer)) return;
      expect([...answer, number]).toEqual(
        Array.from({ length: answer.length + 1 }, (_, at) => one.lastNumber + 1 + at),
      );
    }),
  );
});
