import { confirmTotp, signOut } from '../../../platform/identity/contract.ts';
import { ContractForm, useContractForm } from '../../kit/contract-form.tsx';
import { TextInput } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';
import { useAction } from '../../queries.ts';

type CodeFieldProps = { readonly submitLabel: string; readonly onDone?: () => void; readonly onCancel?: () => void };

/** The six digits of the moment; also closes the set-up of a second factor. */
export const TotpCodeForm = ({ submitLabel, onDone, onCancel }: CodeFieldProps) => {
  const t = useT();
  const state = useContractForm(confirmTotp, { initial: { code: '' }, ...(onDone ? { onDone } : {}) });
  return (
    <ContractForm state={state} submitLabel={submitLabel} {...(onCancel ? { onCancel } : {})}>
      <TextInput
        label={t('web.totp.code')}
        description={t('web.totp.code-help')}
        inputMode="numeric"
        autoComplete="one-time-code"
        {...state.form.getInputProps('code')}
      />
    </ContractForm>
  );
};

export const TotpStep = () => {
  const t = useT();
  const leave = useAction(signOut);
  return (
    <>
      <h2>{t('web.totp.title')}</h2>
      <TotpCodeForm submitLabel={t('web.sign-in.submit')} onCancel={() => leave.mutate({})} />
      <p className="vm-soft">{t('web.totp.lost')}</p>
    </>
  );
};
