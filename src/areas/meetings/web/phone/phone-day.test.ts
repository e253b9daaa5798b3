import { expect, test } from 'vitest';
import type { Day } from '../../../../platform/calendar/day.ts';
import { circleFor } from '../sheet-verdict.ts';
import type { Bundle } from './phone-bundle.ts';
import { basisOf, factsStandingIn, type Place } from './phone-day.ts';

const day = (text: string): Day => text as Day;
const person = (memberId: string) => ({
  memberId,
  fullName: memberId,
  isOfficial: true,
  isGuest: false,
  state: 'active',
});
const opening = (on: string) => ({
  ...{ on, roll: ['a', 'b', 'c'].map(person), agenda: [], openTasks: [], cases: [], isMinutesHolder: true },
  packs: { meeting: null, online: null, votes: null, base: null, score: null, election: null },
});
const factsOf = (memberIds: readonly string[], more: object = {}) => ({
  ...{ today: '2026-11-27', groups: [{ id: 'g', name: 'Tổ 1', memberIds }], postHolderIds: memberIds, headIds: null },
  ...{ others: [], enteredOn: null, isPrepared: null },
  ...more,
});
// The group and the committee were a and b until the 24th; since then they are a and c.
const bundleOf = (more: object = {}): Bundle =>
  ({
    openings: { regular: opening('2026-11-27'), 'party-group': opening('2026-11-27') },
    ...{ dated: [opening('2026-11-20')], ahead: [], facts: factsOf(['a', 'c']) },
    ...more,
  }) as never;
const place = (heldOn: string, kind = 'party-group') =>
  ({ kind, meetingId: 'm', heldOn: day(heldOn) }) as never as Place;
const calledOn = (bundle: Bundle, heldOn: string, kind = 'party-group'): string =>
  circleFor({ kind, groupId: 'g' } as never, basisOf(bundle, place(heldOn, kind)))
    .map(({ memberId }) => memberId)
    .join();

test('committee and Party group of a sheet are those of its own day, once the phone has fetched it', () => {
  const bundle = bundleOf({ datedFacts: [{ on: '2026-11-20', meetingId: null, facts: factsOf(['a', 'b']) }] });
  expect(factsStandingIn(bundle, place('2026-11-20'))).toBeNull();
  expect([calledOn(bundle, '2026-11-20'), calledOn(bundle, '2026-11-20', 'committee')]).toEqual(['a,b', 'a,b']);
  expect([calledOn(bundle, '2026-11-27'), factsStandingIn(bundle, place('2026-11-27'))]).toEqual(['a,c', null]);
});

test('until then the day that stands in is named, with what is taken from it', () => {
  expect(factsStandingIn(bundleOf(), place('2026-11-20'))).toEqual({
    of: '2026-11-27',
    facts: ['posts', 'groups', 'calls'],
  });
  expect(factsStandingIn(bundleOf(), place('2026-10-30', 'committee'))?.facts).toEqual(['posts', 'others', 'calls']);
});

test('facts asked for another meeting are not taken; those of today leave out the meeting itself', () => {
  const slot = { kind: 'regular', groupId: null, from: null, to: null, isHeld: false };
  const face = { id: 'm', heldOn: null, plannedOn: '2026-12-05' };
  const planned = { ...slot, on: '2026-12-05' };
  const bundle = bundleOf({
    datedFacts: [{ on: '2026-11-27', meetingId: 'another', facts: factsOf(['b']) }],
    facts: factsOf(['a', 'c'], { others: [planned, { ...slot, on: '2026-11-03' }] }),
    ahead: [{ sheet: { face, kind: 'regular', groupId: null }, facts: factsOf(['b'], { isPrepared: true }) }],
  });
  const { facts } = basisOf(bundle, place('2026-11-27', 'regular'));
  expect(facts.others.map(({ on }) => on)).toEqual(['2026-11-03']);
  expect([facts.isPrepared, facts.postHolderIds]).toEqual([true, ['a', 'c']]);
});
