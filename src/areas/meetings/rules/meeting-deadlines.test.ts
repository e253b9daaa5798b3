import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { congressRulesSchema } from './congress-rules-shape.ts';
import {
  congressApprovalDueOn,
  congressReportDueOn,
  entryDelay,
  inTime,
  materialsDueOn,
  replyDueOn,
  reportDueOn,
  thematicPaperDueOn,
} from './meeting-deadlines.ts';
import { meetingRulesSchema } from './meeting-rules-shape.ts';
import { replyClocksSchema } from './reply-clocks-shape.ts';

const packs = shippedPacks();
const shipped = (id: string) => packs.find((pack) => pack.id === id)!;
const calendar = calendarFrom(packs);
const rules = meetingRulesSchema.parse(shipped('meeting-rules-2025').content);
const old = meetingRulesSchema.parse(shipped('meeting-rules-2018').content);
const congress = {
  ...shipped('congress-rules-2025-07-01'),
  content: congressRulesSchema.parse(shipped('congress-rules-2025-07-01').content),
};
const replies = replyClocksSchema.parse(shipped('reply-clocks-2025-07-01').content);

test('documents a day before, the report two days after, weekends included', () => {
  expect(materialsDueOn(rules, day('2026-03-01'))).toBe('2026-02-28');
  expect(thematicPaperDueOn(rules, day('2026-01-01'))).toBe('2025-12-31');
  expect(reportDueOn(rules, day('2026-10-30'), calendar)).toMatchObject({ dueOn: '2026-11-01', verified: true });
});

test('the guidance of 2018 has no such days', () => {
  expect([materialsDueOn(old, day('2024-03-01')), reportDueOn(old, day('2024-03-01'), calendar)]).toEqual([null, null]);
});

test('clocks of a congress and of replies run in working days', () => {
  expect(congressReportDueOn(congress, day('2025-08-28'), calendar)).toMatchObject({ dueOn: '2025-09-10' });
  expect(congressApprovalDueOn(congress, day('2025-10-01'), calendar)).toMatchObject({ dueOn: '2025-10-22' });
  expect(replyDueOn(replies, 'cell', day('2025-10-01'), calendar)).toMatchObject({ dueOn: '2025-11-12' });
  expect(replyDueOn(replies, 'unheard-of', day('2025-10-01'), calendar)).toBeNull();
});

test('a year without holidays is refused, not guessed', () => {
  expect(isRefusal(congressReportDueOn(congress, day('2031-01-02'), calendar))).toBe(true);
});

test('happened on against entered on', () => {
  expect(entryDelay(day('2026-11-03'), day('2026-11-05'), 2)).toEqual({ days: 2, isLate: false });
  expect(entryDelay(day('2026-11-03'), day('2026-11-06'), 2)).toEqual({ days: 3, isLate: true });
  expect(entryDelay(day('2026-11-03'), day('2026-11-03'), 0)).toEqual({ days: 0, isLate: false });
});

test('not done and not due yet is neither in time nor late', () => {
  expect(inTime(null, day('2026-11-05'), day('2026-11-05'))).toBeNull();
  expect(inTime(null, day('2026-11-05'), day('2026-11-06'))).toBe(false);
  expect(inTime(day('2026-11-05'), day('2026-11-05'), day('2026-11-09'))).toBe(true);
  expect(inTime(day('2026-11-06'), day('2026-11-05'), day('2026-11-09'))).toBe(false);
  expect(inTime(day('2026-11-06'), null, day('2026-11-09'))).toBeNull();
});
