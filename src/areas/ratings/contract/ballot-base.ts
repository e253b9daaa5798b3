import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { subjectId } from './season-shapes.ts';

/** How many there are who may vote, as far as the program knows: official members of a cell, or members of a committee in office. */
export const votersKnown = z.object({ body: z.enum(['members', 'committee']), count: z.int() });
export type VotersKnown = z.output<typeof votersKnown>;

export const ballotBase = defineQuestion({
  name: 'ratings.ballot-base',
  summary:
    'How many there are on a day who may vote on a subject: official members of the cell, or members of the committee in office; null where the program does not know',
  input: z.strictObject({ subjectId, on: daySchema }),
  output: z.object({ base: votersKnown.nullable() }),
  over: 'resolved',
});
