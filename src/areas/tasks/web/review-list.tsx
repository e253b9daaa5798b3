import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import type { reviewView } from '../contract/programme-reads.ts';
import { withdrawReview } from '../contract/programmes.ts';
import { NamesOf } from './target-sums.tsx';

type Review = typeof reviewView._output;

const One = ({ review }: { review: Review }) => {
  const t = useT();
  const may = useMay();
  const back = useAction(withdrawReview, { doneKey: 'tasks.review.was-withdrawn' });
  return (
    <section className="vm-card">
      <h2>{t(`tasks.review.${review.kind}`)}</h2>
      <p className="vm-soft">{t('tasks.paper.held', { heldOn: review.heldOn, asOf: review.asOf })}</p>
      <p className="tasks-words">{review.results}</p>
      {review.shortcomings && (
        <p className="tasks-words">{t('tasks.paper.shortcomings', { text: review.shortcomings })}</p>
      )}
      {review.nextSteps && <p className="tasks-words">{t('tasks.paper.next-steps', { text: review.nextSteps })}</p>}
      <ul>
        {review.figures.map(({ name, met, given, short, silent }) => (
          <li key={name}>
            {name}: {t('tasks.paper.met', { met, given, short })}
            <NamesOf names={silent} line={(names) => t('tasks.paper.silent', { count: silent.length, names })} />
          </li>
        ))}
      </ul>
      {review.enteredOn === todayHere() && may(withdrawReview.name) && (
        <div className="not-printed">
          <Button isBusy={back.isPending} onClick={() => back.mutate({ programmeReviewId: review.id })}>
            {t('tasks.review.withdraw')}
          </Button>
        </div>
      )}
      {back.error && <RefusalPanel refusal={back.error} takesFocus />}
    </section>
  );
};

/** Reviews held so far, with the figures as they stood then. */
export const ReviewList = ({ reviews }: { reviews: readonly Review[] }) => (
  <>
    {reviews.map((review) => (
      <One key={review.id} review={review} />
    ))}
  </>
);
