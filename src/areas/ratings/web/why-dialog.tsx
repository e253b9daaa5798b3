import type { ActionContract, InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';

type Props<C extends ActionContract> = {
  readonly contract: C;
  /** What will be, in plain words. */
  readonly about: string;
  readonly doneKey: string;
  readonly toInput: (why: string) => InputOf<C>;
  readonly undoInput?: (output: OutputOf<C>, input: InputOf<C>) => unknown;
  readonly onClose: () => void;
  readonly onDone?: () => void;
};

/** One step that asks for nothing but its reason. */
export const WhyDialog = <C extends ActionContract>(props: Props<C>) => {
  const { contract, about, doneKey, toInput, undoInput, onClose, onDone = onClose } = props;
  const t = useT();
  const title = t(`${contract.name.replace('.', '.action.')}`);
  const state = useContractForm(contract, {
    initial: { why: '' },
    toInput: ({ why }) => toInput(why as string),
    doneKey,
    ...(undoInput ? { undoInput } : {}),
    onDone,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{about}</p>
        <Textarea label={t('ratings.why')} required autosize minRows={3} {...state.form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};
