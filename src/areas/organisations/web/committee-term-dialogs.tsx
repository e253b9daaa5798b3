import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { closeTerm, prolongTerm, termCloseReason } from '../contract.ts';
import type { Term } from './committee-shapes.ts';
import { DecisionPaperFields, noPaper } from './decision-paper-fields.tsx';
import { dayProps } from './form-fields.ts';

type Props = { readonly term: Term; readonly onClose: () => void };

export const ProlongTermDialog = ({ term, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(prolongTerm, {
    initial: { termId: term.id, expectedVersion: term.version, dueOn: null as string | null, decision: noPaper },
    doneKey: 'organisations.term.was-prolonged',
    undoInput: ({ prolongationId }) => ({ prolongationId }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.term.prolong')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.term.prolong')} onCancel={onClose}>
        <p>{t('organisations.term.due-now', { on: term.dueOn })}</p>
        <DayField label={t('organisations.term.new-due')} {...dayProps(state.form, 'dueOn')} />
        <DecisionPaperFields form={state.form} isRequired />
      </ContractForm>
    </Dialog>
  );
};

export const CloseTermDialog = ({ term, onClose }: Props) => {
  const t = useT();
  const state = useContractForm(closeTerm, {
    initial: {
      termId: term.id,
      expectedVersion: term.version,
      closedOn: todayHere() as string | null,
      reason: 'new-term',
    },
    doneKey: 'organisations.term.was-closed',
    undoInput: ({ version }) => ({ termId: term.id, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.term.close')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.term.close')} onCancel={onClose}>
        <p>{t('organisations.term.close-text')}</p>
        <DayField label={t('organisations.term.closed-on')} {...dayProps(state.form, 'closedOn')} />
        <Select
          label={t('organisations.reason')}
          data={termCloseReason.options.map((value) => ({ value, label: t(`organisations.close-reason.${value}`) }))}
          allowDeselect={false}
          {...state.form.getInputProps('reason')}
        />
      </ContractForm>
    </Dialog>
  );
};
