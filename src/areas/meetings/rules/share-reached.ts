import { z } from 'zod';

/** A share as it stands in a pack: more than it, or at least it. */
export const shareSchema = z.strictObject({
  numerator: z.int().min(1),
  denominator: z.int().min(1),
  isMoreThan: z.boolean(),
});
export type Share = z.output<typeof shareSchema>;

/** A part of a whole, kept as two whole numbers; the share on screen is worked out of them. */
export type Part = { readonly numerator: number; readonly denominator: number };

/** Whether a part reaches a share; exact, without rounding. */
export const isReached = (share: Share, { numerator, denominator }: Part): boolean => {
  const [have, need] = [numerator * share.denominator, denominator * share.numerator];
  return share.isMoreThan ? have > need : have >= need;
};

/** The fewest of a whole that reach a share. */
export const leastOf = (share: Share, whole: number): number => {
  const least = Math.ceil((whole * share.numerator) / share.denominator);
  return isReached(share, { numerator: least, denominator: whole }) ? least : least + 1;
};
