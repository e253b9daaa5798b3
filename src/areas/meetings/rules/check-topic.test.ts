import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkRosterPlan } from './check-roster.ts';
import { checkTopicResult, quartersUnplanned } from './check-topic.ts';
import { checkUrge } from './check-urge.ts';
import { sizeBandOf } from './size-band.ts';

const codes = (verdict: unknown): string[] =>
  isRefusal(verdict as never) ? (verdict as { reasons: { code: string }[] }).reasons.map(({ code }) => code) : [];

test('every quarter is planned or named as missing, whatever stands in the plan', () => {
  const topic = fc.record({
    quarter: fc.integer({ min: 1, max: 4 }),
    state: fc.constantFrom('planned', 'held', 'dropped'),
  });
  fc.assert(
    fc.property(fc.array(topic), (topics) => {
      const alive = new Set(topics.filter(({ state }) => state !== 'dropped').map(({ quarter }) => quarter));
      const missing = quartersUnplanned(topics);
      expect([...alive, ...missing].sort()).toEqual([1, 2, 3, 4]);
    }),
  );
});

test('every size of a cell lies in exactly the band it is given', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (members) => {
      const { from, below } = sizeBandOf(members);
      expect(members >= from && (below === null || members < below)).toBe(true);
    }),
  );
});

test('an empty result takes one back; half a result names what is missing', () => {
  const none = { resultOn: null, result: null, residents: null, households: null, lessons: null };
  const [held, today] = [day('2026-11-03'), day('2026-11-20')];
  expect(codes(checkTopicResult(none, held, today))).toEqual([]);
  expect(codes(checkTopicResult({ ...none, households: 3 }, held, today))).toEqual([
    'meetings.topic-result-missing',
    'meetings.topic-result-day-missing',
  ]);
});

test('nobody is urged about a month to come, and a roster names all its faults at once', () => {
  const today = day('2026-11-20');
  expect(codes(checkUrge({ month: day('2026-12-01'), dueOn: day('2026-11-19') }, today))).toEqual([
    'meetings.month-not-begun',
    'meetings.due-day-over',
  ]);
  const plan = { month: day('2026-11-01') as Day, plannedOn: day('2026-12-02') };
  expect(codes(checkRosterPlan(plan, { isBelow: false, hasSeat: false }))).toEqual([
    'meetings.cells-not-below',
    'meetings.not-in-the-committee',
    'meetings.day-outside-month',
  ]);
});
