import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { monthStart } from './from-above.ts';
import { meetingId } from './meeting-codes.ts';

export const rosterId = idOf('RosterId');
export type RosterId = z.output<typeof rosterId>;
const personId = z.uuid({ error: 'platform.not-an-id' });
const versioned = { rosterId, expectedVersion };
const saved = z.object({ rosterId, version: z.int() });

export const planAttendance = defineAction({
  name: 'meetings.plan-attendance',
  summary: 'Plans that a member of the committee attends the meeting of a cell in a month',
  input: z.strictObject({
    organisationId,
    month: monthStart,
    cellId: organisationId,
    personId,
    plannedOn: daySchema.nullable().default(null),
  }),
  output: saved,
  over: { field: 'organisationId' },
  undo: 'meetings.withdraw-attendance',
});

export const withdrawAttendance = defineAction({
  name: 'meetings.withdraw-attendance',
  summary: 'Takes a planned attendance out, while nothing is recorded of it',
  input: z.strictObject(versioned),
  output: doneSchema,
  over: 'resolved',
  undo: 'meetings.plan-attendance',
});

export const recordAttendance = defineAction({
  name: 'meetings.record-attendance',
  summary:
    'Records that the member of the committee was there, with the remark; where the sheet names the guest this happens by itself',
  input: z.strictObject({ ...versioned, attendedOn: daySchema, remark: words(1000).nullable().default(null) }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.reopen-attendance',
});

export const recordMissed = defineAction({
  name: 'meetings.record-missed',
  summary: 'Records that the planned attendance did not take place, with the reason',
  input: z.strictObject({ ...versioned, why: lineOf(500) }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.reopen-attendance',
});

export const reopenAttendance = defineAction({
  name: 'meetings.reopen-attendance',
  summary: 'Takes back what was recorded of a planned attendance by hand',
  input: z.strictObject(versioned),
  output: saved,
  over: 'resolved',
  undo: 'meetings.record-attendance',
});

export const rosterOfMonth = defineQuestion({
  name: 'meetings.roster-of-month',
  summary: 'Who of a committee attends which cell in a month, planned and done, with remarks and gaps',
  input: z.strictObject({ organisationId, month: monthStart }),
  output: z.object({
    rows: z.array(
      z.object({
        rosterId,
        cellId: organisationId,
        cellName: z.string(),
        personId,
        fullName: z.string(),
        plannedOn: daySchema.nullable(),
        state: z.enum(['planned', 'attended', 'missed']),
        attendedOn: daySchema.nullable(),
        meetingId: meetingId.nullable(),
        remark: z.string().nullable(),
        why: z.string().nullable(),
        /** The cell met in the month, but the sheet does not name this guest. */
        isGap: z.boolean(),
        version: z.int(),
      }),
    ),
    /** Cells below, and how many of them nobody is planned for. */
    cells: z.int(),
    cellsWithoutPlan: z.int(),
    /** Guests from above on sheets of the month whom no plan names, the earliest first, and how many there are. */
    unplannedCount: z.int(),
    unplanned: z.array(
      z.object({
        meetingId,
        cellId: organisationId,
        cellName: z.string(),
        heldOn: daySchema,
        fullName: z.string(),
        remark: z.string().nullable(),
      }),
    ),
    people: z.array(z.object({ personId, fullName: z.string() })),
  }),
  over: { field: 'organisationId' },
});
