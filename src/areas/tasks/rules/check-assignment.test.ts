import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { loadPacks, shippedPacksDir } from '../../../platform/packs/load-packs.ts';
import { taskLine } from '../contract/task-shapes.ts';
import { checkAssignment } from './check-assignment.ts';
import { checkStep } from './check-step.ts';
import { dueDayOf } from './due-day.ts';

const calendar = calendarFrom(loadPacks(shippedPacksDir));
const [cell, member, other, unit] = [1, 2, 3, 4].map((n) => `00000000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];
const facts = {
  organisationId: cell,
  livesSince: day('2025-07-01'),
  memberIds: new Set([member]),
  unitIds: new Set([unit]),
};
const today = day('2026-03-10');
const line = (change: object = {}) =>
  taskLine.parse({
    text: 'Vận động các hộ dân phân loại rác',
    lead: { kind: 'member', memberId: member },
    due: { kind: 'day', on: '2026-03-31' },
    ...change,
  });
const codes = (assignedOn: string, ...lines: ReturnType<typeof line>[]) => {
  const source = { id: null, words: 'Nghị quyết tháng 3' };
  const answer = checkAssignment({ assignedOn: day(assignedOn), lines, source }, facts, calendar, today);
  return isRefusal(answer) ? answer.reasons.map(({ code, field }) => `${code} ${field}`) : [];
};

test('every fault of every line is named with its field', () => {
  expect(codes('2026-03-05', line())).toEqual([]);
  expect(
    codes(
      '2026-03-11',
      line({ lead: { kind: 'member', memberId: other } }),
      line({ due: { kind: 'day', on: '2026-03-01' }, text: 'Khác' }),
      line({ lead: { kind: 'organisation', organisationId: other }, text: 'Khác nữa' }),
    ),
  ).toEqual([
    'tasks.day-in-future assignedOn',
    'tasks.member-not-of-organisation lines.0.lead.memberId',
    'tasks.due-before-assignment lines.1.due',
    'tasks.unit-outside-reach lines.2.lead.organisationId',
  ]);
});

test('a line is not assigned twice, nor a person named twice in one', () => {
  expect(codes('2026-03-05', line(), line())).toEqual(['tasks.line-twice lines.1.text']);
  const twice = line({ coWorkers: [{ kind: 'member', memberId: member }] });
  expect(codes('2026-03-05', twice)).toEqual(['tasks.named-twice lines.0.coWorkers.0']);
  expect(codes('2025-06-30', line())).toEqual(['tasks.before-organisation assignedOn']);
});

test('working days jump over Tết and say so; a year without holidays is refused', () => {
  const rule = { kind: 'rule', amount: 1, unit: 'working-days', startEvent: 'có kết luận' } as const;
  const counted = orRefuse(dueDayOf({ ...rule, startOn: day('2025-01-24') }, calendar));
  expect(counted.dueOn).toBe('2025-02-03');
  expect(counted.rule?.skipped).toContain('2025-01-29');
  expect(isRefusal(dueDayOf({ ...rule, amount: 300, startOn: day('2027-12-20') }, calendar))).toBe(true);
});

test('a longer deadline is never due earlier', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1200 }),
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom('days' as const, 'working-days' as const, 'months' as const),
      (offset, amount, unit) => {
        const startOn = addDays(day('2021-01-01'), offset);
        const of = (count: number) =>
          dueDayOf({ kind: 'rule', amount: count, unit, startEvent: 'x', startOn }, calendar);
        const [shorter, longer] = [of(amount), of(amount + 1)];
        fc.pre(!isRefusal(shorter) && !isRefusal(longer));
        expect(orRefuse(longer).dueOn! > orRefuse(shorter).dueOn!).toBe(true);
        expect(orRefuse(shorter).dueOn! > startOn).toBe(true);
      },
    ),
  );
});

test('a step is refused with all its reasons: the side, the state, the day', () => {
  const task = {
    side: 'received',
    state: 'assigned',
    stateSince: day('2026-03-05'),
    assignedOn: day('2026-03-05'),
  } as const;
  const refused = (step: Parameters<typeof checkStep>[0], changed: object = {}) => {
    const answer = checkStep(step, { ...task, dueOn: day('2026-03-31'), ...changed }, today);
    return isRefusal(answer) ? answer.reasons.map((one) => one.code) : [];
  };
  expect(refused({ step: 'report-task', happenedOn: today })).toEqual([]);
  expect(refused({ step: 'confirm-task', happenedOn: day('2026-03-11') })).toEqual([
    'tasks.step-of-the-giver',
    'tasks.day-in-future',
  ]);
  expect(refused({ step: 'return-task', happenedOn: day('2026-03-01') })).toEqual([
    'tasks.step-not-open',
    'tasks.before-assignment',
  ]);
  const postpone = {
    step: 'postpone-task',
    happenedOn: today,
    dueOn: day('2026-03-31'),
    decidedOn: day('2026-03-11'),
  } as const;
  expect(refused(postpone, { side: 'own' })).toEqual(['tasks.postponed-not-later', 'tasks.decided-after']);
  expect(refused(postpone, { side: 'own', dueOn: null })).toEqual(['tasks.standing-has-no-day']);
});
