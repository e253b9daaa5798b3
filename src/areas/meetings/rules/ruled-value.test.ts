import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { findingOf, isRuledVerified, type Ruled, unknownFinding } from './ruled-value.ts';

const source = { number: '42-HD/BTCTW', issuer: 'Ban Tổ chức Trung ương', date: day('2025-10-28'), article: '2' };
const read = { source, verified: true };
const unread = { source, verified: false };
const rule = (confidence: Ruled['confidence'], clause = '42-HD/BTCTW 2025'): Ruled => ({ clause, confidence });

test('a value is verified only where its pack is, its own letter is A or B, and it is no practice', () => {
  expect([...'ABCM'].map((letter) => isRuledVerified(read, rule(letter as 'A')))).toEqual([true, true, false, false]);
  expect(isRuledVerified(unread, rule('A'))).toBe(false);
  expect(isRuledVerified(read, rule('A', 'practice'))).toBe(false);
});

test('a finding names clause and document, or practice', () => {
  expect(findingOf(read, rule('B'), 'meetings.short-meeting', { minutes: 80 })).toEqual({
    code: 'meetings.short-meeting',
    params: { minutes: 80 },
    level: 'warning',
    clause: '42-HD/BTCTW 2025',
    source: '42-HD/BTCTW',
    verified: true,
  });
  expect(findingOf(read, rule('M', 'practice'), 'meetings.few-present')).toMatchObject({
    clause: null,
    source: 'practice',
    verified: false,
  });
  expect(findingOf({ source: 'practice', verified: false }, rule('C'), 'meetings.few-present').source).toBe('practice');
  expect(unknownFinding('meetings.state-unknown')).toMatchObject({ level: 'unknown', verified: false });
});
