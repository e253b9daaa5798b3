import { todayHere } from '../../../web/as-of.ts';
import type { Translate } from '../../../web/messages.ts';
import * as contract from '../contract.ts';
import type { DialogSpec } from './life-cycle-dialog.tsx';
import type { FieldSpec } from './life-cycle-field.tsx';
import type { LifeCycleRecord } from './member-end-dialogs.ts';

const day = (path: string, label: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  path,
  label,
  kind: 'day',
  ...more,
});

export const complaintDialog = (t: Translate, of: LifeCycleRecord): DialogSpec => ({
  contract: contract.fileComplaint,
  title: t('members.complaint.file'),
  fields: [
    {
      path: 'level',
      label: t('members.complaint.level'),
      kind: 'select',
      options: (['province-or-below', 'central'] as const).map((value) => ({
        value,
        label: t(`members.complaint-level.${value}`),
      })),
    },
    day('decisionReceivedOn', t('members.complaint.decision-received-on'), { isOptional: true }),
    day('filedOn', t('members.complaint.filed-on')),
    day('receivedOn', t('members.complaint.received-on')),
  ],
  initial: {
    level: 'province-or-below',
    decisionReceivedOn: of.ends[0]?.receivedOn ?? null,
    filedOn: null,
    receivedOn: null,
  },
  fixed: { memberId: of.member.id, memberEndId: of.ends[0]?.id ?? null },
  doneKey: 'members.life.recorded',
  undoInput: (output) => ({ complaintId: (output as { complaintId: string }).complaintId, expectedVersion: 1 }),
});

export const answerDialog = (t: Translate, complaint: LifeCycleRecord['complaints'][number]): DialogSpec => ({
  contract: contract.answerComplaint,
  title: t('members.complaint.answer'),
  fields: [
    day('answer.answeredOn', t('members.complaint.answered-on')),
    {
      path: 'answer.result',
      label: t('members.complaint.result'),
      kind: 'select',
      options: (['upheld', 'changed', 'cancelled'] as const).map((value) => ({
        value,
        label: t(`members.complaint-result.${value}`),
      })),
    },
    { path: 'answer.source', label: t('members.life.source'), kind: 'text' },
  ],
  initial: { answer: { answeredOn: todayHere(), result: null, source: '' } },
  fixed: { complaintId: complaint.id, expectedVersion: complaint.version },
  doneKey: 'members.life.recorded',
  undoInput: (output) => ({
    complaintId: complaint.id,
    expectedVersion: (output as { version: number }).version,
    answer: null,
  }),
});
