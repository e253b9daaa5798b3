import { z } from 'zod';

/** An unverified rule switched on or off by the level that opens the season, with the paper it rests on. Verified rules stay. */
export const adjustmentSchema = z.strictObject({
  rule: z.string().min(1),
  code: z.string().min(1),
  isOn: z.boolean(),
  basis: z.string(),
});
export type Adjustment = Readonly<z.output<typeof adjustmentSchema>>;
