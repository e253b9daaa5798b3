import { redeemResetCode } from '../../../platform/identity/contract.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { PasswordInput, TextInput } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';

/** A new password with the one-time code that an administrator gave by hand; no e-mail takes part. */
export const ResetStep = ({ onDone }: { onDone: () => void }) => {
  const t = useT();
  const state = useContractForm(redeemResetCode, {
    initial: { login: '', code: '', newPassword: '' },
    doneKey: 'web.sign-in.password-set',
    onDone,
  });
  const { form } = state;
  return (
    <>
      <h2>{t('web.sign-in.reset-title')}</h2>
      <p className="vm-soft">{t('web.sign-in.reset-text')}</p>
      <ContractForm state={state} submitLabel={t('web.sign-in.set-password')} onCancel={onDone}>
        <TextInput label={t('web.sign-in.login')} autoComplete="username" {...form.getInputProps('login')} />
        <TextInput label={t('web.sign-in.one-time-code')} autoComplete="off" {...form.getInputProps('code')} />
        <PasswordInput
          label={t('web.sign-in.new-password')}
          description={t('web.sign-in.password-rule')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('web.sign-in.show-password'), tabIndex: 0 }}
          {...form.getInputProps('newPassword')}
        />
      </ContractForm>
    </>
  );
};
