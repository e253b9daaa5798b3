import { Checkbox } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { SignerFields } from '../../documents/web/public.tsx';

type Form = { readonly getInputProps: (path: string, options?: { type: 'checkbox' }) => object };

/** Who signs, where it is not who stands in the register. */
export const SignerOrHolder = ({ form }: { form: Form }) => {
  const t = useT();
  return (
    <>
      <p className="vm-soft">{t('ratings.papers.signer-means')}</p>
      <SignerFields post={form.getInputProps('post')} name={form.getInputProps('name')} />
    </>
  );
};

/** Numbers run without a term where none is recorded for the day. */
export const WithoutTerm = ({ form }: { form: Form }) => {
  const t = useT();
  return (
    <Checkbox
      label={t('ratings.papers.without-term')}
      description={t('ratings.papers.without-term-help')}
      {...form.getInputProps('withoutTerm', { type: 'checkbox' })}
    />
  );
};
