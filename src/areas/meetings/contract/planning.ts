import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  doneSchema,
  expectedVersion,
  findingSchema,
  lineOf,
  organisationId,
  partyGroupId,
} from '../../organisations/contract.ts';
import { meetingId, meetingKind, meetingMode, yearPlanId } from './meeting-codes.ts';

/** An hour of the day as the clock shows it, `HH:MM`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'meetings.not-an-hour' });

const versioned = { meetingId, expectedVersion };
const saved = z.object({ meetingId, version: z.int() });
const planned = saved.extend({ findings: z.array(findingSchema) });

const planFields = {
  kind: meetingKind,
  groupId: partyGroupId.nullable().default(null),
  plannedOn: daySchema,
  plannedAt: clockTime.nullable().default(null),
  place: lineOf(200).nullable().default(null),
  mode: meetingMode.default('in-person'),
  title: lineOf(300).nullable().default(null),
  isInsteadOfRegular: z.boolean().default(false),
  /** The meeting of the committee that prepares this one. */
  preparedBy: meetingId.nullable().default(null),
};

export const planMeeting = defineAction({
  name: 'meetings.plan-meeting',
  summary: 'Puts a meeting into the calendar of an organisation',
  input: z.strictObject({ organisationId, meetingId: meetingId.optional(), ...planFields }),
  output: planned,
  over: { field: 'organisationId' },
  undo: 'meetings.withdraw-meeting',
});

export const changePlan = defineAction({
  name: 'meetings.change-plan',
  summary: 'Moves a planned meeting to another day, hour or place, or changes what it is about',
  input: z.strictObject({ ...versioned, ...planFields, why: lineOf(500).nullable().default(null) }),
  output: planned,
  over: 'resolved',
  undo: 'meetings.change-plan',
});

export const withdrawMeeting = defineAction({
  name: 'meetings.withdraw-meeting',
  summary: 'Takes a meeting that was planned by mistake out of the calendar, while nothing was recorded in it',
  input: z.strictObject(versioned),
  output: doneSchema,
  over: 'resolved',
  undo: 'meetings.plan-meeting',
});

export const cancelMeeting = defineAction({
  name: 'meetings.cancel-meeting',
  summary: 'Notes that a planned meeting was not held, with the reason',
  input: z.strictObject({ ...versioned, why: lineOf(500) }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.resume-meeting',
});

export const resumeMeeting = defineAction({
  name: 'meetings.resume-meeting',
  summary: 'Puts a cancelled meeting back into the calendar',
  input: z.strictObject(versioned),
  output: saved,
  over: 'resolved',
  undo: 'meetings.cancel-meeting',
});

export const recordNotice = defineAction({
  name: 'meetings.record-notice',
  summary: 'Notes on which day members and the follower from above were told, and on which day they got the documents',
  input: z.strictObject({
    ...versioned,
    noticedOn: daySchema,
    materialsOn: daySchema.nullable().default(null),
  }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.withdraw-notice',
});

export const withdrawNotice = defineAction({
  name: 'meetings.withdraw-notice',
  summary: 'Takes back that members were told of a meeting',
  input: z.strictObject({ ...versioned, why: lineOf(500) }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.record-notice',
});

/** The cell's own habit: the same day of each month, or the same weekday of it (1 = Monday … 7 = Sunday; nth −1 = the last one). */
export const yearRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day-of-month'), day: z.int().min(1).max(31) }),
  z.strictObject({
    kind: z.literal('weekday-of-month'),
    weekday: z.int().min(1).max(7),
    nth: z.union([z.int().min(1).max(4), z.literal(-1)]),
  }),
]);
export type YearRule = z.output<typeof yearRule>;

export const layOutYear = defineAction({
  name: 'meetings.lay-out-year',
  summary:
    'Lays out the regular meetings of a year by the cell’s own rule; months that already hold one stay as they are',
  input: z.strictObject({
    organisationId,
    year: z.int().min(2018).max(2199),
    rule: yearRule,
    at: clockTime.nullable().default(null),
    place: lineOf(200).nullable().default(null),
    /** The first month laid out, so that a running year need not be filled backwards. */
    fromMonth: z.int().min(1).max(12).default(1),
    /** Months in which a meeting on a topic is planned besides. */
    thematicMonths: z.array(z.int().min(1).max(12)).max(12).default([]),
    /** Version of the year's plan that was seen; null: there is none yet. */
    expectedVersion: expectedVersion.nullable().default(null),
  }),
  output: z.object({ yearPlanId, version: z.int(), planned: z.int(), findings: z.array(findingSchema) }),
  over: { field: 'organisationId' },
  undo: 'meetings.withdraw-year',
});

export const withdrawYear = defineAction({
  name: 'meetings.withdraw-year',
  summary: 'Takes back the plan of a year with those of its meetings in which nothing was recorded',
  input: z.strictObject({ yearPlanId, expectedVersion }),
  output: z.object({ withdrawn: z.int() }),
  over: 'resolved',
  undo: 'meetings.lay-out-year',
});

const face = z.object({
  id: meetingId,
  kind: meetingKind,
  state: z.string(),
  stateReason: z.string().nullable(),
  plannedOn: daySchema,
  plannedAt: z.string().nullable(),
  heldOn: daySchema.nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  place: z.string().nullable(),
  title: z.string().nullable(),
  groupName: z.string().nullable(),
  present: z.int().nullable(),
  counted: z.int().nullable(),
  selfTotal: z.number().nullable(),
  selfBand: z.string().nullable(),
  superiorTotal: z.number().nullable(),
  superiorBand: z.string().nullable(),
  /** Days between the meeting and its entry. */
  enteredLate: z.int().nullable(),
  version: z.int(),
});
export const meetingFace = face;
export type MeetingFace = z.output<typeof meetingFace>;

export const calendarOfYear = defineQuestion({
  name: 'meetings.calendar-of-year',
  summary: 'All meetings of an organisation in a year, the plan of the year, and the months and quarters that lack one',
  input: z.strictObject({ organisationId, year: z.int().min(2018).max(2199) }),
  output: z.object({
    plan: z
      .object({
        id: yearPlanId,
        rule: yearRule,
        at: z.string().nullable(),
        place: z.string().nullable(),
        version: z.int(),
      })
      .nullable(),
    meetings: z.array(face),
    monthsWithout: z.array(z.int()),
    quartersWithoutTopic: z.array(z.int()),
  }),
  over: { field: 'organisationId' },
});
