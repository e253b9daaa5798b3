import { formatNumber, type Locale } from '../../../platform/i18n/format-message.ts';

/** A difference with its sign, to a tenth: `+1,5`, `−0,3`, `0`. Screens and papers write it alike. */
export const signedNumber = (value: number, locale: Locale): string => {
  // Halves go away from zero on both sides: what one side lost the other did not win.
  const rounded = Math.round(Math.abs(value) * 10) / 10;
  const text = formatNumber(rounded, locale);
  return rounded === 0 ? text : value > 0 ? `+${text}` : `−${text}`;
};
