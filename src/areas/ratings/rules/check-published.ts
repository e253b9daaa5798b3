/** A share as somebody published it, in tenths or hundredths of a percent written out: "18.4". */
export type PublishedShare = { readonly label: string; readonly percent: string };

export type PublishedSum = {
  /** Sum as published, in percent. */
  readonly sum: string;
  readonly isWhole: boolean;
};

const decimalsIn = (percent: string): number => percent.split('.')[1]?.length ?? 0;

/** Shares of one whole, added as they are written. Rounding each of them may shift the sum by half a last digit each, no more. */
export const sumOfShares = (shares: readonly PublishedShare[]): PublishedSum => {
  const decimals = Math.max(0, ...shares.map(({ percent }) => decimalsIn(percent)));
  const scale = 10 ** decimals;
  const sum = shares.reduce((total, { percent }) => total + Math.round(Number(percent) * scale), 0);
  const slack = shares.length / 2;
  return { sum: (sum / scale).toFixed(decimals), isWhole: Math.abs(sum - 100 * scale) <= slack };
};

export type StatedShare = { readonly part: number; readonly whole: number; readonly percent: string };

/** Whether a published percentage is what its own numbers give, rounded or cut off at its last digit. A share of nothing is none. */
export const checkStatedShare = ({
  part,
  whole,
  percent,
}: StatedShare): { readonly derived: string | null; readonly agrees: boolean } => {
  if (whole === 0) return { derived: null, agrees: false };
  const decimals = decimalsIn(percent);
  const scale = 10 ** decimals;
  const exact = (part * 100 * scale) / whole;
  const stated = Math.round(Number(percent) * scale);
  return {
    derived: (Math.round(exact) / scale).toFixed(decimals),
    agrees: stated === Math.round(exact) || stated === Math.floor(exact),
  };
};
