import { useNavigate } from '@tanstack/react-router';
import { earliestBirth } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Checkbox, Radio, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { useT } from '../../../web/messages.ts';
import { receiveFromOutside } from '../contract/transfers-receiving.ts';
import { dayPropsOf, type FormFields } from './register-form-props.ts';
import { monthChoices } from './transfer-words.tsx';
import './transfers.css';

const initial = () => ({
  cellId: null as string | null,
  fullName: '',
  sex: null as string | null,
  birthOn: null as string | null,
  standing: 'official',
  dates: { admissionDecidedOn: null, admittedOn: null, officialOn: null, recognitionDecidedOn: null } as Record<
    string,
    string | null
  >,
  fromText: '',
  slipNumber: '',
  issuedOn: null as string | null,
  presentedOn: todayHere() as string | null,
  lateExplanation: '',
  acceptedOn: todayHere() as string | null,
  duesPaidThrough: null as string | null,
  isAnotherPerson: false,
});

const PersonFields = ({ form }: { form: FormFields }) => {
  const t = useT();
  return (
    <fieldset className="members-fieldset">
      <legend>{t('members.transfers.person')}</legend>
      <TextInput label={t('members.transfers.full-name')} required {...form.getInputProps('fullName' as never)} />
      <Select
        label={t('members.transfers.sex')}
        data={(['male', 'female'] as const).map((value) => ({ value, label: t(`members.sex.${value}`) }))}
        clearable
        clearButtonProps={{ 'aria-label': t('members.transfers.clear') }}
        {...form.getInputProps('sex' as never)}
      />
      <DayField label={t('members.transfers.birth-on')} earliest={earliestBirth} {...dayPropsOf(form, 'birthOn')} />
      <Radio.Group label={t('members.transfers.standing')} {...form.getInputProps('standing' as never)}>
        {(['official', 'probationary'] as const).map((one) => (
          <Radio key={one} value={one} label={t(`members.standing.${one}`)} />
        ))}
      </Radio.Group>
      {(['admissionDecidedOn', 'admittedOn', 'officialOn', 'recognitionDecidedOn'] as const).map((one) => (
        <DayField key={one} label={t(`members.transfers.date.${one}`)} {...dayPropsOf(form, `dates.${one}`)} />
      ))}
      <Checkbox
        label={t('members.transfers.another-person')}
        {...(form.getInputProps as unknown as (path: string, options: object) => object)('isAnotherPerson', {
          type: 'checkbox',
        })}
      />
    </fieldset>
  );
};

const SlipFields = ({ form }: { form: FormFields }) => {
  const t = useT();
  return (
    <fieldset className="members-fieldset">
      <legend>{t('members.transfers.slip')}</legend>
      <TextInput label={t('members.transfers.from-text')} required {...form.getInputProps('fromText' as never)} />
      <TextInput label={t('members.transfers.slip-number')} {...form.getInputProps('slipNumber' as never)} />
      <DayField label={t('members.transfers.issued-on')} required {...dayPropsOf(form, 'issuedOn')} />
      <DayField label={t('members.transfers.presented-on')} required {...dayPropsOf(form, 'presentedOn')} />
      <Textarea
        label={t('members.transfers.late-explanation')}
        autosize
        minRows={2}
        {...form.getInputProps('lateExplanation' as never)}
      />
      <Select
        label={t('members.transfers.dues-through')}
        data={monthChoices()}
        required
        {...form.getInputProps('duesPaidThrough' as never)}
      />
      <DayField label={t('members.transfers.accepted-on')} required {...dayPropsOf(form, 'acceptedOn')} />
    </fieldset>
  );
};

/** A member who comes with a slip from an organisation outside the tree gets a record here. */
const TransferFromOutsidePage = () => {
  const t = useT();
  const navigate = useNavigate();
  const state = useContractForm(receiveFromOutside, {
    initial: initial(),
    toInput: ({ slipNumber, lateExplanation, ...typed }) => ({
      ...typed,
      slipNumber: slipNumber.trim() || null,
      lateExplanation: lateExplanation.trim() || null,
    }),
    doneKey: 'members.transfers.was-received',
    onDone: ({ memberId }) => void navigate({ to: `/members/${memberId}` as never }),
  });
  return (
    <div className="vm-page">
      <PageHead title={t('members.transfers.from-outside')} subtitle={t('members.transfers.from-outside-text')} />
      <ContractForm state={state} submitLabel={t('members.transfers.from-outside')}>
        <OrganisationField
          label={t('members.transfers.cell')}
          required
          {...(state.form.getInputProps('cellId') as { value: string | null; onChange: (id: string | null) => void })}
        />
        <PersonFields form={state.form} />
        <SlipFields form={state.form} />
      </ContractForm>
    </div>
  );
};

export default TransferFromOutsidePage;
