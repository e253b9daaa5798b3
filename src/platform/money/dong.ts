import { z } from 'zod';

/** An amount in whole đồng. Never a fraction: what a rule divides it rounds, and says how. */
export type Dong = number & z.core.$brand<'Dong'>;

const LARGEST_TYPED = 1_000_000_000_000;

/** Whole đồng, never negative; sums may grow as far as a number counts exactly. */
export const dongSchema = z.int().min(0).brand<'Dong'>();

/** An amount as a person enters it: at most a thousand billion, so that thousands of them still add up exactly. */
export const typedDongSchema = z.int().min(0).max(LARGEST_TYPED).brand<'Dong'>();

/** Turns a number that is known to be an amount (from the database, from code) into one; throws on anything else. */
export const dong = (amount: number): Dong => dongSchema.parse(amount);

/** How an amount that does not come out even is rounded: to a multiple of `unit` đồng. */
export const roundingSchema = z.strictObject({
  unit: z.union([z.literal(1), z.literal(100), z.literal(500), z.literal(1000)]),
  mode: z.enum(['half-up', 'up', 'down']),
});
export type Rounding = z.output<typeof roundingSchema>;

/** `amount × numerator / denominator`, rounded as named. Exact: nothing passes through a fraction. */
export const shareOf = (
  amount: Dong,
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
  { unit, mode }: Rounding,
): Dong => {
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator) * BigInt(unit);
  const whole = product / divisor;
  const rest = product % divisor;
  const goesUp = mode === 'up' ? rest > 0n : mode === 'half-up' && rest * 2n >= divisor;
  return dong(Number((whole + (goesUp ? 1n : 0n)) * BigInt(unit)));
};

/** The sum of amounts. */
export const sumOf = (amounts: readonly Dong[]): Dong => dong(amounts.reduce((sum, one) => sum + one, 0));
