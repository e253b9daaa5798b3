import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { listAnswer, listPage } from '../../../platform/saved-views/shapes.ts';
import { lineOf, organisationId } from '../../organisations/contract.ts';
import { orientationId } from './from-above.ts';

const codes = z.array(lineOf(60)).max(60).default([]);

export const cellsToChoose = defineQuestion({
  name: 'meetings.cells-to-choose',
  summary:
    'Cells below the sender of an orientation that it may be sent to, filtered by type, sector and whether they have met',
  input: z.strictObject({
    orientationId,
    types: codes,
    sectors: codes,
    /** Only those without a monthly meeting in the month that the orientation is for. */
    onlyNotMet: z.boolean().default(false),
    ...listPage,
  }),
  output: z.object({
    rows: z.array(
      z.object({
        organisationId,
        name: z.string(),
        superiorName: z.string().nullable(),
        type: z.string(),
        sector: z.string().nullable(),
        hasMet: z.boolean(),
      }),
    ),
    ...listAnswer,
    /** Types and sectors of all cells below, whatever the filter, with how many cells each has; on the first page only. */
    kinds: z
      .object({
        types: z.array(z.object({ code: z.string(), cells: z.int() })),
        sectors: z.array(z.object({ code: z.string(), cells: z.int() })),
      })
      .nullable(),
  }),
  over: 'resolved',
});
