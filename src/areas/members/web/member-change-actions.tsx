import { useState } from 'react';
import { dayOf } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { approveChange, type ChangeView, rejectChange, revertChange, withdrawChange } from '../contract.ts';
import { DecisionFields } from './member-change-fields.tsx';

type Props = { readonly change: ChangeView; readonly onClose: () => void };

const ofChange = ({ id, version }: ChangeView) => ({ changeId: id, expectedVersion: version });

const ApproveDialog = ({ change, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(approveChange, {
    initial: { decision: { number: '', decidedOn: null as string | null, issuer: '' } },
    toInput: ({ decision }) => ({
      ...ofChange(change),
      decision: decision.number.trim() || decision.decidedOn || decision.issuer.trim() ? decision : null,
    }),
    doneKey: 'members.change.approved',
    undoInput: ({ changeId, version }) => ({ changeId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.change.approve')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.change.approve')} onCancel={onClose}>
        <p>{t('members.change.approve-about')}</p>
        {!change.decision && <DecisionFields form={state.form} />}
      </ContractForm>
    </Dialog>
  );
};

const RejectDialog = ({ change, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(rejectChange, {
    initial: { reason: '' },
    toInput: ({ reason }) => ({ ...ofChange(change), reason }),
    doneKey: 'members.change.rejected',
    undoInput: ({ changeId, version }) => ({ changeId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.change.reject')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.change.reject')} onCancel={onClose}>
        <TextInput label={t('members.change.reject-reason')} required {...state.form.getInputProps('reason')} />
      </ContractForm>
    </Dialog>
  );
};

const Revert = ({ change }: { change: ChangeView }) => {
  const t = useT();
  const revert = useAction(revertChange, { doneKey: 'members.change.reverted' });
  return (
    <>
      {revert.error && <RefusalPanel refusal={revert.error} takesFocus />}
      <Button isBusy={revert.isPending} onClick={() => revert.mutate(ofChange(change))}>
        {t('members.change.revert')}
      </Button>
    </>
  );
};

const Withdraw = ({ change }: { change: ChangeView }) => {
  const t = useT();
  const withdraw = useAction(withdrawChange, {
    doneKey: 'members.change.withdrawn',
    undoInput: ({ changeId, version }) => ({ changeId, expectedVersion: version }),
  });
  return (
    <>
      <Button
        isBusy={withdraw.isPending}
        onClick={() => withdraw.mutate(ofChange(change))}
        aria-label={`${t('members.change.withdraw')}: ${change.memberName}`}
      >
        {t('members.change.withdraw')}
      </Button>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </>
  );
};

/** For whoever did not propose: the sender withdraws. */
const decisions = [
  { key: 'approve', needs: 'members.approve-change', Body: ApproveDialog },
  { key: 'reject', needs: 'members.reject-change', Body: RejectDialog },
] as const;

const Waiting = ({ change }: { change: ChangeView }) => {
  const t = useT();
  const may = useMay();
  const [asked, setAsked] = useState<string | null>(null);
  const open = decisions.find(({ key }) => key === asked);
  const isOwn = change.isOwnProposal;
  return (
    <>
      {decisions
        .filter(({ needs }) => may(needs) && !isOwn)
        .map(({ key }, at) => (
          <Button
            key={key}
            main={at === 0}
            onClick={() => setAsked(key)}
            aria-label={`${t(`members.change.${key}`)}: ${change.memberName}`}
          >
            {t(`members.change.${key}`)}
          </Button>
        ))}
      {isOwn && may('members.approve-change') && (
        <span className="vm-soft">{t('members.change.approved-by-another')}</span>
      )}
      {!isOwn && !may('members.approve-change') && (
        <span className="vm-soft">{t('members.change.approved-by-office')}</span>
      )}
      {isOwn && may('members.withdraw-change') && <Withdraw change={change} />}
      {open && <open.Body change={change} onClose={() => setAsked(null)} />}
    </>
  );
};

/** What can be done about a change by whoever looks at it. */
export const ChangeActions = ({ change }: { change: ChangeView }) => {
  const may = useMay();
  if (change.state === 'proposed') return <Waiting change={change} />;
  const isOfToday = change.decidedAt !== null && dayOf(new Date(change.decidedAt)) === todayHere();
  const isUndoable = change.state === 'approved' && isOfToday && !change.isOfImportCommit;
  return isUndoable && may('members.revert-change') ? <Revert change={change} /> : null;
};
