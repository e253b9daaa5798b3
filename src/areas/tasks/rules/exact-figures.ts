import type { ExactFigure } from '../contract/programmes.ts';
import type { ReportedFigure } from '../contract/received-targets.ts';

/** Whether a figure is at least, equal to or below another: exact, whatever their denominators. */
export const compareFigures = (a: ReportedFigure, b: ReportedFigure): number => {
  const left = BigInt(a.numerator) * BigInt(b.denominator);
  const right = BigInt(b.numerator) * BigInt(a.denominator);
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

/** How a result stands to its target. No result, or a share of nothing, says nothing: unknown, never zero. */
export const standingOf = (
  direction: 'at-least' | 'at-most',
  target: ExactFigure,
  result: ReportedFigure | null,
): 'met' | 'short' | 'unknown' => {
  if (result === null || result.denominator === 0) return 'unknown';
  const order = compareFigures(result, target);
  return (direction === 'at-least' ? order >= 0 : order <= 0) ? 'met' : 'short';
};

const DECIMALS = 1_000_000_000;

/** The sum of amounts, over the largest denominator among them; null for none, or where it is no sum of decimals. */
export const sumOfAmounts = (figures: readonly ReportedFigure[]): ReportedFigure | null => {
  if (figures.length === 0 || figures.some(({ denominator }) => denominator === 0 || DECIMALS % denominator !== 0))
    return null;
  const denominator = Math.max(...figures.map((one) => one.denominator));
  if (figures.some((one) => denominator % one.denominator !== 0)) return null;
  const numerator = figures.reduce((sum, one) => sum + one.numerator * (denominator / one.denominator), 0);
  return Number.isSafeInteger(numerator) ? { numerator, denominator } : null;
};

/** Shares of several units as one: parts over parts, never a mean of percentages. */
export const sumOfShares = (figures: readonly ReportedFigure[]): ReportedFigure | null =>
  figures.length === 0
    ? null
    : {
        numerator: figures.reduce((sum, one) => sum + one.numerator, 0),
        denominator: figures.reduce((sum, one) => sum + one.denominator, 0),
      };
