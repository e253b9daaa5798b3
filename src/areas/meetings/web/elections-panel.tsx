import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import {
  electionsOfMeeting as electionsQuestion,
  type MeetingElections,
  type MeetingId,
  type MeetingKind,
} from '../contract.ts';
import { electedIn } from '../rules/check-ballot.ts';
import { isOfWholeCell } from '../rules/check-cases.ts';
import { postKey } from './election-names.ts';

type Candidate = MeetingElections['elections'][number]['candidates'][number];

/** `: Nguyễn Văn A, Lê Thị B`, or nothing. */
const namesOf = (elected: readonly string[], candidates: readonly Candidate[]): string => {
  const nameOf = new Map<string, string>(candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  return elected.length === 0 ? '' : `: ${elected.map((id) => nameOf.get(id) ?? '').join(', ')}`;
};

const Elections = ({ world }: { world: MeetingElections }) => {
  const t = useT();
  if (world.elections.length === 0) return <p className="vm-soft">{t('meetings.elections.empty')}</p>;
  return (
    <ul className="meetings-votes">
      {world.elections.map(({ id, post, state, numberSet, ballots, candidates }) => (
        <li key={id}>
          <strong>{t(postKey(post, world.kind))}</strong>:{' '}
          {t('meetings.election.filled', { elected: electedIn(ballots).length, set: numberSet })}
          {namesOf(electedIn(ballots), candidates)}{' '}
          <Status level={state === 'concluded' ? 'good' : 'attention'}>{t(`meetings.election.state.${state}`)}</Status>
        </li>
      ))}
    </ul>
  );
};

const Clock = ({ world: { reportDueOn, result } }: { world: MeetingElections }) => {
  const t = useT();
  if (result?.reportedOn) return <p>{t('meetings.elections.was-reported', { day: dayText(result.reportedOn) })}</p>;
  return reportDueOn && <p>{t('meetings.elections.report-by', { day: dayText(reportDueOn) })}</p>;
};

/** The elections of a meeting on its page: how far they are, and the way in; nothing where a plain meeting elects nobody. */
export const ElectionsPanel = ({ meetingId, kind }: { meetingId: MeetingId; kind: MeetingKind }) => {
  const t = useT();
  const found = useQuestion(electionsQuestion, { meetingId }, { when: isOfWholeCell(kind) });
  if (kind !== 'congress' && !found.data?.elections.length) return null;
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.elections.title')}</h2>
      <Answer query={found} lines={3}>
        {(world) => (
          <>
            <Elections world={world} />
            <Clock world={world} />
          </>
        )}
      </Answer>
      <div className="not-printed">
        <ElectionsLink meetingId={meetingId} />
      </div>
    </section>
  );
};

/** The way to the elections of a meeting. */
export const ElectionsLink = ({ meetingId }: { meetingId: MeetingId }) => {
  const t = useT();
  return (
    <PageLink className="vm-button" to="/meetings/$meetingId/elections" params={{ meetingId }}>
      {t('meetings.elections.open')}
    </PageLink>
  );
};
