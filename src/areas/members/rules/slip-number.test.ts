import { expect, test } from 'vitest';
import { checkSlipNumber, checkSlipNumberBack } from './slip-number.ts';

const slip = { kind: 'official', state: 'issued' as const, slipNumber: null };
const codesOf = (of: Parameters<typeof checkSlipNumber>[0]) => {
  const verdict = checkSlipNumber(of);
  return 'refused' in verdict ? verdict.reasons.map(({ code }) => code) : [];
};

test('a slip without number takes one, also after the member was received', () => {
  expect(codesOf(slip)).toEqual([]);
  expect(codesOf({ ...slip, state: 'accepted' })).toEqual([]);
});

test('a number that stands is not written over, and every reason is said', () => {
  expect(codesOf({ ...slip, slipNumber: '0017' })).toEqual(['members.slip-number-recorded']);
  expect(codesOf({ ...slip, state: 'withdrawn', slipNumber: '0017' })).toEqual([
    'members.transfer-withdrawn-already',
    'members.slip-number-recorded',
  ]);
  expect(codesOf({ ...slip, kind: 'collective', state: 'refused' })).toEqual([
    'members.slip-number-collective',
    'members.transfer-refused-already',
  ]);
});

test('only a number that stands is taken back', () => {
  expect(checkSlipNumberBack({ ...slip, slipNumber: '0017' })).toEqual({ isOpen: true });
  expect(checkSlipNumberBack(slip)).toMatchObject({ reasons: [{ code: 'members.slip-number-absent' }] });
});
