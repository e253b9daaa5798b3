type Figure = { readonly numerator: number; readonly denominator: number };

/** An amount in the way of the language: 12,5 and 1.250 in Vietnamese, 12.5 and 1,250 in English. Denominators are 1, 10, 100, … */
export const decimalText = ({ numerator, denominator }: Figure, language: 'vi' | 'en'): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(numerator / denominator);

/** Reads what a person types as an amount: `12`, `12,5`, `12.5`; null for anything that is no number of at most three decimals. */
export const readAmount = (typed: string): Figure | null => {
  const found = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(typed.trim());
  if (!found) return null;
  const [, whole = '0', decimals = ''] = found;
  return { numerator: Number(`${whole}${decimals}`), denominator: 10 ** decimals.length };
};

/** Reads a percentage as a share of 100, 1,000 or 10,000. */
export const readPercent = (typed: string): Figure | null => {
  const amount = readAmount(typed.replace(/\s*%$/, ''));
  return amount === null || amount.denominator > 100 ? null : { ...amount, denominator: amount.denominator * 100 };
};

/** A figure of a target as it is read: an amount as a decimal, a share with its parts and percentage; a dash for nothing. */
export const figureText = (kind: 'amount' | 'share', figure: Figure | null, language: 'vi' | 'en'): string => {
  if (figure === null) return '–';
  const { numerator, denominator } = figure;
  if (kind === 'amount') return decimalText(figure, language);
  if (denominator === 0) return '0/0';
  const percent = decimalText({ numerator: Math.round((numerator * 1000) / denominator), denominator: 10 }, language);
  return [100, 1000, 10_000].includes(denominator) ? `${percent} %` : `${numerator}/${denominator} (${percent} %)`;
};
