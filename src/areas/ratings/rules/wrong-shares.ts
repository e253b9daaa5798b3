import type { OutsideFigure } from '../contract/outside-series.ts';
import { checkStatedShare } from './check-published.ts';

type WrongShare = {
  readonly at: number;
  readonly year: number;
  readonly words: string;
  readonly amount: number;
  readonly whole: number;
  /** As printed, and what the amount and its whole give, to as many decimals. */
  readonly share: string;
  readonly derived: string;
};

/** Figures whose printed share is not what their own amount and whole give. One that lacks any of the three says nothing. */
export const wrongShares = (figures: readonly OutsideFigure[]): WrongShare[] =>
  figures.flatMap(({ year, words, share, amount, whole }, at) => {
    if (share === null || amount === null || whole === null) return [];
    const { derived, agrees } = checkStatedShare({ part: amount, whole, percent: share });
    return agrees || derived === null ? [] : [{ at, year, words, amount, whole, share, derived }];
  });
