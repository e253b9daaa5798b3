import { useLanguage } from '../../../web/messages.ts';
import { decimalText } from '../rules/figure-text.ts';

type Figure = { readonly numerator: number; readonly denominator: number };

/** A figure of a target as it is read: an amount as a decimal, a share with its parts and percentage; a dash for nothing. */
export const useFigureText = () => {
  const language = useLanguage();
  return (kind: 'amount' | 'share', figure: Figure | null): string => {
    if (figure === null) return '–';
    if (kind === 'amount') return decimalText(figure, language);
    if (figure.denominator === 0) return '0/0';
    const percent = decimalText(
      { numerator: Math.round((figure.numerator * 1000) / figure.denominator), denominator: 10 },
      language,
    );
    return [100, 1000, 10_000].includes(figure.denominator)
      ? `${percent} %`
      : `${figure.numerator}/${figure.denominator} (${percent} %)`;
  };
};
