import type { Day } from '../../../platform/calendar/day.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { translate, useT } from '../../../web/messages.ts';
import { type UrgeAbout, urgeCells } from '../contract.ts';
import { dayPropsOf } from './form-days.ts';
import { monthText } from './oversight-place.ts';
import type { OrganisationId } from './own-cell.ts';

type Props = {
  readonly organisationId: OrganisationId;
  readonly month: Day;
  readonly about: UrgeAbout;
  readonly onClose: () => void;
};

/** Urges all cells below one's own committee that owe the month, in one go. */
export const UrgeDialog = ({ organisationId, month, about, onClose }: Props) => {
  const t = useT();
  const initial: Record<string, unknown> = { words: '', dueOn: null };
  const state = useContractForm(urgeCells, {
    initial,
    toInput: ({ words, dueOn }) =>
      ({ organisationId, month, about, words: words === '' ? null : words, dueOn }) as never,
    doneKey: 'meetings.urge.done',
    undoInput: ({ batchId }) => ({ batchId, why: translate('web.undo-reason') }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.urge.all')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.urge.send')} onCancel={onClose}>
        <p className="vm-soft">{t(`meetings.urge.help-${about}`, { month: monthText(month) })}</p>
        <Textarea label={t('meetings.urge.words')} autosize minRows={2} {...state.form.getInputProps('words')} />
        <DayField label={t('meetings.urge.due-on')} {...dayPropsOf(state.form, 'dueOn')} />
      </ContractForm>
    </Dialog>
  );
};
