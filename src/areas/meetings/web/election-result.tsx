import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import {
  type MeetingElections,
  type MeetingId,
  withdrawApproval,
  withdrawFilledPosts,
  withdrawFilledTerm,
  withdrawResultReport,
} from '../contract.ts';
import { OverNumberLines } from './election-over-number.tsx';
import { ElectionReason } from './election-reason.tsx';
import { ApprovalDialog, FillPostsDialog, FillTermDialog, ReportResultDialog } from './election-result-dialogs.tsx';

type Props = { readonly meetingId: MeetingId; readonly world: MeetingElections };

const clocked = (day: string | null, isVerified: boolean, t: Translate): string =>
  day === null
    ? t('meetings.unknown')
    : `${dayText(day as never)}${isVerified ? '' : ` (${t('meetings.elections.unverified')})`}`;

/** The term of a congress, or the posts filled in the running one. */
const filledFact = ({ kind, result }: MeetingElections, t: Translate): Fact => {
  const isCongress = kind === 'congress';
  const day = result?.filledOn && dayText(result.filledOn);
  const done =
    day &&
    (isCongress
      ? t('meetings.elections.filled-on', { day })
      : t('meetings.elections.posts-filled-on', { day, posts: result.posts }));
  return {
    name: t(`meetings.elections.${isCongress ? 'term' : 'posts'}`),
    value: done || t('meetings.elections.not-yet'),
  };
};

const factsOf = (world: MeetingElections, t: Translate): Fact[] => {
  const { result, reportDueOn, approvalDueOn, areClocksVerified } = world;
  const decision = result?.decision;
  return [
    { name: t('meetings.elections.report-due'), value: clocked(reportDueOn, areClocksVerified, t) },
    {
      name: t('meetings.elections.reported-on'),
      value: result?.reportedOn ? dayText(result.reportedOn) : t('meetings.elections.not-yet'),
    },
    { name: t('meetings.elections.approval-due'), value: clocked(approvalDueOn, areClocksVerified, t) },
    {
      name: t('meetings.elections.approval'),
      value: decision
        ? t('meetings.elections.decision', { ...decision, decidedOn: dayText(decision.decidedOn) })
        : t(result?.reportedOn ? 'meetings.elections.pending' : 'meetings.elections.not-yet'),
    },
    filledFact(world, t),
  ];
};

const Proposal = ({ world: { kind, proposal } }: { world: MeetingElections }) => {
  const t = useT();
  if (!proposal) return null;
  return (
    <>
      <h3>{t(`meetings.elections.${kind === 'congress' ? 'proposal' : 'post-proposal'}`)}</h3>
      <ul className="meetings-election-list">
        {proposal.posts.map(({ kind: post, memberId, fullName }) => (
          <li key={memberId}>
            {t(`meetings.elections.post.${post}`)}: <strong>{fullName}</strong>
          </li>
        ))}
      </ul>
      {proposal.endsTerm && (
        <p className="vm-soft">{t('meetings.elections.ends-term', { day: dayText(proposal.endsTerm.startsOn) })}</p>
      )}
      {proposal.fillsTerm && (
        <p className="vm-soft">{t('meetings.elections.fills-term', { day: dayText(proposal.fillsTerm.startsOn) })}</p>
      )}
      <OverNumberLines over={proposal.over} />
      {proposal.blockedBy.map((code) => (
        <p key={code} className="vm-soft">
          {t(`refusal.${code}`)}
        </p>
      ))}
    </>
  );
};

type Step = 'report' | 'approve' | 'fill' | 'fill-posts' | 'unreport' | 'unapprove' | 'unfill' | 'unfill-posts';

const stepsOf = (world: MeetingElections, may: (name: string) => boolean): Step[] => {
  const { kind, state, result, proposal, elections } = world;
  const isCongress = kind === 'congress';
  const isFree = proposal !== null && proposal.blockedBy.length === 0;
  const isFresh = result?.filledOn === todayHere();
  // What the server asks too: a recorded meeting whose elections are all over.
  const isRecorded = state === 'closed' || state === 'reported';
  const isDone = isRecorded && elections.length > 0 && elections.every((one) => one.state === 'concluded');
  const open: readonly (readonly [Step, string, boolean])[] = [
    ['report', 'meetings.report-result', isDone && !result?.reportedOn],
    ['approve', 'meetings.record-approval', isDone && !result?.decision],
    ['fill', 'meetings.fill-term', isCongress && isFree],
    ['fill-posts', 'meetings.fill-posts', !isCongress && isFree],
    ['unreport', 'meetings.withdraw-result-report', Boolean(result?.reportedOn) && !result?.decision],
    ['unapprove', 'meetings.withdraw-approval', Boolean(result?.decision)],
    ['unfill', 'meetings.withdraw-filled-term', isCongress && isFresh],
    ['unfill-posts', 'meetings.withdraw-filled-posts', !isCongress && isFresh],
  ];
  return open.filter(([, name, isOpen]) => isOpen && may(name)).map(([step]) => step);
};

const Dialogs = ({ meetingId, world, step, onClose }: Props & { step: Step; onClose: () => void }) => {
  const { result } = world;
  const at = { meetingId, expectedVersion: result?.version ?? null };
  const close = { at, onClose };
  if (step === 'report') return <ReportResultDialog meetingId={meetingId} world={world} onClose={onClose} />;
  if (step === 'approve') return <ApprovalDialog meetingId={meetingId} world={world} onClose={onClose} />;
  if (step === 'fill') return <FillTermDialog meetingId={meetingId} world={world} onClose={onClose} />;
  if (step === 'fill-posts') return <FillPostsDialog meetingId={meetingId} world={world} onClose={onClose} />;
  if (step === 'unreport')
    return <ElectionReason contract={withdrawResultReport} step="withdraw-result-report" {...close} />;
  if (step === 'unapprove') return <ElectionReason contract={withdrawApproval} step="withdraw-approval" {...close} />;
  if (step === 'unfill-posts')
    return <ElectionReason contract={withdrawFilledPosts} step="withdraw-filled-posts" {...close} />;
  return <ElectionReason contract={withdrawFilledTerm} step="withdraw-filled-term" {...close} />;
};

/** What follows the elections: report up, decision of the superior, term or posts of the committee. The program proposes, a person confirms. */
export const ElectionResult = ({ meetingId, world }: Props) => {
  const t = useT();
  const may = useMay();
  const [step, setStep] = useState<Step | null>(null);
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.elections.result')}</h2>
      <Facts facts={factsOf(world, t)} />
      {world.kind !== 'congress' && <p className="vm-soft">{t('meetings.elections.clocks-carried')}</p>}
      <Proposal world={world} />
      <div className="vm-row not-printed">
        {stepsOf(world, may).map((one) => (
          <Button key={one} onClick={() => setStep(one)}>
            {t(`meetings.elections.step.${one}`)}
          </Button>
        ))}
      </div>
      {step && <Dialogs meetingId={meetingId} world={world} step={step} onClose={() => setStep(null)} />}
    </section>
  );
};
