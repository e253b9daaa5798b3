import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { Share } from '../contract/events.ts';
import { asText, compare, isOne, ONE, plus, rational, ZERO } from './rational.ts';

/** Shares of one divided organisation: all known must add to exactly 1; with unknown ones the known must stay below 1. */
export const sharesFault = (name: string, shares: readonly (Share | null)[], field: string): Reason | null => {
  const known = shares.filter((share) => share !== null);
  const sum = known.map((share) => rational(share.numerator, share.denominator)).reduce(plus, ZERO);
  const fits = known.length === shares.length ? isOne(sum) : compare(sum, ONE) < 0;
  return fits || known.length === 0 ? null : reason('organisations.shares-not-one', { name, sum: asText(sum) }, field);
};
