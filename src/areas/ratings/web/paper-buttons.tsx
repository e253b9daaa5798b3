import type { InputOf } from '../../../platform/action/contract.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { type PaperContent, printPapers, type RatingPaperKind } from '../contract.ts';
import { MissingPapers } from './missing-papers.tsx';
import './rating-papers.css';

type Asked = InputOf<typeof printPapers>;
export type PrintOf = Pick<Asked, 'seasonId' | 'organisationId' | 'subjectId'>;

type Wanted = {
  readonly kinds: readonly RatingPaperKind[];
  readonly content: PaperContent;
  readonly format: 'pdf' | 'docx';
};

/** Papers as files; each taking out stands in the audit. What is being made is named, so that its own button shows it. */
export const usePapers = (of: PrintOf) => {
  const print = useAction(printPapers, { onDone: downloadAnswer });
  const busyWith = print.isPending ? print.variables : undefined;
  const start = ({ kinds, ...wanted }: Wanted): void => print.mutate({ ...of, ...wanted, kinds: [...kinds] });
  const isBusy = ({ kinds, content, format }: Wanted): boolean =>
    busyWith?.format === format && busyWith.content === content && (busyWith.kinds ?? []).join() === kinds.join();
  return {
    start,
    isBusy,
    isAnyBusy: print.isPending,
    refusal: print.error,
    answer: print.isPending ? undefined : print.data,
  };
};
type Papers = ReturnType<typeof usePapers>;

type Props = {
  readonly papers: Papers;
  /** Empty: all of them. */
  readonly kinds: readonly RatingPaperKind[];
  readonly content?: PaperContent;
  /** What the buttons are about, for who hears them without the line they stand in. */
  readonly about: string;
};

/** The same papers to be printed, and as Word files to be worked on. */
export const PaperPair = ({ papers, kinds, content = 'recorded', about }: Props) => {
  const t = useT();
  const button = (format: 'pdf' | 'docx') => {
    const wanted = { kinds, content, format };
    return (
      <Button
        isBusy={papers.isBusy(wanted)}
        disabled={papers.isAnyBusy && !papers.isBusy(wanted)}
        aria-label={t(`ratings.papers.${format}-of`, { about })}
        onClick={() => papers.start(wanted)}
      >
        <Icon name={format === 'pdf' ? 'print' : 'export'} />
        {t(`ratings.papers.${format}`)}
      </Button>
    );
  };
  return (
    <div className="vm-row">
      {button('pdf')}
      {button('docx')}
    </div>
  );
};

/** What came of the last print: how many papers, and what is missing and why. */
export const PrintedSummary = ({ papers: { answer } }: { papers: Papers }) => {
  const t = useT();
  if (!answer) return null;
  return (
    <div role="status" className="vm-stack">
      <p>{t('ratings.papers.made', { count: answer.papers })}</p>
      <MissingPapers missing={answer.missing} />
    </div>
  );
};
