import { z } from 'zod';
import { daySchema } from '../../../platform/calendar/day.ts';
import { namesSchema } from '../../organisations/contract.ts';

export const ruledFace = {
  /** "art. 4.1, 294-QĐ/TW"; the other text, where two disagree. */
  source: z.string(),
  clause: z.string().nullable(),
  verified: z.boolean(),
  other: z
    .object({ source: z.string(), clause: z.string().nullable(), verified: z.boolean(), says: namesSchema })
    .nullable(),
};
export const checkLineFace = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  state: z.enum(['met', 'missing', 'unknown', 'by-paper']),
  field: z.string(),
  name: namesSchema.nullable(),
  ...ruledFace,
});
export type CheckLineFace = z.output<typeof checkLineFace>;

export const clockFace = z.object({
  key: z.string(),
  from: daySchema,
  dueOn: daySchema.nullable(),
  extendedTo: daySchema.nullable(),
  amount: z.int(),
  skipped: z.int(),
  isStartAssumed: z.boolean(),
  ...ruledFace,
});
export type ClockFace = z.output<typeof clockFace>;
