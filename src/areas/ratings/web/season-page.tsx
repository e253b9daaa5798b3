import { useParams } from '@tanstack/react-router';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type SeasonId, season as seasonQuestion } from '../contract.ts';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { RatingTabs } from './rating-tabs.tsx';
import { PackName, periodWords, SeasonStanding, useNames, Verified } from './rating-words.tsx';
import { SeasonActs } from './season-acts.tsx';
import { SeasonCountTables } from './season-counts.tsx';
import type { SeasonView } from './season-dialogs.tsx';
import { SeasonSubjects } from './season-subjects.tsx';
import './ratings.css';

const AboutSeason = ({ season }: { season: SeasonView }) => {
  const t = useT();
  return (
    <section className="vm-card" aria-label={t('ratings.season.about')}>
      <Facts
        facts={[
          { name: t('ratings.season.state'), value: <SeasonStanding state={season.state} /> },
          { name: t('ratings.season.opener'), value: season.openerName },
          { name: t('ratings.season.opened-on'), value: dayText(season.openedOn) },
          { name: t('ratings.season.pack'), value: <PackName pack={season.pack} /> },
          ...(season.layer ? [{ name: t('ratings.season.layer'), value: <PackName pack={season.layer} /> }] : []),
          ...(season.packReason ? [{ name: t('ratings.season.pack-reason'), value: season.packReason }] : []),
        ]}
      />
    </section>
  );
};

/** Last days of the season; one that has passed while not everything is decided is late. */
const Calendar = ({ season }: { season: SeasonView }) => {
  const t = useT();
  const names = useNames();
  const today = todayHere();
  const { counts, calendar } = season;
  const isDone = counts.decided + counts.notRated === counts.subjects;
  return (
    <section className="vm-card" aria-label={t('ratings.calendar.title')}>
      <h2>{t('ratings.calendar.title')}</h2>
      {calendar.length === 0 ? (
        <p className="vm-soft">{t('ratings.calendar.none')}</p>
      ) : (
        <ul className="ratings-due">
          {calendar.map((line) => (
            <li key={line.code}>
              <strong>{dayText(line.dueOn)}</strong> {names(line.names)}{' '}
              {line.dueOn < today && !isDone && season.state === 'open' && (
                <Status level="attention">{t('ratings.calendar.passed')}</Status>
              )}
              <div className="vm-soft">
                {line.source ?? t('ratings.calendar.no-source')} <Verified isVerified={line.isVerified} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Shown = ({ season, of }: { season: SeasonView; of: OrganisationId }) => {
  const t = useT();
  return (
    <>
      <PageHead
        title={t('ratings.season.title-of', { period: periodWords(season.period, t) })}
        subtitle={t('ratings.season.days', { from: dayText(season.periodFrom), opener: season.openerName })}
        actions={<SeasonActs season={season} />}
      />
      <RatingTabs />
      <div className="ratings-season-top">
        <AboutSeason season={season} />
        <Calendar season={season} />
      </div>
      <SeasonCountTables season={season} of={of} />
      <SeasonSubjects season={season} of={of} />
    </>
  );
};

/** One season: pack, last days, how far each kind and organisation is, and its subjects. */
const SeasonPage = () => {
  const t = useT();
  const { seasonId } = useParams({ strict: false }) as { seasonId: SeasonId };
  const of = useOrganisationInView();
  const found = useQuestion(seasonQuestion, { seasonId, organisationId: of as OrganisationId }, { when: of !== null });
  return (
    <div className="vm-page">
      {of === null ? (
        <Empty title={t('ratings.open.no-organisation')} />
      ) : (
        <Answer query={found} lines={8} isPage>
          {(season) => <Shown season={season} of={of} />}
        </Answer>
      )}
    </div>
  );
};

export default SeasonPage;
