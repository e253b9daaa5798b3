import type { Language } from './messages.ts';

/** A number as it is written: 1.250,5 in Vietnamese, 1,250.5 in English; up to three decimals. */
export const numberText = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 3 }).format(value);
