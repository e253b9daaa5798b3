import { useNavigate } from '@tanstack/react-router';
import { useLanguage, useT } from '../../../web/messages.ts';
import { type MemberStep, mayStep, memberState } from '../rules/transitions.ts';
import type { Act } from './life-cycle-acts.tsx';
import { useRuleText } from './life-cycle-words.ts';
import { backDialog } from './member-back-dialogs.ts';
import { complaintDialog } from './member-complaint-dialogs.ts';
import {
  clearingDialog,
  deathDialog,
  endDialog,
  type LifeCycleRecord,
  openProcedureDialog,
  suspendDialog,
} from './member-end-dialogs.ts';

const backSteps = ['readmit', 'restore-rights', 'reconnect'] as const;
const procedureKinds = ['recognition', 'removal', 'resignation'] as const;

const isOpen = (of: LifeCycleRecord, step: MemberStep): boolean => mayStep(memberState, of.member.state, step as never);

/** Whether the state of the member leaves room for a procedure of that kind, and none is running. */
const mayOpen = (of: LifeCycleRecord, kind: (typeof procedureKinds)[number]): boolean => {
  const runs = of.procedures.some((one) => one.kind === kind && !['decided', 'stopped'].includes(one.state));
  if (runs) return false;
  if (kind === 'removal') return isOpen(of, 'remove');
  if (kind === 'resignation') return isOpen(of, 'resign');
  return of.member.standing === 'probationary' && ['active', 'exempt'].includes(of.member.state);
};

const useProcedureActs = (of: LifeCycleRecord): Act[] => {
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
  return procedureKinds
    .filter((kind) => mayOpen(of, kind))
    .map((kind) => ({
      name: 'members.open-procedure',
      label: t(`members.open-procedure.${kind}`),
      spec: () => openProcedureDialog(t, of, kind, { grounds, onDone }),
    }));
};

/** What may be done about a membership now, by the state of the member. */
export const useLifeCycleActs = (of: LifeCycleRecord): Act[] => {
  const t = useT();
  const procedures = useProcedureActs(of);
  const act = (isShown: boolean, name: string, label: string, spec: Act['spec']): Act[] =>
    isShown ? [{ name, label, spec }] : [];
  const [end] = of.ends;
  const isExpelled = end?.kind === 'expelled' && of.member.state === 'expelled';
  return [
    ...procedures,
    ...act(isOpen(of, 'suspend'), 'members.suspend', t('members.suspension.begin'), () => suspendDialog(t, of)),
    ...act(isOpen(of, 'expel'), 'members.record-end-decision', t('members.end.record'), () => endDialog(t, of)),
    ...act(isOpen(of, 'record-death'), 'members.record-death', t('members.end.death'), () => deathDialog(t, of)),
    ...backSteps.flatMap((kind) =>
      act(isOpen(of, kind), `members.${kind}`, t(`members.back.${kind}`), () => backDialog(t, of, kind)),
    ),
    ...act(isExpelled, 'members.record-clearing', t('members.end.clearing'), () => clearingDialog(t, end!)),
    ...act(true, 'members.file-complaint', t('members.complaint.file'), () => complaintDialog(t, of)),
  ];
};
