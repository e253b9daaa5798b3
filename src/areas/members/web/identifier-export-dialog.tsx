import { downloadAnswer } from '../../../web/download-answer.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { exportIdentifiers } from '../contract.ts';

type Props = {
  /** What the list shows: filter, order, columns, day. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
};

/** Takes the list with identifiers in full, for a reason that stands beside every value in the log of reveals. */
export const IdentifierExportDialog = ({ asked, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(exportIdentifiers, {
    initial: { reason: '' },
    toInput: ({ reason }) => ({ ...asked, reason }) as never,
    doneKey: 'members.list.exported',
    onDone: (file) => {
      downloadAnswer(file);
      onClose();
    },
  });
  return (
    <Dialog title={t('members.list.export-identifiers')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.list.export-identifiers')} onCancel={onClose}>
        <p>{t('members.list.export-identifiers-about')}</p>
        <TextInput
          label={t('members.list.export-reason')}
          autoComplete="off"
          required
          {...state.form.getInputProps('reason')}
        />
      </ContractForm>
    </Dialog>
  );
};
