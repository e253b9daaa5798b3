import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { type VerdictLine, VerdictPanel } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type SubjectId, verdictOf } from '../contract.ts';
import { factKey } from '../rules/explain-verdict.ts';
import { levelWords, useNames } from './rating-words.tsx';

type View = OutputOf<typeof verdictOf>;
type Reason = View['reasons'][number];

const outcomeWords = ({ outcome }: View, t: Translate): string => {
  switch (outcome.kind) {
    case 'proposed':
      return t('ratings.verdict.proposed', { level: levelWords(outcome.level, t) });
    case 'open':
      return t('ratings.verdict.open', {
        atWorst: levelWords(outcome.atWorst, t),
        atBest: levelWords(outcome.atBest, t),
      });
    case 'gap':
      return t('ratings.verdict.gap', { candidate: levelWords(outcome.candidate, t) });
    default:
      return t(`ratings.verdict.${outcome.kind}`);
  }
};

/** Bands and conditions are met or not; every other rule speaks or does not, and one that does not is left out. */
const stateOf = ({ step, holds }: Reason): VerdictLine['state'] | null => {
  if (holds === null) return 'unknown';
  if (step === 'band' || step === 'condition') return holds ? 'met' : 'missing';
  return holds ? 'missing' : null;
};

const lineOf = (one: Reason, t: Translate, names: ReturnType<typeof useNames>): VerdictLine[] => {
  const state = stateOf(one);
  if (state === null) return [];
  const missing = [...new Set(one.missing.map((fact) => t(factKey(fact))))].join(', ');
  const head = [t(`ratings.step.${one.step}`), one.level && levelWords(one.level, t)].filter(Boolean).join(' – ');
  return [
    {
      state,
      text: [`${head}: ${names(one.names)}`, missing && t('ratings.verdict.missing', { facts: missing })]
        .filter(Boolean)
        .join('; '),
      clause: [
        one.rule,
        one.clause === 'practice' ? t('ratings.pack.practice') : one.clause,
        one.isVerified ? '' : t('ratings.unverified'),
      ]
        .filter(Boolean)
        .join(' · '),
    },
  ];
};

const Shown = ({ view }: { view: View }) => {
  const t = useT();
  const names = useNames();
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.verdict.title')}>
      <h2>{t('ratings.verdict.title')}</h2>
      <p>
        <strong>{outcomeWords(view, t)}</strong>
      </p>
      {!view.isVerified && <p className="vm-soft">{t('ratings.unverified')}</p>}
      {view.isReading && <p className="vm-soft">{t('ratings.verdict.reading')}</p>}
      <VerdictPanel lines={view.reasons.flatMap((one) => lineOf(one, t, names))} />
    </section>
  );
};

/** What the rules make of the facts as they stand now, each reason with its clause. It proposes; people decide. */
export const SubjectVerdict = ({ subjectId }: { subjectId: SubjectId }) => {
  const may = useMay();
  const found = useQuestion(verdictOf, { subjectId }, { when: may(verdictOf.name) });
  if (!may(verdictOf.name)) return null;
  return (
    <Answer query={found} lines={4}>
      {(view) => <Shown view={view} />}
    </Answer>
  );
};
