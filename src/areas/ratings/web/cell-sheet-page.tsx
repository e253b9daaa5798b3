import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { handedSheet, type SubjectId } from '../contract.ts';
import { SheetFacts } from './own-sheet.tsx';
import { readingWords } from './own-words.tsx';
import { markedTitle, periodWords } from './rating-words.tsx';
import './ratings.css';

type Paper = OutputOf<typeof handedSheet>;

const Shown = ({ paper }: { paper: Paper }) => {
  const t = useT();
  const { handed, postWords, organisationName, period } = paper;
  if (!handed) return <Empty title={t('ratings.reading.not-handed')}>{t('ratings.sheet-paper.none')}</Empty>;
  return (
    <>
      <p>{[postWords, organisationName, periodWords(period, t)].filter(Boolean).join(' · ')}</p>
      <p className="vm-soft">{t('ratings.sheet-paper.about', { on: dayText(handed.sheet.countedOn) })}</p>
      <section className="vm-card vm-stack" aria-label={t('ratings.sheet-paper.title')}>
        <SheetFacts sheet={handed.sheet} />
      </section>
      <p className="not-printed">{readingWords(handed, t)}</p>
      <div className="ratings-signature">
        <p>{t('ratings.sheet-paper.read')}</p>
        <p>{t('ratings.sheet-paper.answer')}</p>
        <p>{t('ratings.sheet-paper.sign')}</p>
      </div>
    </>
  );
};

/** The sheet of one person as it is printed for whoever reads and signs it on paper before the vote. */
const CellSheetPage = () => {
  const t = useT();
  const { subjectId } = useParams({ strict: false }) as { subjectId: SubjectId };
  const found = useQuestion(handedSheet, { subjectId });
  return (
    <div className="vm-page">
      <Answer query={found} lines={8} isPage>
        {(paper) => (
          <>
            <PageHead
              title={t('ratings.sheet-paper.title')}
              subtitle={
                <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId }}>
                  {markedTitle(paper.title, paper.isFictional, t)}
                </PageLink>
              }
              actions={<PrintButton />}
            />
            <Shown paper={paper} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default CellSheetPage;
