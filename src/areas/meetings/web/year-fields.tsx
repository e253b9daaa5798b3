import type { ContractFormState } from '../../../web/kit/contract-form.tsx';
import { Checkbox, NumberInput, Radio, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { HourField } from './hour-field.tsx';
import type { YearTyped } from './year-draft.ts';

type Form = ContractFormState<YearTyped & Record<string, unknown>>['form'];

const months = Array.from({ length: 12 }, (_, at) => String(at + 1));

const RuleFields = ({ form }: { form: Form }) => {
  const t = useT();
  const fault = form.errors.rule ?? form.errors['rule.day'];
  if (form.values.ruleKind === 'day-of-month')
    return (
      <NumberInput
        label={t('meetings.year.day')}
        description={t('meetings.year.day-help')}
        min={1}
        max={31}
        allowDecimal={false}
        {...form.getInputProps('day')}
        error={fault}
      />
    );
  return (
    <>
      <Select
        label={t('meetings.year.nth')}
        allowDeselect={false}
        data={['1', '2', '3', '4', '-1'].map((nth) => ({
          value: nth,
          label: t(`meetings.nth.${nth === '-1' ? 'last' : nth}`),
        }))}
        {...form.getInputProps('nth')}
      />
      <Select
        label={t('meetings.year.weekday')}
        allowDeselect={false}
        data={['1', '2', '3', '4', '5', '6', '7'].map((day) => ({ value: day, label: t(`meetings.weekday.${day}`) }))}
        {...form.getInputProps('weekday')}
      />
    </>
  );
};

const ThematicMonths = ({ form }: { form: Form }) => {
  const t = useT();
  return (
    <Checkbox.Group
      label={t('meetings.year.thematic-months')}
      description={t('meetings.year.thematic-months-help')}
      {...(form.getInputProps('thematicMonths') as object)}
      value={[...form.values.thematicMonths]}
    >
      <div className="meetings-month-boxes">
        {months.map((month) => (
          <Checkbox key={month} value={month} label={t('meetings.calendar.month', { month })} />
        ))}
      </div>
    </Checkbox.Group>
  );
};

/** The habit of the cell: which day, which hour, where, and the months with a topic. */
export const YearFields = ({ form }: { form: Form }) => {
  const t = useT();
  const at = form.getInputProps('at') as never as { value: string | null; onChange: (at: string | null) => void };
  return (
    <section className="vm-card">
      <h2>{t('meetings.year.rule')}</h2>
      <p className="vm-soft">{t('meetings.year.rule-help')}</p>
      <Radio.Group label={t('meetings.year.rule-kind')} {...form.getInputProps('ruleKind')}>
        <div className="vm-row">
          <Radio value="day-of-month" label={t('meetings.year.day-of-month')} />
          <Radio value="weekday-of-month" label={t('meetings.year.weekday-of-month')} />
        </div>
      </Radio.Group>
      <div className="meetings-fields">
        <RuleFields form={form} />
        <HourField
          label={t('meetings.field.planned-at')}
          value={at.value}
          onChange={at.onChange}
          path="at"
          error={form.errors.at as string | undefined}
        />
        <TextInput label={t('meetings.field.place')} {...form.getInputProps('place')} />
        <Select
          label={t('meetings.year.from-month')}
          allowDeselect={false}
          data={months.map((month) => ({ value: month, label: t('meetings.calendar.month', { month }) }))}
          {...form.getInputProps('fromMonth')}
        />
      </div>
      <ThematicMonths form={form} />
    </section>
  );
};
