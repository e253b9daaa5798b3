import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { translate, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  type BallotRecord,
  concludeElection,
  type ElectionRecord,
  type MeetingElections,
  type MeetingId,
  reopenElection,
  withdrawBallot,
  withdrawElection,
} from '../contract.ts';
import { electedIn, seatsLeftIn } from '../rules/check-ballot.ts';
import { againstRoll } from '../rules/election-against-roll.ts';
import { followedReasons } from '../rules/followed-result.ts';
import { hasSurplusIn } from '../rules/list-surplus.ts';
import { type ElectionStep, mayStep, election as steps } from '../rules/transitions.ts';
import { ChangeElectionDialog } from './election-list-dialog.tsx';
import { nominationKey, postKey } from './election-names.ts';
import { ElectionReason } from './election-reason.tsx';
import { ballotFactsOf, TallyForm } from './election-tally.tsx';

type Props = { readonly meetingId: MeetingId; readonly world: MeetingElections; readonly election: ElectionRecord };

const useOpen = ({ state }: ElectionRecord) => {
  const may = useMay();
  return (step: ElectionStep): boolean => may(`meetings.${step}`) && mayStep(steps, state, step);
};

/** Why elections of this meeting do not open again: what became of them is taken back first, each of it named. */
export const Followed = ({ reasons }: { reasons: ReturnType<typeof followedReasons> }) => {
  const t = useT();
  if (reasons.length === 0) return null;
  return (
    <div className="vm-soft not-printed">
      <p>{t('meetings.elections.followed')}</p>
      <ul>
        {reasons.map(({ code, params }) => (
          <li key={code}>{t(`refusal.${code}`, params)}</li>
        ))}
      </ul>
    </div>
  );
};

const Candidates = ({ world, election }: Omit<Props, 'meetingId'>) => {
  const t = useT();
  if (election.candidates.length === 0) return <p className="vm-soft">{t('meetings.election.no-candidates')}</p>;
  return (
    <ol className="meetings-election-list">
      {election.candidates.map(({ memberId, fullName, nomination, nominatedBy, withdrawnWhy }) => (
        <li key={memberId}>
          {fullName}{' '}
          <span className="vm-soft">
            {t(nominationKey(nomination, world.kind))}
            {nominatedBy && `: ${nominatedBy}`}
            {withdrawnWhy && ` · ${t('meetings.election.withdrew', { why: withdrawnWhy })}`}
          </span>
        </li>
      ))}
    </ol>
  );
};

const Ballot = ({ ballot, election }: { ballot: BallotRecord; election: ElectionRecord }) => {
  const t = useT();
  const nameOf = new Map(election.candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  const { ordinal, seats, issued, received, valid, base, needed, lines } = ballot;
  const word = ({ isElected, isTied }: (typeof lines)[number]): string =>
    isElected ? 'elected' : isTied ? 'tied' : 'not-elected';
  return (
    <div>
      <h4>{t('meetings.election.ballot', { ballot: ordinal })}</h4>
      <p className="vm-soft">{t('meetings.election.ballot-line', { seats, issued, received, valid, base, needed })}</p>
      <ul className="meetings-votes">
        {lines.map((line) => (
          <li key={line.memberId}>
            <strong>{nameOf.get(line.memberId)}</strong>: {t('meetings.election.votes-of', { votes: line.votes, base })}{' '}
            <Status level={line.isElected ? 'good' : line.isTied ? 'attention' : 'plain'}>
              {t(`meetings.election.${word(line)}`)}
            </Status>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** A ballot as it was typed: what takes its withdrawal back. */
const againOf = ({ seats, issued, received, valid, lines }: BallotRecord) => ({
  ...{ seats, issued, received, valid },
  votes: lines.map(({ memberId, votes }) => ({ memberId, votes })),
});

/** Steps taken at one click, and back at one. */
const useElectionSteps = ({ meetingId, election }: Omit<Props, 'world'>) => {
  const last = election.ballots.at(-1);
  const conclude = useAction(concludeElection, {
    doneKey: 'meetings.election.concluded',
    undoInput: ({ electionId, version }) => ({
      electionId,
      expectedVersion: version,
      why: translate('web.undo-reason'),
    }),
  });
  const takeBallot = useAction(withdrawBallot, {
    doneKey: 'meetings.election.ballot-withdrawn',
    undoInput: ({ electionId, version }) => last && { electionId, expectedVersion: version, ...againOf(last) },
  });
  const { numberSet, post } = election;
  const candidates = election.candidates.map(({ fullName: _, ...one }) => one);
  const withdraw = useAction(withdrawElection, {
    doneKey: 'meetings.election.withdrawn',
    undoInput: () => ({ meetingId, electionId: election.id, post, numberSet, candidates }),
  });
  return { last, conclude, takeBallot, withdraw, refusal: conclude.error ?? takeBallot.error ?? withdraw.error };
};

const PlainSteps = ({ meetingId, election }: Omit<Props, 'world'>) => {
  const t = useT();
  const open = useOpen(election);
  const { last, conclude, takeBallot, withdraw, refusal } = useElectionSteps({ meetingId, election });
  const at = { electionId: election.id, expectedVersion: election.version };
  return (
    <>
      {last && open('conclude-election') && (
        <Button isBusy={conclude.isPending} onClick={() => conclude.mutate(at)}>
          {t('meetings.election.conclude')}
        </Button>
      )}
      {last && open('withdraw-ballot') && (
        <Button isBusy={takeBallot.isPending} onClick={() => takeBallot.mutate(at)}>
          {t('meetings.election.withdraw-ballot', { ballot: last.ordinal })}
        </Button>
      )}
      {!last && open('withdraw-election') && (
        <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate(at)}>
          {t('meetings.election.withdraw')}
        </Button>
      )}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};

/** Ballots that the roll call, mended since, does not bear: said with every reason, on paper too. */
const AgainstRoll = ({ world, election }: Omit<Props, 'meetingId'>) => {
  const t = useT();
  const reasons = againstRoll(election, ballotFactsOf(world));
  if (reasons.length === 0) return null;
  return (
    <div role="status">
      <Status level="serious">{t('meetings.election.against-roll')}</Status>
      <ul>
        {reasons.map(({ code, params }) => (
          <li key={`${code} ${JSON.stringify(params)}`}>{t(`refusal.${code}`, params)}</li>
        ))}
      </ul>
    </div>
  );
};

const Acts = ({ meetingId, world, election }: Props) => {
  const t = useT();
  const open = useOpen(election);
  const [dialog, setDialog] = useState<'list' | 'reopen' | null>(null);
  const at = { electionId: election.id, expectedVersion: election.version };
  const close = (): void => setDialog(null);
  return (
    <>
      <div className="vm-row not-printed">
        <PlainSteps meetingId={meetingId} election={election} />
        {open('change-election') && <Button onClick={() => setDialog('list')}>{t('meetings.election.change')}</Button>}
        {open('reopen-election') && followedReasons(world.result).length === 0 && (
          <Button onClick={() => setDialog('reopen')}>{t('meetings.election.reopen')}</Button>
        )}
      </div>
      {dialog === 'list' && <ChangeElectionDialog world={world} election={election} onClose={close} />}
      {dialog === 'reopen' && (
        <ElectionReason contract={reopenElection} at={at} step="reopen-election" onClose={close} />
      )}
    </>
  );
};

/** One election: who stands, every ballot, and the tally of the next one. */
export const ElectionCard = (props: Props) => {
  const t = useT();
  const { world, election } = props;
  const open = useOpen(election);
  const left = seatsLeftIn(election);
  const isCounting = ['open', 'closed', 'reported'].includes(world.state) && left > 0 && open('record-ballot');
  return (
    <section className="vm-card vm-stack">
      <h2>{t(postKey(election.post, world.kind))}</h2>
      <p>
        <Status level={election.state === 'concluded' ? 'good' : 'attention'}>
          {t(`meetings.election.state.${election.state}`)}
        </Status>{' '}
        {t('meetings.election.filled', { elected: electedIn(election.ballots).length, set: election.numberSet })}
        {election.candidates.length > 0
          ? ` · ${t(hasSurplusIn(election) ? 'meetings.election.with-surplus' : 'meetings.election.without-surplus')}`
          : null}
      </p>
      <h3>{t('meetings.election.candidates')}</h3>
      <Candidates world={world} election={election} />
      {election.ballots.map((ballot) => (
        <Ballot key={ballot.ordinal} ballot={ballot} election={election} />
      ))}
      <AgainstRoll world={world} election={election} />
      <Acts {...props} />
      {isCounting && <TallyForm key={election.version} world={world} election={election} />}
    </section>
  );
};
