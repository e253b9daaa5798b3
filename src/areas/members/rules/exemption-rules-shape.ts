import { z } from 'zod';
import { clausedSchema } from './transfer-clause.ts';

const names = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const proof = z.enum(['medical', 'cell-confirmation', 'other']);

/** Content of a pack `exemption-rules`. */
export const exemptionRulesSchema = z.strictObject({
  grounds: z
    .array(
      z.strictObject({ code: z.string().regex(/^[a-z]+(-[a-z]+)*$/), kind: z.enum(['age-health', 'other']), names }),
    )
    .min(1),
  ageHealth: clausedSchema(z.strictObject({ decidedBy: z.literal('cell') })),
  /** From this age on a confirmation of the cell is proof enough; below it only a medical one. */
  proofByAge: clausedSchema(z.strictObject({ fromAge: z.int(), fromAgeOn: z.array(proof), below: z.array(proof) })),
  /** Other grounds end before so many months; a renewal is a new request with the whole procedure. */
  other: clausedSchema(z.strictObject({ decidedBy: z.literal('grassroots-committee'), belowMonths: z.int() })),
});
export type ExemptionRules = z.output<typeof exemptionRulesSchema>;
