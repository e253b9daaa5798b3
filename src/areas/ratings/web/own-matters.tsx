import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownRatings } from '../contract.ts';
import { OwnRatingLink } from './own-cadre-link.tsx';
import { periodWords } from './rating-words.tsx';

/** For the first page of an account without an office: own ratings that are under way, each with its page. Nothing where there is none. */
const OwnRatingMatters = () => {
  const t = useT();
  const found = useQuestion(ownRatings, {});
  const open = (found.data?.rows ?? []).filter(({ state }) => state === 'open' || state === 'reviewed');
  if (open.length === 0) return null;
  return (
    <section className="vm-stack" aria-labelledby="own-ratings">
      <h2 id="own-ratings">{t('ratings.own.title')}</h2>
      <ul className="vm-items">
        {open.map(({ subjectId, period, selfLevel, mayRate, hasSheet }) => (
          <li key={subjectId} className="vm-item" data-level="info">
            <Icon name="info" />
            <div>
              <OwnRatingLink subjectId={subjectId}>
                {t(
                  selfLevel === null && mayRate
                    ? 'ratings.own.matter-review'
                    : hasSheet
                      ? 'ratings.own.matter-read'
                      : 'ratings.own.matter-open',
                  { period: periodWords(period, t) },
                )}
              </OwnRatingLink>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

export default OwnRatingMatters;
