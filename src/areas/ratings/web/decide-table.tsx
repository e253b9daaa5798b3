import { Button } from '../../../web/kit/button.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { Outcome } from '../contract.ts';
import { levelGap } from '../rules/level-gap.ts';
import { type DecideSubject, isReasonAsked, LevelChoice, type LineProps, Reasons } from './decide-line.tsx';
import { DecideList } from './decide-list.tsx';
import { atStart, levelWords } from './rating-words.tsx';

type Props = Pick<LineProps, 'form' | 'levels'> & { readonly subjects: readonly DecideSubject[] };

/** What the rules come to, as short as a cell of a table. */
const rangeWords = (outcome: Outcome, t: Translate): string => {
  if (outcome.kind === 'proposed') return levelWords(outcome.level, t);
  const levels =
    outcome.kind === 'open'
      ? { atWorst: levelWords(outcome.atWorst, t), atBest: levelWords(outcome.atBest, t) }
      : outcome.kind === 'gap'
        ? { candidate: levelWords(outcome.candidate, t) }
        : {};
  return atStart(t(`ratings.short.${outcome.kind}`, levels));
};

/** What the person gave, and how far the chosen level lies from it. */
const Self = ({ form, at, of: { subject } }: Omit<LineProps, 'levels'>) => {
  const t = useT();
  if (subject.selfLevel === null) return null;
  const gap = levelGap(subject.selfLevel, form.values.lines[at]!.level) ?? 0;
  return (
    <span className="vm-soft">
      {t('ratings.column.selfLevel')}: {levelWords(subject.selfLevel, t)}
      {gap !== 0 && ` (${t(`ratings.gap.${gap > 0 ? 'higher' : 'lower'}`, { levels: Math.abs(gap) })})`}
    </span>
  );
};

const Row = (props: LineProps) => {
  const { subject, live } = props.of;
  const t = useT();
  const given = [
    ['proposedLevel', subject.proposedLevel],
    ['ballotLevel', subject.ballotLevel],
  ] as const;
  const outcome = live?.verdict?.outcome;
  return (
    <>
      <tr className="ratings-decide-row">
        <th scope="row">
          {subject.title}
          <Self {...props} />
        </th>
        {given.map(([key, level]) => (
          <td key={key} data-label={t(`ratings.column.${key}`)} data-none={level === null}>
            {levelWords(level, t)}
          </td>
        ))}
        <td className="ratings-decide-range" data-label={t('ratings.decide.by-rules')} data-none={!outcome}>
          {outcome ? rangeWords(outcome, t) : '–'}
        </td>
        <td>
          <LevelChoice {...props} />
        </td>
      </tr>
      {isReasonAsked(props) && (
        <tr className="ratings-decide-reasons">
          <td colSpan={5}>
            <Reasons {...props} isOfMany />
          </td>
        </tr>
      )}
    </>
  );
};

const useAtOnce = ({ form, subjects }: Props) => {
  const { lines } = form.values;
  const blank = subjects.flatMap(({ basis }, at) =>
    (basis?.waiting.count ?? 0) > 0 && lines[at]!.aheadReason.trim() === '' ? [at] : [],
  );
  const reason = lines.find(({ aheadReason }) => aheadReason.trim() !== '')?.aheadReason;
  return {
    /** Where nothing was proposed the level stays as it is. */
    proposed: () =>
      subjects.forEach(({ subject: { proposedLevel } }, at) => {
        if (proposedLevel !== null) form.setFieldValue(`lines.${at}.level`, proposedLevel);
      }),
    hasProposals: subjects.some(({ subject }) => subject.proposedLevel !== null),
    blank: reason === undefined ? 0 : blank.length,
    sameReason: () => {
      for (const at of blank) form.setFieldValue(`lines.${at}.aheadReason`, reason!);
    },
  };
};

/** Of one list: a level as proposed for everybody, and one reason where many go ahead of the same. */
const AtOnce = (props: Props) => {
  const t = useT();
  const { proposed, hasProposals, blank, sameReason } = useAtOnce(props);
  return (
    <div className="vm-row">
      {hasProposals && <Button onClick={proposed}>{t('ratings.decide.all-as-proposed')}</Button>}
      {blank > 0 && <Button onClick={sameReason}>{t('ratings.decide.same-ahead', { count: blank })}</Button>}
    </div>
  );
};

/** Many subjects of one decision, a row each; a reason is asked under its row, and only where one has to be given. */
export const DecideTable = (props: Props) => {
  const t = useT();
  const heads = [
    t('ratings.column.title'),
    t('ratings.column.proposedLevel'),
    t('ratings.column.ballotLevel'),
    t('ratings.decide.by-rules'),
    t('ratings.decide.level'),
  ];
  return (
    <>
      <AtOnce {...props} />
      <DecideList heads={heads} count={props.subjects.length}>
        {props.subjects.map((of, at) => (
          <Row key={of.subject.subjectId} form={props.form} at={at} of={of} levels={props.levels} />
        ))}
      </DecideList>
    </>
  );
};
