import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { useT } from '../../../web/messages.ts';
import { OwnReviewForm } from './own-review-form.tsx';
import type { OwnReviewView } from './own-review-lines.ts';
import { OwnStep } from './own-words.tsx';
import { levelWords, useNames, Verified } from './rating-words.tsx';

/** The form of the texts, as far as the pack knows it; what it holds was not seen, so the review is written in one's own words. */
const Forms = ({ view: { forms } }: { view: OwnReviewView }) => {
  const t = useT();
  const names = useNames();
  if (forms.length === 0) return <p className="vm-soft">{t('ratings.own.no-form')}</p>;
  return (
    <ul className="ratings-bullets">
      {forms.map(({ number, names: words, clause, isVerified }) => (
        <li key={number}>
          {t('ratings.own.form', { number, name: names(words), clause })} <Verified isVerified={isVerified} />
        </li>
      ))}
    </ul>
  );
};

const Written = ({ view }: { view: OwnReviewView }) => {
  const t = useT();
  const names = useNames();
  const { self, parts } = view;
  if (!self) return <p className="vm-soft">{t('ratings.own.not-rated')}</p>;
  return (
    <>
      <Facts
        facts={[
          { name: t('ratings.column.selfLevel'), value: levelWords(self.level, t) },
          { name: t('ratings.day.rate-self'), value: dayText(self.ratedOn) },
          ...parts
            .filter(({ code }) => self.points[code] != null)
            .map(({ code, names: words, max }) => ({
              name: names(words),
              value: t('ratings.own.points', { points: self.points[code]!, max }),
            })),
        ]}
      />
      {self.isFromPaper && (
        <p className="vm-soft">{t(view.mayRate ? 'ratings.own.from-paper' : 'ratings.own.from-paper-closed')}</p>
      )}
      {self.words && <p className="ratings-words">{self.words}</p>}
    </>
  );
};

/** First step of the own page: the review and the own rating, written anew until the ballot or the decision. */
export const OwnReview = ({ view, number }: { view: OwnReviewView; number: number }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <OwnStep
      id="review"
      number={number}
      title={t('ratings.own.step-review')}
      about={t(view.closedBy ? `ratings.own.review-closed-${view.closedBy}` : 'ratings.own.step-review-about')}
    >
      <Forms view={view} />
      {isOpen && view.mayRate ? <OwnReviewForm view={view} onClose={() => setOpen(false)} /> : <Written view={view} />}
      {view.mayRate && !isOpen && (
        <div className="vm-row not-printed">
          <Button main={view.self === null} onClick={() => setOpen(true)}>
            {t(view.self === null ? 'ratings.own.write' : 'ratings.own.write-again')}
          </Button>
        </div>
      )}
    </OwnStep>
  );
};
