import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { meetingRulesKind } from './meeting-rules-pack.ts';
import { reportsDueOn } from './reports-due.ts';

const shipped = {
  rulesOn: (on: ReturnType<typeof day>) => findPackInForce(shippedPacks(), meetingRulesKind, on)?.content ?? null,
  calendar: calendarFrom(shippedPacks()),
};

test('a report is due by the deadline of the pack in force on the day of the meeting', () => {
  expect(reportsDueOn([day('2026-11-03'), day('2026-11-04')], shipped)).toEqual([
    { heldOn: '2026-11-03', dueOn: '2026-11-05' },
    { heldOn: '2026-11-04', dueOn: '2026-11-06' },
  ]);
});

test('another deadline in the pack is another day, and a pack without one has none due', () => {
  const rules = shipped.rulesOn(day('2026-11-03'))!;
  const fiveDays = {
    ...rules,
    report: { ...rules.report!, value: { deadline: { ...rules.report!.value.deadline, amount: 5 } } },
  };
  const one = day('2026-11-03');
  expect(reportsDueOn([one], { ...shipped, rulesOn: () => fiveDays })).toEqual([
    { heldOn: '2026-11-03', dueOn: '2026-11-08' },
  ]);
  expect(reportsDueOn([one], { ...shipped, rulesOn: () => ({ ...rules, report: null }) })).toEqual([]);
  expect(reportsDueOn([one], { ...shipped, rulesOn: () => null })).toEqual([]);
});

test('meetings held before the rule was in force owe no report by it', () => {
  const days = ['2025-10-26', '2025-10-27', '2025-10-28', '2025-10-29'].map(day);
  const found = reportsDueOn(days, shipped);
  expect(found.map(({ heldOn }) => heldOn)).toEqual(['2025-10-28', '2025-10-29']);
});
