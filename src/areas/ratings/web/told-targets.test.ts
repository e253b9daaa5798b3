import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isTold, type Telling, untoldOf, waitsForResults } from './told-targets.ts';

const open: Telling = {
  ...{ taskId: null, doneOn: null, resultAmount: null, resultWords: null },
  ...{ isExceededRecorded: null, isRemoved: false },
};
const done: Telling = { ...open, doneOn: day('2026-10-02') };

test('a target of which nothing was recorded is counted as without a result; one that a task carries, or that was removed, is not', () => {
  expect([open, done, { ...open, taskId: 'a' }, { ...open, resultAmount: 0 }].map(isTold)).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(untoldOf([done, done, done, open, open, { ...open, isRemoved: true }])).toEqual({ untold: 2, all: 5 });
});

test('what is done, late or exceeded waits for every result; how many were given does not', () => {
  expect(['tasks-done', 'tasks-late', 'tasks-exceeded', 'key-tasks-done'].every(waitsForResults)).toBe(true);
  expect(['tasks-assigned', 'key-tasks-assigned', 'members-rated'].some(waitsForResults)).toBe(false);
});
