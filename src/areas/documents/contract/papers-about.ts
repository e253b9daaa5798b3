import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { memberId, procedureId } from '../../members/contract.ts';
import { namesSchema, organisationId } from '../../organisations/contract.ts';
import { paperId, paperState } from './paper-codes.ts';

export const papersAbout = defineQuestion({
  name: 'documents.papers-about',
  summary:
    'Papers about a member with the procedures and transfers of that member, or about one procedure, and which may be written',
  /** One of the two; both or neither name nothing. */
  input: z.strictObject({
    memberId: memberId.nullable().default(null),
    procedureId: procedureId.nullable().default(null),
  }),
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
    /** Forms that can be written about it now, each with the member or the procedure that it is about. */
    forms: z.array(z.object({ kind: z.string(), names: namesSchema, isOfCell: z.boolean(), aboutId: z.uuid() })),
  }),
  over: 'resolved',
});
