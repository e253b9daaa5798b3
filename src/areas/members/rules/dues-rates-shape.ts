import { z } from 'zod';
import { dongSchema } from '../../../platform/money/dong.ts';
import type { Pack } from '../../../platform/packs/pack.ts';

const names = z.strictObject({ vi: z.string(), en: z.string() });
const code = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

const rateSchema = z.discriminatedUnion('by', [
  /** A share of what the member declares; `basis` says of what. */
  z.strictObject({ by: z.literal('basis'), perMille: z.int().min(1).max(1000), basis: names }),
  z.strictObject({ by: z.literal('minimum-wage'), perMille: z.int().min(1).max(1000) }),
  z.strictObject({ by: z.literal('fixed'), amount: dongSchema }),
  /** The document leaves it to the cell within a range: a person enters the amount. */
  z.strictObject({ by: z.literal('range'), from: dongSchema, to: dongSchema }),
  /** The document has a rate that was not captured: a person enters the amount. */
  z.strictObject({ by: z.literal('unknown') }),
]);

/** Groups of payers with their rates, who is exempt, what may be waived, and the clause on early and late payment. */
export const duesRatesSchema = z.strictObject({
  groups: z.array(z.strictObject({ code, name: names, clause: z.string().nullable(), rate: rateSchema })).min(1),
  exemptions: z.array(z.strictObject({ code, name: names, partyYears: z.int().nullable() })),
  waiver: z.strictObject({ percents: z.array(z.int().min(1).max(100)), maxMonths: z.int().min(1) }).nullable(),
  offSchedule: z.strictObject({ clause: z.string() }).nullable(),
});
export type DuesRates = z.output<typeof duesRatesSchema>;
export type DuesGroup = DuesRates['groups'][number];
export type DuesRatesPack = Pack<DuesRates>;
