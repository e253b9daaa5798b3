import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { type Due, dueOn } from '../../../platform/calendar/deadline.ts';
import { daysBetween } from '../../../platform/calendar/months.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import type { Refusal } from '../../../platform/outcome/refusal.ts';
import type { CongressPack } from './congress-rules-shape.ts';
import type { MeetingRules } from './meeting-rules-shape.ts';
import { type ReplyClocks, replyClockOf } from './reply-clocks-shape.ts';

/** The last day on which documents may be sent, or null where the rule has none (42-HD/BTCTW: at least a day before). */
export const materialsDueOn = ({ materials }: MeetingRules, meetingOn: Day): Day | null =>
  materials && addDays(meetingOn, -materials.value.daysBefore);

/** The last day for the paper of a thematic meeting, or null. */
export const thematicPaperDueOn = ({ thematicPaper }: MeetingRules, meetingOn: Day): Day | null =>
  thematicPaper && addDays(meetingOn, -thematicPaper.value.daysBefore);

/** By when a meeting is posted and reported to the superior, or null where the rule has no such day. */
export const reportDueOn = ({ report }: MeetingRules, heldOn: Day, calendar: WorkCalendar): Due | Refusal | null =>
  report && dueOn(report.value.deadline, heldOn, calendar);

/** By when an organisation of this type answers what was asked on a day; null: no clock is known for the type (294-QĐ/TW 2.3). */
export const replyDueOn = (
  rules: ReplyClocks,
  type: string,
  askedOn: Day,
  calendar: WorkCalendar,
): Due | Refusal | null => {
  const clock = replyClockOf(rules, type);
  return clock ? dueOn(clock.deadline, askedOn, calendar) : null;
};

/** By when the result of a congress is reported up, from the day it closed (294-QĐ/TW 16.1). */
export const congressReportDueOn = ({ content }: CongressPack, closedOn: Day, calendar: WorkCalendar): Due | Refusal =>
  dueOn(content.reportResult.value, closedOn, calendar);

/** By when the superior approves it, from the day the report came in. */
export const congressApprovalDueOn = (
  { content }: CongressPack,
  receivedOn: Day,
  calendar: WorkCalendar,
): Due | Refusal => dueOn(content.approveResult.value, receivedOn, calendar);

export type EntryDelay = {
  /** Days between what happened and its entry. */
  readonly days: number;
  /** Beyond what is allowed: the sheet and every paper drawn from it say on which day it was entered. */
  readonly isLate: boolean;
};

/** Happened on against entered on. `within` comes from the pack or the board rule; on the last day it is still in time. */
export const entryDelay = (happenedOn: Day, enteredOn: Day, within: number): EntryDelay => {
  const days = Math.max(0, daysBetween(happenedOn, enteredOn));
  return { days, isLate: days > within };
};

/** Whether something was done by its day: yes, no, or not yet known. */
export const inTime = (doneOn: Day | null, due: Day | null, today: Day): boolean | null => {
  if (due === null) return null;
  if (doneOn !== null) return doneOn <= due;
  return today > due ? false : null;
};
