import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, Radio, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type TargetView, unitsToHandOut } from '../contract/programme-reads.ts';
import { addTarget, changeAllotment, handOutTarget, targetDirection } from '../contract/programmes.ts';
import type { ProgrammeId } from '../contract/task-shapes.ts';
import { decimalText, readAmount, readPercent } from '../rules/figure-text.ts';

type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;

/** A target: what is counted, in which unit, whether more or less is wanted. */
export const AddTargetDialog = ({ programmeId, onClose }: { programmeId: ProgrammeId; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(addTarget, {
    initial: { name: '', unit: '', direction: 'at-least', counted: 'amount' } as Record<string, string>,
    toInput: ({ name, unit, direction, counted }) => ({
      programmeId,
      name,
      unit,
      direction,
      kind: counted === 'amount' ? 'amount' : 'share',
      measure: counted === 'tasks-done' ? 'tasks-done' : 'typed',
    }),
    doneKey: 'tasks.target.added',
    undoInput: ({ targetId }) => ({ targetId }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('tasks.target.add')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('tasks.target.add')} onCancel={onClose}>
        <TextInput label={t('tasks.target.name')} required {...form.getInputProps('name')} />
        <Radio.Group label={t('tasks.target.counted')} {...form.getInputProps('counted')}>
          {['amount', 'share', 'tasks-done'].map((one) => (
            <Radio key={one} value={one} label={t(`tasks.target.counted.${one}`)} />
          ))}
        </Radio.Group>
        <TextInput
          label={t('tasks.target.unit')}
          description={t('tasks.target.unit-help')}
          required
          {...form.getInputProps('unit')}
        />
        <Select
          label={t('tasks.target.direction')}
          data={targetDirection.options.map((one) => ({ value: one, label: t(`tasks.direction.${one}`) }))}
          allowDeselect={false}
          {...form.getInputProps('direction')}
        />
      </ContractForm>
    </Dialog>
  );
};

const readFigure = (kind: TargetView['kind'], typed: string) =>
  (kind === 'amount' ? readAmount(typed) : readPercent(typed)) ?? { numerator: typed, denominator: 1 };

type Units = OutputOf<typeof unitsToHandOut>['rows'];
type Typed = { dueOn: string | null; all: string; chosen: Record<string, boolean>; figures: Record<string, string> };

const HandOutForm = ({ target, units, onClose }: { target: TargetView; units: Units; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(handOutTarget, {
    initial: { dueOn: null, all: '', chosen: {}, figures: {} } as Typed & Record<string, unknown>,
    toInput: ({ dueOn, all, chosen, figures }) => ({
      targetId: target.id,
      lines: units
        .filter(({ organisationId }) => chosen[organisationId])
        .map(({ organisationId }) => ({
          organisationId,
          figure: readFigure(target.kind, figures[organisationId] || all),
          dueOn,
        })),
    }),
    doneKey: 'tasks.target.handed-out',
    undoInput: ({ allotmentIds }) => ({ allotmentIds }),
    onDone: onClose,
  });
  const { form } = state;
  const { chosen, figures, all } = form.values;
  const lineOf = units
    .filter(({ organisationId }) => chosen[organisationId])
    .map(({ organisationId }) => organisationId);
  const faultOf = (organisationId: string) => {
    const at = `lines.${lineOf.indexOf(organisationId as never)}`;
    return ['.figure.numerator', '.figure.denominator', '.figure', '.organisationId', '.dueOn']
      .map((path) => form.errors[at + path])
      .find(Boolean);
  };
  const setAll = (isOn: boolean) =>
    form.setFieldValue(
      'chosen',
      Object.fromEntries(units.map(({ organisationId }) => [organisationId, isOn])) as never,
    );
  return (
    <ContractForm state={state} submitLabel={t('tasks.target.hand-out')} onCancel={onClose}>
      <DayField label={t('tasks.line.due')} required {...(form.getInputProps('dueOn') as DayProps)} />
      <TextInput
        label={t('tasks.target.for-all', { unit: target.kind === 'share' ? '%' : target.unit })}
        description={t('tasks.target.for-all-help')}
        inputMode="decimal"
        {...form.getInputProps('all')}
      />
      <div className="vm-row">
        <Button onClick={() => setAll(true)}>{t('tasks.target.all-units')}</Button>
        <Button onClick={() => setAll(false)}>{t('tasks.target.no-unit')}</Button>
      </div>
      {form.errors.lines && <p className="vm-fault">{form.errors.lines}</p>}
      <ul className="tasks-units">
        {units.map(({ organisationId, name }) => (
          <li key={organisationId}>
            <Checkbox
              label={name}
              checked={chosen[organisationId] ?? false}
              onChange={(event) =>
                form.setFieldValue('chosen', { ...chosen, [organisationId]: event.currentTarget.checked } as never)
              }
            />
            <TextInput
              aria-label={t('tasks.target.of-unit', { name })}
              placeholder={all}
              inputMode="decimal"
              value={figures[organisationId] ?? ''}
              onChange={(event) =>
                form.setFieldValue('figures', { ...figures, [organisationId]: event.currentTarget.value } as never)
              }
              error={faultOf(organisationId)}
            />
          </li>
        ))}
      </ul>
    </ContractForm>
  );
};

type HandOutProps = { readonly programmeId: ProgrammeId; readonly target: TargetView; readonly onClose: () => void };

/** Hands a target out to units directly below: one figure for all, or one for each. */
export const HandOutDialog = ({ programmeId, target, onClose }: HandOutProps) => {
  const t = useT();
  const units = useQuestion(unitsToHandOut, { programmeId });
  const held = new Set(target.allotments.map((one) => one.organisationId));
  return (
    <Dialog title={t('tasks.target.hand-out-title', { name: target.name })} onClose={onClose}>
      <Answer
        query={units}
        isEmpty={({ rows }) => rows.every((row) => held.has(row.organisationId))}
        empty={<p>{t('tasks.target.no-units-left')}</p>}
      >
        {({ rows }) => (
          <HandOutForm target={target} units={rows.filter((row) => !held.has(row.organisationId))} onClose={onClose} />
        )}
      </Answer>
    </Dialog>
  );
};

type Allotment = TargetView['allotments'][number];

const typedFigure = (kind: TargetView['kind'], { numerator, denominator }: Allotment['figure']): string =>
  kind === 'amount'
    ? decimalText({ numerator, denominator }, 'en').replaceAll(',', '')
    : String(Math.round((numerator * 10_000) / denominator) / 100);

/** Changes the amount or day of one unit. */
export const ChangeAllotmentDialog = ({
  target,
  unit,
  onClose,
}: {
  target: TargetView;
  unit: Allotment;
  onClose: () => void;
}) => {
  const t = useT();
  const [first] = useState(() => typedFigure(target.kind, unit.figure));
  const state = useContractForm(changeAllotment, {
    initial: { figure: first, dueOn: unit.dueOn as string | null } as { figure: string; dueOn: string | null } & Record<
      string,
      unknown
    >,
    toInput: ({ figure, dueOn }) => ({
      allotmentId: unit.id,
      expectedVersion: unit.version,
      figure: readFigure(target.kind, figure),
      dueOn,
    }),
    doneKey: 'tasks.target.changed',
    undoInput: ({ version, before }) => ({ allotmentId: unit.id, expectedVersion: version, ...before }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('tasks.target.change-title', { name: unit.organisationName })} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('tasks.save')} onCancel={onClose}>
        <TextInput
          label={t('tasks.target.figure', { unit: target.kind === 'share' ? '%' : target.unit })}
          required
          inputMode="decimal"
          {...form.getInputProps('figure')}
          error={form.errors['figure.numerator'] ?? form.errors['figure.denominator'] ?? form.errors.figure}
        />
        <DayField label={t('tasks.line.due')} required {...(form.getInputProps('dueOn') as DayProps)} />
      </ContractForm>
    </Dialog>
  );
};
