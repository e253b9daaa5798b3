import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { recordPartyAgeGap, withdrawPartyAgeGap } from '../contract.ts';
import { DecisionFields } from './member-change-fields.tsx';
import type { MemberView } from './member-scene.ts';

const reasons = ['expelled', 'removed', 'lost-contact', 'transfer-gap'] as const;

const GapDialog = ({ view, onClose }: { view: MemberView; onClose: () => void }) => {
  const t = useT();
  const ofMember = { memberId: view.face.id, expectedVersion: view.version };
  const state = useContractForm(recordPartyAgeGap, {
    initial: {
      since: null as string | null,
      until: null as string | null,
      reason: null as string | null,
      decision: { number: '', decidedOn: null as string | null, issuer: '' },
    },
    toInput: ({ since, until, reason, decision }) => ({
      ...ofMember,
      since,
      until,
      reason,
      decision: decision.number.trim() || decision.decidedOn || decision.issuer.trim() ? decision : null,
    }),
    doneKey: 'members.gap.recorded',
    undoInput: ({ gapId, version }) => ({ memberId: view.face.id, gapId, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('members.gap.record')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.gap.record')} onCancel={onClose}>
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

/** Recording a time that does not count for party age, and taking one back. */
export const GapActions = ({ view }: { view: MemberView }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const withdraw = useAction(withdrawPartyAgeGap, { doneKey: 'members.gap.withdrawn' });
  if (!may('members.record-party-age-gap')) return null;
  return (
    <div className="vm-row not-printed">
      <Button onClick={() => setOpen(true)}>{t('members.gap.record')}</Button>
      {view.gaps.map((gap) => (
        <Button
          key={gap.id}
          isBusy={withdraw.isPending}
          onClick={() => withdraw.mutate({ memberId: view.face.id, gapId: gap.id, expectedVersion: view.version })}
        >
          {t('members.gap.withdraw', { since: dayText(gap.since) })}
        </Button>
      ))}
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
      {isOpen && <GapDialog view={view} onClose={() => setOpen(false)} />}
    </div>
  );
};
