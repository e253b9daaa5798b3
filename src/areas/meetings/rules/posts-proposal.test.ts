import { expect, test } from 'vitest';
import { postObstacles } from './posts-proposal.ts';

const secretary = { kind: 'secretary', memberId: 'a' } as const;
const member = { kind: 'committee-member', memberId: 'a' } as const;
const free = { hasTerm: true, held: [] };

test('a post of the running term is free when nobody holds it', () => {
  expect(postObstacles([secretary], free)).toEqual([]);
  expect(postObstacles([member], { ...free, held: [{ kind: 'secretary', memberId: null }] })).toEqual([]);
});

test('without a running term there is nothing to fill', () => {
  expect(postObstacles([member], { ...free, hasTerm: false })).toEqual(['meetings.no-term-runs']);
});

test('a secretary who is still there leaves by an entry of the office first', () => {
  const held = [{ kind: 'secretary', memberId: null }];
  expect(postObstacles([secretary], { ...free, held })).toEqual(['meetings.post-still-held']);
});

test('a member of the committee may be elected to lead it, a deputy only once the post of deputy has ended', () => {
  expect(postObstacles([secretary], { ...free, held: [member] })).toEqual([]);
  const deputy = { kind: 'deputy-secretary', memberId: 'a' };
  expect(postObstacles([secretary], { ...free, held: [deputy] })).toEqual(['meetings.elected-holds-post']);
  expect(postObstacles([member], { ...free, held: [member] })).toEqual(['meetings.elected-holds-post']);
});
