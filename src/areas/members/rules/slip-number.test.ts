import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
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

test('only a number that stands is taken back, within the day on which it was written', () => {
  const [written, next] = [day('2026-03-10'), day('2026-03-11')];
  const numbered = { ...slip, slipNumber: '0017', writtenOn: written };
  expect(checkSlipNumberBack(numbered, written)).toEqual({ isOpen: true });
  expect(checkSlipNumberBack(numbered, next)).toMatchObject({ reasons: [{ code: 'members.undo-day-over' }] });
  expect(checkSlipNumberBack({ ...slip, writtenOn: written }, next)).toMatchObject({
    reasons: [{ code: 'members.slip-number-absent' }],
  });
});
