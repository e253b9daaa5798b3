import { setUpFirstAdministrator } from '../../../platform/identity/contract.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { PasswordInput, TextInput } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';

/** Who looks after the program here. The code stands on the console of an installation that others can reach. */
export const FirstAdministratorStep = ({ codeNeeded }: { codeNeeded: boolean }) => {
  const t = useT();
  const state = useContractForm(setUpFirstAdministrator, {
    initial: { login: '', displayName: '', password: '', setUpCode: '' },
    toInput: (values) => ({ ...values, setUpCode: codeNeeded ? values.setUpCode : null }),
  });
  const { form } = state;
  return (
    <ContractForm state={state} submitLabel={t('web.next')}>
      {codeNeeded && (
        <TextInput
          label={t('web.set-up.code')}
          description={t('web.set-up.code-help')}
          autoComplete="off"
          {...form.getInputProps('setUpCode')}
        />
      )}
      <TextInput label={t('web.accounts.name')} autoComplete="name" {...form.getInputProps('displayName')} />
      <TextInput
        label={t('web.sign-in.login')}
        description={t('web.accounts.login-help')}
        autoComplete="username"
        {...form.getInputProps('login')}
      />
      <PasswordInput
        label={t('web.sign-in.password')}
        description={t('web.sign-in.password-rule')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('web.sign-in.show-password'), tabIndex: 0 }}
        {...form.getInputProps('password')}
      />
    </ContractForm>
  );
};
