import { Checkbox, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';

type Form = { readonly getInputProps: (path: string, options?: { type: 'checkbox' }) => object };

/** Nobody typed: the register of posts says who signs. */
export const signerOf = (post: string, name: string) => {
  const typed = { post: post.trim(), name: name.trim() };
  return typed.post === '' && typed.name === '' ? null : { ...typed, personId: null };
};

/** Who signs, where it is not who stands in the register. */
export const SignerFields = ({ form }: { form: Form }) => {
  const t = useT();
  return (
    <>
      <p className="vm-soft">{t('ratings.papers.signer-means')}</p>
      <TextInput label={t('ratings.papers.signer-post')} {...form.getInputProps('post')} data-path="signer.post" />
      <TextInput label={t('ratings.papers.signer-name')} {...form.getInputProps('name')} data-path="signer.name" />
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
