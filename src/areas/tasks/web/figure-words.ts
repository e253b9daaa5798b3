import { useLanguage } from '../../../web/messages.ts';
import { figureText, readAmount, readPercent } from '../rules/figure-text.ts';

type Figure = { readonly numerator: number; readonly denominator: number };

/** A figure of a target in the language in use. */
export const useFigureText = () => {
  const language = useLanguage();
  return (kind: 'amount' | 'share', figure: Figure | null): string => figureText(kind, figure, language);
};

/** What was typed as a figure of a target; what is no number is sent as it stands, so that its fault is named. */
export const readFigure = (kind: 'amount' | 'share', typed: string) =>
  (kind === 'amount' ? readAmount(typed) : readPercent(typed)) ?? { numerator: typed, denominator: 1 };
