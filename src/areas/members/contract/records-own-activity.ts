import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';

const day = daySchema.nullable();
const decision = z.object({ number: z.string(), decidedOn: daySchema, issuer: z.string() });

export const ownActivity = defineQuestion({
  name: 'members.own-activity',
  summary: 'Own transfers, exemptions, suspensions, endings and returns of whoever is signed in, latest first',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    transfers: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        state: z.enum(['issued', 'accepted', 'refused', 'withdrawn']),
        from: z.string().nullable(),
        to: z.string().nullable(),
        slipNumber: z.string().nullable(),
        issuedOn: daySchema,
        presentedOn: day,
        closedOn: day,
        /** Of a temporary stay: the first day after it. */
        until: day,
      }),
    ),
    exemptions: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['age-health', 'other']),
        state: z.enum(['proposed', 'granted', 'refused', 'withdrawn']),
        since: daySchema,
        until: day,
        returnedOn: day,
        decision: decision.nullable(),
      }),
    ),
    suspensions: z.array(
      z.object({
        id: z.uuid(),
        reason: z.string(),
        since: daySchema,
        plannedUntil: day,
        liftedOn: day,
        decision,
      }),
    ),
    endings: z.array(z.object({ id: z.uuid(), kind: z.string(), on: daySchema, decision: decision.nullable() })),
    returns: z.array(z.object({ id: z.uuid(), kind: z.string(), on: daySchema, decision })),
  }),
  over: 'self',
});
