import { z } from 'zod';
import { type Dong, dong, roundingSchema, shareOf } from '../../../platform/money/dong.ts';

const percent = z.int().min(0).max(100);

const splitEntrySchema = z.strictObject({
  types: z
    .array(z.string().regex(/^[a-z]+(-[a-z]+)*$/))
    .min(1)
    .max(40),
  /** Only organisations of these sectors; null: whatever the sector. The first entry that fits holds. */
  sectors: z
    .array(z.string().regex(/^[a-z]+(-[a-z]+)*$/))
    .min(1)
    .max(40)
    .nullable(),
  /** Percent that stays; a range leaves the choice to the organisation above. */
  keeps: z.strictObject({ from: percent, to: percent }),
});

/** Which part of the dues stays with an organisation, by its type, and how amounts are rounded. Custom until a person cites a source. */
export const duesSplitSchema = z.strictObject({ rounding: roundingSchema, entries: z.array(splitEntrySchema).max(40) });
export type DuesSplit = z.output<typeof duesSplitSchema>;

/** What an organisation of this type keeps, in percent; null when the custom says nothing about it. */
export const keepsOf = (split: DuesSplit, type: string, sector: string | null): { from: number; to: number } | null =>
  split.entries.find(
    ({ types, sectors }) => types.includes(type) && (sectors === null || (sector !== null && sectors.includes(sector))),
  )?.keeps ?? null;

/** What goes up of an amount received, never more than it; null when the share is not known or left to choice. The rest stays. */
export const passesOn = (
  { rounding }: DuesSplit,
  keeps: { from: number; to: number } | null,
  received: Dong,
): Dong | null => {
  if (keeps === null || keeps.from !== keeps.to) return null;
  const up = shareOf(received, { numerator: 100 - keeps.from, denominator: 100 }, rounding);
  return dong(Math.min(up, received));
};
