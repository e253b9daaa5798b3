import { signIn } from '../../../platform/identity/contract.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { PasswordInput, TextInput } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';

type Props = {
  readonly openIdName: string | null;
  /** Absent during the set-up, when nobody could issue a code. */
  readonly onReset?: () => void;
};

export const PasswordStep = ({ openIdName, onReset }: Props) => {
  const t = useT();
  const state = useContractForm(signIn, { initial: { login: '', password: '' } });
  const { form } = state;
  return (
    <>
      <ContractForm state={state} submitLabel={t('web.sign-in.submit')}>
        <TextInput label={t('web.sign-in.login')} autoComplete="username" {...form.getInputProps('login')} />
        <PasswordInput
          label={t('web.sign-in.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('web.sign-in.show-password'), tabIndex: 0 }}
          {...form.getInputProps('password')}
        />
      </ContractForm>
      {openIdName && (
        <a className="vm-button" href="/sign-in/open-id">
          {t('web.sign-in.open-id', { name: openIdName })}
        </a>
      )}
      {onReset && (
        <div>
          <button type="button" className="vm-link" onClick={onReset}>
            {t('web.sign-in.have-code')}
          </button>
        </div>
      )}
    </>
  );
};
