export type NumberSigns = {
  readonly decimal: string;
  readonly thousand: string;
  /** Either sign begins the fraction: no thousands are written in this field. */
  readonly takesEither: boolean;
  readonly takesFraction: boolean;
};

const separators = /[.,]/g;
const grouped = /^-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;

/** Whether the only sign of the text parts thousands: threes behind it, and the field writes thousands with it. */
const isGrouped = (text: string, { thousand, takesEither, takesFraction }: NumberSigns): boolean => {
  const sign = grouped.exec(text)?.[1];
  if (sign === undefined) return false;
  return takesFraction ? !takesEither && sign === thousand : true;
};

/**
 * A number that came in one piece (suggested by a phone's keyboard, dictated, filled in by the browser), with the signs that the field
 * writes: "9.5" must not become 95. Undefined where it has a fraction and the field takes none: then nothing is better than ten times.
 */
export const arrivedNumber = (text: string, signs: NumberSigns): string | undefined => {
  const bare = text.replace(/\s/g, '');
  const at = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (at < 0 || bare.length === 1 || !/^-?[\d.,]+$/.test(bare)) return text;
  if (isGrouped(bare, signs)) return bare.replace(separators, '');
  const [whole, rest] = [bare.slice(0, at).replace(separators, ''), bare.slice(at + 1)];
  if (signs.takesFraction) return `${whole}${signs.decimal}${rest}`;
  return /^0*$/.test(rest) ? whole : undefined;
};
