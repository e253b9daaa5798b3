import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { subjectId } from './season-shapes.ts';

export const printCadreNotices = defineAction({
  name: 'ratings.print-cadre-notices',
  summary: 'Prints the notice of the result of a month for one or several persons, in name order',
  input: z.strictObject({
    subjectIds: z.array(subjectId).min(1).max(100),
    format: z.enum(['pdf', 'docx']).default('pdf'),
  }),
  output: z.object({
    files: z.array(z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() })),
  }),
  over: 'resolved',
  undo: 'final',
  secrets: ['files.*.contentBase64'],
});
