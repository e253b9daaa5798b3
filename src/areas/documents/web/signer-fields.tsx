import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';

type Signer = { readonly post: string; readonly name: string; readonly personId: string | null };

/**
 * Who signs, as it was typed: somebody who is known to hold the post keeps the record, and nothing typed is nobody, so that who usually signs
 * does. Half a signer is sent as it is: the fault is told.
 */
export const signerOf = <S extends Signer>(
  typed: { readonly post: unknown; readonly name: unknown },
  known: readonly S[] = [],
) => {
  const [post, name] = [String(typed.post).trim(), String(typed.name).trim()];
  if (post === '' && name === '') return null;
  return known.find((one) => one.post === post && one.name === name) ?? { post, name, personId: null };
};

type Props = { readonly post: object; readonly name: object };

/** Post and name of who signs a paper that is issued; each takes what its form gives for the box. */
export const SignerFields = ({ post, name }: Props) => {
  const t = useT();
  return (
    <>
      <TextInput label={t('documents.field.signer-post')} {...post} data-path="signer.post" />
      <TextInput label={t('documents.field.signer-name')} {...name} data-path="signer.name" />
    </>
  );
};
