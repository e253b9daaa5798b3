import { expect, test } from 'vitest';
import { afterContact, cellsOf, chosenOf, daysLeft, isExpired, wasSignedOut } from './phone-standing.ts';

const key = { accountId: 'a', sessionMark: 'old', lastContactAt: '2026-11-01T08:00:00.000Z' };

test('what is kept goes after fourteen whole days without contact', () => {
  expect(isExpired(key, new Date('2026-11-15T07:59:59Z'))).toBe(false);
  expect(isExpired(key, new Date('2026-11-15T08:00:00Z'))).toBe(true);
  expect(daysLeft(key, new Date('2026-11-12T09:00:00Z'))).toBe(3);
  expect(daysLeft(key, new Date('2026-10-01T00:00:00Z'))).toBe(14);
});

test('a new session gets a new key; whoever holds the office no longer keeps nothing', () => {
  expect(afterContact(null, { mark: 'new', hasCell: true })).toBe('make');
  expect(afterContact(key, { mark: 'old', hasCell: true })).toBe('keep');
  expect(afterContact(key, { mark: 'new', hasCell: true })).toBe('replace');
  expect(afterContact(key, { mark: 'old', hasCell: false })).toBe('forget');
});

test('signing out of the staff pages counts when it was after the last contact', () => {
  expect(wasSignedOut(key, null)).toBe(false);
  expect(wasSignedOut(key, '2026-11-01T07:00:00.000Z')).toBe(false);
  expect(wasSignedOut(key, '2026-11-01T09:00:00.000Z')).toBe(true);
});

test('only the own office of a secretary counts, not one somebody helps in', () => {
  const office = { role: 'cell-secretary', organisationId: 'c', may: ['meetings.record-meeting'], helperFor: null };
  expect(cellsOf([{ ...office, role: 'committee-head' }, office])).toEqual([office]);
  expect(cellsOf([{ ...office, helperFor: {} as never }])).toEqual([]);
});

test('a secretary of two cells has both, each once, and chooses', () => {
  const office = { role: 'cell-secretary', organisationId: 'c', may: ['meetings.record-meeting'], helperFor: null };
  const other = { ...office, organisationId: 'd' };
  const cells = cellsOf([office, other, { ...office }]);
  expect(cells).toEqual([office, other]);
  expect(chosenOf(cells, 'd')).toBe(other);
  expect(chosenOf(cells, 'gone')).toBe(office);
  expect(chosenOf([], 'c')).toBeNull();
});
