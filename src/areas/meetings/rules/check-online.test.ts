import { expect, test } from 'vitest';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { checkOnline, type OnlineInput } from './check-online.ts';
import { onlineMeetingSchema } from './online-meeting-shape.ts';
import type { RollPerson } from './roll-status.ts';

const shipped = (id: string) => {
  const pack = shippedPacks().find((one) => one.id === id)!;
  return { ...pack, content: onlineMeetingSchema.parse(pack.content) };
};
const now = shipped('online-meeting-2026');
const person = (memberId: string, rest: Partial<RollPerson> = {}): RollPerson => ({
  memberId,
  isOfficial: true,
  isGuest: false,
  isAway: false,
  state: 'active',
  ...rest,
});
const roll = ['a', 'b', 'c', 'd'].map((id) => person(id));
const input = (rest: Partial<OnlineInput> = {}): OnlineInput => ({
  mode: 'online',
  ground: 'at-sea',
  apart: 3,
  ...rest,
});
const codes = (asked: OnlineInput, people = roll, pack: typeof now | null = now): string[] =>
  checkOnline(asked, people, pack).reasons.map(({ code }) => code.replace('meetings.', ''));

test('more than half apart, for a listed circumstance', () => {
  expect(codes(input())).toEqual([]);
  expect(codes(input({ apart: 2 }))).toEqual(['online-not-allowed']);
  expect(codes(input({ ground: 'comfort', apart: 5 }))).toEqual([
    'online-ground-unknown',
    'online-apart-above-members',
  ]);
  expect(codes(input({ ground: null, apart: null }))).toEqual(['online-ground-missing', 'online-apart-missing']);
});

test('exempt and suspended members and guests are not counted, those on probation are', () => {
  const more = [
    ...roll,
    person('e', { state: 'exempt' }),
    person('f', { state: 'suspended' }),
    person('g', { isGuest: true }),
    person('h', { isOfficial: false }),
  ];
  expect(checkOnline(input(), more, now).apart).toEqual({ numerator: 3, denominator: 5 });
});

test('the refusal names how many would be enough', () => {
  expect(checkOnline(input({ apart: 1 }), roll, now).reasons[0]?.params).toEqual({ apart: 1, members: 4, needed: 3 });
});

test('what nobody compared is said, and without a rule it is refused', () => {
  const findings = (pack: typeof now) => checkOnline(input(), roll, pack).findings.map(({ code }) => code);
  expect(findings(now)).toEqual(['meetings.online-rule-unverified']);
  expect(findings(shipped('online-meeting-2022'))).toEqual([]);
  expect(codes(input(), roll, null)).toEqual(['online-not-provided-for']);
});

test('in person nothing is asked; partly online is unknown and not refused', () => {
  expect(checkOnline(input({ mode: 'in-person', ground: null, apart: null }), roll, null)).toMatchObject({
    reasons: [],
  });
  const mixed = checkOnline(input({ mode: 'mixed' }), roll, null);
  expect([mixed.reasons, mixed.findings.map(({ level }) => level)]).toEqual([[], ['unknown']]);
});
