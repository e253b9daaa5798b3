import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isBehind } from './late-cell.ts';

const today = day('2026-11-27');

test('a cell whose meeting of the month is planned for a later day, or for today, is not behind', () => {
  expect(isBehind({ plannedOn: day('2026-11-28'), heldOn: null }, today)).toBe(false);
  expect(isBehind({ plannedOn: today, heldOn: null }, today)).toBe(false);
});

test('one whose planned day is over, or that planned nothing, is', () => {
  expect(isBehind({ plannedOn: day('2026-11-26'), heldOn: null }, today)).toBe(true);
  expect(isBehind({ plannedOn: null, heldOn: null }, today)).toBe(true);
});

test('one that met owes its report', () => {
  expect(isBehind({ plannedOn: day('2026-11-28'), heldOn: day('2026-11-20') }, today)).toBe(true);
});
