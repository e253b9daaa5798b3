import type { OutputOf } from '../../../platform/action/contract.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { correctPerson, type personPosts } from '../contract.ts';
import { countOrNull } from './form-fields.ts';

type Person = OutputOf<typeof personPosts>['person'];

export const CorrectPersonDialog = ({ person, onClose }: { person: Person; onClose: () => void }) => {
  const t = useT();
  const { id: personId, fullName, birthYear, version } = person;
  const state = useContractForm(correctPerson, {
    initial: { fullName, birthYear: (birthYear ?? '') as number | string },
    toInput: (typed) => ({
      personId,
      expectedVersion: version,
      fullName: typed.fullName,
      birthYear: countOrNull(typed.birthYear),
    }),
    doneKey: 'web.saved',
    undoInput: (output) => ({ personId, expectedVersion: output.version, fullName, birthYear }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.person.correct')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <TextInput
          label={t('organisations.person.name')}
          autoComplete="off"
          {...state.form.getInputProps('fullName')}
        />
        <NumberInput
          label={t('organisations.person.birth-year')}
          hideControls
          allowDecimal={false}
          thousandSeparator=""
          {...state.form.getInputProps('birthYear')}
        />
      </ContractForm>
    </Dialog>
  );
};
