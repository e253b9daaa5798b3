import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { type UnknownOutcome, unknownOutcomes } from '../rules/unknown-outcomes.ts';
import { AskingRules } from './evidence-facts.tsx';
import { type EvidenceView, factWords, sectionOfFact } from './evidence-words.ts';
import { useNames } from './rating-words.tsx';
import { useBases } from './subject-live.tsx';
import { unknownWords } from './subject-verdict-lines.ts';
import type { SubjectView } from './subject-view.ts';
import { UntoldTargets } from './untold-targets.tsx';

type Props = {
  readonly sheet: EvidenceView;
  readonly view: SubjectView;
  readonly mayEnter: boolean;
  readonly onEnter: (fact: string) => void;
};

type LineOf = {
  readonly one: EvidenceView['missing'][number];
  readonly change: UnknownOutcome | undefined;
};

/** One fact by its name, where it comes from, and what it would change. */
const MissingFact = ({ one, change, view, mayEnter, onEnter }: Omit<Props, 'sheet'> & LineOf) => {
  const t = useT();
  const { code, isEnterable, speaksTo } = one;
  const name = factWords(code, view, t, useNames());
  const section = sectionOfFact(code);
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {change && <div className="vm-soft">{unknownWords(change, t)}</div>}
        {section && (
          <div>
            {section === 'marks' && view.marks.length === 0 ? (
              t(`ratings.evidence.comes-from.${section}`)
            ) : (
              <a href={`#${section}`}>{t(`ratings.evidence.comes-from.${section}`)}</a>
            )}
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
};

/** Facts that the rules ask for and nobody knows: each by name, with the rules that wait for it and what it would change. */
export const EvidenceMissing = ({ sheet: { missing }, view, mayEnter, onEnter }: Props) => {
  const t = useT();
  const basis = useBases([view.subjectId]).get(view.subjectId);
  if (missing.length === 0) return <p>{t('ratings.evidence.nothing-missing')}</p>;
  const changes = basis ? unknownOutcomes(basis.law, basis.input, { missing: missing.map(({ code }) => code) }) : [];
  return (
    <div className="vm-stack">
      <h3>{t('ratings.evidence.missing', { count: missing.length })}</h3>
      <UntoldTargets subjectId={view.subjectId} facts={missing.map(({ code }) => code)} />
      <ul className="ratings-lines">
        {missing.map((one) => (
          <MissingFact
            key={one.code}
            one={one}
            change={changes.find(({ fact }) => fact === one.code)}
            {...{ view, mayEnter, onEnter }}
          />
        ))}
      </ul>
    </div>
  );
};
