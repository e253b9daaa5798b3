import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { checkCommittee, checkExtraMembers } from './check-committee.ts';
import { checkPost, checkResuming, overlap, type PostInput, type PostSurroundings } from './check-post.ts';
import { committeeRulesOn, postKindsOn } from './committee-rules-on.ts';

const on = day('2025-08-10');
const pack = committeeRulesOn(shippedPacks(), on)!;
const input: PostInput = {
  kind: 'secretary',
  personId: 'a',
  from: on,
  until: null,
  basis: 'elected',
  isExtra: false,
  decision: null,
};
const around: PostSurroundings = {
  life: { from: day('2025-07-01'), until: null },
  type: 'grassroots-party',
  kinds: postKindsOn(shippedPacks(), on),
  personKnown: true,
  term: { startsOn: on, closedOn: null, numberSet: 15, standingSet: 5, deputiesSet: 1 },
  groupId: null,
  group: null,
  held: [],
  pack,
};
const held = (personId: string, kind: string, more: object = {}) => ({
  personId,
  kind,
  from: on,
  until: null,
  groupId: null,
  isExtra: false,
  ...more,
});
const codes = (answer: ReturnType<typeof checkPost>): string[] =>
  (isRefusal(answer) ? answer.reasons : answer.findings).map((one) => one.code);

test('an empty seat is filled without a word', () => {
  expect(checkPost(input, around)).toMatchObject({ kind: { id: 'secretary' }, findings: [] });
});

test('a post for one has one holder at a time; the same person is not entered twice', () => {
  expect(codes(checkPost(input, { ...around, held: [held('b', 'secretary')] }))).toEqual(['organisations.post-taken']);
  expect(codes(checkPost(input, { ...around, held: [held('b', 'secretary', { until: on })] }))).toEqual([]);
  expect(
    codes(checkPost({ ...input, kind: 'committee-member' }, { ...around, held: [held('a', 'committee-member')] })),
  ).toEqual(['organisations.already-in-post']);
});

test('dates, person, kind and term are all named at once', () => {
  expect(codes(checkPost({ ...input, until: on }, { ...around, personKnown: false, term: null }))).toEqual([
    'organisations.from-after-to',
    'organisations.no-term-on-day',
    'organisations.person-unknown',
  ]);
  expect(codes(checkPost({ ...input, kind: 'treasurer' }, around))).toEqual(['organisations.post-kind-unknown']);
});

test('a post stays inside its term and inside the organisation’s life', () => {
  const term = { ...around.term!, closedOn: day('2026-08-10') };
  expect(codes(checkPost(input, { ...around, term }))).toEqual(['organisations.outside-term']);
  expect(codes(checkPost({ ...input, until: day('2026-08-10') }, { ...around, term }))).toEqual([]);
  expect(codes(checkPost({ ...input, from: day('2025-08-01') }, around))).toEqual(['organisations.before-term']);
  expect(
    codes(
      checkPost({ ...input, until: day('2026-06-01') }, { ...around, life: { from: null, until: day('2026-01-01') } }),
    ),
  ).toEqual(['organisations.outside-life']);
});

test('whoever is appointed above the number set needs a decision, and one fifth is the limit', () => {
  const extra = { ...input, kind: 'committee-member', isExtra: true, basis: 'appointed' as const };
  expect(codes(checkPost(extra, around))).toEqual(['organisations.decision-missing']);
  const three = ['b', 'c', 'd'].map((who) => held(who, 'committee-member', { isExtra: true }));
  expect(codes(checkPost({ ...extra, decision: {} }, { ...around, held: three }))).toEqual([
    'organisations.too-many-extra-members',
  ]);
  expect(codes(checkPost({ ...extra, decision: {} }, { ...around, held: three.slice(1) }))).toEqual([]);
});

test('persons are counted, not posts', () => {
  const seats = Array.from({ length: 14 }, (_, at) => held(`m${at}`, 'committee-member'));
  const twoPosts = [...seats, held('a', 'committee-member')];
  expect(codes(checkPost(input, { ...around, held: twoPosts }))).toEqual([]);
  expect(codes(checkPost(input, { ...around, held: [...seats, held('z', 'committee-member')] }))).toEqual([
    'organisations.more-members-than-set',
  ]);
});

test('an ended post does not come back over its successor', () => {
  const ended = { ...held('a', 'secretary'), endReason: 'moved' };
  expect(checkResuming(ended, true, [])).toBeNull();
  expect(checkResuming(ended, true, [held('b', 'secretary')])).toMatchObject({
    reasons: [{ code: 'organisations.post-taken' }],
  });
  expect(checkResuming({ ...ended, endReason: null }, true, [])).toMatchObject({
    reasons: [{ code: 'organisations.post-not-ended' }],
  });
});

test('overlap is symmetric and half-open', () => {
  const span = fc.tuple(fc.nat(500), fc.option(fc.integer({ min: 1, max: 100 }))).map(([at, days]) => ({
    from: addDays(on, at),
    until: days === null ? null : addDays(on, at + days),
  }));
  fc.assert(
    fc.property(span, span, (a, b) => {
      expect(overlap(a, b)).toBe(overlap(b, a));
    }),
  );
  expect(overlap({ from: on, until: addDays(on, 5) }, { from: addDays(on, 5), until: null })).toBe(false);
});

test('shares are exact: never refused at the limit, always found above it', () => {
  const sizes = { type: 'grassroots-party', officialMembers: null };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (numberSet, standingSet) => {
      const found = checkCommittee(pack, { ...sizes, numberSet, standingSet }).length > 0;
      expect(found).toBe(standingSet * 3 > numberSet);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(60), (numberSet, extra) => {
      expect(checkExtraMembers(pack, { ...sizes, numberSet, extra }).length > 0).toBe(extra * 5 > numberSet);
    }),
  );
  expect(checkExtraMembers(pack, { ...sizes, numberSet: null, extra: 1 })).toMatchObject([{ level: 'unknown' }]);
});
