import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { unansweredTasks } from './unanswered-tasks.ts';

const on = day('2026-11-26');
const open = [
  { id: 'late', dueOn: day('2026-11-09') },
  { id: 'today', dueOn: on },
  { id: 'later', dueOn: day('2026-12-06') },
  { id: 'standing', dueOn: null },
];
const idsOf = (kind: Parameters<typeof unansweredTasks>[1]['kind'], told: readonly string[] = []) =>
  unansweredTasks(open, { kind, on, told: new Set(told) }).map(({ id }) => id);

test('a meeting of the cell, an extraordinary one too, owes a word on every open task due by its day', () => {
  for (const kind of ['regular', 'combined', 'thematic', 'extraordinary', 'committee'] as const)
    expect(idsOf(kind), kind).toEqual(['late', 'today']);
  expect(idsOf('extraordinary', ['late'])).toEqual(['today']);
  expect(idsOf('regular', ['late', 'today'])).toEqual([]);
});

test('a Party group and a congress go through no tasks of the cell', () => {
  expect(idsOf('party-group')).toEqual([]);
  expect(idsOf('congress')).toEqual([]);
});
