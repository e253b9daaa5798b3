import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { recordPartyAgeGap, withdrawPartyAgeGap } from '../contract.ts';
import { DecisionFields } from './member-change-fields.tsx';
import type { MemberView } from './member-scene.ts';

const reasons = ['expelled', 'removed', 'lost-contact', 'transfer-gap'] as const;

const noDecision = { number: '', decidedOn: null as string | null, issuer: '' };

const decisionOrNone = (decision: typeof noDecision) =>
  decision.number.trim() || decision.decidedOn || decision.issuer.trim() ? decision : null;

const GapDialog = ({ view, onClose }: { view: MemberView; onClose: () => void }) => {
  const t = useT();
  const ofMember = { memberId: view.face.id, expectedVersion: view.version };
  const state = useContractForm(recordPartyAgeGap, {
    initial: {
      since: null as string | null,
      until: null as string | null,
      reason: null as string | null,
      decision: noDecision,
    },
    toInput: ({ since, until, reason, decision }) => ({
      ...ofMember,
      since,
      until,
      reason,
      decision: decisionOrNone(decision),
    }),
    doneKey: 'members.gap.proposed',
    undoInput: ({ changeId, version }) => ({ changeId, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('members.gap.record')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.gap.propose')} onCancel={onClose}>
        <p>{t('members.gap.waits')}</p>
        <Select
          label={t('members.gap.why')}
          data={reasons.map((value) => ({ value, label: t(`members.gap.${value}`) }))}
          required
          {...form.getInputProps('reason')}
        />
        <DayField label={t('members.gap.since')} required {...form.getInputProps('since')} />
        <DayField label={t('members.gap.until')} required {...form.getInputProps('until')} />
        <DecisionFields form={form} />
      </ContractForm>
    </Dialog>
  );
};

type Gap = MemberView['gaps'][number];

const WithdrawGapDialog = ({ view, gap, onClose }: { view: MemberView; gap: Gap; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(withdrawPartyAgeGap, {
    initial: { decision: noDecision, note: '' },
    toInput: ({ decision, note }) => ({
      ...{ memberId: view.face.id, gapId: gap.id, expectedVersion: view.version },
      ...{ decision: decisionOrNone(decision), note: note.trim() || null },
    }),
    doneKey: 'members.gap.proposed',
    undoInput: ({ changeId, version }) => ({ changeId, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('members.gap.withdraw', { since: dayText(gap.since) })} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.gap.propose')} onCancel={onClose}>
        <p>{t('members.gap.waits')}</p>
        <DecisionFields form={form} />
        <Textarea label={t('members.change.compared-with')} autosize minRows={2} {...form.getInputProps('note')} />
      </ContractForm>
    </Dialog>
  );
};

/** Recording a time that does not count for party age, and taking one back: both wait for another person. */
export const GapActions = ({ view }: { view: MemberView }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<'record' | Gap | null>(null);
  if (!may('members.record-party-age-gap')) return null;
  const close = () => setOpen(null);
  return (
    <div className="vm-row not-printed">
      <Button onClick={() => setOpen('record')}>{t('members.gap.record')}</Button>
      {view.gaps.map((gap) => (
        <Button key={gap.id} onClick={() => setOpen(gap)}>
          {t('members.gap.withdraw', { since: dayText(gap.since) })}
        </Button>
      ))}
      {open === 'record' && <GapDialog view={view} onClose={close} />}
      {open !== null && open !== 'record' && <WithdrawGapDialog view={view} gap={open} onClose={close} />}
    </div>
  );
};
