import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import { subjectKind } from './rating-codes.ts';
import { seasonId, subjectId } from './season-shapes.ts';

/** Papers of a season in the order in which a set of them is printed; each is a form `ratings.<kind>`. */
export const ratingPaperKind = z.enum([
  'collective-review',
  'leader-review',
  'member-review',
  'outside-member-review',
  'ballot-paper',
  'tally-minutes',
  'decision-list',
  'result-notice',
  'summary-table',
  'season-report',
]);
export type RatingPaperKind = z.output<typeof ratingPaperKind>;

/** What is recorded; forms to be filled in by hand of what is not; or the ballot paper of a vote that was held, once more. */
export const paperContent = z.enum(['recorded', 'blank', 'reprint']);
export type PaperContent = z.output<typeof paperContent>;

/** Why a paper is not in a set, or leaves somebody out. */
export const missingWhy = z.enum([
  'no-self-review',
  'ballot-not-due',
  'voted-already',
  'not-voted',
  'nothing-proposed',
  'not-decided',
]);
export type MissingWhy = z.output<typeof missingWhy>;

export const missingPaper = z.object({
  kind: ratingPaperKind,
  why: missingWhy,
  count: z.int(),
  /** The first of them, in the order of the papers; one person may stand there as a member and as a leader. */
  named: z.array(z.object({ title: z.string(), kind: subjectKind, postWords: z.string().nullable() })),
  /** Subjects that a table leaves out because it counts each person once; lists of subjects count them. */
  countedOnce: z.int(),
});
export type MissingPaper = z.output<typeof missingPaper>;

export const printPapers = defineAction({
  name: 'ratings.print-papers',
  summary:
    'Papers of a season of one organisation, or of one subject, as one PDF or as Word files: all there is something for in order in one go, with what is missing and why, or those asked for; forms to fill in by hand when asked',
  input: z.strictObject({
    seasonId,
    /** Whose papers: subjects reviewed here; lists, tables and the report reach below it. */
    organisationId,
    /** Only papers of this one. */
    subjectId: subjectId.nullable().default(null),
    /** Empty: every paper there is something for. */
    kinds: z.array(ratingPaperKind).max(10).default([]),
    content: paperContent.default('recorded'),
    format: z.enum(['pdf', 'docx']).default('pdf'),
  }),
  output: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    contentBase64: z.string(),
    papers: z.int(),
    /** What is not in the set for want of content; of a set of blank forms nothing. */
    missing: z.array(missingPaper),
  }),
  over: { field: 'organisationId' },
  undo: 'final',
  secrets: ['contentBase64', 'missing'],
});
