import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { expectedVersion, organisationId, words } from '../../organisations/contract.ts';
import { monthStart } from './from-above.ts';
import { meetingId, meetingKind, meetingState } from './meeting-codes.ts';
import { fraction, monthFigures } from './oversight.ts';
import {
  answeredFile,
  issuedPaper,
  issuedWith,
  issuingProposal,
  paperFormat,
  paperInRegister,
  paperVoice,
} from './paper-issuing.ts';
import { topicId, topicState } from './topics.ts';

export const monthReportId = idOf('MonthReportId');
export type MonthReportId = z.output<typeof monthReportId>;

const ofMonth = { organisationId, month: monthStart };
const typed = { assessment: words(8000).nullable().default(null), proposals: words(4000).nullable().default(null) };

export const writeMonthReport = defineAction({
  name: 'meetings.write-month-report',
  summary: 'Writes what a cell or a committee adds in words to its report of a month: assessment and proposals',
  input: z.strictObject({
    ...ofMonth,
    ...typed,
    /** Version of the words that were seen; null: there were none yet. */
    expectedVersion: expectedVersion.nullable().default(null),
  }),
  output: z.object({ monthReportId, version: z.int() }),
  over: { field: 'organisationId' },
  undo: 'meetings.write-month-report',
});

export const issueMonthReport = defineAction({
  name: 'meetings.issue-month-report',
  summary: 'Issues the report of a month: of a cell to its superior, or of a committee about all cells below',
  input: z.strictObject({ ...ofMonth, expectedVersion: expectedVersion.nullable().default(null), ...issuedWith }),
  output: issuedPaper,
  over: { field: 'organisationId' },
  undo: 'documents.withdraw-paper',
});

export const monthReportPreview = defineQuestion({
  name: 'meetings.month-report-preview',
  summary: 'The report of a month as a file before it is issued, marked as a draft',
  input: z.strictObject({ ...ofMonth, ...paperVoice, format: paperFormat }),
  output: answeredFile,
  over: { field: 'organisationId' },
});

const around = {
  organisationId,
  name: z.string(),
  month: daySchema,
  words: z.object({ assessment: z.string().nullable(), proposals: z.string().nullable(), version: z.int().nullable() }),
  papers: z.array(paperInRegister),
  issuing: issuingProposal,
};

/** A meeting of the month as its report tells it; what is null is known to nobody. */
const meetingOfMonth = z.object({
  meetingId,
  kind: meetingKind,
  state: meetingState,
  title: z.string().nullable(),
  plannedOn: daySchema,
  heldOn: daySchema.nullable(),
  minutes: z.int().nullable(),
  minutesNeeded: z.int().nullable(),
  attendance: fraction.nullable(),
  excused: z.int().nullable(),
  unexcused: z.int().nullable(),
  enteredAfterDays: z.int().nullable(),
  reportedOn: daySchema.nullable(),
  /** What was talked over, in the order of the agenda; never who said what. */
  items: z.array(z.object({ title: z.string(), conclusion: z.string().nullable() })),
  conclusion: z.string().nullable(),
  weakPoints: z.string().nullable(),
  selfTotal: z.number().nullable(),
  superiorTotal: z.number().nullable(),
});
export type MeetingOfMonth = z.output<typeof meetingOfMonth>;

const cellMonth = z.object({
  meetings: z.array(meetingOfMonth),
  topics: z.array(
    z.object({
      topicId,
      title: z.string(),
      state: topicState,
      heldOn: daySchema.nullable(),
      result: z.string().nullable(),
    }),
  ),
  /** Whether a meeting on a topic was recorded in the quarter of the month up to its end. */
  hasTopicInQuarter: z.boolean(),
  /** Tasks that the meetings of the month gave, as they stand today. */
  tasks: z.array(
    z.object({
      taskId: z.uuid(),
      text: z.string(),
      dueOn: daySchema.nullable(),
      state: z.string(),
      isLate: z.boolean(),
    }),
  ),
  /** Earlier tasks that the meetings of the month heard about, by what they heard. */
  heard: z.object({ done: z.int(), partly: z.int(), 'not-done': z.int(), 'goes-on': z.int() }),
});
export type CellMonth = z.output<typeof cellMonth>;

export const monthReport = defineQuestion({
  name: 'meetings.month-report',
  summary: 'What a cell reports of a month: its meetings, attendance, content, topic, tasks, score and proposals',
  input: z.strictObject(ofMonth),
  output: z.object({ ...around, facts: cellMonth }),
  over: { field: 'organisationId' },
});

const monthTotals = monthFigures.omit({ organisationId: true, name: true });
export type MonthTotals = z.output<typeof monthTotals>;

export const monthSummary = defineQuestion({
  name: 'meetings.month-summary',
  summary: 'The month of all cells below a committee: totals, rows, cells without a topic, what cells propose',
  input: z.strictObject(ofMonth),
  output: z.object({
    ...around,
    totals: monthTotals,
    rows: z.array(monthFigures),
    /** Cells without a meeting on a topic in the quarter; the first of them, and how many there are. */
    withoutTopic: z.object({ count: z.int(), cells: z.array(z.object({ organisationId, name: z.string() })) }),
    /** What cells wrote under "proposals" for the month; the first of them, and how many there are. */
    proposalsCount: z.int(),
    proposals: z.array(z.object({ organisationId, name: z.string(), proposals: z.string() })),
  }),
  over: { field: 'organisationId' },
});
