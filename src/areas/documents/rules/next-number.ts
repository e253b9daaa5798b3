import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

export type Series = { readonly startedAfter: number; readonly lastNumber: number };
/** A number given by hand, and why those between it and the last one stay without a paper. */
export type ManualNumber = { readonly number: number; readonly skippedBecause: string | null };

const mostSkipped = 50;

/** The number that the next paper of a series gets by itself. */
export const nextNumber = ({ lastNumber }: Series): number => lastNumber + 1;

/**
 * A number given by hand: the next one, or a later one when it is said why those between stay without a paper. Answers the
 * numbers that become "số bỏ". Numbers used before, or passed over, are refused: none is given twice.
 */
export const checkManualNumber = (series: Series, { number, skippedBecause }: ManualNumber): number[] | Refusal => {
  const faults: Reason[] = [];
  const next = nextNumber(series);
  if (number <= series.startedAfter)
    faults.push(reason('documents.number-before-start', { number, last: series.startedAfter }, 'number'));
  else if (number < next) faults.push(reason('documents.number-taken', { number, next }, 'number'));
  const skipped = Math.max(0, number - next);
  if (skipped > mostSkipped)
    faults.push(reason('documents.number-too-far', { number, next, most: mostSkipped }, 'number'));
  else if (skipped > 0 && skippedBecause === null)
    faults.push(reason('documents.numbers-skipped', { number, from: next, to: number - 1 }, 'skippedBecause'));
  return faults.length > 0 ? refuse(...faults) : Array.from({ length: skipped }, (_, at) => next + at);
};
