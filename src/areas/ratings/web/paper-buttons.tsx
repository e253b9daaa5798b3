import type { InputOf } from '../../../platform/action/contract.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { printPapers, type RatingPaperKind } from '../contract.ts';
import './rating-papers.css';

type Asked = InputOf<typeof printPapers>;
export type PrintOf = Pick<Asked, 'seasonId' | 'organisationId' | 'subjectId'>;

/** Papers as files; each taking out stands in the audit. What is being made is named, so that its own button shows it. */
export const usePapers = (of: PrintOf) => {
  const print = useAction(printPapers, { onDone: downloadAnswer });
  const busyWith = print.isPending ? print.variables : undefined;
  const start = (kinds: readonly RatingPaperKind[], format: 'pdf' | 'docx'): void =>
    print.mutate({ ...of, kinds: [...kinds], format });
  const isBusy = (kinds: readonly RatingPaperKind[], format: 'pdf' | 'docx'): boolean =>
    busyWith?.format === format && (busyWith.kinds ?? []).join() === kinds.join();
  return { start, isBusy, isAnyBusy: print.isPending, refusal: print.error };
};
type Papers = ReturnType<typeof usePapers>;

type Props = {
  readonly papers: Papers;
  /** Empty: all of them. */
  readonly kinds: readonly RatingPaperKind[];
  /** What the buttons are about, for who hears them without the line they stand in. */
  readonly about: string;
};

/** The same papers to be printed, and as Word files to be worked on. */
export const PaperPair = ({ papers, kinds, about }: Props) => {
  const t = useT();
  const button = (format: 'pdf' | 'docx') => (
    <Button
      isBusy={papers.isBusy(kinds, format)}
      disabled={papers.isAnyBusy && !papers.isBusy(kinds, format)}
      aria-label={t(`ratings.papers.${format}-of`, { about })}
      onClick={() => papers.start(kinds, format)}
    >
      <Icon name={format === 'pdf' ? 'print' : 'export'} />
      {t(`ratings.papers.${format}`)}
    </Button>
  );
  return (
    <div className="vm-row">
      {button('pdf')}
      {button('docx')}
    </div>
  );
};
