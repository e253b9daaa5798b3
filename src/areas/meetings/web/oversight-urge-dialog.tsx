import { useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { Loading } from '../../../web/kit/answer-states.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { translate, useT } from '../../../web/messages.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { type UrgeAbout, urgeCells } from '../contract.ts';
import { dayPropsOf } from './form-days.ts';
import { monthText } from './oversight-place.ts';
import { type Ticks, UrgeCells, useCellsToUrge } from './oversight-urge-cells.tsx';
import type { OrganisationId } from './own-cell.ts';

type Props = {
  readonly organisationId: OrganisationId;
  readonly month: Day;
  readonly about: UrgeAbout;
  readonly onClose: () => void;
};

/** Urges cells below one's own committee that owe the month, in one go: those that are behind, unless others are ticked. */
export const UrgeDialog = ({ organisationId, month, about, onClose }: Props) => {
  const t = useT();
  const [ticks, setTicks] = useState<Ticks>(new Map());
  const cells = useCellsToUrge({ organisationId, month, about }, ticks);
  const initial: Record<string, unknown> = { words: '', dueOn: null };
  const state = useContractForm(urgeCells, {
    initial,
    toInput: ({ words, dueOn }) =>
      ({
        ...{ organisationId, month, about, dueOn },
        words: words === '' ? null : words,
        cellIds: cells.chosen.map((row) => row.organisationId),
      }) as never,
    doneKey: 'meetings.urge.done',
    undoInput: ({ batchId }) => ({ batchId, why: translate('web.undo-reason') }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.urge.all')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.urge.send')} onCancel={onClose}>
        <p className="vm-soft">{t(`meetings.urge.help-${about}`, { month: monthText(month) })}</p>
        {cells.pages.isPending ? <Loading lines={4} /> : <UrgeCells cells={cells} ticks={ticks} onTicks={setTicks} />}
        {cells.pages.error instanceof ApiRefusal && <RefusalPanel refusal={cells.pages.error} />}
        <Textarea label={t('meetings.urge.words')} autosize minRows={2} {...state.form.getInputProps('words')} />
        <DayField label={t('meetings.urge.due-on')} {...dayPropsOf(state.form, 'dueOn')} />
      </ContractForm>
    </Dialog>
  );
};
