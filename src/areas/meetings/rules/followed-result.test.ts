import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { followedReasons } from './followed-result.ts';

const none = { termId: null, posts: 0, reportedOn: null, decision: null };
const codes = (result: Parameters<typeof followedReasons>[0]) => followedReasons(result).map(({ code }) => code);

test('elections from which nothing followed may open again', () => {
  expect(codes(null)).toEqual([]);
  expect(codes(none)).toEqual([]);
});

test('everything that followed is named, so that it can be taken back', () => {
  const all = { termId: 'a', posts: 2, reportedOn: day('2026-11-05'), decision: { number: '1' } };
  expect(codes(all)).toEqual([
    'meetings.term-filled',
    'meetings.posts-filled',
    'meetings.result-reported',
    'meetings.result-approved',
  ]);
});
