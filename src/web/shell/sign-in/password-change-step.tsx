import { changePassword } from '../../../platform/identity/contract.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { PasswordInput } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';

/** Used at sign-in, when the password must be changed, and in the settings. */
export const PasswordChangeStep = ({ hasTitle = true }: { hasTitle?: boolean }) => {
  const t = useT();
  const state = useContractForm(changePassword, {
    initial: { currentPassword: '', newPassword: '' },
    doneKey: 'web.sign-in.password-set',
    onDone: () => form.reset(),
  });
  const { form } = state;
  const toggle = { 'aria-label': t('web.sign-in.show-password'), tabIndex: 0 };
  return (
    <>
      {hasTitle && <h2>{t('web.sign-in.change-title')}</h2>}
      <ContractForm state={state} submitLabel={t('web.sign-in.set-password')}>
        <PasswordInput
          label={t('web.sign-in.current-password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('web.sign-in.new-password')}
          description={t('web.sign-in.password-rule')}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('newPassword')}
        />
      </ContractForm>
    </>
  );
};
