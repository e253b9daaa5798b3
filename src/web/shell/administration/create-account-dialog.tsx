import { useNavigate } from '@tanstack/react-router';
import { createAccount } from '../../../platform/identity/contract.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useT } from '../../messages.ts';
import { AccountFields } from './account-fields.tsx';
import { emptyOffice } from './office-fields.tsx';

/** A new account with its first office; on its page the one-time code is issued. */
export const CreateAccountDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const navigate = useNavigate();
  const state = useContractForm(createAccount, {
    initial: { displayName: '', login: '', ...emptyOffice() },
    doneKey: 'web.accounts.created',
    undoInput: ({ accountId }) => ({ accountId, expectedVersion: 1, why: t('web.undo-reason') }),
    onDone: ({ accountId }) =>
      void navigate({ to: '/administration/accounts/$accountId' as never, params: { accountId } as never }),
  });
  return (
    <Dialog title={t('web.accounts.create')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.accounts.create')} onCancel={onClose}>
        <AccountFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};
