import { formatNumber } from '../../platform/i18n/format-message.ts';
import type { Language } from '../messages.ts';

/** Under five cases a share says more than is known, so only the counts are shown. */
const SMALLEST_FOR_SHARE = 5;

/** "388/615 (63%)"; without the share under five cases or without a denominator. Shares between 0 and 1% or 99 and 100% keep a decimal. */
export const figureText = (numerator: number, denominator: number | null, language: Language): string => {
  const count = formatNumber(numerator, language);
  if (denominator === null) return count;
  const of = `${count}/${formatNumber(denominator, language)}`;
  if (denominator < SMALLEST_FOR_SHARE) return of;
  const percent = (numerator / denominator) * 100;
  const nearEdge = (percent > 0 && percent < 1) || (percent > 99 && percent < 100);
  const rounded = nearEdge ? Math.min(99.9, Math.max(0.1, Math.round(percent * 10) / 10)) : Math.round(percent);
  return `${of} (${formatNumber(rounded, language)}%)`;
};
