import type { ReactNode } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { Timeline, type TimelineEntry } from '../../../web/kit/timeline.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { withdrawEnd } from '../contract.ts';
import { LifeCycleActs } from './life-cycle-acts.tsx';
import { LifeCycleClocks } from './life-cycle-clocks.tsx';
import { answerDialog } from './member-complaint-dialogs.ts';
import { deathReportDialog, type LifeCycleRecord, liftDialog } from './member-end-dialogs.ts';

type Decision = LifeCycleRecord['reentries'][number]['decision'] | null;
const decisionText = (decision: Decision): string =>
  decision ? `${decision.number} · ${dayText(decision.decidedOn)} · ${decision.issuer}` : '';

const TakeBackEnd = ({ end }: { end: LifeCycleRecord['ends'][number] }) => {
  const t = useT();
  const may = useMay();
  const withdraw = useAction(withdrawEnd, { doneKey: 'members.end.taken-back' });
  if (!may('members.withdraw-end')) return null;
  return (
    <div className="vm-stack not-printed">
      <div className="vm-row">
        <Button
          isBusy={withdraw.isPending}
          onClick={() => withdraw.mutate({ memberEndId: end.id, expectedVersion: end.version })}
        >
          {t('members.end.take-back')}
        </Button>
      </div>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </div>
  );
};

const EndText = ({ of, end }: { of: LifeCycleRecord; end: LifeCycleRecord['ends'][number] }) => {
  const t = useT();
  return (
    <>
      {end.decision && <div>{decisionText(end.decision)}</div>}
      {end.reason && <div>{end.reason}</div>}
      {end.reportedOn && <div>{t('members.end.reported', { day: end.reportedOn })}</div>}
      {end.clock && <LifeCycleClocks clocks={[end.clock]} />}
      {end.kind === 'deceased' && end.reportedOn === null && (
        <LifeCycleActs
          acts={[
            {
              name: 'members.complete-death-report',
              label: t('members.end.death-report'),
              spec: () => deathReportDialog(t, end),
            },
          ]}
        />
      )}
      {of.member.state === end.kind && <TakeBackEnd end={end} />}
    </>
  );
};

const SuspensionText = ({ suspension }: { suspension: LifeCycleRecord['suspensions'][number] }): ReactNode => {
  const t = useT();
  return (
    <>
      <div>{t(`members.suspension-reason.${suspension.reason}`)}</div>
      <div>{decisionText(suspension.decision)}</div>
      {suspension.plannedUntil && <div>{t('members.suspension.planned-text', { day: suspension.plannedUntil })}</div>}
      {suspension.liftedOn ? (
        <div>{t('members.suspension.lifted-text', { day: suspension.liftedOn })}</div>
      ) : (
        <LifeCycleActs
          acts={[
            {
              name: 'members.lift-suspension',
              label: t('members.suspension.lift'),
              spec: () => liftDialog(t, suspension),
            },
          ]}
        />
      )}
    </>
  );
};

const ComplaintText = ({ complaint }: { complaint: LifeCycleRecord['complaints'][number] }): ReactNode => {
  const t = useT();
  return (
    <>
      <div>{t(`members.complaint-level.${complaint.level}`)}</div>
      {complaint.isLate === true && <Status level="attention">{t('members.complaint.late')}</Status>}
      {complaint.isLate === null && <Status level="unknown">{t('members.complaint.late-unknown')}</Status>}
      {complaint.answeredOn && complaint.answer ? (
        <div>
          {t('members.complaint.answered', {
            day: complaint.answeredOn,
            result: t(`members.complaint-result.${complaint.answer}`),
          })}
        </div>
      ) : (
        <>
          <div>{t('members.complaint.answer-due', { day: complaint.answerDueOn })}</div>
          <LifeCycleActs
            acts={[
              {
                name: 'members.answer-complaint',
                label: t('members.complaint.answer'),
                spec: () => answerDialog(t, complaint),
              },
            ]}
          />
        </>
      )}
    </>
  );
};

/** What happened to the membership beside procedures, newest first, each with what can still be done about it. */
export const LifeCycleEvents = ({ of }: { of: LifeCycleRecord }) => {
  const t = useT();
  const entries: TimelineEntry[] = [
    ...of.ends.map((end) => ({
      key: end.id,
      on: end.effectiveOn,
      title: t(`members.end-kind.${end.kind}`),
      text: <EndText of={of} end={end} />,
      level: 'serious' as const,
    })),
    ...of.reentries.map((back) => ({
      key: `${back.kind} ${back.effectiveOn}`,
      on: back.effectiveOn,
      title: t(`members.reentry-kind.${back.kind}`),
      text: decisionText(back.decision),
    })),
    ...of.suspensions.map((suspension) => ({
      key: suspension.id,
      on: suspension.sinceDay,
      title: t('members.suspension.one'),
      text: <SuspensionText suspension={suspension} />,
    })),
    ...of.complaints.map((complaint) => ({
      key: complaint.id,
      on: complaint.filedOn,
      title: t('members.complaint.one'),
      text: <ComplaintText complaint={complaint} />,
    })),
  ];
  if (entries.length === 0) return null;
  return <Timeline label={t('members.life.events')} entries={entries.sort((a, b) => (a.on < b.on ? 1 : -1))} />;
};
