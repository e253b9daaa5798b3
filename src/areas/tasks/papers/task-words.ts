import { formatDay, formatMessage, type MessageParams } from '../../../platform/i18n/format-message.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };
import { decimalText } from '../rules/figure-text.ts';

export type Language = 'vi' | 'en';
const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en };

/** A sentence of this area for a paper. */
export const sentence = (language: Language, key: string, params: MessageParams = {}): string =>
  formatMessage(messages[language], key, params, language);

type Figure = { readonly numerator: number; readonly denominator: number };

/** A figure as it is read: an amount as a decimal, a share with what it is of. Nothing known stays a dash. */
export const figureWords = (kind: 'amount' | 'share', figure: Figure | null, language: Language): string => {
  if (figure === null) return '–';
  if (kind === 'amount') return decimalText(figure, language);
  if (figure.denominator === 0) return '0/0';
  const percent = decimalText(
    { numerator: Math.round((figure.numerator * 1000) / figure.denominator), denominator: 10 },
    language,
  );
  return figure.denominator === 100 ? `${percent} %` : `${figure.numerator}/${figure.denominator} (${percent} %)`;
};

export { formatDay };
