import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { unknownOutcomes } from '../rules/unknown-outcomes.ts';
import { AskingRules } from './evidence-facts.tsx';
import { type EvidenceView, factWords, sectionOfFact } from './evidence-words.ts';
import { useNames } from './rating-words.tsx';
import { useBases } from './subject-live.tsx';
import { unknownWords } from './subject-verdict-lines.ts';
import type { SubjectView } from './subject-view.ts';

type Props = {
  readonly sheet: EvidenceView;
  readonly view: SubjectView;
  readonly mayEnter: boolean;
  readonly onEnter: (fact: string) => void;
};

/** Facts that the rules ask for and nobody knows: each by name, with the rules that wait for it and what it would change. */
export const EvidenceMissing = ({ sheet: { missing }, view, mayEnter, onEnter }: Props) => {
  const t = useT();
  const names = useNames();
  const basis = useBases([view.subjectId]).get(view.subjectId);
  if (missing.length === 0) return <p>{t('ratings.evidence.nothing-missing')}</p>;
  const changes = basis ? unknownOutcomes(basis.law, basis.input, { missing: missing.map(({ code }) => code) }) : [];
  return (
    <div className="vm-stack">
      <h3>{t('ratings.evidence.missing', { count: missing.length })}</h3>
      <ul className="ratings-lines">
        {missing.map(({ code, isEnterable, speaksTo }) => {
          const name = factWords(code, view, t, names);
          const change = changes.find(({ fact }) => fact === code);
          const section = sectionOfFact(code);
          return (
            <li key={code}>
              <div>
                <strong>{name}</strong>
                {change && <div className="vm-soft">{unknownWords(change, t)}</div>}
                {section && (
                  <div>
                    <a href={`#${section}`}>{t(`ratings.evidence.comes-from.${section}`)}</a>
                  </div>
                )}
                {!isEnterable && !section && <div className="vm-soft">{t('ratings.evidence.comes-by-itself')}</div>}
                <AskingRules rules={speaksTo} />
              </div>
              {mayEnter && isEnterable && (
                <Button
                  className="not-printed"
                  aria-label={t('ratings.evidence.enter-of', { fact: name })}
                  onClick={() => onEnter(code)}
                >
                  {t('ratings.evidence.enter')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
