import { expect, test } from 'vitest';
import { overByElection, overByPosts } from './over-number-set.ts';

const full = { numberSet: 3, deputiesSet: 1, seated: 3, deputies: 1 };

test('one more than the number set is said with the numbers', () => {
  expect(overByElection('committee', 1, full)).toEqual([{ of: 'committee', set: 3, held: 3, more: 1, would: 4 }]);
  expect(overByElection('deputy-secretary', 1, full)).toEqual([{ of: 'deputies', set: 1, held: 1, more: 1, would: 2 }]);
  expect(overByElection('committee', 1, { ...full, seated: 2 })).toEqual([]);
});

test('a number that nobody recorded is passed by nobody; other posts have none', () => {
  expect(overByElection('committee', 9, { ...full, numberSet: null })).toEqual([]);
  expect(overByElection('secretary', 1, full)).toEqual([]);
  expect(overByElection('delegate', 5, full)).toEqual([]);
});

test('whoever sits in the committee and is elected to lead it takes no further seat', () => {
  const posts = [
    { kind: 'deputy-secretary' as const, memberId: 'a' },
    { kind: 'committee-member' as const, memberId: 'b' },
  ];
  const free = { ...full, deputies: 0 };
  expect(overByPosts(posts.slice(0, 1), new Set(['a']), free)).toEqual([]);
  expect(overByPosts(posts, new Set(['a']), free)).toEqual([{ of: 'committee', set: 3, held: 3, more: 1, would: 4 }]);
  expect(overByPosts(posts.slice(0, 1), new Set(['a']), full)).toMatchObject([{ of: 'deputies', would: 2 }]);
});
