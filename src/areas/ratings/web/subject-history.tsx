import { dayText } from '../../../web/day-text.ts';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { StepView } from '../contract.ts';
import { levelWords, useNames, votesWords } from './rating-words.tsx';
import type { SubjectView } from './subject-view.ts';

const ballotLines = ({ ballot }: StepView, t: Translate): string[] => {
  if (!ballot) return [];
  const { votes, ...counts } = ballot;
  return [
    t('ratings.history.ballot', counts),
    votesWords(votes, (level, count) => {
      const name = level === 'not-rated' ? t('ratings.ballot.not-rated') : t(`ratings.level.${level}`);
      return `${name}: ${count}`;
    }).join(' · '),
  ];
};

const linesOf = (step: StepView, t: Translate, partName: (code: string) => string): string[] => [
  ...Object.entries(step.points ?? {}).map(([part, points]) =>
    t('ratings.history.points', { part: partName(part), points: points ?? '–' }),
  ),
  ...ballotLines(step, t),
  ...(step.decision
    ? [t('ratings.history.decision', { ...step.decision, decidedOn: dayText(step.decision.decidedOn) })]
    : []),
  ...(step.words ? [step.words] : []),
  ...(step.leavingReason ? [t('ratings.history.leaving', { reason: step.leavingReason })] : []),
  ...(step.aheadReason ? [t('ratings.history.ahead', { reason: step.aheadReason })] : []),
  ...(step.withdrawnWords ? [t('ratings.history.withdrawn', { reason: step.withdrawnWords })] : []),
  ...(step.enteredOn === step.happenedOn ? [] : [t('ratings.history.entered', { on: dayText(step.enteredOn) })]),
];

const titleOf = ({ step, level }: StepView, t: Translate): string => {
  const words = t(`ratings.done-step.${step}`);
  return level === null ? words : `${words}: ${levelWords(level, t)}`;
};

/** Everything that happened, the latest first; what was taken back stays, struck out. */
export const SubjectHistory = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const names = useNames();
  const partName = (code: string): string => {
    const part = view.parts.find((one) => one.code === code);
    return part ? names(part.names) : code;
  };
  if (view.steps.length === 0) return <p className="vm-soft">{t('ratings.history.none')}</p>;
  return (
    <Timeline
      label={t('ratings.history.title')}
      entries={view.steps.map((step) => ({
        key: step.stepId,
        on: step.happenedOn,
        title: step.isWithdrawn ? (
          <>
            <s>{titleOf(step, t)}</s> {t('ratings.history.taken-back')}
          </>
        ) : (
          titleOf(step, t)
        ),
        text: linesOf(step, t, partName).map((line) => (
          <div key={line} className="ratings-words">
            {line}
          </div>
        )),
      }))}
    />
  );
};
