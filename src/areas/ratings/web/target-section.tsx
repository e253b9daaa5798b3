import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { type Language, useLanguage, useT } from '../../../web/messages.ts';
import { numberText } from '../../../web/number-text.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { targets, withdrawTargets } from '../contract.ts';
import { Section } from './subject-section.tsx';
import { isBeforeDecision, type SubjectView, versioned } from './subject-view.ts';
import { TargetChangeDialog } from './target-change-dialog.tsx';
import { TargetCopyDialog, TargetFixDialog } from './target-fix-dialog.tsx';
import { TargetResultsDialog } from './target-results-dialog.tsx';
import { TargetTable } from './target-table.tsx';
import type { TargetsView } from './target-typed.ts';
import { WhyDialog } from './why-dialog.tsx';

type DialogProps = { readonly view: SubjectView; readonly targets: TargetsView; readonly onClose: () => void };

/** All at once, while nothing was built on them: a wrong list that was pasted. */
const TargetWithdrawDialog = ({ view, onClose }: DialogProps) => {
  const t = useT();
  return (
    <WhyDialog
      contract={withdrawTargets}
      about={t('ratings.target.withdraw-about')}
      doneKey="ratings.done.withdraw-targets"
      toInput={(why) => ({ ...versioned(view), why })}
      onClose={onClose}
    />
  );
};

const dialogs = {
  'fix-targets': TargetFixDialog,
  'copy-targets': TargetCopyDialog,
  'change-targets': TargetChangeDialog,
  'record-results': TargetResultsDialog,
  'withdraw-targets': TargetWithdrawDialog,
} as const;
type Act = keyof typeof dialogs;

const isTold = (row: TargetsView['rows'][number]): boolean =>
  [row.doneOn, row.resultAmount, row.resultWords, row.isExceededRecorded].some((said) => said !== null);

/** What may be done now: fixed once, taken back while nothing was built on it, then changed by decisions alone. */
const actsOf = ({ rows, changes, previous }: TargetsView): Act[] =>
  rows.some(({ isRemoved }) => !isRemoved)
    ? [
        'record-results',
        'change-targets',
        ...(changes.length === 0 && !rows.some(isTold) ? (['withdraw-targets'] as const) : []),
      ]
    : ['fix-targets', ...(previous ? (['copy-targets'] as const) : [])];

/** Every change with its decision, and what was asked before it. */
const Changes = ({ view: { changes, rows } }: { view: TargetsView }) => {
  const [t, language] = [useT(), useLanguage()];
  if (changes.length === 0) return null;
  const textById = new Map(rows.map(({ targetId, text }) => [targetId as string, text]));
  const textOf = (line: Readonly<Record<string, unknown>> | null): string => String(line?.text ?? '');
  return (
    <details className="ratings-fold">
      <summary>{t('ratings.target.changes', { count: changes.length })}</summary>
      <ul className="ratings-bullets">
        {changes.map(({ targetId, change, number, decidedOn, issuer, why, before, after }) => (
          <li key={`${targetId} ${number} ${change}`} className="ratings-words">
            {t(`ratings.target.changed.${change}`, {
              text: textOf(after) || textOf(before) || (textById.get(targetId) ?? ''),
            })}
            {change === 'alter' && ` ${t('ratings.target.before', { before: wordsOf(before, language) })}`}
            <div className="vm-soft">
              {t('ratings.history.decision', { number, decidedOn: dayText(decidedOn), issuer })}
              {why ? ` ${why}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** What was asked before: text, amount and day, as far as they were said. */
const wordsOf = (line: Readonly<Record<string, unknown>> | null, language: Language): string =>
  [
    line?.text,
    typeof line?.amount !== 'number' ? null : [numberText(line.amount, language), line.unit].filter(Boolean).join(' '),
    typeof line?.dueOn === 'string' ? dayText(line.dueOn) : null,
    typeof line?.weight !== 'number' ? null : numberText(line.weight, language),
  ]
    .filter(Boolean)
    .join(' · ');

const Weights = ({ view: { weights } }: { view: TargetsView }) => {
  const t = useT();
  if (weights.sum === 0) return null;
  const { sum, most, isOver, isRule, withoutWeight } = weights;
  return (
    <p className="vm-soft">
      {most === null
        ? t('ratings.target.sum', { sum })
        : t(isOver ? 'ratings.target.sum-over' : 'ratings.target.sum-of', { sum, most })}
      {isOver && !isRule && ` ${t('ratings.target.over-allowed')}`}
      {withoutWeight > 0 && ` ${t('ratings.target.without-weight', { count: withoutWeight })}`}
    </p>
  );
};

const Shown = ({ view }: { view: TargetsView }) => {
  const t = useT();
  if (view.rows.length === 0) return <Empty title={t('ratings.target.none')}>{t('ratings.target.none-help')}</Empty>;
  return (
    <>
      <TargetTable rows={view.rows} />
      <Weights view={view} />
      <Changes view={view} />
    </>
  );
};

/** What the subject is to achieve in the period, fixed at its opening; result, late and exceeded come from there. */
export const TargetSection = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<Act | null>(null);
  const found = useQuestion(targets, { subjectId: view.subjectId }, { when: may(targets.name) });
  if (!may(targets.name)) return null;
  const acts = found.data && isBeforeDecision(view) ? actsOf(found.data).filter((act) => may(`ratings.${act}`)) : [];
  const Dialog = open ? dialogs[open] : null;
  return (
    <Section
      id="targets"
      title={t('ratings.section.targets')}
      actions={acts.map((act) => (
        <Button key={act} onClick={() => setOpen(act)}>
          {t(`ratings.action.${act}`)}
        </Button>
      ))}
    >
      <Answer query={found}>{(one) => <Shown view={one} />}</Answer>
      {Dialog && found.data && <Dialog view={view} targets={found.data} onClose={() => setOpen(null)} />}
    </Section>
  );
};
