import { Button } from '../../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../../web/kit/contract-form.tsx';
import { DayField } from '../../../../web/kit/day-field.tsx';
import { Select } from '../../../../web/kit/inputs.ts';
import { useT } from '../../../../web/messages.ts';
import type { SetUpStepProps } from '../../../../web/slots.tsx';
import { openTerm } from '../../contract.ts';
import { ownOrganisation } from './own-organisation.ts';

type DayProps = { readonly value: string | null; readonly onChange: () => void };

/** The running term of the own committee; its end is counted by the rules unless it is stated. */
const TermStep = ({ onDone }: SetUpStepProps) => {
  const t = useT();
  const own = ownOrganisation();
  const state = useContractForm(openTerm, {
    initial: {
      organisationId: own?.id ?? '',
      startsOn: null as string | null,
      dueOn: null as string | null,
      basis: 'elected',
    },
    toInput: ({ dueOn, ...values }) => (dueOn ? { ...values, dueOn } : values),
    onDone,
  });
  const { form } = state;
  return (
    <div className="vm-stack">
      <p>{t('organisations.set-up.term-text', { name: own?.name ?? '' })}</p>
      <ContractForm state={state} submitLabel={t('web.next')}>
        <DayField label={t('organisations.set-up.term-starts')} {...(form.getInputProps('startsOn') as DayProps)} />
        <DayField
          label={t('organisations.set-up.term-due')}
          description={t('organisations.set-up.term-due-help')}
          {...(form.getInputProps('dueOn') as DayProps)}
        />
        <Select
          label={t('organisations.set-up.term-basis')}
          allowDeselect={false}
          data={[
            { value: 'elected', label: t('organisations.set-up.elected') },
            { value: 'appointed', label: t('organisations.set-up.appointed') },
          ]}
          {...form.getInputProps('basis')}
        />
      </ContractForm>
      <div>
        <Button onClick={onDone}>{t('organisations.set-up.later')}</Button>
      </div>
    </div>
  );
};

export default TermStep;
