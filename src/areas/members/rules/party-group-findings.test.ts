import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { type GroupedCell, partyGroupFindings } from './party-group-findings.ts';
import { partyGroupKind } from './party-group-pack.ts';

const packOn = (on: string) => findPackInForce(shippedPacks(), partyGroupKind, day(on)) ?? null;
const people = (count: number, more: { isGuest?: boolean; groupId?: string } = {}) =>
  Array.from({ length: count }, (_, at) => ({
    memberId: `${more.isGuest ? 'guest' : 'member'} ${more.groupId} ${at}`,
    isGuest: false,
    groupId: null as string | null,
    ...more,
  }));
const group = (id: string, headIds: readonly string[] = []) => ({ id, name: `Tổ ${id}`, headIds });
const said = (cell: GroupedCell, on = '2026-01-01') => partyGroupFindings(packOn(on), cell).map(({ code }) => code);

test('a cell is told to split from the number on that the pack names, guests not counted, and not once it has groups', () => {
  expect(said({ members: people(29), groups: [] })).toEqual([]);
  expect(said({ members: people(30), groups: [] })).toEqual(['members.cell-without-groups']);
  expect(said({ members: [...people(29), ...people(5, { isGuest: true })], groups: [] })).toEqual([]);
  expect(said({ members: people(30), groups: [group('g', ['x'])] })).toEqual([]);
});

test('what was carried over from a text that nobody saw is marked, what was read is not', () => {
  const cell = { members: people(30), groups: [] };
  expect(partyGroupFindings(packOn('2026-01-01'), cell)[0]).toMatchObject({ verified: true, source: '294-QĐ/TW' });
  expect(partyGroupFindings(packOn('2026-11-27'), cell)[0]).toMatchObject({ verified: false, source: '208-QĐ/TW' });
  expect(said(cell, '2023-01-01')).toEqual(['members.group-size-unread']);
  expect(said(cell, '2020-01-01')).toEqual(['members.no-group-rules']);
});

test('ten guests want a group of their own: one that they share with members of the cell is none', () => {
  const guests = (groupId: string) => people(10, { isGuest: true, groupId });
  const groups = [group('g', ['guest g 0']), group('h', ['guest h 0'])];
  const wants = ['members.guests-without-group'];
  const ofGuests = (cell: GroupedCell) => said(cell, '2026-11-27').filter((code) => wants.includes(code));
  expect(ofGuests({ members: people(9, { isGuest: true }), groups })).toEqual([]);
  expect(ofGuests({ members: people(10, { isGuest: true }), groups })).toEqual(wants);
  expect(ofGuests({ members: guests('g'), groups })).toEqual([]);
  expect(ofGuests({ members: [...guests('g'), ...people(3, { groupId: 'h' })], groups })).toEqual([]);
  expect(ofGuests({ members: [...guests('g'), ...people(3, { groupId: 'g' })], groups })).toEqual(wants);
});

test('a group without an elected head is named, and a head who was placed elsewhere', () => {
  const members = people(2, { groupId: 'g' });
  expect(said({ members, groups: [group('g')] })).toEqual(['members.group-without-head']);
  expect(said({ members, groups: [group('g', ['member g 1'])] })).toEqual([]);
  expect(said({ members, groups: [group('g', ['somebody'])] })).toEqual(['members.head-outside-group']);
});
