import { todayHere } from '../../../../web/as-of.ts';
import { Answer } from '../../../../web/kit/answer-states.tsx';
import { ContractForm, useContractForm } from '../../../../web/kit/contract-form.tsx';
import { Select, TextInput } from '../../../../web/kit/inputs.ts';
import { useLanguage, useT } from '../../../../web/messages.ts';
import { useQuestion } from '../../../../web/queries.ts';
import type { SetUpStepProps } from '../../../../web/slots.tsx';
import { foundOwnOrganisation, vocabulary } from '../../contract.ts';
import { rememberOwnOrganisation } from './own-organisation.ts';

type Choice = { readonly value: string; readonly label: string };

const Fields = ({ types, onDone }: SetUpStepProps & { types: Choice[] }) => {
  const t = useT();
  const state = useContractForm(foundOwnOrganisation, {
    initial: {
      on: todayHere(),
      superior: { name: '', type: null as string | null },
      own: { name: '', shortName: '', type: null as string | null },
    },
    toInput: (values) => ({ ...values, own: { ...values.own, shortName: values.own.shortName.trim() || null } }),
    onDone: ({ organisationId }, { own }) => {
      rememberOwnOrganisation({ id: organisationId, name: own.name });
      onDone();
    },
  });
  const { form } = state;
  return (
    <ContractForm state={state} submitLabel={t('web.next')}>
      <h3>{t('organisations.set-up.own')}</h3>
      <TextInput
        label={t('organisations.set-up.name')}
        description={t('organisations.set-up.name-help')}
        {...form.getInputProps('own.name')}
      />
      <TextInput label={t('organisations.set-up.short-name')} {...form.getInputProps('own.shortName')} />
      <Select label={t('organisations.set-up.type')} data={types} searchable {...form.getInputProps('own.type')} />
      <h3>{t('organisations.set-up.superior')}</h3>
      <TextInput label={t('organisations.set-up.superior-name')} {...form.getInputProps('superior.name')} />
      <Select
        label={t('organisations.set-up.superior-type')}
        data={types}
        searchable
        {...form.getInputProps('superior.type')}
      />
    </ContractForm>
  );
};

/** The own organisation and the one directly above it; everything else grows from there. */
const OwnOrganisationStep = ({ onDone }: SetUpStepProps) => {
  const language = useLanguage();
  const words = useQuestion(vocabulary, { on: todayHere() });
  return (
    <Answer query={words}>
      {({ types }) => (
        <Fields types={types.map((type) => ({ value: type.code, label: type[language] }))} onDone={onDone} />
      )}
    </Answer>
  );
};

export default OwnOrganisationStep;
