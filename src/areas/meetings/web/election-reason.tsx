import type { ActionContract } from '../../../platform/action/contract.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';

type Props = {
  readonly contract: ActionContract;
  /** Which one, in the version that is seen. */
  readonly at: Readonly<Record<string, unknown>>;
  readonly step: string;
  readonly undoInput?: (output: unknown) => unknown;
  readonly onClose: () => void;
};

/** A step of an election that asks for its reason. */
export const ElectionReason = ({ contract, at, step, undoInput, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(contract, {
    initial: { why: '' } as { why: string } & Record<string, unknown>,
    toInput: ({ why }) => ({ ...at, why }),
    doneKey: `meetings.elections.done.${step}`,
    ...(undoInput ? { undoInput } : {}),
    onDone: onClose,
  });
  return (
    <Dialog title={t(`meetings.action.${step}`)} onClose={onClose}>
      <ContractForm state={state} submitLabel={t(`meetings.action.${step}`)} onCancel={onClose}>
        <Textarea label={t('meetings.why')} required autosize minRows={2} {...state.form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};
