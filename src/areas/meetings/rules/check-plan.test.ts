import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { checkPlan, type PlanFacts, type PlanInput } from './check-plan.ts';
import { meetingRulesSchema } from './meeting-rules-shape.ts';

const shipped = shippedPacks().find(({ id }) => id === 'meeting-rules-2025')!;
const pack = { ...shipped, content: meetingRulesSchema.parse(shipped.content) };
const plan = (rest: Partial<PlanInput> = {}): PlanInput => ({
  kind: 'regular',
  groupId: null,
  on: day('2026-12-03'),
  from: '19:30',
  to: null,
  isInsteadOfRegular: false,
  noticedOn: null,
  materialsOn: null,
  ...rest,
});
const facts = (rest: Partial<PlanFacts> = {}): PlanFacts => ({
  today: day('2026-11-27'),
  life: { since: day('2025-07-01'), endedOn: null },
  others: [],
  postHolders: 3,
  pack,
  ...rest,
});
const codes = (input: PlanInput, known = facts()): string[] => {
  const verdict = checkPlan(input, known);
  return (isRefusal(verdict) ? verdict.reasons : verdict.findings).map(({ code }) => code.replace('meetings.', ''));
};

test('a day ahead and a day gone by may both be planned', () => {
  expect(codes(plan())).toEqual([]);
  expect(codes(plan({ on: day('2026-10-03') }))).toEqual([]);
});

test('all reasons at once', () => {
  const taken = plan();
  const input = plan({
    kind: 'thematic',
    isInsteadOfRegular: true,
    on: day('2025-06-30'),
    noticedOn: day('2026-11-28'),
    materialsOn: day('2025-07-01'),
  });
  expect(codes(input, facts({ others: [{ ...taken, kind: 'thematic', on: day('2025-06-30') }] }))).toEqual([
    'before-organisation',
    'slot-taken',
    'thematic-replaces-regular',
    'sent-after-meeting',
    'sent-after-meeting',
  ]);
  expect(codes(plan({ noticedOn: day('2026-11-28') }))).toEqual(['sent-in-future']);
  expect(codes(plan({ noticedOn: day('2026-11-27'), isInsteadOfRegular: true }))).toEqual([]);
});

test('a secretary alone is told that no committee meeting is asked for; a day without a rule is said', () => {
  expect(codes(plan({ kind: 'committee' }), facts({ postHolders: 1 }))).toEqual(['secretary-alone']);
  expect(codes(plan({ kind: 'committee' }), facts({ postHolders: 2 }))).toEqual([]);
  expect(codes(plan(), facts({ pack: null }))).toEqual(['no-meeting-rule']);
});
