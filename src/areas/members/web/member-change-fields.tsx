import { earliestBirth } from '../../../platform/calendar/day.ts';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Checkbox, MultiSelect, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import type { FieldValue, MemberField } from '../rules/member-fields.ts';
import { memberFields } from '../rules/member-fields.ts';
import { isSealed } from './member-change-typed.ts';
import { useFieldName, useFieldText, useVocabulary } from './member-words.ts';

type Form = { readonly getInputProps: (path: never, options?: object) => object };

type EditorProps = {
  readonly form: Form;
  readonly field: MemberField;
  readonly label: string;
  readonly description: string;
  readonly on: string;
};

const Editor = ({ form, field, label, description, on }: EditorProps) => {
  const t = useT();
  const { options } = useVocabulary(on);
  const path = `changes.${field}`;
  const props = form.getInputProps(path as never);
  const choose = (data: { value: string; label: string }[]) => (
    <Select label={label} description={description} data={data} clearable {...props} />
  );
  if (memberFields[field].isDate)
    return (
      <DayField
        label={label}
        description={description}
        {...(field === 'birthOn' ? { earliest: earliestBirth } : {})}
        {...(props as { onChange: never })}
      />
    );
  if (field === 'sex') return choose(['male', 'female'].map((value) => ({ value, label: t(`members.sex.${value}`) })));
  if (field === 'schooling') return choose(options('schoolings'));
  if (field === 'politicalTheory') return choose(options('politicalTheories'));
  if (field === 'hasNewCard')
    return (
      <Checkbox label={label} description={description} {...form.getInputProps(path as never, { type: 'checkbox' })} />
    );
  return <TextInput label={label} description={description} autoComplete="off" {...props} />;
};

type Props = {
  readonly form: Form;
  readonly offered: readonly string[];
  readonly picked: readonly string[];
  readonly current: (field: MemberField) => FieldValue;
  readonly on: string;
};

/** Which fields change, and for each the value of now beside the new one. */
export const ChangeFields = ({ form, offered, picked, current, on }: Props) => {
  const t = useT();
  const nameOf = useFieldName();
  const textOf = useFieldText(on);
  const name = (field: string): string => (isSealed(field) ? t(`members.sealed.${field}`) : nameOf(field));
  return (
    <>
      <MultiSelect
        label={t('members.change.fields')}
        description={t('members.change.fields-help')}
        data={offered.map((field) => ({ value: field, label: name(field) }))}
        searchable
        hidePickedOptions
        {...form.getInputProps('picked' as never)}
      />
      {picked.map((field) =>
        isSealed(field) ? (
          <TextInput
            key={field}
            label={name(field)}
            description={t('members.change.sealed-help')}
            autoComplete="off"
            {...form.getInputProps(`sealed.${field}` as never)}
          />
        ) : (
          <Editor
            key={field}
            form={form}
            field={field as MemberField}
            label={name(field)}
            description={t('members.change.now', { value: textOf(field, current(field as MemberField)) })}
            on={on}
          />
        ),
      )}
    </>
  );
};

/** Number, day and issuer of an act of civil status or of a court. */
export const ActFields = ({ form }: { form: Form }) => {
  const t = useT();
  const whole = form.getInputProps('act' as never) as { error?: string };
  return (
    <fieldset className="members-fieldset">
      <legend>{t('members.act.title')}</legend>
      {whole.error && <p className="vm-fault">{whole.error}</p>}
      <TextInput label={t('members.act.number')} autoComplete="off" {...form.getInputProps('act.number' as never)} />
      <DayField label={t('members.act.on')} {...(form.getInputProps('act.on' as never) as { onChange: never })} />
      <TextInput label={t('members.act.issuer')} {...form.getInputProps('act.issuer' as never)} />
    </fieldset>
  );
};

/** Number, day and issuer of a decision. */
export const DecisionFields = ({ form }: { form: Form }) => {
  const t = useT();
  const whole = form.getInputProps('decision' as never) as { error?: string };
  return (
    <fieldset className="members-fieldset">
      <legend>{t('members.decision.title')}</legend>
      {whole.error && <p className="vm-fault">{whole.error}</p>}
      <TextInput
        label={t('members.decision.number')}
        autoComplete="off"
        {...form.getInputProps('decision.number' as never)}
      />
      <DayField
        label={t('members.decision.decided-on')}
        {...(form.getInputProps('decision.decidedOn' as never) as { onChange: never })}
      />
      <TextInput label={t('members.decision.issuer')} {...form.getInputProps('decision.issuer' as never)} />
    </fieldset>
  );
};
