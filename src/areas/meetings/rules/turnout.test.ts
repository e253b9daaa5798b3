import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type AttendanceStatus, attendanceStatus } from '../contract/meeting-codes.ts';
import { meetingRulesSchema } from './meeting-rules-shape.ts';
import { type RollPerson, statusByRoll, statusesOf } from './roll-status.ts';
import { type AttendanceLine, turnoutOf, votingOccasionOf } from './turnout.ts';

const rules = meetingRulesSchema.parse(shippedPacks().find(({ id }) => id === 'meeting-rules-2025')!.content);
const person = (memberId: string, rest: Partial<RollPerson> = {}): RollPerson => ({
  memberId,
  isOfficial: true,
  isGuest: false,
  isAway: false,
  state: 'active',
  ...rest,
});
const line = (memberId: string, status: AttendanceStatus, reason: string | null = null): AttendanceLine => ({
  memberId,
  status,
  reason,
});

describe('who is expected', () => {
  test('exempt, suspended, away, guests and special duty are outside of the base', () => {
    const roll = [
      person('a'),
      person('b', { state: 'exempt' }),
      person('c', { state: 'suspended' }),
      person('d', { isAway: true }),
      person('e', { isGuest: true }),
      person('f'),
      person('g', { isOfficial: false }),
    ];
    const turnout = turnoutOf(rules, roll, [
      line('a', 'present'),
      line('b', 'exempt'),
      line('c', 'suspended'),
      line('d', 'away'),
      line('e', 'guest'),
      line('f', 'excused', 'special-duty'),
      line('g', 'present-online'),
    ]);
    expect(turnout).toMatchObject({
      official: 5,
      probationary: 1,
      present: 2,
      online: 1,
      guests: 1,
      outsideByReason: 1,
      voters: 1,
      withoutVote: 2,
      attended: { numerator: 2, denominator: 2 },
    });
  });

  test('illness is a reason and stays in the base', () => {
    const roll = [person('a'), person('b')];
    const { attended } = turnoutOf(rules, roll, [line('a', 'present'), line('b', 'excused', 'ill')]);
    expect(attended).toEqual({ numerator: 1, denominator: 2 });
  });

  test('whoever comes in spite of an exemption counts on both sides, and has a vote', () => {
    const lines = [line('a', 'present'), line('b', 'exempt-present')];
    const turnout = turnoutOf(rules, [person('a'), person('b', { state: 'exempt' })], lines);
    expect(turnout).toMatchObject({ attended: { numerator: 2, denominator: 2 }, voters: 2 });
    expect([...votingOccasionOf(lines).presentExempt]).toEqual(['b']);
  });

  test('who takes part elsewhere and comes is there without a vote', () => {
    const turnout = turnoutOf(rules, [person('a', { isAway: true })], [line('a', 'present')]);
    expect(turnout).toMatchObject({ present: 1, voters: 0, withoutVote: 1 });
  });

  test('as long as one was not called there is no share, and nobody is counted as absent', () => {
    const turnout = turnoutOf(rules, [person('a'), person('b')], [line('a', 'present')]);
    expect(turnout).toMatchObject({ attended: null, notCalled: ['b'], excused: 0, unexcused: 0 });
  });
});

test('the sheet marks by itself only whom the roll marks; everybody else is called', () => {
  expect(statusByRoll(person('a'))).toBeNull();
  expect(statusByRoll(person('a', { state: null }))).toBeNull();
  expect(statusByRoll(person('a', { isGuest: true }))).toBeNull();
  expect(statusByRoll(person('a', { state: 'exempt' }))).toBe('exempt');
  expect(statusByRoll(person('a', { isAway: true }))).toBe('away');
});

const anyPerson = fc.record({
  isOfficial: fc.boolean(),
  isGuest: fc.boolean(),
  isAway: fc.boolean(),
  state: fc.constantFrom('active' as const, 'exempt' as const, 'suspended' as const, null),
  at: fc.nat(100),
});

test('for any roll: those there are expected or guests, and voters and others make up all who came', () => {
  fc.assert(
    fc.property(fc.array(anyPerson, { maxLength: 40 }), (people) => {
      const roll = people.map((one, at) => person(String(at), one));
      const lines = roll.map((one, at) => {
        const fitting = statusesOf(one);
        return line(one.memberId, fitting[people[at]!.at % fitting.length]!, 'ill');
      });
      const turnout = turnoutOf(rules, roll, lines);
      expect(turnout.voters + turnout.withoutVote).toBe(turnout.present + turnout.guests);
      expect(turnout.attended!.numerator).toBe(turnout.present);
      expect(turnout.attended!.denominator).toBeLessThanOrEqual(roll.length);
      expect(turnout.attended!.numerator + turnout.excused + turnout.unexcused).toBe(turnout.attended!.denominator);
    }),
  );
});

test('every status fits some person', () => {
  const marks = [
    {},
    { isGuest: true },
    { isAway: true },
    { state: 'exempt' as const },
    { state: 'suspended' as const },
  ];
  const fitting = new Set(marks.flatMap((mark) => statusesOf(person('a', mark))));
  expect([...fitting].sort()).toEqual([...attendanceStatus.options].sort());
});
