import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { type ReadmissionFacts, readmissionReasons } from './life-cycle-readmission.ts';

const rule = { monthsOut: 36, monthsAfterCleared: 60, times: 1 };
const facts: ReadmissionFacts = {
  kind: 'removed',
  ground: 'no-dues',
  outSince: day('2022-01-10'),
  isMinorCrime: null,
  recordClearedOn: null,
  times: 0,
  on: day('2026-01-10'),
  hasNoConviction: true,
  hasNotQuit: false,
  verifiedBy: 'Phiếu lý lịch tư pháp số 12',
};
const codes = (more: Partial<ReadmissionFacts>) =>
  readmissionReasons(rule, { ...facts, ...more }).map(({ code }) => code.replace('members.', ''));

test('who resigned or gave back the card is not admitted again, whatever was verified', () => {
  expect(codes({})).toEqual([]);
  for (const left of [{ kind: 'resigned', ground: null }, { ground: 'gave-card-back' }])
    expect(codes({ ...left, hasNotQuit: true })).toEqual(['left-by-own-will']);
});

test('a removal whose ground leaves leaving by own will open is verified in writing', () => {
  for (const ground of ['no-activity', null]) {
    expect(codes({ ground })).toEqual(['leaving-cause-unknown']);
    expect(codes({ ground, hasNotQuit: true })).toEqual([]);
    expect(codes({ ground, hasNotQuit: true, verifiedBy: null })).toEqual(['verification-paper-missing']);
  }
  expect(codes({ kind: 'expelled', ground: null })).toEqual([]);
});

test('an unknown conviction does not pass silently; a known one keeps its own terms', () => {
  expect(codes({ hasNoConviction: false, verifiedBy: null })).toEqual(['conviction-unknown']);
  expect(codes({ isMinorCrime: false })).toEqual(['crime-not-minor']);
  expect(codes({ isMinorCrime: true })).toEqual(['record-clearing-unknown']);
  expect(codes({ isMinorCrime: true, recordClearedOn: day('2021-01-11') })).toEqual(['cleared-too-recently']);
  expect(codes({ isMinorCrime: true, recordClearedOn: day('2021-01-10') })).toEqual([]);
});
