import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isPreparedByCommittee } from './prepared-by-committee.ts';

const met = (id: string, kind: 'committee' | 'regular' | 'extraordinary' | 'party-group', on: string | null) => ({
  ...{ id, kind },
  heldOn: on === null ? null : day(on),
});
const prepared = (others: ReturnType<typeof met>[], preparedBy: string | null = null) =>
  isPreparedByCommittee(others, preparedBy, day('2026-11-26'));

test('a committee meeting since the cell last met prepared this one', () => {
  expect(prepared([met('r', 'regular', '2026-11-09'), met('c', 'committee', '2026-11-20')])).toBe(true);
  expect(prepared([met('c', 'committee', '2026-11-26')])).toBe(true);
});

test('one before the last meeting of the cell prepared that meeting: of this one nothing is known', () => {
  expect(prepared([met('c', 'committee', '2026-11-07'), met('r', 'regular', '2026-11-09')])).toBeNull();
  expect(prepared([met('c', 'committee', '2026-11-09'), met('e', 'extraordinary', '2026-11-09')])).toBeNull();
});

test('a Party group is no meeting of the cell, and what is only planned was not held', () => {
  expect(prepared([met('c', 'committee', '2026-11-07'), met('g', 'party-group', '2026-11-10')])).toBe(true);
  expect(prepared([met('c', 'committee', null)])).toBeNull();
  expect(prepared([met('c', 'committee', '2026-11-27')])).toBeNull();
});

test('the one named on the plan counts, whenever it was held before', () => {
  const others = [met('c', 'committee', '2026-11-07'), met('r', 'regular', '2026-11-09')];
  expect(prepared(others, 'c')).toBe(true);
  expect(prepared(others, 'x')).toBe(false);
});
