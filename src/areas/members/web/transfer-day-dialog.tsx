import type { ReactNode } from 'react';
import type { ActionContract } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { dayPropsOf } from './register-form-props.ts';

type Props = {
  readonly contract: ActionContract;
  /** What is sent beside the day and the text. */
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly children?: ReactNode;
  /** Name of the day in the input, and its label; none where no day is asked. */
  readonly day?: { readonly field: string; readonly label: string; readonly first?: string };
  /** Name of the text in the input, and its label. */
  readonly text?: { readonly field: string; readonly label: string; readonly isRequired?: boolean };
  readonly doneKey: string;
  readonly undoInput?: (output: never) => unknown;
  readonly onClose: () => void;
};

const initialOf = ({ day, text }: Props): Record<string, string | null> => ({
  ...(day ? { [day.field]: day.first ?? todayHere() } : {}),
  ...(text ? { [text.field]: '' } : {}),
});

/** One step that asks for a day, a text or both. */
export const TransferDayDialog = (props: Props) => {
  const { contract, fixed, title, children, day, text, doneKey, undoInput, onClose } = props;
  const t = useT();
  const state = useContractForm(contract, {
    initial: initialOf(props),
    toInput: (typed) => ({
      ...fixed,
      ...typed,
      ...(text ? { [text.field]: (typed[text.field] ?? '').trim() || null } : {}),
    }),
    doneKey,
    ...(undoInput ? { undoInput: undoInput as (output: unknown) => unknown } : {}),
    onDone: onClose,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        {children ?? <p className="vm-soft">{t('members.transfers.step-text')}</p>}
        {day && <DayField label={day.label} required {...dayPropsOf(state.form, day.field)} />}
        {text && (
          <Textarea
            label={text.label}
            autosize
            minRows={2}
            required={text.isRequired ?? false}
            {...state.form.getInputProps(text.field)}
          />
        )}
      </ContractForm>
    </Dialog>
  );
};
