import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import {
  type Congress,
  type MeetingId,
  withdrawApproval,
  withdrawFilledTerm,
  withdrawResultReport,
} from '../contract.ts';
import { ApprovalDialog, FillTermDialog, ReportResultDialog } from './congress-dialogs.tsx';
import { CongressReason } from './congress-reason.tsx';

type Props = { readonly meetingId: MeetingId; readonly congress: Congress };

const clocked = (day: string | null, isVerified: boolean, t: Translate): string =>
  day === null
    ? t('meetings.unknown')
    : `${dayText(day as never)}${isVerified ? '' : ` (${t('meetings.congress.unverified')})`}`;

const factsOf = ({ result, reportDueOn, approvalDueOn, areClocksVerified }: Congress, t: Translate): Fact[] => {
  const decision = result?.decision;
  return [
    { name: t('meetings.congress.report-due'), value: clocked(reportDueOn, areClocksVerified, t) },
    {
      name: t('meetings.congress.reported-on'),
      value: result?.reportedOn ? dayText(result.reportedOn) : t('meetings.congress.not-yet'),
    },
    { name: t('meetings.congress.approval-due'), value: clocked(approvalDueOn, areClocksVerified, t) },
    {
      name: t('meetings.congress.approval'),
      value: decision
        ? t('meetings.congress.decision', { ...decision, decidedOn: dayText(decision.decidedOn) })
        : t('meetings.congress.pending'),
    },
    {
      name: t('meetings.congress.term'),
      value: result?.filledOn
        ? t('meetings.congress.filled-on', { day: dayText(result.filledOn) })
        : t('meetings.congress.not-yet'),
    },
  ];
};

const Proposal = ({ congress: { proposal } }: { congress: Congress }) => {
  const t = useT();
  if (!proposal) return null;
  return (
    <>
      <h3>{t('meetings.congress.proposal')}</h3>
      <ul className="meetings-election-list">
        {proposal.posts.map(({ kind, memberId, fullName }) => (
          <li key={memberId}>
            {t(`meetings.congress.post.${kind}`)}: <strong>{fullName}</strong>
          </li>
        ))}
      </ul>
      {proposal.endsTerm && (
        <p className="vm-soft">{t('meetings.congress.ends-term', { day: dayText(proposal.endsTerm.startsOn) })}</p>
      )}
      {proposal.blockedBy.map((code) => (
        <p key={code} className="vm-soft">
          {t(`refusal.${code}`)}
        </p>
      ))}
    </>
  );
};

type Step = 'report' | 'approve' | 'fill' | 'unreport' | 'unapprove' | 'unfill';

const stepsOf = ({ result, proposal, elections }: Congress, may: (name: string) => boolean): Step[] => {
  const isDone = elections.length > 0 && elections.every(({ state }) => state === 'concluded');
  const open: readonly (readonly [Step, string, boolean])[] = [
    ['report', 'meetings.report-result', isDone && !result?.reportedOn],
    ['approve', 'meetings.record-approval', isDone && !result?.decision],
    ['fill', 'meetings.fill-term', proposal !== null && proposal.blockedBy.length === 0],
    ['unreport', 'meetings.withdraw-result-report', Boolean(result?.reportedOn) && !result?.decision],
    ['unapprove', 'meetings.withdraw-approval', Boolean(result?.decision)],
    ['unfill', 'meetings.withdraw-filled-term', result?.filledOn === todayHere()],
  ];
  return open.filter(([, name, isOpen]) => isOpen && may(name)).map(([step]) => step);
};

const Dialogs = ({ meetingId, congress, step, onClose }: Props & { step: Step; onClose: () => void }) => {
  const { result } = congress;
  const at = { meetingId, expectedVersion: result?.version ?? null };
  const close = { at, onClose };
  if (step === 'report') return <ReportResultDialog meetingId={meetingId} congress={congress} onClose={onClose} />;
  if (step === 'approve') return <ApprovalDialog meetingId={meetingId} congress={congress} onClose={onClose} />;
  if (step === 'fill') return <FillTermDialog meetingId={meetingId} congress={congress} onClose={onClose} />;
  if (step === 'unreport')
    return <CongressReason contract={withdrawResultReport} step="withdraw-result-report" {...close} />;
  if (step === 'unapprove') return <CongressReason contract={withdrawApproval} step="withdraw-approval" {...close} />;
  return <CongressReason contract={withdrawFilledTerm} step="withdraw-filled-term" {...close} />;
};

/** What follows the elections: report up, decision of the superior, term of the committee. The program proposes, a person confirms. */
export const CongressResult = ({ meetingId, congress }: Props) => {
  const t = useT();
  const may = useMay();
  const [step, setStep] = useState<Step | null>(null);
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.congress.result')}</h2>
      <Facts facts={factsOf(congress, t)} />
      <Proposal congress={congress} />
      <div className="vm-row not-printed">
        {stepsOf(congress, may).map((one) => (
          <Button key={one} onClick={() => setStep(one)}>
            {t(`meetings.congress.step.${one}`)}
          </Button>
        ))}
      </div>
      {step && <Dialogs meetingId={meetingId} congress={congress} step={step} onClose={() => setStep(null)} />}
    </section>
  );
};
