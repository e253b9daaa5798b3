import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownRating, ownReview, type SubjectId } from '../contract.ts';
import { hasAnswerStep, OwnAnswer } from './own-answer.tsx';
import { OwnReview } from './own-review.tsx';
import type { OwnReviewView } from './own-review-lines.ts';
import { OwnSheet } from './own-sheet.tsx';
import { OwnStep } from './own-words.tsx';
import { levelWords, PackName, periodWords } from './rating-words.tsx';
import { ResultAxes } from './result-axes.tsx';
import './ratings.css';

type Own = OutputOf<typeof ownRating>;

/** Last step: what was decided, once it was told, and why. */
const Result = ({ own, view, number }: { own: Own; view: OwnReviewView; number: number }) => {
  const t = useT();
  const { decidedLevel, notRatedWords } = own;
  return (
    <OwnStep id="result" number={number} title={t('ratings.own.step-result')}>
      {decidedLevel === null && notRatedWords === null && <p className="vm-soft">{t('ratings.own.not-told')}</p>}
      {notRatedWords !== null && <p>{t('ratings.own.set-aside', { words: notRatedWords })}</p>}
      {decidedLevel !== null && (
        <>
          <p>
            <strong>{levelWords(decidedLevel, t)}</strong>
          </p>
          {view.decision && (
            <p>{t('ratings.history.decision', { ...view.decision, decidedOn: dayText(view.decision.decidedOn) })}</p>
          )}
          {view.toldOn && <p className="vm-soft">{t('ratings.own.told', { on: dayText(view.toldOn) })}</p>}
          <div className="vm-row not-printed">
            <PageLink
              to="/ratings/own/$subjectId/explanation"
              params={{ subjectId: own.subjectId }}
              className="vm-button"
            >
              {t('ratings.own.explanation')}
            </PageLink>
          </div>
        </>
      )}
    </OwnStep>
  );
};

const Shown = ({ own, view }: { own: Own; view: OwnReviewView }) => {
  const t = useT();
  const hasAnswer = hasAnswerStep(own);
  return (
    <>
      <PageHead
        title={t('ratings.own.of-period', { period: periodWords(own.period, t) })}
        subtitle={
          <>
            {[own.title, own.postWords, own.organisationName].filter(Boolean).join(' · ')}{' '}
            <PageLink to="/ratings/own">{t('ratings.own.all')}</PageLink>
          </>
        }
        actions={<PrintButton />}
      />
      <p className="vm-soft">
        <PackName pack={view.pack} />
      </p>
      <div className="vm-stack">
        <ResultAxes axes={view.axes} silence={view.axesSilence} />
        <OwnReview view={view} number={1} />
        <OwnSheet own={own} view={view} number={2} answerAt={hasAnswer ? 3 : null} />
        {hasAnswer && <OwnAnswer own={own} number={3} />}
        <Result own={own} view={view} number={hasAnswer ? 4 : 3} />
      </div>
    </>
  );
};

/** The own rating of one period, step by step: review, read the sheet, answer, see what was decided. */
const OwnSeasonPage = () => {
  const { subjectId } = useParams({ strict: false }) as { subjectId: SubjectId };
  const own = useQuestion(ownRating, { subjectId });
  const view = useQuestion(ownReview, { subjectId });
  return (
    <div className="vm-page">
      <Answer query={own} lines={8} isPage>
        {(rating) => (
          <Answer query={view} lines={8} isPage>
            {(review) => <Shown own={rating} view={review} />}
          </Answer>
        )}
      </Answer>
    </div>
  );
};

export default OwnSeasonPage;
