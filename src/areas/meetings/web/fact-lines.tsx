import { figureText } from '../../../web/kit/figure-text.ts';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import type { FactValue } from '../rules/score-facts.ts';

const isPart = (value: FactValue): value is { numerator: number; denominator: number } =>
  typeof value === 'object' && value !== null;

const factText = (value: FactValue, language: Language, t: Translate): string => {
  if (value === null) return t('meetings.fact.unknown');
  if (value === 'not-assessed') return t('meetings.fact.not-assessed');
  if (typeof value === 'boolean') return t(value ? 'meetings.fact.yes' : 'meetings.fact.no');
  return isPart(value) ? figureText(value.numerator, value.denominator, language) : String(value);
};

type Props = { readonly facts: readonly { readonly fact: string; readonly value: FactValue }[] };

/** The facts a proposal rests on; what is not known is said. */
export const FactLines = ({ facts }: Props) => {
  const t = useT();
  const language = useLanguage();
  if (facts.length === 0) return null;
  return (
    <ul className="meetings-fact-lines">
      {facts.map(({ fact, value }) => (
        <li key={fact} data-unknown={value === null}>
          {t(`meetings.fact.${fact}`)}: <strong>{factText(value, language, t)}</strong>
        </li>
      ))}
    </ul>
  );
};
