import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { confirmDecision, type SubjectId } from '../contract.ts';

type Props = {
  readonly on: { readonly subjectId: SubjectId; readonly version: number };
  readonly words: {
    readonly title: string;
    readonly about: string;
    readonly day: string;
    readonly why: string;
    readonly doneKey: string;
  };
  readonly isWhyAsked?: boolean;
  readonly onClose: () => void;
};

/** The deciding level says yes to what waits for it: a decision that went ahead, or a subject set aside for a reason that no rule has. */
export const ConfirmDecisionDialog = ({ on: { subjectId, version }, words, isWhyAsked = false, onClose }: Props) => {
  const state = useContractForm(confirmDecision, {
    initial: { on: todayHere(), why: '' },
    toInput: ({ on, why }) => ({ subjectId, expectedVersion: version, on, why: why.trim() || null }),
    doneKey: words.doneKey,
    undoInput: (output) => ({ subjectId: output.subjectId, expectedVersion: output.version }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <ContractForm state={state} submitLabel={words.title} onCancel={onClose}>
        <p>{words.about}</p>
        <DayField
          label={words.day}
          required
          {...(form.getInputProps('on') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
        />
        <Textarea label={words.why} required={isWhyAsked} autosize minRows={2} {...form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};
