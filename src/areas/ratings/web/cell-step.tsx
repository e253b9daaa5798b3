import { type ReactNode, useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import type { CellRow } from '../contract.ts';
import { isOffered } from '../rules/offered-step.ts';
import { mayStep } from '../rules/transitions.ts';
import { type OneStep, OpenStep, ReadingsDialog } from './cell-dialogs.tsx';
import { type CellStep, isNamedTwice, type StandingStep } from './cell-steps.ts';
import { useFocusKept } from './focus-kept.ts';
import {
  HandSheetsDialog,
  handTitleKey,
  leftOutFor,
  mayBeWithdrawn,
  WithdrawSheetsDialog,
} from './hand-sheets-dialog.tsx';
import { ManyDialog } from './many-dialog.tsx';
import { OwnStep, readingWords } from './own-words.tsx';
import { levelWords, SubjectStanding } from './rating-words.tsx';

/** The action that one subject at a time is taken through, by step. */
const actionOf: Readonly<Partial<Record<CellStep, OneStep>>> = {
  targets: 'fix-targets',
  self: 'rate-self',
  propose: 'propose-level',
  ballot: 'record-ballot',
};

/** What stands of a subject at a step, in few words. */
const standingWords = (key: CellStep, row: CellRow, t: Translate): ReactNode => {
  switch (key) {
    case 'targets':
      return row.targets > 0 && t('ratings.cell.targets', { count: row.targets });
    case 'self':
      return row.selfLevel && levelWords(row.selfLevel, t);
    case 'sheet':
      return [
        readingWords(row.handed, t),
        row.isSheetOld && t('ratings.cell.sheet-old'),
        row.answers > 0 && t('ratings.cell.answered', { count: row.answers }),
      ]
        .filter(Boolean)
        .join(' ');
    case 'comments':
      return row.comments > 0 ? t('ratings.cell.comments', { count: row.comments }) : null;
    case 'review':
      return row.reviewHeldOn && dayText(row.reviewHeldOn);
    case 'propose':
      return row.proposedLevel && levelWords(row.proposedLevel, t);
    case 'ballot':
      return row.isVoted
        ? row.ballotLevel
          ? levelWords(row.ballotLevel, t)
          : t('ratings.cell.no-most')
        : row.isPerson && row.handed?.readOn == null && t('ratings.cell.not-read');
    case 'decide':
      return <SubjectStanding {...row} />;
  }
};

/** Targets are fixed once and then changed on the subject's own page. */
const mayTake = (action: OneStep, row: CellRow): boolean =>
  action === 'fix-targets' ? row.targets === 0 && mayStep(row.state, 'propose-level') : isOffered(action, row);

/** A paper about one person, to read and to print. */
const ToPaper = ({ row, paper }: { row: CellRow; paper: 'explanation' | 'sheet' }) => {
  const t = useT();
  return (
    <PageLink to={`/ratings/subjects/$subjectId/${paper}`} params={{ subjectId: row.subjectId }} className="vm-button">
      {t(`ratings.cell.${paper}`)}
      <span className="seen-by-readers-only">{`: ${row.title}`}</span>
    </PageLink>
  );
};

type LineProps = {
  readonly step: CellStep;
  readonly row: CellRow;
  /** Whether another line of the step bears the same name. */
  readonly isTwice: boolean;
  readonly onOpen: ((row: CellRow) => void) | null;
};

const Line = ({ step, row, isTwice, onOpen }: LineProps) => {
  const t = useT();
  const standing = standingWords(step, row, t);
  const action = actionOf[step];
  const beside = row.postWords ?? (isTwice ? t(`ratings.subject.${row.kind}`) : null);
  const isOpen = action !== undefined && mayTake(action, row);
  return (
    <li className="ratings-cell-line">
      <span>
        <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId: row.subjectId }}>
          {row.title}
        </PageLink>
        {beside && <span className="vm-soft">{` · ${beside}`}</span>}
        {standing && <span className="ratings-clause">{standing}</span>}
      </span>
      {step === 'decide' && row.decidedOn !== null && <ToPaper row={row} paper="explanation" />}
      {step === 'sheet' && row.handed !== null && <ToPaper row={row} paper="sheet" />}
      {onOpen && isOpen && (
        <Button onClick={() => onOpen(row)}>
          {t(`ratings.cell.act-${step}`)}
          <span className="seen-by-readers-only">{`: ${row.title}`}</span>
        </Button>
      )}
    </li>
  );
};

type Props = {
  readonly number: number;
  readonly step: StandingStep;
  readonly isNext: boolean;
  readonly isOpen: boolean;
};

type Opened =
  | { readonly kind: 'one'; readonly row: CellRow }
  | { readonly kind: 'review' }
  | { readonly kind: 'readings' }
  | { readonly kind: 'hand' }
  | { readonly kind: 'withdraw' };

type ActsProps = { readonly step: StandingStep; readonly onOpen: (opened: Opened) => void };

const ofToday = (rows: readonly CellRow[]): CellRow[] => rows.filter((row) => mayBeWithdrawn(row, todayHere()));

const SheetActs = ({ step: { waiting, done }, onOpen }: ActsProps) => {
  const t = useT();
  const may = useMay();
  const toHand = [...waiting, ...done].filter((row) => leftOutFor(row) === null);
  const today = ofToday(waiting);
  return (
    <div className="vm-row not-printed">
      {may('ratings.hand-sheets') && toHand.length > 0 && (
        <Button main onClick={() => onOpen({ kind: 'hand' })}>
          {t(handTitleKey(toHand), { count: toHand.length })}
        </Button>
      )}
      {may('ratings.record-readings') && waiting.some(({ handed }) => handed !== null) && (
        <Button onClick={() => onOpen({ kind: 'readings' })}>{t('ratings.cell.record-paper')}</Button>
      )}
      {may('ratings.withdraw-sheets') && today.length > 0 && (
        <Button onClick={() => onOpen({ kind: 'withdraw' })}>
          {t('ratings.cell.withdraw-sheets', { count: today.length })}
        </Button>
      )}
    </div>
  );
};

/** Buttons that take a step with several subjects at once. */
const StepActs = ({ step, onOpen }: ActsProps) => {
  const t = useT();
  const may = useMay();
  const { key, waiting } = step;
  if (key === 'sheet') return <SheetActs step={step} onOpen={onOpen} />;
  if (key !== 'review' || waiting.length === 0 || !may('ratings.record-review')) return null;
  return (
    <div className="vm-row not-printed">
      <Button main onClick={() => onOpen({ kind: 'review' })}>
        {t('ratings.cell.review-all', { count: waiting.length })}
      </Button>
    </div>
  );
};

const Opened = ({ step, opened, onClose }: { step: StandingStep; opened: Opened; onClose: () => void }) => {
  if (opened.kind === 'review') return <ManyDialog action="record-review" subjects={step.waiting} onClose={onClose} />;
  if (opened.kind === 'hand') return <HandSheetsDialog rows={[...step.waiting, ...step.done]} onClose={onClose} />;
  if (opened.kind === 'withdraw') return <WithdrawSheetsDialog rows={ofToday(step.waiting)} onClose={onClose} />;
  if (opened.kind === 'readings')
    return <ReadingsDialog rows={step.waiting.filter(({ handed }) => handed !== null)} onClose={onClose} />;
  return <OpenStep step={actionOf[step.key]!} subjectId={opened.row.subjectId} onClose={onClose} />;
};

type FoldProps = Pick<LineProps, 'step' | 'onOpen'> & {
  /** Everybody of the step, done or not. */
  readonly among: readonly CellRow[];
  readonly of: 'waiting' | 'done';
  readonly rows: readonly CellRow[];
  readonly isOpen: boolean;
};

/** Names behind a number, open where they are what comes next. */
const Fold = ({ step, of, rows, among, isOpen, onOpen }: FoldProps) => {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <details className="ratings-fold" open={isOpen}>
      <summary>{t(`ratings.cell.${of}`, { count: rows.length })}</summary>
      <ul className="ratings-cell-lines">
        {rows.map((row) => (
          <Line key={row.subjectId} step={step} row={row} isTwice={isNamedTwice(row, among)} onOpen={onOpen} />
        ))}
      </ul>
    </details>
  );
};

/** How far a step is; of the sheets also how many were handed over, as only those read count as done. */
const progressWords = ({ key, waiting, done }: StandingStep, t: Translate): string => {
  const all = done.length + waiting.length;
  if (key !== 'sheet') return t('ratings.cell.progress', { done: done.length, all });
  const handed = [...waiting, ...done].filter((row) => row.handed !== null).length;
  return t('ratings.cell.progress-sheet', { handed, done: done.length, all });
};

/** Of whom the number is, so that two steps with other numbers of the same cell are understood. */
const wholeWords = ({ waiting, done, collectives, leftOut }: StandingStep, t: Translate): string | null => {
  if (leftOut > 0) return t('ratings.cell.whole-persons', { leftOut });
  const persons = waiting.length + done.length - collectives;
  return collectives > 0 && persons > 0 ? t('ratings.cell.whole', { persons, collectives }) : null;
};

/** One step of the cell: what it is, whom it waits for, and what is done. */
export const CellStepCard = ({ number, step, isNext, isOpen }: Props) => {
  const t = useT();
  const may = useMay();
  const [opened, setOpened] = useState<Opened | null>(null);
  const heading = useFocusKept(opened !== null);
  const { key, waiting, done } = step;
  const among = [...waiting, ...done];
  const action = actionOf[key];
  const onOpen =
    isOpen && action && may(`ratings.${action}`) ? (row: CellRow) => setOpened({ kind: 'one', row }) : null;
  return (
    <OwnStep
      id={`step-${key}`}
      title={t('ratings.cell.step', { number, name: t(`ratings.cell.step-${key}`) })}
      about={t(`ratings.cell.about-${key}`)}
      headingRef={heading}
    >
      <p role="status">
        <strong>{progressWords(step, t)}</strong> {wholeWords(step, t)} {isNext && t('ratings.cell.next')}
      </p>
      {isOpen && <StepActs step={step} onOpen={setOpened} />}
      <Fold step={key} among={among} of="waiting" rows={waiting} isOpen={isNext} onOpen={onOpen} />
      <Fold step={key} among={among} of="done" rows={done} isOpen={false} onOpen={onOpen} />
      {opened && <Opened step={step} opened={opened} onClose={() => setOpened(null)} />}
    </OwnStep>
  );
};
