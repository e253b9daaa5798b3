import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { issuingBodies } from '../../../platform/paper/official/paper-form.ts';
import { expectedVersion, lineOf, namesSchema, personId } from '../../organisations/contract.ts';
import { meetingId } from './meeting-codes.ts';

/** Papers of one meeting; each is a form `meetings.<kind>`. */
export const meetingPaperKind = z.enum([
  'notice',
  'blank-sheet',
  'attendance-sheet',
  'minutes',
  'committee-minutes',
  'resolution',
  'conclusion',
  'task-list',
  'score-sheet',
]);
export type MeetingPaperKind = z.output<typeof meetingPaperKind>;

const issuingBody = z.enum(issuingBodies);
const file = z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() });
const signer = z.strictObject({ post: lineOf(120), name: lineOf(120), personId: personId.nullable().default(null) });

const paper = z.object({
  paperId: z.uuid(),
  kind: z.string(),
  state: z.enum(['draft', 'issued', 'withdrawn', 'void']),
  number: z.string().nullable(),
  title: z.string(),
  issuedOn: daySchema.nullable(),
});

export const papersOfMeeting = defineQuestion({
  name: 'meetings.papers-of-meeting',
  summary: 'Papers that fit a meeting, what stands in the way of each, and those that were issued or withdrawn',
  input: z.strictObject({ meetingId }),
  output: z.object({
    papers: z.array(paper),
    fitting: z.array(
      z.object({
        kind: meetingPaperKind,
        names: namesSchema,
        isNumbered: z.boolean(),
        isSigned: z.boolean(),
        bodies: z.array(issuingBody),
        /** Printed to be used on the day; it need not be issued. */
        isUsedAsPrinted: z.boolean(),
        /** The issued paper of this kind, if there is one: no second one is issued beside it. */
        issuedId: z.uuid().nullable(),
        /** Codes of the reasons why it cannot be issued yet. */
        blockedBy: z.array(z.string()),
      }),
    ),
    body: issuingBody,
    /** Who may sign for the body, the secretary first. */
    signers: z.array(z.object({ post: z.string(), name: z.string(), personId: personId.nullable() })),
    recipients: z.array(z.string()),
    /** Day that papers of the meeting usually carry. */
    dayOfPapers: daySchema,
    /** False: only those who hold the minutes of this organisation make its papers. */
    holdsMinutes: z.boolean(),
    /** False: no term of the committee is recorded for that day, so it has to be said that numbers run without one. */
    hasTerm: z.boolean(),
    version: z.int(),
  }),
  over: 'resolved',
});

const made = {
  meetingId,
  kind: meetingPaperKind,
  /** Null: the body that usually issues it. */
  body: issuingBody.nullable().default(null),
  /** Null: the secretary, else nobody. */
  signer: signer.nullable().default(null),
};

export const paperPreview = defineQuestion({
  name: 'meetings.paper-preview',
  summary:
    'A paper of a meeting as PDF or Word file before it is issued, marked as a draft unless it is used as printed',
  input: z.strictObject({ ...made, format: z.enum(['pdf', 'docx']).default('pdf') }),
  output: file,
  over: 'resolved',
});

export const papersToPrint = defineQuestion({
  name: 'meetings.papers-to-print',
  summary: 'Papers of a meeting in one PDF to be printed at once: issued ones as they stand, others as drafts',
  input: z.strictObject({ meetingId, kinds: z.array(meetingPaperKind).min(1).max(9) }),
  output: z.object({ files: z.array(file) }),
  over: 'resolved',
});

export const issueMeetingPaper = defineAction({
  name: 'meetings.issue-paper',
  summary: 'Issues a paper of a meeting from what its sheet holds: number, fixed content, Word file',
  input: z.strictObject({
    ...made,
    expectedVersion,
    issuedOn: daySchema,
    /** Where it is dated from; null takes the place from the name of the commune. */
    place: lineOf(120).nullable().default(null),
    /** Null: the superior, the members, the file of the cell. */
    recipients: z.array(lineOf(200)).max(30).nullable().default(null),
    /** No term of the committee is recorded for the day: numbers run without one. */
    withoutTerm: z.boolean().default(false),
    secrecy: z.enum(['none', 'secret', 'top-secret', 'most-secret']).default('none'),
  }),
  output: z.object({ paperId: z.uuid(), number: z.string().nullable() }),
  over: 'resolved',
  undo: 'documents.withdraw-paper',
});
