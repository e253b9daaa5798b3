import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { paperId } from '../../documents/contract.ts';
import { lineOf, organisationId, personId } from '../../organisations/contract.ts';
import { seasonId, subjectId } from './season-shapes.ts';

/** Papers that are kept as issued: with a number of the register where their form carries one. Others are used as they are printed. */
export const issuedPaperKind = z.enum(['tally-minutes', 'decision-list', 'result-notice']);
export type IssuedPaperKind = z.output<typeof issuedPaperKind>;

/** Null: the secretary, else a deputy, as they stand in the register of posts. */
const signer = z
  .strictObject({ post: lineOf(120), name: lineOf(120), personId: personId.nullable().default(null) })
  .nullable()
  .default(null);
/** No term of the committee is recorded for the day: numbers run without one. */
const withoutTerm = z.boolean().default(false);

export const issuePaper = defineAction({
  name: 'ratings.issue-paper',
  summary:
    'Issues minutes of counting, a list for decision or the notice of a result from what the season holds: number of the register, fixed content, Word file',
  input: z.strictObject({
    seasonId,
    /** Who issues: where the vote was held, whose list it is, or who opened the season and tells its results. */
    organisationId,
    /** Whom a notice tells; null for the other papers. */
    subjectId: subjectId.nullable().default(null),
    kind: issuedPaperKind,
    issuedOn: daySchema,
    signer,
    withoutTerm,
  }),
  output: z.object({ paperId: z.uuid(), number: z.string().nullable() }),
  over: { field: 'organisationId' },
  undo: 'documents.withdraw-paper',
});

/** As many notices as one act issues; the next act goes on. */
export const mostNotices = 300;

const ofUnit = {
  seasonId,
  /** Who opened the season and tells its results, in its own register. */
  organisationId,
  /** Subjects reviewed here and below. */
  unitId: organisationId,
};

export const noticesToIssue = defineQuestion({
  name: 'ratings.notices-to-issue',
  summary: 'How many notices of results are still to be issued for an organisation and those below it, before they are',
  input: z.strictObject(ofUnit),
  output: z.object({
    /** With a result and no notice that stands. */
    toIssue: z.int(),
    issued: z.int(),
    /** Without a result yet, or set aside for a reason that the deciding level has not confirmed. */
    undecided: z.int(),
    /** With a result that the level above decided, and without a notice: that level tells it, so this act leaves them out. */
    above: z.int(),
    /** The latest day of a decision or of setting aside that the next act tells: notices are not dated before it. */
    notBefore: daySchema.nullable(),
    /** Whom the next act tells, in the order of the tree. */
    subjectIds: z.array(subjectId),
    most: z.int(),
  }),
  over: { field: 'organisationId' },
});

export const issueNotices = defineAction({
  name: 'ratings.issue-notices',
  summary:
    'Issues the notices of results of an organisation and those below it that are decided and have none yet: one paper and one number of the register for each, in the order of the tree',
  input: z.strictObject({
    ...ofUnit,
    /** Those who were shown before; others meanwhile are refused, not issued unseen. */
    expected: z.array(subjectId).min(1).max(mostNotices),
    issuedOn: daySchema,
    signer,
    withoutTerm,
  }),
  output: z.object({
    paperIds: z.array(paperId),
    first: z.string().nullable(),
    last: z.string().nullable(),
    /** Still without a notice, for the next act. */
    left: z.int(),
  }),
  over: { field: 'organisationId' },
  undo: 'ratings.withdraw-notices',
});

export const withdrawNotices = defineAction({
  name: 'ratings.withdraw-notices',
  summary: 'Withdraws notices that were issued together, with a reason; their numbers stay in the register',
  input: z.strictObject({
    organisationId,
    paperIds: z.array(paperId).min(1).max(mostNotices),
    reason: lineOf(300),
    withdrawnOn: daySchema,
  }),
  output: z.object({ withdrawn: z.int() }),
  over: { field: 'organisationId' },
  undo: 'final',
});
