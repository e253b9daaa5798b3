import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { lineOf, organisationId, personId } from '../../organisations/contract.ts';
import { seasonId, subjectId } from './season-shapes.ts';

/** Papers that are kept as issued: with a number of the register where their form carries one. Others are used as they are printed. */
export const issuedPaperKind = z.enum(['tally-minutes', 'decision-list', 'result-notice']);
export type IssuedPaperKind = z.output<typeof issuedPaperKind>;

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
    /** Null: the secretary, else a deputy, as they stand in the register of posts. */
    signer: z
      .strictObject({ post: lineOf(120), name: lineOf(120), personId: personId.nullable().default(null) })
      .nullable()
      .default(null),
    /** No term of the committee is recorded for the day: numbers run without one. */
    withoutTerm: z.boolean().default(false),
  }),
  output: z.object({ paperId: z.uuid(), number: z.string().nullable() }),
  over: { field: 'organisationId' },
  undo: 'documents.withdraw-paper',
});
