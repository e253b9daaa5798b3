import { z } from 'zod';
import { reasonStep } from './verdict.ts';

/** An unverified rule switched on or off by the level that opens the season, with the paper it rests on. Verified rules stay. */
export const adjustmentSchema = z.strictObject({
  /** Which rule is meant where a number and code name several, e.g. a veto for the head and a ceiling for deputies. */
  step: reasonStep.exclude(['band']).optional(),
  rule: z.string().min(1),
  code: z.string().min(1),
  isOn: z.boolean(),
  basis: z.string(),
});
export type Adjustment = Readonly<z.output<typeof adjustmentSchema>>;
