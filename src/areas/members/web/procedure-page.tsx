import { useParams } from '@tanstack/react-router';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type ProcedureId, procedure, withdrawProcedure, withdrawProcedureStep } from '../contract.ts';
import { isStepOpen } from '../rules/procedure-step-check.ts';
import { type Act, LifeCycleActs } from './life-cycle-acts.tsx';
import { LifeCycleClocks } from './life-cycle-clocks.tsx';
import { levelOfProcedure, useRuleText } from './life-cycle-words.ts';
import {
  decisionDialog,
  type PlainStep,
  type ProcedureRecord,
  prolongDialog,
  stepDialog,
  stopProcedureDialog,
  voteDialog,
} from './procedure-dialogs.ts';
import { ProcedureEvidence } from './procedure-evidence.tsx';
import { ProcedureTimeline } from './procedure-timeline.tsx';
import './life-cycle.css';

const plainSteps: readonly PlainStep[] = [
  'request',
  'self-criticism',
  'unreachable',
  'refusal',
  'sent-up',
  'part-review',
];
const votes = [
  { body: 'cell-vote', name: 'members.record-cell-vote' },
  { body: 'grassroots-vote', name: 'members.record-upper-vote' },
  { body: 'competent-vote', name: 'members.record-upper-vote' },
] as const;

const useActs = (of: ProcedureRecord): Act[] => {
  const t = useT();
  const isOpen = (kind: Parameters<typeof isStepOpen>[1]): boolean => isStepOpen(of, kind);
  return [
    ...votes
      .filter(({ body }) => isOpen(body))
      .map(({ body, name }) => ({
        name,
        label: t(`members.step-kind.${body}`),
        isMain: true,
        spec: () => voteDialog(t, of, body),
      })),
    ...(isOpen('decision')
      ? [
          {
            name: 'members.record-procedure-decision',
            label: t(`members.decide.${of.kind}`),
            isMain: of.state !== 'cell-voted',
            spec: () => decisionDialog(t, of),
          },
        ]
      : []),
    ...plainSteps
      .filter(isOpen)
      .map((kind) => ({
        name: 'members.record-procedure-step',
        label: t(`members.step-kind.${kind}`),
        spec: () => stepDialog(t, of, kind),
      })),
    ...(isOpen('prolonged')
      ? [
          {
            name: 'members.prolong-probation',
            label: t('members.step-kind.prolonged'),
            spec: () => prolongDialog(t, of),
          },
        ]
      : []),
    ...(isOpen('stopped') && of.kind !== 'admission'
      ? [{ name: 'members.stop-procedure', label: t('members.procedure.stop'), spec: () => stopProcedureDialog(t, of) }]
      : []),
  ];
};

/** The last step, or the opening itself, taken back by one click. */
const TakeBack = ({ of }: { of: ProcedureRecord }) => {
  const t = useT();
  const may = useMay();
  const last = of.steps.at(-1);
  const step = useAction(withdrawProcedureStep, { doneKey: 'members.procedure.step-taken-back' });
  const whole = useAction(withdrawProcedure, {
    doneKey: 'members.procedure.taken-back',
    onDone: () => window.history.back(),
  });
  const refusal = step.error ?? whole.error;
  if (!may('members.withdraw-procedure-step') || (!last && of.kind === 'admission')) return null;
  const takeBack = (): void =>
    last
      ? step.mutate({ procedureStepId: last.id, expectedVersion: of.version })
      : whole.mutate({ procedureId: of.id, expectedVersion: of.version });
  return (
    <div className="vm-stack not-printed">
      <div className="vm-row">
        <Button isBusy={step.isPending || whole.isPending} onClick={takeBack}>
          {t(last ? 'members.procedure.take-back-step' : 'members.procedure.take-back')}
        </Button>
      </div>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </div>
  );
};

const SubjectLink = ({ of }: { of: ProcedureRecord }) => {
  const { name, memberId, candidateId } = of.subject;
  return memberId ? (
    <PageLink to="/members/$memberId" params={{ memberId }}>
      {name}
    </PageLink>
  ) : (
    <PageLink to="/members/candidates/$candidateId" params={{ candidateId: candidateId! }}>
      {name}
    </PageLink>
  );
};

const useFacts = (of: ProcedureRecord) => {
  const t = useT();
  const language = useLanguage();
  const ruleText = useRuleText();
  return [
    { name: t('members.procedure.subject'), value: <SubjectLink of={of} /> },
    { name: t('members.life.cell'), value: of.subject.organisationName },
    {
      name: t('members.candidate.state'),
      value: <Status level={levelOfProcedure[of.state]}>{t(`members.procedure-state.${of.state}`)}</Status>,
    },
    { name: t('members.procedure.opened-on'), value: dayText(of.openedOn) },
    ...(of.ground
      ? [{ name: t('members.procedure.ground'), value: of.ground.name?.[language] ?? of.ground.code }]
      : []),
    ...(of.groundText ? [{ name: t('members.procedure.ground-text'), value: of.groundText }] : []),
    ...(of.probation
      ? [
          {
            name: t('members.probation.ends-on'),
            value: (
              <>
                <div>{of.probation.endsOn ? dayText(of.probation.endsOn) : t('members.life.unknown')}</div>
                <div className="vm-soft">{ruleText(of.probation)}</div>
                {of.probation.isProlonged && <div className="vm-soft">{t('members.probation.prolonged-note')}</div>}
              </>
            ),
          },
        ]
      : []),
    ...(of.rules
      ? [
          {
            name: t('members.procedure.shares'),
            value: (
              <>
                <div>{t('members.procedure.shares-text', { ...of.rules.shares, attempts: of.rules.attempts })}</div>
                <div className="vm-soft">{ruleText(of.rules.votes)}</div>
              </>
            ),
          },
        ]
      : []),
    ...(of.decision
      ? [
          {
            name: t('members.life.decision'),
            value: `${t(`members.outcome.${of.kind}-${of.outcome ?? 'approved'}`)} · ${of.decision.number} · ${dayText(of.decision.decidedOn)} · ${of.decision.issuer}`,
          },
        ]
      : []),
    ...(of.receivedOn ? [{ name: t('members.life.received-on'), value: dayText(of.receivedOn) }] : []),
  ];
};

const Body = ({ of }: { of: ProcedureRecord }) => {
  const t = useT();
  const facts = useFacts(of);
  return (
    <>
      <PageHead
        title={t(`members.procedure-kind.${of.kind}`)}
        subtitle={of.subject.isFictional ? `${of.subject.name} (${t('members.life.fictional')})` : of.subject.name}
        actions={
          <>
            <LifeCycleActs acts={useActs(of)} />
            <ProcedureEvidence of={of} />
            <Button onClick={() => window.print()}>
              <Icon name="print" />
              {t('members.life.print')}
            </Button>
          </>
        }
      />
      {of.rules && !of.rules.pack.verified && (
        <p className="vm-soft" role="note">
          {t('members.life.pack-unverified', { source: of.rules.pack.source })}
        </p>
      )}
      {of.state === 'referred' && <p role="note">{t('members.procedure.referred-text')}</p>}
      <div className="vm-two">
        <div className="vm-stack">
          <section className="vm-card">
            <Facts facts={facts} />
          </section>
          {of.clocks.length > 0 && (
            <section className="vm-card">
              <h2>{t('members.clocks.title')}</h2>
              <LifeCycleClocks clocks={of.clocks} />
            </section>
          )}
        </div>
        <section className="vm-card">
          <h2>{t('members.procedure.steps')}</h2>
          <ProcedureTimeline of={of} />
          <TakeBack of={of} />
        </section>
      </div>
    </>
  );
};

/** One procedure: what was done with which votes, what is due, and the acts that are open. */
const ProcedurePage = () => {
  const { procedureId } = useParams({ strict: false }) as { procedureId: ProcedureId };
  const asked = useQuestion(procedure, { procedureId });
  return (
    <div className="vm-page">
      <Answer query={asked} lines={10} isPage>
        {(of) => <Body key={of.version} of={of} />}
      </Answer>
    </div>
  );
};

export default ProcedurePage;
