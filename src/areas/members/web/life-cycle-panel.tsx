import { useNavigate } from '@tanstack/react-router';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { lifeCycle } from '../contract.ts';
import { type MemberStep, mayStep, memberState } from '../rules/transitions.ts';
import { type Act, LifeCycleActs } from './life-cycle-acts.tsx';
import { LifeCycleClocks } from './life-cycle-clocks.tsx';
import { LifeCycleEvents } from './life-cycle-events.tsx';
import { levelOfProcedure, useRuleText } from './life-cycle-words.ts';
import {
  backDialog,
  clearingDialog,
  complaintDialog,
  deathDialog,
  endDialog,
  type LifeCycleRecord,
  openProcedureDialog,
  suspendDialog,
} from './member-end-dialogs.ts';
import type { MemberPanelProps } from './member-panels.ts';
import './life-cycle.css';

const backSteps = ['readmit', 'restore-rights', 'reconnect'] as const;

const useActs = (of: LifeCycleRecord): Act[] => {
  const t = useT();
  const language = useLanguage();
  const ruleText = useRuleText();
  const navigate = useNavigate();
  const onDone = (procedureId: string): void =>
    void navigate({ to: '/members/procedures/$procedureId', params: { procedureId } } as never);
  const grounds = of.grounds.map((ground) => ({
    value: ground.code,
    label: `${ground.name[language]} (${ruleText(ground)})`,
  }));
  const open = (step: MemberStep): boolean => mayStep(memberState, of.member.state, step as never);
  const act = (isOpen: boolean, name: string, label: string, spec: Act['spec']): Act[] =>
    isOpen ? [{ name, label, spec }] : [];
  const procedure = (kind: 'recognition' | 'removal' | 'resignation', isOpen: boolean): Act[] =>
    act(
      isOpen && !of.procedures.some((one) => one.kind === kind && !['decided', 'stopped'].includes(one.state)),
      'members.open-procedure',
      t(`members.open-procedure.${kind}`),
      () => openProcedureDialog(t, of, kind, { grounds, onDone }),
    );
  const [end] = of.ends;
  const hasEnded = end !== undefined && of.member.state === end.kind;
  return [
    ...procedure(
      'recognition',
      of.member.standing === 'probationary' && ['active', 'exempt'].includes(of.member.state),
    ),
    ...procedure('removal', open('remove')),
    ...procedure('resignation', open('resign')),
    ...act(open('suspend'), 'members.suspend', t('members.suspension.begin'), () => suspendDialog(t, of)),
    ...act(open('expel'), 'members.record-end-decision', t('members.end.record'), () => endDialog(t, of)),
    ...act(open('record-death'), 'members.record-death', t('members.end.death'), () => deathDialog(t, of)),
    ...backSteps.flatMap((kind) =>
      act(open(kind), `members.${kind}`, t(`members.back.${kind}`), () => backDialog(t, of, kind)),
    ),
    ...act(hasEnded && end.kind === 'expelled', 'members.record-clearing', t('members.end.clearing'), () =>
      clearingDialog(t, end!),
    ),
    ...act(true, 'members.file-complaint', t('members.complaint.file'), () => complaintDialog(t, of)),
  ];
};

const Probation = ({ of }: { of: LifeCycleRecord }) => {
  const t = useT();
  const ruleText = useRuleText();
  if (of.probation === null) return null;
  const { endsOn, clock, isProlonged } = of.probation;
  return (
    <div className="vm-stack">
      <p>
        {endsOn ? t('members.probation.ends-text', { day: endsOn }) : t('members.probation.unknown')}{' '}
        <span className="vm-soft">{ruleText(of.probation)}</span>
      </p>
      {isProlonged && <p className="vm-soft">{t('members.probation.prolonged-note')}</p>}
      {clock && <LifeCycleClocks clocks={[clock]} />}
    </div>
  );
};

const Procedures = ({ of }: { of: LifeCycleRecord }) => {
  const t = useT();
  if (of.procedures.length === 0) return null;
  return (
    <ul className="members-life-list">
      {of.procedures.map((one) => (
        <li key={one.id}>
          <span className="vm-row">
            <PageLink to="/members/procedures/$procedureId" params={{ procedureId: one.id }}>
              {t('members.procedure.of-day', { kind: t(`members.procedure-kind.${one.kind}`), day: one.openedOn })}
            </PageLink>
            <Status level={levelOfProcedure[one.state]}>{t(`members.procedure-state.${one.state}`)}</Status>
          </span>
        </li>
      ))}
    </ul>
  );
};

const Body = ({ of }: { of: LifeCycleRecord }) => {
  const t = useT();
  const isBlank =
    of.procedures.length + of.suspensions.length + of.ends.length + of.reentries.length + of.complaints.length === 0;
  return (
    <div className="vm-stack">
      <div className="vm-row not-printed">
        <LifeCycleActs acts={useActs(of)} />
      </div>
      <Probation of={of} />
      <Procedures of={of} />
      <LifeCycleEvents of={of} />
      {isBlank && <p className="vm-soft">{t('members.life.nothing-yet')}</p>}
    </div>
  );
};

/** Life cycle of a member on the member's page: procedures, suspensions, ends and re-entries, with the acts that are open. */
const LifeCyclePanel = ({ memberId }: MemberPanelProps) => {
  const asked = useQuestion(lifeCycle, { memberId });
  return <Answer query={asked}>{(of) => <Body key={of.member.version} of={of} />}</Answer>;
};

export default LifeCyclePanel;
