import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
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

export const printPapers = defineAction({
  name: 'ratings.print-papers',
  summary:
    'Papers of a season of one organisation, or of one subject, as one PDF or as Word files: all of them in order in one go, or those asked for',
  input: z.strictObject({
    seasonId,
    /** Whose papers: subjects reviewed here; lists, tables and the report reach below it. */
    organisationId,
    /** Only papers of this one. */
    subjectId: subjectId.nullable().default(null),
    /** Empty: every paper there is something for. */
    kinds: z.array(ratingPaperKind).max(10).default([]),
    format: z.enum(['pdf', 'docx']).default('pdf'),
  }),
  output: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    contentBase64: z.string(),
    papers: z.int(),
  }),
  over: { field: 'organisationId' },
  undo: 'final',
  secrets: ['contentBase64'],
});
