import type { MonthTotals } from '../contract/month-report.ts';
import type { Fraction } from '../contract/oversight.ts';

const sum = (parts: readonly Fraction[]): Fraction => ({
  numerator: parts.reduce((all, { numerator }) => all + numerator, 0),
  denominator: parts.reduce((all, { denominator }) => all + denominator, 0),
});

/**
 * Totals of a month over the rows of organisations: numerators and denominators are added, never shares. The mean difference of points
 * is weighed by how many meetings both sides scored; null where there is none.
 */
export const monthTotalsOf = (rows: readonly MonthTotals[]): MonthTotals => {
  const scored = rows.reduce((all, { scoredAlike }) => all + scoredAlike.denominator, 0);
  const points = rows.reduce((all, { meanGap, scoredAlike }) => all + (meanGap ?? 0) * scoredAlike.denominator, 0);
  const of = (part: Exclude<keyof MonthTotals, 'meanGap'>): Fraction => sum(rows.map((row) => row[part]));
  return {
    met: of('met'),
    reported: of('reported'),
    attendance: of('attendance'),
    longEnough: of('longEnough'),
    enteredLate: of('enteredLate'),
    scoredAlike: of('scoredAlike'),
    topicInQuarter: of('topicInQuarter'),
    meanGap: scored === 0 ? null : points / scored,
  };
};
