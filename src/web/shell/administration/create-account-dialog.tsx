import { useNavigate } from '@tanstack/react-router';
import { createAccount } from '../../../platform/identity/contract.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextInput } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';
import { emptyOffice, OfficeFields } from './office-fields.tsx';

/** A new account with its first office; on its page the one-time code is issued. */
export const CreateAccountDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const navigate = useNavigate();
  const state = useContractForm(createAccount, {
    initial: { displayName: '', login: '', ...emptyOffice() },
    doneKey: 'web.accounts.created',
    onDone: ({ accountId }) =>
      void navigate({ to: '/administration/accounts/$accountId' as never, params: { accountId } as never }),
  });
  return (
    <Dialog title={t('web.accounts.create')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.accounts.create')} onCancel={onClose}>
        <TextInput label={t('web.accounts.name')} autoComplete="off" {...state.form.getInputProps('displayName')} />
        <TextInput
          label={t('web.sign-in.login')}
          description={t('web.accounts.login-help')}
          autoComplete="off"
          {...state.form.getInputProps('login')}
        />
        <OfficeFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};
