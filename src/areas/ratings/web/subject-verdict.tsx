import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { VerdictPanel } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { explanationSheet, type SubjectId, verdictOf } from '../contract.ts';
import { unknownOutcomes } from '../rules/unknown-outcomes.ts';
import { factWords } from './evidence-words.ts';
import { levelWords, useNames } from './rating-words.tsx';
import { useBases } from './subject-live.tsx';
import { Section } from './subject-section.tsx';
import { outcomeWords, reasonLines, unknownWords } from './subject-verdict-lines.ts';
import { UntoldTargets } from './untold-targets.tsx';

type View = OutputOf<typeof verdictOf>;

/** What each hand gave, side by side, and how many levels they are apart. */
const Hands = ({ view: { levels, gaps } }: { view: View }) => {
  const t = useT();
  const hands = (['self', 'collective', 'ballot', 'superior'] as const).map((hand) => ({
    name: t(`ratings.hand.${hand}`),
    value:
      levels[hand] === null ? <span className="vm-soft">{t('ratings.not-yet')}</span> : levelWords(levels[hand], t),
  }));
  const apart = (['selfCollective', 'selfSuperior', 'collectiveSuperior'] as const).flatMap((pair) => {
    const gap = gaps[pair];
    if (gap === null) return [];
    const words = gap === 0 ? 'same' : gap > 0 ? 'higher' : 'lower';
    return [{ name: t(`ratings.gap.${pair}`), value: t(`ratings.gap.${words}`, { levels: Math.abs(gap) }) }];
  });
  return <Facts facts={[...hands, ...apart]} />;
};

/** What each missing fact would change: the answer is not supposed, each of its values is shown with what follows. */
const Unknown = ({ subjectId, missing }: { subjectId: SubjectId; missing: View['missing'] }) => {
  const t = useT();
  const names = useNames();
  const basis = useBases([subjectId]).get(subjectId);
  const unknown = basis ? unknownOutcomes(basis.law, basis.input, { missing }) : [];
  if (unknown.length === 0) return null;
  return (
    <div>
      <h3>{t('ratings.unknown.title')}</h3>
      <ul className="ratings-bullets">
        {unknown.map((one) => (
          <li key={one.fact}>
            {t('ratings.unknown.line', {
              fact: factWords(one.fact, { parts: basis?.law.score?.parts ?? [] }, t, names),
              outcomes: unknownWords(one, t),
            })}
          </li>
        ))}
      </ul>
      <p className="vm-soft">
        <a href="#evidence">{t('ratings.unknown.enter')}</a>
      </p>
    </div>
  );
};

const Shown = ({ view }: { view: View }) => {
  const t = useT();
  const may = useMay();
  const names = useNames();
  return (
    <>
      <p>
        <strong>{outcomeWords(view.outcome, t)}</strong>
      </p>
      {view.pointsByKey !== null && <p>{t(view.pointsByKey)}</p>}
      {!view.isVerified && <p className="vm-soft">{t('ratings.verdict.unverified')}</p>}
      {view.isReading && <p className="vm-soft">{t('ratings.verdict.reading')}</p>}
      <Hands view={view} />
      <VerdictPanel lines={reasonLines(view, t, names)} />
      <UntoldTargets subjectId={view.subjectId} facts={view.missing} />
      <Unknown subjectId={view.subjectId} missing={view.missing} />
      {view.levels.superior !== null && may(explanationSheet.name) && (
        <p className="not-printed">
          <PageLink to="/ratings/subjects/$subjectId/explanation" params={{ subjectId: view.subjectId }}>
            {t('ratings.cell.explanation')}
          </PageLink>
        </p>
      )}
    </>
  );
};

/** What the rules make of the facts as they stand now, each reason with its clause. It proposes; people decide. */
export const SubjectVerdict = ({ subjectId }: { subjectId: SubjectId }) => {
  const t = useT();
  const may = useMay();
  const found = useQuestion(verdictOf, { subjectId }, { when: may(verdictOf.name) });
  if (!may(verdictOf.name)) return null;
  return (
    <Section id="verdict" title={t('ratings.verdict.title')}>
      <Answer query={found} lines={4}>
        {(view) => <Shown view={view} />}
      </Answer>
    </Section>
  );
};
