import { dayText } from '../../../web/day-text.ts';
import { Facts } from '../../../web/kit/facts.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { Explained } from '../contract.ts';
import { factKey } from '../rules/explain-verdict.ts';
import { factValueWords } from './evidence-words.ts';
import { ExplanationCourse, ExplanationNext } from './explanation-course.tsx';
import { levelWords, PackName, periodWords, useNames, Verified } from './rating-words.tsx';
import { isOfLevel, outcomeWords } from './subject-verdict-lines.ts';
import './ratings.css';

type Reason = Explained['reasons'][number];
type Group = 'met' | 'not-met' | 'weighs' | 'unknown';

/** Bands and conditions are met or not; other rules weigh or do not, and one that does not is left out. */
const groupOf = ({ step, holds }: Reason): Group | null => {
  if (holds === null) return 'unknown';
  if (step === 'band' || step === 'condition') return holds ? 'met' : 'not-met';
  return holds ? 'weighs' : null;
};

const groups = ['weighs', 'met', 'not-met', 'unknown'] as const satisfies readonly Group[];

const ReasonLine = ({ one }: { one: Reason }) => {
  const t = useT();
  const names = useNames();
  const clause = one.clause === 'practice' ? t('ratings.pack.practice') : one.clause;
  return (
    <li>
      {one.level && `${levelWords(one.level, t)}: `}
      {names(one.names)}
      <span className="vm-soft ratings-clause">
        {t('ratings.paper.clause', { clause })} <Verified isVerified={one.isVerified} />
      </span>
    </li>
  );
};

const Lines = ({ lines }: { lines: readonly Reason[] }) => (
  <ul className="ratings-paper-list">
    {lines.map((one) => (
      <ReasonLine key={`${one.step} ${one.rule} ${one.code} ${one.level ?? ''}`} one={one} />
    ))}
  </ul>
);

/** What was compared, what levels ask for before special cases; what nobody recorded last and folded: it says nothing of the person. */
const Reasons = ({ reasons }: { reasons: readonly Reason[] }) => {
  const t = useT();
  const ordered = reasons.toSorted((a, b) => Number(isOfLevel(b)) - Number(isOfLevel(a)));
  return groups.map((group) => {
    const lines = ordered.filter((one) => groupOf(one) === group);
    if (lines.length === 0) return null;
    if (group === 'unknown')
      return (
        <details key={group} className="ratings-fold">
          <summary>{t('ratings.paper.unknown-count', { count: lines.length })}</summary>
          <p className="vm-soft">{t('ratings.own.not-recorded-about')}</p>
          <Lines lines={lines} />
        </details>
      );
    return (
      <div key={group}>
        <h3>{t(`ratings.paper.${group}`)}</h3>
        <Lines lines={lines} />
      </div>
    );
  });
};

const resultWords = ({ decidedLevel, decision, standOn }: Explained, t: Translate): string => {
  if (decidedLevel === null) return t('ratings.paper.undecided', { on: dayText(standOn) });
  const level = levelWords(decidedLevel, t);
  return decision
    ? t('ratings.paper.decided', { ...decision, level, decidedOn: dayText(decision.decidedOn) })
    : t('ratings.explain.decided', { level });
};

const Result = ({ paper }: { paper: Explained }) => {
  const t = useT();
  const { outcome, decidedLevel } = paper;
  const isOther = decidedLevel !== null && outcome.kind === 'proposed' && outcome.level !== decidedLevel;
  return (
    <section className="vm-card vm-stack" aria-labelledby="paper-result">
      <h2 id="paper-result">{t('ratings.paper.result')}</h2>
      <p>
        <strong>{resultWords(paper, t)}</strong>
      </p>
      {!paper.course && paper.selfLevel && <p>{t('ratings.paper.self', { level: levelWords(paper.selfLevel, t) })}</p>}
      <p>{t('ratings.paper.by-facts', { on: dayText(paper.standOn), outcome: outcomeWords(outcome, t) })}</p>
      {paper.score !== null && <p>{t('ratings.explain.score', { points: paper.score })}</p>}
      {paper.pointsByKey !== null && <p>{t(paper.pointsByKey)}</p>}
      {isOther && <p>{t('ratings.paper.other-level')}</p>}
    </section>
  );
};

const FactLines = ({ paper: { facts, missing } }: { paper: Explained }) => {
  const t = useT();
  const unknown = [...new Set(missing.map((fact) => t(factKey(fact))))];
  return (
    <section className="vm-card vm-stack" aria-labelledby="paper-facts">
      <h2 id="paper-facts">{t('ratings.paper.facts')}</h2>
      {facts.length === 0 && <p className="vm-soft">{t('ratings.paper.no-facts')}</p>}
      <Facts facts={facts.map(({ code, value }) => ({ name: t(factKey(code)), value: factValueWords(value, t) }))} />
      {unknown.length > 0 && <p>{t('ratings.paper.not-recorded', { facts: unknown.join('; ') })}</p>}
    </section>
  );
};

const About = ({ paper }: { paper: Explained }) => {
  const t = useT();
  return (
    <section className="vm-card" aria-label={t('ratings.subject.about')}>
      <Facts
        facts={[
          { name: t('ratings.column.title'), value: paper.title },
          { name: t('ratings.season.kind'), value: t(`ratings.subject.${paper.kind}`) },
          ...(paper.postWords ? [{ name: t('ratings.add.post'), value: paper.postWords }] : []),
          { name: t('ratings.season.organisation'), value: paper.organisationName },
          { name: t('ratings.season.period'), value: periodWords(paper.period, t) },
          { name: t('ratings.season.pack'), value: <PackName pack={paper.pack} /> },
          ...(paper.layer ? [{ name: t('ratings.season.layer'), value: <PackName pack={paper.layer} /> }] : []),
        ]}
      />
    </section>
  );
};

/** A rating explained so that the person concerned can read it: level, facts, rules with their clause, what nobody verified. */
export const ExplanationPaper = ({ paper }: { paper: Explained }) => {
  const t = useT();
  return (
    <>
      <About paper={paper} />
      <Result paper={paper} />
      <ExplanationCourse paper={paper} decided={resultWords(paper, t)} />
      <section className="vm-card vm-stack" aria-labelledby="paper-why">
        <h2 id="paper-why">{t('ratings.paper.why')}</h2>
        {!paper.isVerified && <p>{t('ratings.explain.not-verified')}</p>}
        {paper.isReading && <p>{t('ratings.explain.reading')}</p>}
        <Reasons reasons={paper.reasons} />
      </section>
      <FactLines paper={paper} />
      <ExplanationNext paper={paper} />
      <p className="vm-soft">{t('ratings.explain.people-decide')}</p>
    </>
  );
};
