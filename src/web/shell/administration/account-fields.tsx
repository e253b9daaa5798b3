import { TextInput } from '../../kit/inputs.ts';
import { useT } from '../../messages.ts';
import { OfficeFields } from './office-fields.tsx';

type Props = { readonly form: { readonly getInputProps: (path: never) => object } };

/** Who the new account is for, and its first office. */
export const AccountFields = ({ form }: Props) => {
  const t = useT();
  return (
    <>
      <TextInput label={t('web.accounts.name')} autoComplete="off" {...form.getInputProps('displayName' as never)} />
      <TextInput
        label={t('web.sign-in.login')}
        description={t('web.accounts.login-help')}
        autoComplete="off"
        {...form.getInputProps('login' as never)}
      />
      <OfficeFields form={form} />
    </>
  );
};
