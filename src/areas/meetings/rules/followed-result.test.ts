import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { electionPlaceReasons, followedReasons } from './followed-result.ts';

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

test('one more election is held in a meeting of the whole cell that stands, before anything followed from its elections', () => {
  const place = (kind: 'congress' | 'committee', state: 'open' | 'cancelled', result: typeof none | null = null) =>
    electionPlaceReasons({ kind, state }, result).map(({ code }) => code);
  expect(place('congress', 'open', none)).toEqual([]);
  expect(place('committee', 'cancelled')).toEqual([
    'meetings.election-outside-cell-meeting',
    'meetings.election-meeting-not-open',
  ]);
  expect(place('congress', 'open', { ...none, posts: 1 })).toEqual(['meetings.posts-filled']);
});
