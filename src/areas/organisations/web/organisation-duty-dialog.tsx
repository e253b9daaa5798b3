import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { completeDuty } from '../contract.ts';
import { dayProps } from './form-fields.ts';
import type { Duty } from './organisation-duty.ts';

/** Says when a follow-up duty was done. */
export const OrganisationDutyDialog = ({ duty, onClose }: { duty: Duty; onClose: () => void }) => {
  const t = useT();
  const language = useLanguage();
  const state = useContractForm(completeDuty, {
    initial: { doneOn: todayHere() as string | null, note: '' },
    toInput: ({ doneOn, note }) => ({
      dutyId: duty.id,
      expectedVersion: duty.version,
      doneOn,
      note: note.trim() || null,
    }),
    doneKey: 'organisations.duty.was-completed',
    undoInput: ({ dutyId, version }) => ({ dutyId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.duty.complete-title')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.duty.complete')} onCancel={onClose}>
        <p>{duty.name[language]}</p>
        <DayField label={t('organisations.duty.done-on')} {...dayProps(state.form, 'doneOn')} />
        <TextInput label={t('organisations.note')} {...state.form.getInputProps('note')} />
      </ContractForm>
    </Dialog>
  );
};
