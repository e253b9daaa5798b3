/** An exact fraction, always reduced, denominator positive. Shares are never floating-point numbers. */
export type Rational = { readonly n: bigint; readonly d: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** n / d, reduced; throws on a zero denominator. */
export const rational = (n: bigint | number, d: bigint | number = 1n): Rational => {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new RangeError('denominator is zero');
  const divisor = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { n: top / divisor, d: bottom / divisor };
};

export const ONE = rational(1);
export const ZERO = rational(0);

export const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const isOne = (a: Rational): boolean => a.n === a.d;
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** Text for people: `1/3`. */
export const asText = (a: Rational): string => (a.d === 1n ? String(a.n) : `${a.n}/${a.d}`);

/**
 * Divides a whole number by shares that add to 1 so that the parts are whole and add up again: each part is rounded down, the rest
 * goes one by one to the largest remainders, ties to the earlier share.
 */
export const byLargestRemainder = (whole: number, shares: readonly Rational[]): number[] => {
  const exact = shares.map((share) => times(rational(whole), share));
  const parts = exact.map((part) => part.n / part.d);
  const left = BigInt(whole) - parts.reduce((sum, part) => sum + part, 0n);
  const order = exact
    .map((part, index) => ({ index, rest: rational(part.n % part.d, part.d) }))
    .sort((a, b) => compare(b.rest, a.rest) || a.index - b.index);
  for (const { index } of order.slice(0, Number(left))) parts[index]! += 1n;
  return parts.map(Number);
};
