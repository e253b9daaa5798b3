import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { votedCase } from '../../members/contract.ts';
import {
  expectedVersion,
  findingSchema,
  lineOf,
  organisationId,
  partyGroupId,
  words,
} from '../../organisations/contract.ts';
import {
  agendaItemId,
  attendanceStatus,
  entryKind,
  guestId,
  itemSource,
  meetingId,
  meetingKind,
  meetingMode,
  opinionId,
  remarkId,
  voteId,
  voteMethod,
} from './meeting-codes.ts';
import { clockTime } from './planning.ts';

const person = z.uuid({ error: 'platform.not-an-id' });
const votes = z.int().min(0).max(100_000);
const points = z.number().min(0).max(100).multipleOf(0.5);

export const attendanceLine = z.strictObject({
  memberId: person,
  status: attendanceStatus,
  reason: lineOf(300).nullable().default(null),
});
export type AttendanceLine = z.output<typeof attendanceLine>;

export const voteLine = z.strictObject({
  id: voteId,
  matter: lineOf(300),
  /** What is decided: a code of the pack `vote-rules` in force on the day, which names the share needed. */
  decision: lineOf(60),
  /** The share and the pack of the base that the screen reckoned with; others than the rule's are refused. */
  threshold: lineOf(60).nullable().default(null),
  basePackId: lineOf(80).nullable().default(null),
  method: voteMethod,
  forVotes: votes,
  againstVotes: votes,
  blankVotes: votes.default(0),
  /** The case of a member that this vote carries on when the meeting is recorded; sheets queued before November 2026 name none. */
  case: votedCase.nullable().default(null),
});
export type VoteLine = z.output<typeof voteLine>;

export const agendaLine = z.strictObject({
  id: agendaItemId,
  source: itemSource,
  /** Code of the template's line, id of the task, orientation or topic it comes from. */
  sourceCode: lineOf(60).nullable().default(null),
  title: lineOf(300),
  presenterId: person.nullable().default(null),
  content: words(8000).nullable().default(null),
  conclusion: words(4000).nullable().default(null),
  opinions: z
    .array(
      z.strictObject({
        id: opinionId,
        /** A member on the roll, or the name of a guest. */
        speakerId: person.nullable().default(null),
        speaker: lineOf(100).nullable().default(null),
        gist: words(2000),
      }),
    )
    .max(200)
    .default([]),
  votes: z.array(voteLine).max(20).default([]),
});
export type AgendaLine = z.output<typeof agendaLine>;

export const scoreLine = z.strictObject({
  criterion: lineOf(60),
  points: points.nullable(),
  /** Needed where the points leave what the facts propose. */
  reason: lineOf(300).nullable().default(null),
});

export const taskLine = z.strictObject({
  id: person,
  text: words(1000),
  /** The member who leads; null only while the sheet is being filled: a meeting with such a task cannot be closed. */
  ownerId: person.nullable().default(null),
  withIds: z.array(person).max(30).default([]),
  dueOn: daySchema.nullable().default(null),
});
export type TaskLine = z.output<typeof taskLine>;

/** What the meeting heard about a task given before. */
export const taskReport = z.strictObject({
  taskId: person,
  result: z.enum(['done', 'partly', 'not-done', 'goes-on']),
  note: lineOf(500).nullable().default(null),
});

const sheetFields = {
  organisationId,
  /** Made by the device that first knew of the meeting: the same id again is the same meeting. */
  meetingId,
  /** Version of the meeting that was seen; null: it is not in the calendar yet. */
  expectedVersion: expectedVersion.nullable().default(null),
  kind: meetingKind,
  groupId: partyGroupId.nullable().default(null),
  entry: entryKind.default('live'),
  heldOn: daySchema,
  startedAt: clockTime,
  endedAt: clockTime.nullable().default(null),
  place: lineOf(200).nullable().default(null),
  mode: meetingMode.default('in-person'),
  online: z
    .strictObject({ ground: lineOf(60), apart: z.int().min(0).max(100_000) })
    .nullable()
    .default(null),
  title: lineOf(300).nullable().default(null),
  /** Kind thematic: the cell holds it instead of the regular meeting, which the rules refuse. */
  isInsteadOfRegular: z.boolean().default(false),
  noticedOn: daySchema.nullable().default(null),
  materialsOn: daySchema.nullable().default(null),
  chairId: person.nullable().default(null),
  clerkId: person.nullable().default(null),
  attendance: z.array(attendanceLine).max(2000),
  guests: z
    .array(
      z.strictObject({
        id: guestId,
        fullName: lineOf(100),
        post: lineOf(200).nullable().default(null),
        isFromAbove: z.boolean().default(false),
        remark: words(1000).nullable().default(null),
      }),
    )
    .max(100)
    .default([]),
  duesNote: lineOf(300).nullable().default(null),
  isAgendaApproved: z.boolean().default(false),
  items: z.array(agendaLine).max(60).default([]),
  remarks: z
    .array(z.strictObject({ id: remarkId, kind: z.enum(['praise', 'reminder']), whom: lineOf(200), what: lineOf(500) }))
    .max(60)
    .default([]),
  tasks: z.array(taskLine).max(60).default([]),
  taskReports: z.array(taskReport).max(100).default([]),
  conclusion: words(8000).nullable().default(null),
  score: z
    .strictObject({
      packId: lineOf(80),
      preset: lineOf(60).nullable().default(null),
      lines: z.array(scoreLine).max(40),
    })
    .nullable()
    .default(null),
  weakPoints: words(2000).nullable().default(null),
};

/** What one device knows of one meeting; number 1 of this contract waits in queues of phones. */
export const sheetInput = z.strictObject({ contract: z.literal(1).default(1), ...sheetFields });
export type SheetInput = z.output<typeof sheetInput>;

/**
 * What a sheet tells of persons: what each said, self-criticism in what was discussed, praise and reminders by name. It stands in the
 * meeting for those who hold the minutes, and not a second time in the audit, which others read; how many lines there were stays.
 */
const saidByPersons = ['items.*.opinions.*', 'items.*.content', 'remarks.*', 'guests.*.remark', 'weakPoints'];

const savedSheet = z.object({ meetingId, version: z.int(), findings: z.array(findingSchema) });

export const saveSheet = defineAction({
  name: 'meetings.save-sheet',
  summary: 'Saves the sheet of a meeting that is going on as far as it is filled; the meeting stays open',
  input: sheetInput,
  output: savedSheet,
  over: { field: 'organisationId' },
  maxBytes: 4_000_000,
  undo: 'final',
  secrets: saidByPersons,
});

export const recordMeeting = defineAction({
  name: 'meetings.record-meeting',
  summary: 'Records a meeting whose minutes were read and adopted: papers can be issued, cases go on, facts count',
  input: sheetInput,
  output: savedSheet,
  over: { field: 'organisationId' },
  maxBytes: 4_000_000,
  undo: 'meetings.reopen-meeting',
  secrets: saidByPersons,
});

const versioned = { meetingId, expectedVersion };
const moved = z.object({ meetingId, version: z.int() });

export const reopenMeeting = defineAction({
  name: 'meetings.reopen-meeting',
  summary:
    'Opens a closed meeting again to correct its sheet, with the reason; what its votes carried on goes back, unless a case or the result of its elections has gone on since',
  input: z.strictObject({ ...versioned, why: lineOf(500) }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.record-meeting',
});

export const reportMeeting = defineAction({
  name: 'meetings.report-meeting',
  summary: 'Notes when the documents of a meeting were posted for members and when the superior was told',
  input: z.strictObject({ ...versioned, postedOn: daySchema.nullable().default(null), reportedOn: daySchema }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.withdraw-report',
});

export const withdrawReport = defineAction({
  name: 'meetings.withdraw-report',
  summary: 'Takes back that a meeting was reported',
  input: z.strictObject({ ...versioned, why: lineOf(500) }),
  output: moved,
  over: 'resolved',
  undo: 'meetings.report-meeting',
});

export const scoreFromAbove = defineAction({
  name: 'meetings.score-from-above',
  summary: 'The superior’s points for a meeting, with a reason wherever they differ from the cell’s own',
  input: z.strictObject({
    ...versioned,
    scoredOn: daySchema,
    lines: z.array(scoreLine).min(1).max(40),
  }),
  output: z.object({ meetingId, version: z.int(), total: z.number(), band: z.string().nullable() }),
  over: 'resolved',
  undo: 'meetings.withdraw-score-from-above',
});

export const withdrawScoreFromAbove = defineAction({
  name: 'meetings.withdraw-score-from-above',
  summary: 'Takes the superior’s points for a meeting back',
  input: z.strictObject(versioned),
  output: moved,
  over: 'resolved',
  undo: 'meetings.score-from-above',
});
