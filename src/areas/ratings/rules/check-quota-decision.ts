import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { distinctReadings } from './distinct-readings.ts';
import type { QuotaLine } from './quota-board.ts';
import type { QuotaRules } from './quota-shape.ts';

/** On what a group is decided that lies over a reading: a written reason, or the paper that allows the exception. */
export type QuotaBasis = {
  readonly reason: string | null;
  readonly exception: { readonly number: string; readonly decidedOn: Day | null } | null;
};

/** How a group was settled: the readings it lies over stay on record with what it rests on. */
export type QuotaSettlement = {
  readonly over: readonly QuotaLine[];
  readonly restsOn: 'within-every-reading' | 'written-reason' | 'exception';
  /** Readings that even the share of the exception does not reach: shown to whoever decides. */
  readonly overException: readonly QuotaLine[];
};

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/**
 * May a group be decided as it is? Never a no for being over: only for being over without saying why. Refuses, with every reason, an excess
 * over any reading without a written reason or a numbered and dated exception, and an exception where the rules know none.
 */
export const checkQuotaDecision = (
  rules: QuotaRules,
  lines: readonly QuotaLine[],
  basis: QuotaBasis,
): QuotaSettlement | Refusal => {
  const over = lines.filter((line) => line.over > 0);
  const overException = over.filter(
    ({ allowedByException, now }) => allowedByException !== null && now > allowedByException,
  );
  if (over.length === 0) return { over, restsOn: 'within-every-reading', overException };
  const { exception } = basis;
  const faults = [
    ...(exception && rules.exception === null ? [reason('ratings.no-exception-known', {}, 'exception')] : []),
    ...(exception && isBlank(exception.number)
      ? [reason('ratings.exception-without-number', {}, 'exception.number')]
      : []),
    ...(exception && exception.decidedOn === null
      ? [reason('ratings.exception-without-day', {}, 'exception.decidedOn')]
      : []),
  ];
  if (faults.length > 0) return refuse(...faults);
  if (exception) return { over, restsOn: 'exception', overException };
  if (!isBlank(basis.reason)) return { over, restsOn: 'written-reason', overException };
  const most = Math.max(...over.map((line) => line.over));
  // As the board and the dialog count them: a reading that says the same once more is none.
  const readings = distinctReadings(lines).filter((line) => line.over > 0).length;
  return refuse(reason('ratings.over-quota-without-reason', { readings, over: most }, 'reason'));
};
