import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isSameSlot, type Life, lengthOf, type Slot, slotReasons } from './meeting-slot.ts';

const slot = (rest: Partial<Slot> = {}): Slot => ({
  kind: 'regular',
  groupId: null,
  on: day('2026-11-03'),
  from: '19:30',
  to: '21:00',
  ...rest,
});
const codes = (one: Slot, others: readonly Slot[] = [], life: Life = { since: null, endedOn: null }): string[] =>
  slotReasons(one, { life, others }, 'heldOn').map(({ code }) => code.replace('meetings.', ''));

test('nobody meets before the first day, nor from the first day after the end', () => {
  const life = { since: day('2026-11-03'), endedOn: day('2026-11-04') };
  expect(codes(slot(), [], life)).toEqual([]);
  expect(codes(slot({ on: day('2026-11-02') }), [], life)).toEqual(['before-organisation']);
  expect(codes(slot({ on: day('2026-11-04') }), [], life)).toEqual(['after-organisation']);
});

describe('the same people are not in two meetings', () => {
  test('of one kind on a day, whatever the hours', () => {
    expect(codes(slot(), [slot({ from: '08:00', to: '09:30' })])).toEqual(['slot-taken']);
    expect(codes(slot(), [slot({ on: day('2026-11-04') })])).toEqual([]);
  });

  test('of two kinds at hours that overlap; one may begin when the other ends', () => {
    const thematic = slot({ kind: 'thematic', from: '20:59', to: '22:00' });
    expect(codes(slot(), [thematic])).toEqual(['slot-taken']);
    expect(codes(slot(), [{ ...thematic, from: '21:00' }])).toEqual([]);
    expect(codes(slot({ to: null }), [thematic])).toEqual([]);
  });

  test('committee and groups meet beside the cell', () => {
    expect(codes(slot(), [slot({ kind: 'committee' })])).toEqual([]);
    const group = slot({ kind: 'party-group', groupId: 'g1' });
    expect(codes(group, [{ ...group, groupId: 'g2' }])).toEqual([]);
    expect(codes(group, [group])).toEqual(['slot-taken']);
  });
});

test('a group meeting names its group, no other does', () => {
  expect(codes(slot({ kind: 'party-group' }))).toEqual(['group-missing']);
  expect(codes(slot({ groupId: 'g1' }))).toEqual(['group-not-asked']);
});

test('the end comes after the start', () => {
  expect(codes(slot({ to: '19:30' }))).toEqual(['end-before-start']);
  expect(lengthOf(slot())).toBe(90);
  expect(lengthOf(slot({ to: null }))).toBeNull();
});

const clock = fc
  .integer({ min: 0, max: 1439 })
  .map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
const anySlot = fc.record({
  kind: fc.constantFrom('regular' as const, 'thematic' as const, 'committee' as const),
  groupId: fc.constant(null),
  on: fc.constantFrom(day('2026-11-03'), day('2026-11-04')),
  from: fc.option(clock),
  to: fc.option(clock),
});

test('for any two meetings: what one says of the other, the other says of it', () => {
  fc.assert(
    fc.property(anySlot, anySlot, (a, b) => {
      expect(isSameSlot(a, b)).toBe(isSameSlot(b, a));
    }),
  );
});
