import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownRatings, ownResults } from '../contract.ts';
import { OwnRatingLink } from './own-cadre-link.tsx';
import { levelWords, periodWords, SubjectStanding } from './rating-words.tsx';
import { ResultHistory } from './result-history.tsx';
import './ratings.css';

type Row = OutputOf<typeof ownRatings>['rows'][number];

/** What the person is waited for, or what there is to read. */
const nextOf = ({ state, selfLevel, decidedLevel, mayRate, hasSheet }: Row): string => {
  if (decidedLevel !== null) return 'read-result';
  if (state !== 'open' && state !== 'reviewed') return 'look';
  if (selfLevel === null && mayRate) return 'review';
  return hasSheet ? 'read-sheet' : 'open';
};

const OneSeason = ({ row }: { row: Row }) => {
  const t = useT();
  return (
    <li className="vm-card vm-stack">
      <h2>{t('ratings.own.of-period', { period: periodWords(row.period, t) })}</h2>
      <p className="vm-soft">
        {[t(`ratings.subject.${row.kind}`), row.postWords, row.organisationName].filter(Boolean).join(' · ')}
      </p>
      <p>
        <SubjectStanding state={row.state} />{' '}
        {row.selfLevel && t('ratings.own.self-is', { level: levelWords(row.selfLevel, t) })}{' '}
        {row.decidedLevel && <strong>{t('ratings.own.result-is', { level: levelWords(row.decidedLevel, t) })}</strong>}
      </p>
      <div className="vm-row">
        <OwnRatingLink subjectId={row.subjectId} className="vm-button">
          {t(`ratings.own.next-${nextOf(row)}`)}
        </OwnRatingLink>
      </div>
    </li>
  );
};

const History = () => {
  const t = useT();
  const found = useQuestion(ownResults, {});
  return (
    <section className="vm-card vm-stack" aria-labelledby="own-history">
      <h2 id="own-history">{t('ratings.own.history')}</h2>
      <Answer
        query={found}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p className="vm-soft">{t('ratings.results.none')}</p>}
      >
        {({ rows }) => <ResultHistory rows={rows} label={t('ratings.results.of-person')} />}
      </Answer>
    </section>
  );
};

/** Ratings of whoever is signed in: what is to be done in each season, and the results of the years. */
const OwnPage = () => {
  const t = useT();
  const found = useQuestion(ownRatings, {});
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.own.title')} subtitle={t('ratings.own.about')} />
      <Answer
        query={found}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('ratings.own.none')}>{t('ratings.own.none-text')}</Empty>}
      >
        {({ rows }) => (
          <ul className="ratings-own-list">
            {rows.map((row) => (
              <OneSeason key={row.subjectId} row={row} />
            ))}
          </ul>
        )}
      </Answer>
      <History />
    </div>
  );
};

export default OwnPage;
