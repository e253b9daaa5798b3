import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { Translate } from '../../../web/messages.ts';
import * as contract from '../contract.ts';
import { suspensionReason } from '../contract.ts';
import type { DialogSpec } from './life-cycle-dialog.tsx';
import type { FieldSpec } from './life-cycle-field.tsx';
import { decisionFields, noDecisionYet } from './life-cycle-words.ts';

export type LifeCycleRecord = OutputOf<typeof contract.lifeCycle>;
type Ground = { readonly value: string; readonly label: string };

const versioned = (of: LifeCycleRecord) => ({ memberId: of.member.id, expectedVersion: of.member.version });
const decided = { decision: noDecisionYet };
const day = (path: string, label: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  path,
  label,
  kind: 'day',
  ...more,
});

/** Opens a procedure; opening decides nothing. */
export const openProcedureDialog = (
  t: Translate,
  of: LifeCycleRecord,
  kind: 'recognition' | 'removal' | 'resignation',
  { grounds, onDone }: { grounds: readonly Ground[]; onDone: (id: string) => void },
): DialogSpec => ({
  contract: contract.openProcedure,
  title: t(`members.open-procedure.${kind}`),
  intro: t(`members.open-procedure-text.${kind}`),
  fields: [
    day('openedOn', t('members.life.on-day')),
    ...(kind === 'removal'
      ? [{ path: 'ground', label: t('members.procedure.ground'), kind: 'select' as const, options: grounds }]
      : []),
    ...(kind === 'recognition'
      ? []
      : [{ path: 'groundText', label: t('members.procedure.ground-text'), kind: 'area' as const, isOptional: true }]),
    ...(kind === 'resignation'
      ? [{ path: 'hasNoBreach', label: t('members.procedure.no-breach'), kind: 'check' as const, isOptional: true }]
      : []),
  ],
  initial: { openedOn: todayHere(), ground: null, groundText: '', hasNoBreach: false },
  fixed: { memberId: of.member.id, kind },
  doneKey: 'members.procedure.was-opened',
  undoInput: (output) => ({ ...(output as { procedureId: string }), expectedVersion: 1 }),
  onDone: (output) => onDone((output as { procedureId: string }).procedureId),
});

export const suspendDialog = (t: Translate, of: LifeCycleRecord): DialogSpec => ({
  contract: contract.suspend,
  title: t('members.suspension.begin'),
  fields: [
    {
      path: 'reason',
      label: t('members.life.why'),
      kind: 'select',
      options: suspensionReason.options.map((value) => ({ value, label: t(`members.suspension-reason.${value}`) })),
    },
    day('sinceDay', t('members.life.since-day')),
    day('plannedUntil', t('members.suspension.planned-until'), { isOptional: true }),
    ...decisionFields(t),
  ],
  initial: { reason: 'discipline', sinceDay: null, plannedUntil: null, ...decided },
  fixed: versioned(of),
  doneKey: 'members.life.recorded',
  undoInput: (output) => ({ ...(output as { suspensionId: string }), expectedVersion: 1 }),
});

export const liftDialog = (t: Translate, suspension: LifeCycleRecord['suspensions'][number]): DialogSpec => ({
  contract: contract.liftSuspension,
  title: t('members.suspension.lift'),
  fields: [day('liftedOn', t('members.suspension.lifted-on')), ...decisionFields(t)],
  initial: { liftedOn: null, ...decided },
  fixed: { suspensionId: suspension.id, expectedVersion: suspension.version },
  doneKey: 'members.life.recorded',
  undoInput: (output) => ({ suspensionId: suspension.id, expectedVersion: (output as { version: number }).version }),
});

const undoEnd = (output: unknown) => ({ ...(output as { memberEndId: string }), expectedVersion: 1 });

export const endDialog = (t: Translate, of: LifeCycleRecord): DialogSpec => ({
  contract: contract.recordEndDecision,
  title: t('members.end.record'),
  intro: t('members.end.record-text'),
  fields: [
    {
      path: 'kind',
      label: t('members.end.kind'),
      kind: 'select',
      options: (['expelled', 'removed', 'admission-cancelled'] as const).map((value) => ({
        value,
        label: t(`members.end-kind.${value}`),
      })),
    },
    ...decisionFields(t),
    day('effectiveOn', t('members.end.effective-on')),
    day('receivedOn', t('members.life.received-on'), { isOptional: true }),
    { path: 'why', label: t('members.life.why'), kind: 'area' },
  ],
  initial: { kind: null, ...decided, effectiveOn: null, receivedOn: null, why: '' },
  fixed: versioned(of),
  doneKey: 'members.life.recorded',
  undoInput: undoEnd,
});

export const deathDialog = (t: Translate, of: LifeCycleRecord): DialogSpec => ({
  contract: contract.recordDeath,
  title: t('members.end.death'),
  fields: [day('diedOn', t('members.end.died-on'))],
  initial: { diedOn: null },
  fixed: versioned(of),
  doneKey: 'members.life.recorded',
  undoInput: undoEnd,
});

export const deathReportDialog = (t: Translate, end: LifeCycleRecord['ends'][number]): DialogSpec => ({
  contract: contract.completeDeathReport,
  title: t('members.end.death-report'),
  fields: [day('reportedOn', t('members.life.on-day'))],
  initial: { reportedOn: todayHere() },
  fixed: { memberEndId: end.id, expectedVersion: end.version },
  doneKey: 'members.life.recorded',
  undoInput: (output) => ({
    memberEndId: end.id,
    expectedVersion: (output as { version: number }).version,
    reportedOn: null,
  }),
});

export const clearingDialog = (t: Translate, end: LifeCycleRecord['ends'][number]): DialogSpec => ({
  contract: contract.recordClearing,
  title: t('members.end.clearing'),
  intro: t('members.end.clearing-text'),
  fields: [
    {
      path: 'isMinorCrime',
      label: t('members.end.crime'),
      kind: 'select',
      isOptional: true,
      options: [
        { value: 'yes', label: t('members.end.crime-minor') },
        { value: 'no', label: t('members.end.crime-other') },
      ],
    },
    day('clearedOn', t('members.end.cleared-on'), { isOptional: true }),
  ],
  initial: { isMinorCrime: null, clearedOn: end.recordClearedOn },
  toInput: (values) => ({
    ...values,
    isMinorCrime: values.isMinorCrime === null ? null : values.isMinorCrime === 'yes',
  }),
  fixed: { memberEndId: end.id, expectedVersion: end.version },
  doneKey: 'members.life.recorded',
});
