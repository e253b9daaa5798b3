import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { organisationId } from '../../organisations/contract.ts';
import { seasonId } from './season-shapes.ts';

export const loadFictionalRatings = defineAction({
  name: 'ratings.load-fictional-ratings',
  summary:
    'Loads invented results of earlier years and the closed season of the last year for those below an organisation; only beside demonstration data',
  input: z.strictObject({
    organisationId,
    /** Years before the last one, entered as results of papers. */
    years: z.int().min(0).max(10).default(4),
    seed: z.int().min(0).max(2_000_000_000).default(1),
  }),
  output: z.object({
    results: z.int(),
    /** Null where nobody stood below it at the end of the last year. */
    seasonId: seasonId.nullable(),
    subjects: z.int(),
  }),
  over: 'whole',
  undo: 'final',
});
