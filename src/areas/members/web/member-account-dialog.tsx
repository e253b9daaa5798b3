import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { linkAccount, unlinkAccount } from '../contract.ts';
import type { MemberView } from './member-scene.ts';

type Props = { readonly view: MemberView; readonly onClose: () => void };

const Link = ({ view, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(linkAccount, {
    initial: { code: '' },
    toInput: ({ code }) => ({ memberId: view.face.id, expectedVersion: view.version, code }),
    doneKey: 'members.account.linked',
    undoInput: ({ version }) => ({ memberId: view.face.id, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <ContractForm state={state} submitLabel={t('members.account.link')} onCancel={onClose}>
      <p>{t('members.account.about')}</p>
      <TextInput label={t('members.account.code')} autoComplete="off" required {...state.form.getInputProps('code')} />
    </ContractForm>
  );
};

const Unlink = ({ view, onClose }: Props) => {
  const t = useT();
  const unlink = useAction(unlinkAccount, { doneKey: 'members.account.unlinked', onDone: onClose });
  return (
    <div className="vm-stack">
      <p>{t('members.account.tied', { login: view.accountLogin ?? '' })}</p>
      {unlink.error && <RefusalPanel refusal={unlink.error} takesFocus />}
      <div className="vm-row">
        <Button
          main
          isBusy={unlink.isPending}
          onClick={() => unlink.mutate({ memberId: view.face.id, expectedVersion: view.version })}
        >
          {t('members.account.unlink')}
        </Button>
        <Button onClick={onClose}>{t('web.cancel')}</Button>
      </div>
    </div>
  );
};

/** Ties an account to the record, so that the member may open the own page; or ends that. */
export const AccountDialog = (props: Props) => {
  const t = useT();
  return (
    <Dialog title={t('members.account.title')} onClose={props.onClose}>
      {props.view.accountLogin === null ? <Link {...props} /> : <Unlink {...props} />}
    </Dialog>
  );
};
