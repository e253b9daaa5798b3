import { expect, test } from 'vitest';
import { newId } from '../../../../platform/action/id.ts';
import { addDays } from '../../../../platform/calendar/day.ts';
import { todayHere } from '../../../../web/as-of.ts';
import type { SheetDraft } from '../sheet-draft.ts';
import type { Bundle } from './phone-bundle.ts';
import { basisOf, rollStandingIn } from './phone-day.ts';
import { followed, onItsRoll, sheetOf } from './phone-scene.ts';

const [a, b] = [newId(), newId()];
const meetingId = newId();
const today = todayHere();
const planned = addDays(today, 12);
const person = (memberId: string, state: string) => ({
  ...{
    memberId,
    fullName: `Đảng viên ${memberId}`,
    post: null,
    isOfficial: true,
    isGuest: false,
    isAway: false,
    state,
  },
});
const opening = (on: string, stateOfB: string) => ({
  ...{
    on,
    roll: [person(a, 'active'), person(b, stateOfB)],
    agenda: [],
    openTasks: [],
    cases: [],
    isMinutesHolder: true,
  },
  packs: { meeting: null, online: null, votes: null, base: null, score: null, election: null },
});
const facts = { groups: [], headIds: [a], lastClerkId: b, others: [], postHolderIds: null };
const sheet = {
  face: {
    id: meetingId,
    version: 3,
    plannedOn: planned,
    heldOn: null,
    startedAt: null,
    plannedAt: null,
    place: null,
    title: null,
  },
  ...{ state: 'planned', kind: 'regular', mode: 'in-person', groupId: null, noticedOn: null, materialsOn: null },
};
const bundle = {
  organisationId: newId(),
  openings: { regular: opening(today, 'active') },
  facts,
  ahead: [{ sheet, facts, opening: opening(planned, 'exempt'), elections: [] }],
} as unknown as Bundle;

const begun = (): SheetDraft => sheetOf(bundle.ahead[0]!, bundle).draft;
const statuses = ({ attendance }: SheetDraft): readonly string[] => attendance.map(({ status }) => status);

test('a sheet has the roll of its own day: who is exempt from then on is exempt on it and not before', () => {
  const draft = begun();
  expect([draft.heldOn, statuses(draft)]).toEqual([today, ['present', 'present']]);
  const then = followed(draft, { ...draft, heldOn: planned }, bundle);
  expect(statuses(then)).toEqual(['present', 'exempt']);
  expect(rollStandingIn(bundle, then)).toBeNull();
  expect(statuses(followed(then, { ...then, heldOn: today }, bundle))).toEqual(['present', 'present']);
});

test('the secretary takes the chair of a sheet for a meeting in the calendar', () => {
  expect(begun().chairId).toBe(a);
});

test('for a day without a roll the day that stands in is named, until the right one is fetched', () => {
  const draft = begun();
  const then = followed(draft, { ...draft, heldOn: addDays(today, -3) }, bundle);
  expect(rollStandingIn(bundle, then)).toBe(today);
  const fetched = { ...bundle, dated: [opening(addDays(today, -3), 'exempt')] } as unknown as Bundle;
  expect(rollStandingIn(fetched, then)).toBeNull();
  expect(statuses(onItsRoll(then, fetched))).toEqual(['present', 'exempt']);
  expect(basisOf(fetched, then).opening.on).toBe(addDays(today, -3));
});

test('what an earlier version of the page fetched goes on with the roll it has', () => {
  const old = { ...bundle, ahead: [{ sheet, facts }] } as unknown as Bundle;
  expect(statuses(onItsRoll({ ...begun(), heldOn: planned }, old))).toEqual(['present', 'present']);
  expect(rollStandingIn(old, { ...begun(), heldOn: planned })).toBe(today);
});
