import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type Congress, congress as congressQuestion, type MeetingId } from '../contract.ts';
import { electedIn } from '../rules/check-ballot.ts';

const Elections = ({ congress }: { congress: Congress }) => {
  const t = useT();
  if (congress.elections.length === 0) return <p className="vm-soft">{t('meetings.congress.empty')}</p>;
  return (
    <ul className="meetings-votes">
      {congress.elections.map(({ id, post, state, numberSet, ballots }) => (
        <li key={id}>
          <strong>{t(`meetings.election.post.${post}`)}</strong>:{' '}
          {t('meetings.election.filled', { elected: electedIn(ballots).length, set: numberSet })}{' '}
          <Status level={state === 'concluded' ? 'good' : 'attention'}>{t(`meetings.election.state.${state}`)}</Status>
        </li>
      ))}
    </ul>
  );
};

const Clock = ({ congress: { reportDueOn, result } }: { congress: Congress }) => {
  const t = useT();
  if (result?.reportedOn) return <p>{t('meetings.congress.was-reported', { day: dayText(result.reportedOn) })}</p>;
  return reportDueOn && <p>{t('meetings.congress.report-by', { day: dayText(reportDueOn) })}</p>;
};

/** The elections of a congress on its page: how far they are, and the way in. */
export const CongressPanel = ({ meetingId }: { meetingId: MeetingId }) => {
  const t = useT();
  const found = useQuestion(congressQuestion, { meetingId });
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.congress.title')}</h2>
      <Answer query={found} lines={3}>
        {(congress) => (
          <>
            <Elections congress={congress} />
            <Clock congress={congress} />
          </>
        )}
      </Answer>
      <div className="not-printed">
        <CongressLink meetingId={meetingId} />
      </div>
    </section>
  );
};

/** The way to the elections of a congress. */
export const CongressLink = ({ meetingId }: { meetingId: MeetingId }) => {
  const t = useT();
  return (
    <PageLink className="vm-button" to="/meetings/$meetingId/congress" params={{ meetingId }}>
      {t('meetings.congress.open')}
    </PageLink>
  );
};
