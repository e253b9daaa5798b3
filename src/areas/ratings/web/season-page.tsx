import { useParams } from '@tanstack/react-router';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type SeasonId, season as seasonQuestion } from '../contract.ts';
import { DecidedAbove } from './decided-above.tsx';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { ProvisionalSteps } from './provisional-steps.tsx';
import { RatingTabs } from './rating-tabs.tsx';
import { PackName, periodWords, SeasonStanding, useNames } from './rating-words.tsx';
import { SeasonActs } from './season-acts.tsx';
import { SeasonCalendar } from './season-calendar.tsx';
import { SeasonCountTables } from './season-counts.tsx';
import type { SeasonView } from './season-dialogs.tsx';
import { SeasonPapers } from './season-papers.tsx';
import { SeasonSubjects } from './season-subjects.tsx';
import './ratings.css';

const AboutSeason = ({ season }: { season: SeasonView }) => {
  const t = useT();
  const names = useNames();
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
          ...season.switched.map(({ rule, names: words, isOn, basis }) => ({
            name: t(isOn ? 'ratings.season.switched-on' : 'ratings.season.switched-off', { rule }),
            value: `${names(words)} (${basis})`,
          })),
        ]}
      />
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
        <SeasonCalendar season={season} of={of} />
      </div>
      <ProvisionalSteps season={season} of={of} />
      <DecidedAbove season={season} />
      <SeasonCountTables season={season} of={of} />
      <SeasonSubjects season={season} of={of} />
      <SeasonPapers season={season} of={of} />
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
