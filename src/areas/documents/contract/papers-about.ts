import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { namesSchema, organisationId } from '../../organisations/contract.ts';
import { paperId, paperState } from './paper-codes.ts';

export const papersAbout = defineQuestion({
  name: 'documents.papers-about',
  summary:
    'Papers about a member with the procedures and transfers of that member, or about one procedure, and which may be written',
  input: z.strictObject({ about: z.enum(['member', 'procedure']), id: z.uuid() }),
  output: z.object({
    /** Where the member or the procedure stands: the cell that writes about it. */
    organisationId,
    papers: z.array(
      z.object({
        paperId,
        kindNames: namesSchema.nullable(),
        state: paperState,
        number: z.string().nullable(),
        title: z.string(),
        issuedOn: daySchema.nullable(),
      }),
    ),
    /** Forms that can be written about it now. */
    forms: z.array(z.object({ kind: z.string(), names: namesSchema, isOfCell: z.boolean() })),
  }),
  over: 'resolved',
});
