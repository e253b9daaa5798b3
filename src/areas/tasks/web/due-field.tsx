import { DayField } from '../../../web/kit/day-field.tsx';
import { NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { deadlineUnit } from '../contract/task-shapes.ts';

/** When a task is due, as it is typed. */
export type TypedDue = {
  readonly kind: 'day' | 'rule' | 'standing';
  readonly on: string | null;
  readonly amount: number | string;
  readonly unit: string;
  readonly startEvent: string;
  readonly startOn: string | null;
};

export const noDue = (startOn: string | null): TypedDue => ({
  kind: 'day',
  on: null,
  amount: 5,
  unit: 'working-days',
  startEvent: '',
  startOn,
});

/** As the contract takes it. */
export const dueInputOf = ({ kind, on, amount, unit, startEvent, startOn }: TypedDue) => {
  if (kind === 'day') return { kind, on };
  return kind === 'standing' ? { kind } : { kind, amount, unit, startEvent, startOn };
};

type Props = {
  readonly value: TypedDue;
  readonly onChange: (due: TypedDue) => void;
  readonly faultAt: (path: string) => string | undefined;
};

const RuleFields = ({ value, onChange, faultAt }: Props) => {
  const t = useT();
  return (
    <div className="tasks-due-rule">
      <NumberInput
        label={t('tasks.due.amount')}
        min={1}
        max={3660}
        allowDecimal={false}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
        error={faultAt('due.amount')}
      />
      <Select
        label={t('tasks.due.unit')}
        data={deadlineUnit.options.map((unit) => ({ value: unit, label: t(`tasks.unit.${unit}`) }))}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit: unit ?? 'days' })}
        allowDeselect={false}
      />
      <TextInput
        label={t('tasks.due.start-event')}
        value={value.startEvent}
        onChange={(event) => onChange({ ...value, startEvent: event.currentTarget.value })}
        required
        error={faultAt('due.startEvent')}
      />
      <DayField
        label={t('tasks.due.start-on')}
        value={value.startOn}
        onChange={(startOn) => onChange({ ...value, startOn })}
        required
        error={faultAt('due.startOn')}
      />
    </div>
  );
};

/** A day, so much time after something, or standing work. */
export const DueField = (props: Props) => {
  const { value, onChange, faultAt } = props;
  const t = useT();
  const kinds = (['day', 'rule', 'standing'] as const).map((kind) => ({
    value: kind,
    label: t(`tasks.due-kind.${kind}`),
  }));
  return (
    <div className="vm-stack">
      <Select
        label={t('tasks.line.due')}
        data={kinds}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: (kind ?? 'day') as TypedDue['kind'] })}
        allowDeselect={false}
        error={value.kind === 'day' ? undefined : faultAt('due')}
      />
      {value.kind === 'day' && (
        <DayField
          label={t('tasks.due.on')}
          value={value.on}
          onChange={(on) => onChange({ ...value, on })}
          required
          error={faultAt('due.on') ?? faultAt('due')}
        />
      )}
      {value.kind === 'rule' && <RuleFields {...props} />}
    </div>
  );
};
