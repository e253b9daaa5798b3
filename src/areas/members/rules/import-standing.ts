import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';

/** Probation of twelve months, prolonged by twelve at most (294-QĐ/TW 4.2). */
export const longestProbation = 24;
/** Twelve months and some weeks until the recognition is written down. */
const usualProbation = 13;

/**
 * What a row leaves to conclude that does not say the standing: an official day makes an official member; without one, a ceremony within
 * the longest probation leaves a probationary member (`long`: somebody should look); anything else is asked back. Nobody becomes
 * official by how long ago the ceremony was.
 */
export const standingConcluded = (
  { officialOn, admittedOn }: { readonly officialOn: Day | null; readonly admittedOn: Day | null },
  today: Day,
): 'official' | 'probationary' | 'long' | 'unknown' => {
  if (officialOn !== null) return 'official';
  if (admittedOn === null || addMonths(admittedOn, longestProbation) <= today) return 'unknown';
  return addMonths(admittedOn, usualProbation) > today ? 'probationary' : 'long';
};
