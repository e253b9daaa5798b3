import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import { type KnownOfSubject, mergeFacts } from './merge-facts.ts';

const leader: KnownOfSubject = {
  ...{ id: 'an', kind: 'leader', periodKind: 'year', isHead: false, isCell: null, mark: null },
  ...{ periodFrom: day('2026-01-01'), periodUntil: day('2027-01-01'), admittedOn: null, foundedOn: null },
  ...{ assigned: 0, done: 0, late: 0, exceeded: 0, keys: 0, keysDone: 0, untold: 0, unmeasured: 0 },
  ...{ shortcomingsDue: 0, shortcomingsRemedied: 0, isReviewedBefore: true },
  ...{
    belowRated: null,
    belowWeak: null,
    belowAll: null,
    membersRated: null,
    membersNotCompleted: null,
    membersAll: null,
  },
  ...{ collectiveLevel: null, unitLevel: null, quarters: [], entered: [], points: {}, grades: {} },
};
const quarters = (...levels: (RatingLevel | null)[]) =>
  levels.flatMap((level, at) => (level === null ? [] : [{ part: at + 1, level }]));
const counted = (...levels: (RatingLevel | null)[]) => {
  const { counts } = mergeFacts({ ...leader, quarters: quarters(...levels) });
  return [counts['quarters-not-completed'], counts['quarters-not-completed-in-a-row']];
};

test('that no quarter was not completed is known only once all quarters are: one on record says nothing of the others', () => {
  expect(counted()).toEqual([undefined, undefined]);
  expect(counted('good')).toEqual([undefined, undefined]);
  expect(counted('good', null, 'good')).toEqual([undefined, undefined]);
  expect(counted('good', 'completed', 'good')).toEqual([0, 0]);
});

test('one that was not completed counts at once, and two in a row do', () => {
  expect(counted(null, 'not-completed')).toEqual([1, undefined]);
  expect(counted('good', 'not-completed', 'not-completed')).toEqual([2, 2]);
  expect(counted('not-completed', 'not-completed')).toEqual([2, 2]);
});

test('of quarters that nobody knows here what is entered by hand stands', () => {
  const entered = [{ fact: 'quarters-not-completed', value: 0 }];
  expect(mergeFacts({ ...leader, quarters: quarters('good'), entered }).counts['quarters-not-completed']).toBe(0);
});

test('what came of targets is known once it was said of each; what went beyond, once that was said too', () => {
  const countsOf = (more: Partial<KnownOfSubject>) =>
    mergeFacts({ ...leader, assigned: 3, done: 2, keys: 1, ...more }).counts;
  expect(countsOf({ untold: 1 })).toMatchObject({ 'tasks-assigned': 3, 'key-tasks-assigned': 1 });
  for (const fact of ['tasks-done', 'tasks-late', 'tasks-exceeded', 'key-tasks-done'] as const)
    expect(countsOf({ untold: 1 })[fact]).toBeUndefined();
  expect(countsOf({ exceeded: 1 })).toMatchObject({ 'tasks-done': 2, 'tasks-late': 0, 'tasks-exceeded': 1 });
  expect(countsOf({ exceeded: 1, unmeasured: 1 })['tasks-exceeded']).toBeUndefined();
});

test('months are counted to the end of the period: founded on 1 July is six months of the year, on the 2nd it is five', () => {
  const months = (on: string) => {
    const { counts } = mergeFacts({ ...leader, foundedOn: day(on), admittedOn: day(on) });
    return [counts['months-since-founding'], counts['months-since-admission']];
  };
  expect(months('2026-07-01')).toEqual([6, 6]);
  expect(months('2026-07-02')).toEqual([5, 5]);
  expect(months('2026-01-01')).toEqual([12, 12]);
});

test('without an earlier review on record nobody knows what was due: it is never none', () => {
  const dueOf = (more: Partial<KnownOfSubject>) => {
    const { counts } = mergeFacts({ ...leader, ...more });
    return [counts['shortcomings-due'], counts['shortcomings-remedied']];
  };
  const entered = (due: number, remedied?: number) => [
    { fact: 'shortcomings-due', value: due },
    ...(remedied === undefined ? [] : [{ fact: 'shortcomings-remedied', value: remedied }]),
  ];
  expect(dueOf({})).toEqual([0, 0]);
  expect(dueOf({ isReviewedBefore: false })).toEqual([undefined, undefined]);
  // One named meanwhile is on record; what was named before is not.
  expect(dueOf({ isReviewedBefore: false, shortcomingsDue: 1 })).toEqual([undefined, undefined]);
  expect(dueOf({ isReviewedBefore: false, entered: entered(0) })).toEqual([0, 0]);
  expect(dueOf({ isReviewedBefore: false, entered: entered(3) })).toEqual([3, undefined]);
  expect(dueOf({ isReviewedBefore: false, entered: entered(3, 2) })).toEqual([3, 2]);
  // Nothing entered by hand hides what stands open here.
  expect(dueOf({ isReviewedBefore: false, shortcomingsDue: 1, entered: entered(0) })).toEqual([1, undefined]);
  expect(dueOf({ isReviewedBefore: false, shortcomingsDue: 1, entered: entered(3, 3) })).toEqual([3, 2]);
  expect(dueOf({ shortcomingsDue: 2, shortcomingsRemedied: 1, entered: entered(0) })).toEqual([2, 1]);
});
