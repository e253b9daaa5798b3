import { expect, test } from 'vitest';
import { isOffered, type Offered } from './offered-step.ts';
import type { SubjectStep } from './transitions.ts';

const person: Offered = {
  state: 'reviewed',
  kind: 'member',
  reviewHeldOn: '2026-12-01',
  publishedOn: null,
  isProvisional: false,
  isVoted: false,
  isByOwnHand: false,
};
const offered = (subject: Offered) =>
  (
    ['rate-self', 'propose-level', 'record-ballot', 'decide-level', 'set-not-rated', 'withdraw-review'] as SubjectStep[]
  ).filter((step) => isOffered(step, subject));

test('what was voted on is not offered to be changed; another ballot and the decision are', () => {
  expect(offered(person)).toEqual([
    'rate-self',
    'propose-level',
    'record-ballot',
    'decide-level',
    'set-not-rated',
    'withdraw-review',
  ]);
  expect(offered({ ...person, isVoted: true })).toEqual(['record-ballot', 'decide-level']);
});

test('who rated himself is not rated by others in that name', () => {
  expect(offered({ ...person, isByOwnHand: true })).not.toContain('rate-self');
});

test('an organisation without its review is not offered for a decision; a person is', () => {
  const before = { ...person, state: 'open', reviewHeldOn: null } as const;
  expect(isOffered('decide-level', before)).toBe(true);
  for (const kind of ['party-organisation', 'cell-committee', 'leadership-collective'] as const) {
    expect(isOffered('decide-level', { ...before, kind })).toBe(false);
    expect(isOffered('decide-level', { ...person, kind })).toBe(true);
  }
});

test('a review is held once, a result published once', () => {
  expect(isOffered('record-review', person)).toBe(false);
  expect(isOffered('record-review', { ...person, state: 'open', reviewHeldOn: null })).toBe(true);
  const told = { ...person, state: 'notified' } as const;
  expect(isOffered('publish-result', told)).toBe(true);
  expect(isOffered('publish-result', { ...told, publishedOn: '2026-12-20' })).toBe(false);
});
