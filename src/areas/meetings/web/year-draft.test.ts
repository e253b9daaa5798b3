import { expect, test } from 'vitest';
import { previewYear, ruleOf, type YearTyped } from './year-draft.ts';

const typed: YearTyped = {
  ruleKind: 'day-of-month',
  day: 3,
  weekday: '1',
  nth: '1',
  at: '19:30',
  place: '',
  fromMonth: '1',
  thematicMonths: ['2'],
};
const life = { since: null, endedOn: null };

test('a month with a topic becomes one combined meeting, and quarters without a topic are named', () => {
  const preview = previewYear(typed, { year: 2027, life, meetings: [] })!;
  expect(preview.lines.map(({ fresh }) => fresh?.kind).slice(0, 3)).toEqual(['regular', 'combined', 'regular']);
  expect(preview.lines[1]!.fresh!.on).toBe('2027-02-03');
  expect(preview.quartersWithoutTopic).toEqual([2, 3, 4]);
});

test('a month that holds a regular meeting stays as it is', () => {
  const there = { kind: 'regular', state: 'planned', plannedOn: '2027-05-20', heldOn: null } as never;
  const preview = previewYear(typed, { year: 2027, life, meetings: [there] })!;
  expect(preview.lines[4]!.fresh).toBeNull();
  expect(preview.lines[4]!.there).toHaveLength(1);
});

test('a day that no month has is no rule', () => {
  expect(ruleOf({ ...typed, day: 32 })).toBeNull();
  expect(ruleOf({ ...typed, day: '' })).toBeNull();
});
