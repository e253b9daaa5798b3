import { useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { DecimalInput } from '../../../web/kit/decimal-input.tsx';
import { Checkbox, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { taskList } from '../../tasks/contract.ts';
import type { TypedTarget } from './target-paste.ts';

const MANY = 100;

type TaskProps = {
  readonly organisationId: string;
  readonly value: string | null;
  readonly onChange: (taskId: string | null) => void;
  readonly error: string | undefined;
  readonly path: string;
};

/** A task that carries the target out: its result, day and lateness then come from there. */
const TaskField = ({ organisationId, value, onChange, error, path }: TaskProps) => {
  const t = useT();
  const may = useMay();
  const [text, setText] = useState('');
  const asked = { filter: { underId: organisationId as never }, text: text.trim().slice(0, 100), limit: MANY };
  const found = useQuestion(taskList, asked, { when: may(taskList.name), keepLast: true });
  if (!may(taskList.name)) return null;
  const tasks = (found.data?.rows ?? []).map((row) => ({ value: row.id as string, label: row.text.slice(0, 120) }));
  const isKnown = value === null || tasks.some((one) => one.value === value);
  return (
    <Select
      label={t('ratings.target.task')}
      description={t('ratings.target.task-help')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('ratings.target.task-none') }}
      data={isKnown ? tasks : [...tasks, { value, label: t('ratings.target.task-linked') }]}
      value={value}
      onChange={onChange}
      onSearchChange={setText}
      nothingFoundMessage={t('ratings.target.no-task')}
      error={error}
      data-path={path}
    />
  );
};

type Props = {
  readonly line: TypedTarget;
  readonly onLine: (line: TypedTarget) => void;
  readonly legend: string;
  /** Where the target stands in what is sent: faults lead to its boxes by it. */
  readonly path: string;
  readonly organisationId: string;
  readonly faultOf: (path: string) => string | undefined;
  readonly onRemove?: (() => void) | undefined;
};

const Amounts = ({ line, onLine, faultOf, path }: Pick<Props, 'line' | 'onLine' | 'faultOf' | 'path'>) => {
  const t = useT();
  const number = (key: 'amount' | 'weight') => (
    <DecimalInput
      label={t(`ratings.target.${key}`)}
      min={0}
      decimalScale={key === 'amount' ? 3 : 2}
      value={line[key]}
      onChange={(value) => onLine({ ...line, [key]: value })}
      error={faultOf(key)}
      data-path={`${path}.${key}`}
    />
  );
  return (
    <>
      <TextInput
        label={t('ratings.target.unit')}
        value={line.unit}
        onChange={({ currentTarget: { value } }) => onLine({ ...line, unit: value })}
        error={faultOf('unit')}
        data-path={`${path}.unit`}
      />
      {number('amount')}
      <DayField
        label={t('ratings.target.dueOn')}
        value={line.dueOn}
        onChange={(dueOn: Day | null) => onLine({ ...line, dueOn })}
        error={faultOf('dueOn')}
        data-path={`${path}.dueOn`}
      />
      {number('weight')}
    </>
  );
};

type BoxesProps = Omit<Props, 'legend' | 'onRemove'>;

const Boxes = ({ line, onLine, path, organisationId, faultOf }: BoxesProps) => {
  const t = useT();
  const words = (key: 'product' | 'sourceWords') => (
    <TextInput
      label={t(`ratings.target.${key}`)}
      value={line[key]}
      onChange={({ currentTarget: { value } }) => onLine({ ...line, [key]: value })}
      error={faultOf(key)}
      data-path={`${path}.${key}`}
    />
  );
  return (
    <div className="ratings-target-boxes">
      {words('product')}
      <Amounts line={line} onLine={onLine} faultOf={faultOf} path={path} />
      {words('sourceWords')}
      <TaskField
        organisationId={organisationId}
        value={line.taskId}
        onChange={(taskId) => onLine({ ...line, taskId })}
        error={faultOf('taskId')}
        path={`${path}.taskId`}
      />
    </div>
  );
};

/** One target in its boxes: what, how much, until when, with what weight, by which paper. */
export const TargetFields = ({ legend, onRemove, ...boxes }: Props) => {
  const t = useT();
  const { line, onLine, path, faultOf } = boxes;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{legend}</legend>
      <Textarea
        label={t('ratings.target.text')}
        required
        autosize
        value={line.text}
        onChange={({ currentTarget: { value } }) => onLine({ ...line, text: value })}
        error={faultOf('text')}
        data-path={`${path}.text`}
      />
      <Boxes {...boxes} />
      <div className="vm-row">
        <Checkbox
          label={t('ratings.target.isKey')}
          checked={line.isKey}
          onChange={({ currentTarget: { checked } }) => onLine({ ...line, isKey: checked })}
        />
        {onRemove && <Button onClick={onRemove}>{t('ratings.target.remove-line')}</Button>}
      </div>
    </fieldset>
  );
};
