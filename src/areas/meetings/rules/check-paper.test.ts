import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkPaper, type PaperStanding } from './check-paper.ts';

const on = day('2026-11-03');
const standing = (more: Partial<PaperStanding> = {}): PaperStanding => ({
  kind: 'minutes',
  fits: true,
  state: 'closed',
  on,
  hasHourAndPlace: true,
  hasDecisions: true,
  hasTasks: true,
  isScored: true,
  isCarried: null,
  issuedOn: null,
  hasSecrecyMark: false,
  ...more,
});
const codes = (more: Partial<PaperStanding>, issuedOn = on): string[] => {
  const answer = checkPaper(standing(more), issuedOn);
  return isRefusal(answer) ? answer.reasons.map(({ code }) => code) : [];
};

test('papers of a meeting are issued after it was closed, a notice before it', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ state: 'open' })).toEqual(['meetings.meeting-not-closed']);
  expect(codes({}, day('2026-11-02'))).toEqual(['meetings.paper-before-meeting']);
  expect(codes({ kind: 'notice', state: 'planned' }, day('2026-10-30'))).toEqual([]);
  expect(codes({ kind: 'notice', state: 'planned' }, day('2026-11-04'))).toEqual(['meetings.notice-after-meeting']);
  expect(codes({ kind: 'notice', hasHourAndPlace: false })).toEqual(['meetings.hour-or-place-missing']);
  expect(codes({ state: 'cancelled' })).toContain('meetings.paper-of-cancelled');
});

test('a paper that would say nothing is refused', () => {
  const nothing = { hasDecisions: false, hasTasks: false, isScored: false };
  expect(codes({ kind: 'resolution', ...nothing })).toEqual(['meetings.nothing-decided']);
  expect(codes({ kind: 'conclusion', ...nothing, hasTasks: true })).toEqual([]);
  expect(codes({ kind: 'task-list', ...nothing })).toEqual(['meetings.no-tasks-given']);
  expect(codes({ kind: 'score-sheet', ...nothing })).toEqual(['meetings.paper-without-score']);
  expect(codes({ kind: 'minutes', ...nothing })).toEqual([]);
});

test('a resolution that its vote did not carry is no resolution; a conclusion needs no vote', () => {
  expect(codes({ kind: 'resolution', isCarried: false })).toEqual(['meetings.resolution-not-carried']);
  expect(codes({ kind: 'resolution', isCarried: true })).toEqual([]);
  expect(codes({ kind: 'conclusion', isCarried: false })).toEqual([]);
});

test('all reasons come together; what the kind does not have, or what is only used by hand, is said alone', () => {
  expect(codes({ state: 'open', issuedOn: day('2026-11-04'), hasSecrecyMark: true })).toEqual([
    'meetings.meeting-not-closed',
    'meetings.paper-issued-already',
    'meetings.paper-has-secrecy-mark',
  ]);
  expect(codes({ fits: false, state: 'open' })).toEqual(['meetings.paper-unfit']);
  expect(codes({ kind: 'blank-sheet' })).toEqual(['meetings.paper-not-issued']);
});
