import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  approveImportChanges,
  rejectImportChanges,
  type WaitingImport,
  withdrawImportChanges,
} from '../contract/import-approval.ts';

type Props = { readonly list: WaitingImport; readonly onClose: () => void };
const again = ({ importId }: Pick<WaitingImport, 'importId'>) => ({ importId });

const ApproveDialog = ({ list, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(approveImportChanges, {
    initial: {},
    toInput: () => again(list),
    doneKey: 'members.change.list-approved',
    undoInput: again,
    onDone: onClose,
  });
  const { values, records } = list;
  return (
    <Dialog title={t('members.change.list-approve')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.change.list-approve')} onCancel={onClose}>
        <p>{t('members.change.list-approve-about', { values, records })}</p>
      </ContractForm>
    </Dialog>
  );
};

const RejectDialog = ({ list, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(rejectImportChanges, {
    initial: { reason: '' },
    toInput: ({ reason }) => ({ ...again(list), reason }),
    doneKey: 'members.change.list-rejected',
    undoInput: again,
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.change.list-reject')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.change.list-reject')} onCancel={onClose}>
        <TextInput label={t('members.change.reject-reason')} required {...state.form.getInputProps('reason')} />
      </ContractForm>
    </Dialog>
  );
};

const Own = ({ list }: { list: WaitingImport }) => {
  const t = useT();
  const may = useMay();
  const withdraw = useAction(withdrawImportChanges, { doneKey: 'members.change.list-withdrawn', undoInput: again });
  if (!may('members.withdraw-import-changes')) return null;
  return (
    <>
      <span className="vm-soft">{t('members.change.approved-by-another')}</span>
      <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate(again(list))}>
        {t('members.change.list-withdraw')}
      </Button>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </>
  );
};

/** The uploader withdraws; another officer approves or rejects the whole list; a reader reads who approves. */
export const ImportApprovalActions = ({ list }: { list: WaitingImport }) => {
  const t = useT();
  const may = useMay();
  const [asked, setAsked] = useState<'approve' | 'reject' | null>(null);
  const close = (): void => setAsked(null);
  if (list.isOwnProposal) return <Own list={list} />;
  if (!may('members.approve-import-changes'))
    return <span className="vm-soft">{t('members.change.approved-by-office')}</span>;
  return (
    <>
      <Button main onClick={() => setAsked('approve')}>
        {t('members.change.list-approve')}
      </Button>
      <Button onClick={() => setAsked('reject')}>{t('members.change.list-reject')}</Button>
      {asked === 'approve' && <ApproveDialog list={list} onClose={close} />}
      {asked === 'reject' && <RejectDialog list={list} onClose={close} />}
    </>
  );
};
