import { useParams } from '@tanstack/react-router';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { event, followUpDuties } from '../contract/event-register.ts';
import type { EventId } from '../contract/events.ts';
import { DutyTable } from './duty-table.tsx';
import { EventActions } from './event-actions.tsx';
import { EventParties } from './event-parties.tsx';
import { type EventRecord, isUncounted, levelOfState, useFindingText } from './event-words.ts';

const EventFacts = ({ of }: { of: EventRecord }) => {
  const t = useT();
  return (
    <section className="vm-card">
      <Facts
        facts={[
          {
            name: t('organisations.events.state'),
            value: <Status level={levelOfState[of.state]}>{t(`organisations.state.${of.state}`)}</Status>,
          },
          { name: t('organisations.events.decision'), value: of.decisionNumber },
          { name: t('organisations.events.issuer'), value: of.issuer },
          { name: t('organisations.events.decided'), value: dayText(of.decidedOn) },
          { name: t('organisations.events.effective'), value: dayText(of.effectiveOn) },
          {
            name: t('organisations.events.counts'),
            value: isUncounted(of)
              ? t('organisations.events.uncounted')
              : t('organisations.events.counts-text', { before: of.beforeCount, after: of.afterCount }),
          },
          ...(of.sourceNote ? [{ name: t('organisations.events.source-note'), value: of.sourceNote }] : []),
          ...(of.reversesId
            ? [
                {
                  name: t('organisations.events.reverses'),
                  value: (
                    <PageLink to="/organisations/events/$eventId" params={{ eventId: of.reversesId }}>
                      {t('organisations.events.reverses-open')}
                    </PageLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
};

const EventWarnings = ({ of }: { of: EventRecord }) => {
  const t = useT();
  const textOf = useFindingText();
  if (of.warnings.length === 0) return null;
  return (
    <section className="vm-card">
      <h2>{t('organisations.events.warnings', { count: of.warnings.length })}</h2>
      <ul className="event-warnings">
        {of.warnings.map((warning) => (
          <li key={textOf(warning)}>{textOf(warning)}</li>
        ))}
      </ul>
    </section>
  );
};

const EventDuties = ({ eventId }: { eventId: EventId }) => {
  const t = useT();
  const all = useQuestion(followUpDuties, { eventId, open: false });
  return (
    <Answer query={all} isEmpty={(answer) => answer.rows.length === 0} empty={null}>
      {(answer) => (
        <section className="vm-stack">
          <h2>{t('organisations.duties.title')}</h2>
          <DutyTable rows={answer.rows} />
        </section>
      )}
    </Answer>
  );
};

const isStillOpen = ({ state }: EventRecord): boolean => state === 'prepared' || state === 'scheduled';

/** One decision that changed the tree: what it says, from what to what, what it still asks for, and what can be done with it. */
const EventPage = () => {
  const t = useT();
  const { eventId } = useParams({ strict: false }) as { eventId: EventId };
  const asked = useQuestion(event, { eventId });
  return (
    <div className="vm-page">
      <Answer query={asked} lines={8} isPage>
        {(answer) => (
          <>
            <PageHead
              title={t('organisations.events.one', {
                kind: t(`organisations.event.${answer.kind}`),
                number: answer.decisionNumber,
              })}
              subtitle={t('organisations.events.from-day', { on: dayText(answer.effectiveOn) })}
              actions={<EventActions key={answer.version} of={answer} />}
            />
            {!answer.verified && (
              <p className="event-notice" role="note">
                <Icon name="unknown" />
                {t(`organisations.events.unverified-${isStillOpen(answer) ? 'text' : 'done'}`)}
              </p>
            )}
            <EventFacts of={answer} />
            <EventWarnings of={answer} />
            <EventParties of={answer} />
            <EventDuties eventId={eventId} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default EventPage;
