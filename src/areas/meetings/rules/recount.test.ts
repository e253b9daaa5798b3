import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { attendanceStatus } from '../contract/meeting-codes.ts';
import { meetingRulesKind } from './meeting-rules-pack.ts';
import { recount, statusOnRoll } from './recount.ts';
import { isThere, type RollPerson, statusesOf } from './roll-status.ts';
import { turnoutOf } from './turnout.ts';

const pack = packInForce(shippedPacks(), meetingRulesKind, day('2026-11-03'));
if (isRefusal(pack)) throw new Error('no rules');
const rules = pack.content;

const person = (memberId: string, more: Partial<RollPerson> = {}): RollPerson => ({
  memberId,
  ...{ isOfficial: true, isGuest: false, isAway: false, state: 'active' },
  ...more,
});
const line = (memberId: string, status: (typeof attendanceStatus.options)[number], reason: string | null = null) => ({
  memberId,
  status,
  reason,
});

describe('what a status counts as once the roll of that day says something else', () => {
  test('absent without leave, and exempt on that day as was recorded later: exempt', () => {
    expect(statusOnRoll(person('a', { state: 'exempt' }), 'unexcused')).toBe('exempt');
    expect(statusOnRoll(person('a', { state: 'exempt' }), 'present')).toBe('exempt-present');
  });
  test('marked exempt, and not exempt as is known now: was never called', () => {
    expect(statusOnRoll(person('a'), 'exempt')).toBeNull();
    expect(statusOnRoll(person('a'), 'exempt-present')).toBe('present');
  });
  test('there, and suspended or a guest on that day', () => {
    expect(statusOnRoll(person('a', { state: 'suspended' }), 'present')).toBe('suspended');
    expect(statusOnRoll(person('a', { isGuest: true }), 'present')).toBe('guest');
    expect(statusOnRoll(person('a', { isGuest: true }), 'excused')).toBe('guest-absent');
  });

  const anyPerson = fc
    .record({
      isOfficial: fc.boolean(),
      isGuest: fc.boolean(),
      isAway: fc.boolean(),
      state: fc.constantFrom('active' as const, 'exempt' as const, 'suspended' as const, null),
    })
    .map((marks): RollPerson => ({ memberId: 'a', ...marks }));
  test('it always fits the roll, and nobody becomes absent without leave by it', () => {
    fc.assert(
      fc.property(anyPerson, fc.constantFrom(...attendanceStatus.options), (who, written) => {
        const counted = statusOnRoll(who, written);
        if (counted === null) return;
        expect(statusesOf(who)).toContain(counted);
        expect(isThere(counted) && !isThere(written)).toBe(false);
        if (counted !== written) expect(['unexcused', 'excused']).not.toContain(counted);
      }),
    );
  });
});

describe('a recorded roll call counted again', () => {
  const roll = [person('a'), person('b'), person('c', { isOfficial: false })];
  const called = [line('a', 'present'), line('b', 'excused', 'ill'), line('c', 'unexcused')];

  test('gives the figures of the sheet as long as the roll is the same', () => {
    const { turnout, lines } = recount(rules, roll, called);
    expect(turnout).toEqual(turnoutOf(rules, roll, called));
    expect(lines.every(({ countedAs }) => countedAs === null)).toBe(true);
  });
  test('leaves out who was no member of the circle, and says so of the line', () => {
    const { turnout, lines } = recount(rules, roll.slice(0, 2), called);
    expect(turnout).toMatchObject({ attended: { numerator: 1, denominator: 2 }, unexcused: 0 });
    expect(lines.find(({ memberId }) => memberId === 'c')).toMatchObject({ countedAs: 'not-on-roll' });
  });
  test('does not know the turnout where the roll has somebody whom nobody called', () => {
    const { turnout } = recount(rules, [...roll, person('d')], called);
    expect(turnout).toMatchObject({ official: 3, attended: null, notCalled: ['d'] });
  });
  test('asks nobody to be called whom the roll marks by itself, nor a guest who is outside the base', () => {
    const more = [person('d', { state: 'exempt' }), person('e', { isGuest: true })];
    expect(recount(rules, [...roll, ...more], called).turnout).toMatchObject({
      attended: { numerator: 1, denominator: 3 },
      notCalled: [],
    });
  });
  test('takes an exemption of that day out of those who should have come', () => {
    const exempt = [roll[0]!, roll[1]!, person('c', { isOfficial: false, state: 'exempt' })];
    const { turnout, lines } = recount(rules, exempt, called);
    expect(turnout).toMatchObject({ attended: { numerator: 1, denominator: 2 }, unexcused: 0, exempt: 1 });
    expect(lines.find(({ memberId }) => memberId === 'c')).toMatchObject({ countedAs: 'exempt' });
  });
});
