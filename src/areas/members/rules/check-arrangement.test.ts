import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkArrangement } from './check-arrangement.ts';

const facts = {
  today: day('2026-11-27'),
  rollIds: new Set(['a', 'b', 'c']),
  groupIds: new Set(['g', 'h']),
  isArranged: false,
};
const from = day('2026-11-01');
const reasonsOf = (places: readonly { memberId: string; groupId: string }[], more: Partial<typeof facts> = {}) => {
  const verdict = checkArrangement({ from, places }, { ...facts, ...more });
  return verdict === true ? [] : verdict.reasons.map(({ code, field }) => [code, field]);
};

test('a day ahead, an empty first arrangement, strangers and groups of elsewhere are refused together, each at its place', () => {
  expect(reasonsOf([{ memberId: 'a', groupId: 'g' }])).toEqual([]);
  expect(reasonsOf([])).toEqual([['members.nobody-arranged', 'places']]);
  expect(reasonsOf([], { isArranged: true })).toEqual([]);
  const places = [
    { memberId: 'a', groupId: 'g' },
    { memberId: 'a', groupId: 'h' },
    { memberId: 'x', groupId: 'y' },
  ];
  expect(reasonsOf(places, { today: day('2026-10-31') })).toEqual([
    ['members.arrangement-ahead', 'from'],
    ['members.arranged-twice', 'places.1.memberId'],
    ['members.not-on-roll-then', 'places.2.memberId'],
    ['members.group-not-there-then', 'places.2.groupId'],
  ]);
});

test('what is taken puts every member into one group that is there, and names nobody who is not on the roll', () => {
  const place = fc.record({ memberId: fc.constantFrom('a', 'b', 'c', 'x'), groupId: fc.constantFrom('g', 'h', 'y') });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 5 }), fc.boolean(), (places, isArranged) => {
      const verdict = checkArrangement({ from, places }, { ...facts, isArranged });
      const ids = places.map(({ memberId }) => memberId);
      const isSound =
        new Set(ids).size === ids.length &&
        places.every(({ memberId, groupId }) => facts.rollIds.has(memberId) && facts.groupIds.has(groupId)) &&
        (places.length > 0 || isArranged);
      expect(isRefusal(verdict)).toBe(!isSound);
    }),
  );
});
