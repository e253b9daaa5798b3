import type { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { earliestBirth } from '../../../platform/calendar/day.ts';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Checkbox, Radio, Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { memberFields } from '../rules/member-fields.ts';
import type { NewMemberTyped } from './member-new-typed.ts';
import { useVocabulary } from './member-words.ts';

type Props = { readonly form: ReturnType<typeof useForm<NewMemberTyped>>; readonly on: string };

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="members-fieldset">
    <legend>{title}</legend>
    {children}
  </fieldset>
);

const useLabel = () => {
  const t = useT();
  return (field: keyof typeof memberFields): string => t(`members.field.${memberFields[field].code}`);
};

export const WhoFields = ({ form }: Props) => {
  const t = useT();
  const label = useLabel();
  return (
    <Section title={t('members.record.facts')}>
      <OrganisationField
        label={t('members.new.cell')}
        required
        {...(form.getInputProps('organisationId') as { value: string | null; onChange: never })}
      />
      <TextInput
        label={label('fullName')}
        description={t('members.new.name-help')}
        autoComplete="off"
        required
        {...form.getInputProps('fullName')}
      />
      <TextInput label={label('otherName')} autoComplete="off" {...form.getInputProps('facts.otherName')} />
      <Select
        label={label('sex')}
        data={['male', 'female'].map((value) => ({ value, label: t(`members.sex.${value}`) }))}
        clearable
        {...form.getInputProps('facts.sex')}
      />
      <DayField label={label('birthOn')} earliest={earliestBirth} {...form.getInputProps('facts.birthOn')} />
      <TextInput label={label('ethnicity')} {...form.getInputProps('facts.ethnicity')} />
      <TextInput label={label('religion')} {...form.getInputProps('facts.religion')} />
      <TextInput label={label('phone')} type="tel" autoComplete="off" {...form.getInputProps('facts.phone')} />
      <TextInput label={label('residence')} {...form.getInputProps('facts.residence')} />
    </Section>
  );
};

export const DateFields = ({ form }: Props) => {
  const t = useT();
  const label = useLabel();
  const isOfficial = form.values.standing === 'official';
  return (
    <Section title={t('members.record.dates')}>
      <Radio.Group label={t('members.filter.standing')} {...form.getInputProps('standing')}>
        <div className="vm-row">
          {['official', 'probationary'].map((value) => (
            <Radio key={value} value={value} label={t(`members.standing.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      <DayField label={label('admissionDecidedOn')} {...form.getInputProps('dates.admissionDecidedOn')} />
      <DayField label={label('admittedOn')} {...form.getInputProps('dates.admittedOn')} />
      {isOfficial && (
        <>
          <DayField label={label('officialOn')} {...form.getInputProps('dates.officialOn')} />
          <DayField label={label('recognitionDecidedOn')} {...form.getInputProps('dates.recognitionDecidedOn')} />
        </>
      )}
      <DayField
        label={t('members.new.since')}
        description={t('members.new.since-help')}
        {...form.getInputProps('since')}
      />
    </Section>
  );
};

export const CardFields = ({ form }: Props) => {
  const t = useT();
  const label = useLabel();
  return (
    <Section title={t('members.record.card')}>
      <TextInput
        label={t('members.sealed.personal-id')}
        description={t('members.change.sealed-help')}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('sealed.personal-id')}
      />
      <Checkbox label={label('hasNewCard')} {...form.getInputProps('facts.hasNewCard', { type: 'checkbox' })} />
      <TextInput
        label={t('members.sealed.old-card')}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('sealed.old-card')}
      />
      <TextInput label={label('cardPlace')} {...form.getInputProps('facts.cardPlace')} />
      <DayField label={label('cardIssuedOn')} {...form.getInputProps('facts.cardIssuedOn')} />
      <TextInput
        label={label('dossierNumber')}
        description={t('members.new.dossier-help')}
        autoComplete="off"
        {...form.getInputProps('facts.dossierNumber')}
      />
    </Section>
  );
};

export const WorkFields = ({ form, on }: Props) => {
  const t = useT();
  const label = useLabel();
  const { options } = useVocabulary(on);
  return (
    <Section title={t('members.record.work')}>
      <TextInput label={label('occupation')} {...form.getInputProps('facts.occupation')} />
      <TextInput label={label('profession')} {...form.getInputProps('facts.profession')} />
      <Select
        label={label('schooling')}
        data={options('schoolings')}
        clearable
        {...form.getInputProps('facts.schooling')}
      />
      <Select
        label={label('politicalTheory')}
        data={options('politicalTheories')}
        clearable
        {...form.getInputProps('facts.politicalTheory')}
      />
    </Section>
  );
};
