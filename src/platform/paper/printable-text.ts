/** Latin with all Vietnamese marks, Greek, Cyrillic, usual punctuation, currency and number signs: what Tinos surely draws. */
const DRAWN =
  /[\t\n\r\u0020-\u007e\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u1e00-\u1eff\u2010-\u2026\u2030\u2032\u2033\u2039\u203a\u20ab\u20ac\u2116\u2122\u2212]/u;

/**
 * A text as the paper can carry it: signs outside the font (pictures, other scripts) become a question mark, because PDF/A takes no sign
 * that its font cannot draw and the whole paper would fail.
 */
const printable = (text: string): string =>
  [...text.normalize('NFC')].map((sign) => (DRAWN.test(sign) ? sign : '?')).join('');

/** The same for every text of a paper. */
export const withPrintableText = <T>(value: T): T => {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) return value.map(withPrintableText) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withPrintableText(part)])) as T;
};
