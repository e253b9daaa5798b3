import { dayOfSerial } from './read-day.ts';

/** How a number format shows a number, as far as the text depends on it. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'padded'; readonly digits: number };

const plain: NumberStyle = { kind: 'plain' };

// ECMA-376 part 1, 18.8.30: the built-in formats that are dates or times, with those of East Asian locales.
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** The style of a number format id, with the code of a custom format where the workbook defines one. */
export const numberStyleOf = (id: number, code: string | undefined): NumberStyle => {
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : plain;
  const first = code.split(';')[0]!;
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length };
  return /[ymdhs]/i.test(bare.replace(/general/gi, '')) ? { kind: 'date' } : plain;
};

const twoDigits = (count: number): string => String(count).padStart(2, '0');

const dateText = (value: number, since1904: boolean): string | undefined => {
  const minutes = Math.round((value - Math.floor(value)) * 1440);
  const found = dayOfSerial(Math.floor(value) + (minutes === 1440 ? 1 : 0), since1904);
  if (found === undefined) return undefined;
  const inDay = minutes % 1440;
  return inDay === 0 ? found : `${found} ${twoDigits(Math.floor(inDay / 60))}:${twoDigits(inDay % 60)}`;
};

/** A stored number as the text a person sees: dates as YYYY-MM-DD, zeros of a zero-padded format kept, no exponent for whole numbers. */
export const numberText = (stored: string, style: NumberStyle, since1904: boolean): string => {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  if (style.kind === 'date') return dateText(value, since1904) ?? stored;
  const text = /^-?\d+$/.test(stored) ? stored : String(value);
  return style.kind === 'padded' && /^\d+$/.test(text) ? text.padStart(style.digits, '0') : text;
};
