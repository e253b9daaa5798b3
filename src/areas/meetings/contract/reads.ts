import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { votedCase, votedCaseKind } from '../../members/contract.ts';
import { namesSchema, organisationId } from '../../organisations/contract.ts';
import {
  agendaItemId,
  attendanceStatus,
  entryKind,
  itemSource,
  meetingId,
  meetingKind,
  meetingMode,
  meetingState,
  voteMethod,
} from './meeting-codes.ts';
import { meetingFace } from './planning.ts';
import { taskLine, taskReport } from './sheet.ts';

const person = z.uuid();

/** A rule pack as JSON: its schema is that of its kind, which the browser knows. */
export const openPack = z
  .object({ id: z.string(), source: z.unknown(), verified: z.boolean(), content: z.unknown() })
  .nullable();

export const rollPerson = z.object({
  memberId: person,
  fullName: z.string(),
  post: namesSchema.nullable(),
  isOfficial: z.boolean(),
  isGuest: z.boolean(),
  isAway: z.boolean(),
  state: z.enum(['active', 'exempt', 'suspended']).nullable(),
});
export type RollPerson = z.output<typeof rollPerson>;

/** A case of a member that waits for a vote of the cell, as the sheet offers it. */
export const waitingCase = z.object({
  kind: votedCaseKind,
  id: z.uuid(),
  /** How the agenda and the minutes name it. */
  title: z.string(),
  since: daySchema,
  /** How many votes before this meeting did not reach the share, and which. */
  earlierVotes: z.int(),
  missed: z.array(z.object({ on: daySchema, forVotes: z.int(), base: z.int() })),
  /** What stands in the way of a vote on the day of the opening; empty: it can be voted on. */
  obstacles: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
});
export type WaitingCase = z.output<typeof waitingCase>;

/** Everything a phone or a screen needs to fill the sheet of one meeting without asking again. */
export const sheetOpening = defineQuestion({
  name: 'meetings.sheet-opening',
  summary:
    'What the sheet of a meeting starts from: the roll of its day, open tasks, the agenda proposed, the rules in force',
  input: z.strictObject({
    organisationId,
    kind: meetingKind,
    on: daySchema,
    meetingId: meetingId.nullable().default(null),
  }),
  output: z.object({
    organisation: z.object({
      id: organisationId,
      name: z.string(),
      superior: z.string().nullable(),
      sector: z.string().nullable(),
    }),
    on: daySchema,
    roll: z.array(rollPerson),
    agenda: z.array(
      z.object({
        source: itemSource,
        sourceCode: z.string(),
        part: z.enum(['open', 'run', 'close']),
        title: namesSchema,
        attached: z.array(z.object({ kind: z.enum(['task', 'answer']), id: z.uuid(), title: z.string() })),
      }),
    ),
    openTasks: z.array(
      z.object({
        taskId: person,
        text: z.string(),
        owner: z.string().nullable(),
        dueOn: daySchema.nullable(),
        isLate: z.boolean(),
      }),
    ),
    /** Cases of members that wait for a vote of this cell; none where the meeting is not one of the whole cell. */
    cases: z.array(waitingCase),
    /** The packs in force on the day, as the pure rules take them: a screen judges the sheet without asking again. */
    packs: z.object({
      meeting: openPack,
      online: openPack,
      votes: openPack,
      base: openPack,
      score: openPack,
      /** How an election in a meeting of this kind is counted. */
      election: openPack,
    }),
    isMinutesHolder: z.boolean(),
  }),
  over: { field: 'organisationId' },
});

const vote = z.object({
  id: z.uuid(),
  matter: z.string(),
  decision: z.string(),
  threshold: z.string(),
  method: voteMethod,
  base: z.int(),
  forVotes: z.int(),
  againstVotes: z.int(),
  blankVotes: z.int(),
  needed: z.int(),
  isEnough: z.boolean(),
  packId: z.string(),
  case: votedCase.nullable(),
});

export const meetingSheet = z.object({
  face: meetingFace,
  state: meetingState,
  organisationId,
  kind: meetingKind,
  mode: meetingMode,
  entry: entryKind,
  groupId: z.uuid().nullable(),
  online: z.object({ ground: z.string(), apart: z.int() }).nullable(),
  chairId: person.nullable(),
  clerkId: person.nullable(),
  preparedBy: meetingId.nullable(),
  noticedOn: daySchema.nullable(),
  materialsOn: daySchema.nullable(),
  postedOn: daySchema.nullable(),
  reportedOn: daySchema.nullable(),
  attendance: z.array(
    z.object({
      memberId: person,
      fullName: z.string(),
      isOfficial: z.boolean(),
      status: attendanceStatus,
      reason: z.string().nullable(),
    }),
  ),
  guests: z.array(
    z.object({
      id: z.uuid(),
      fullName: z.string(),
      post: z.string().nullable(),
      isFromAbove: z.boolean(),
      remark: z.string().nullable(),
    }),
  ),
  duesNote: z.string().nullable(),
  isAgendaApproved: z.boolean(),
  items: z.array(
    z.object({
      id: agendaItemId,
      source: itemSource,
      sourceCode: z.string().nullable(),
      title: z.string(),
      presenterId: person.nullable(),
      content: z.string().nullable(),
      conclusion: z.string().nullable(),
      /** Null: the reader does not hold the minutes of this organisation. */
      opinions: z
        .array(z.object({ id: z.uuid(), speakerId: person.nullable(), speaker: z.string(), gist: z.string() }))
        .nullable(),
      votes: z.array(vote),
    }),
  ),
  opinionCount: z.int(),
  speakerCount: z.int(),
  remarks: z.array(
    z.object({ id: z.uuid(), kind: z.enum(['praise', 'reminder']), whom: z.string(), what: z.string() }),
  ),
  tasks: z.array(taskLine),
  taskReports: z.array(taskReport),
  conclusion: z.string().nullable(),
  weakPoints: z.string().nullable(),
  isAdopted: z.boolean(),
  score: z
    .object({
      packId: z.string(),
      preset: z.string().nullable(),
      lines: z.array(
        z.object({
          criterion: z.string(),
          proposed: z.number().nullable(),
          selfPoints: z.number().nullable(),
          selfReason: z.string().nullable(),
          superiorPoints: z.number().nullable(),
          superiorReason: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});
export type MeetingSheet = z.output<typeof meetingSheet>;

export const meetingById = defineQuestion({
  name: 'meetings.meeting',
  summary: 'One meeting with its sheet; opinions only for those who hold the minutes of that organisation',
  input: z.strictObject({ meetingId }),
  output: meetingSheet,
  over: 'resolved',
});
