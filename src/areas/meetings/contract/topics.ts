import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { doneSchema, expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { meetingId } from './meeting-codes.ts';

export const topicId = idOf('TopicId');
export type TopicId = z.output<typeof topicId>;

export const topicState = z.enum(['planned', 'drafting', 'approved', 'held', 'dropped']);
const memberId = z.uuid({ error: 'platform.not-an-id' });
const year = z.int().min(2018).max(2199);
const quarter = z.int().min(1).max(4);
const versioned = { topicId, expectedVersion };
const saved = z.object({ topicId, version: z.int() });
const why = lineOf(500);

const topicFields = {
  year,
  quarter,
  title: lineOf(300),
  /** The concern of the residents in words, and where it was heard. */
  why: words(4000).nullable().default(null),
  whySource: lineOf(300).nullable().default(null),
  /** Id of the concern it answers to; opaque until that area keeps concerns. */
  concernId: z.uuid({ error: 'platform.not-an-id' }).nullable().default(null),
  situation: words(8000).nullable().default(null),
  facts: words(4000).nullable().default(null),
  solution: words(8000).nullable().default(null),
};

export const planTopic = defineAction({
  name: 'meetings.plan-topic',
  summary: 'Puts a topic into the plan of a cell for a quarter',
  input: z.strictObject({ organisationId, ...topicFields }),
  output: saved,
  over: { field: 'organisationId' },
  undo: 'meetings.withdraw-topic',
});

export const changeTopic = defineAction({
  name: 'meetings.change-topic',
  summary: 'Changes a topic that is planned or being drafted',
  input: z.strictObject({ ...versioned, ...topicFields }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.change-topic',
});

export const withdrawTopic = defineAction({
  name: 'meetings.withdraw-topic',
  summary: 'Takes a topic that was planned by mistake out of the register, while nobody drafts it',
  input: z.strictObject(versioned),
  output: doneSchema,
  over: 'resolved',
  undo: 'meetings.plan-topic',
});

export const assignDrafter = defineAction({
  name: 'meetings.assign-drafter',
  summary: 'Names the member who drafts a topic, and until when',
  input: z.strictObject({ ...versioned, drafterId: memberId, draftDueOn: daySchema.nullable().default(null) }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.assign-drafter',
});

export const approveTopic = defineAction({
  name: 'meetings.approve-topic',
  summary: 'Notes that the committee of the cell approved the draft of a topic',
  input: z.strictObject({
    ...versioned,
    approvedOn: daySchema,
    /** The meeting of the committee that approved it, where it is recorded. */
    approvedIn: meetingId.nullable().default(null),
  }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.return-topic',
});

export const returnTopic = defineAction({
  name: 'meetings.return-topic',
  summary: 'Gives an approved topic back to its drafter, with the reason',
  input: z.strictObject({ ...versioned, why }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.approve-topic',
});

export const holdTopic = defineAction({
  name: 'meetings.hold-topic',
  summary: 'Ties an approved topic to the closed meeting in which it was talked over',
  input: z.strictObject({ ...versioned, meetingId }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.untie-topic',
});

export const untieTopic = defineAction({
  name: 'meetings.untie-topic',
  summary: 'Takes back that a topic was talked over in a meeting, while no result is recorded',
  input: z.strictObject({ ...versioned, why }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.hold-topic',
});

export const recordTopicResult = defineAction({
  name: 'meetings.record-topic-result',
  summary: 'Records what came of a topic: residents and households taking part as numbers, result, lessons',
  input: z.strictObject({
    ...versioned,
    resultOn: daySchema.nullable(),
    residents: z.int().min(0).max(1_000_000).nullable().default(null),
    households: z.int().min(0).max(1_000_000).nullable().default(null),
    result: words(8000).nullable(),
    lessons: words(4000).nullable().default(null),
  }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.record-topic-result',
});

export const dropTopic = defineAction({
  name: 'meetings.drop-topic',
  summary: 'Notes that a planned topic is not talked over, with the reason',
  input: z.strictObject({ ...versioned, why }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.resume-topic',
});

export const resumeTopic = defineAction({
  name: 'meetings.resume-topic',
  summary: 'Takes up a dropped topic again where it stood',
  input: z.strictObject({ ...versioned, why }),
  output: saved,
  over: 'resolved',
  undo: 'meetings.drop-topic',
});

const topicFace = z.object({
  topicId,
  organisationId,
  organisationName: z.string(),
  year: z.int(),
  quarter: z.int(),
  title: z.string(),
  state: topicState,
  drafterName: z.string().nullable(),
  draftDueOn: daySchema.nullable(),
  heldOn: daySchema.nullable(),
  hasResult: z.boolean(),
  version: z.int(),
});
export type TopicFace = z.output<typeof topicFace>;

const topicRecord = topicFace.extend({
  stateReason: z.string().nullable(),
  why: z.string().nullable(),
  whySource: z.string().nullable(),
  concernId: z.uuid().nullable(),
  situation: z.string().nullable(),
  facts: z.string().nullable(),
  solution: z.string().nullable(),
  drafterId: z.uuid().nullable(),
  approvedOn: daySchema.nullable(),
  approvedIn: meetingId.nullable(),
  meetingId: meetingId.nullable(),
  residents: z.int().nullable(),
  households: z.int().nullable(),
  result: z.string().nullable(),
  lessons: z.string().nullable(),
  resultOn: daySchema.nullable(),
  /** Tasks given out by the meeting in which it was talked over. */
  tasks: z.array(z.object({ taskId: z.uuid(), text: z.string(), dueOn: daySchema.nullable(), state: z.string() })),
});
export type TopicRecord = z.output<typeof topicRecord>;

export const topicById = defineQuestion({
  name: 'meetings.topic',
  summary: 'One topic of the register with its drafting, meeting, tasks and result',
  input: z.strictObject({ topicId }),
  output: topicRecord,
  over: 'resolved',
});

export const topicsOfYear = defineQuestion({
  name: 'meetings.topics-of-year',
  summary: 'The plan of topics of one cell for a year, with the quarters that have none',
  input: z.strictObject({ organisationId, year }),
  output: z.object({
    topics: z.array(topicFace),
    /** Quarters without a topic in the plan, dropped ones not counted. */
    quartersWithoutPlan: z.array(z.int()),
    /** Meetings on a topic, held in the year, that no topic of the register is tied to. */
    untiedMeetings: z.array(z.object({ meetingId, heldOn: daySchema, title: z.string().nullable() })),
    members: z.array(z.object({ memberId, fullName: z.string() })),
  }),
  over: { field: 'organisationId' },
});

export const topicRegister = defineQuestion({
  name: 'meetings.topic-register',
  summary: 'Topics of all cells in reach in a year, by place in the tree',
  input: z.strictObject({
    year,
    quarter: quarter.nullable().default(null),
    underId: organisationId.nullable().default(null),
    states: z.array(topicState).max(5).default([]),
    ...listPage,
  }),
  output: z.object({ rows: z.array(topicFace), ...listAnswer }),
  over: 'anywhere',
});
