import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type TargetView, unitsToHandOut } from '../contract/programme-reads.ts';
import { handOutTarget } from '../contract/programmes.ts';
import type { ProgrammeId } from '../contract/task-shapes.ts';
import { readFigure } from './figure-words.ts';

type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;
type Units = OutputOf<typeof unitsToHandOut>['rows'];
type Typed = { dueOn: string | null; all: string; chosen: Record<string, boolean>; figures: Record<string, string> };
type FormProps = { readonly target: TargetView; readonly units: Units; readonly onClose: () => void };

const chosenOf = (units: Units, chosen: Typed['chosen']) =>
  units.filter(({ organisationId }) => chosen[organisationId]);

const useHandOut = ({ target, units, onClose }: FormProps) =>
  useContractForm(handOutTarget, {
    initial: { dueOn: null, all: '', chosen: {}, figures: {} } as Typed & Record<string, unknown>,
    toInput: ({ dueOn, all, chosen, figures }) => ({
      targetId: target.id,
      lines: chosenOf(units, chosen).map(({ organisationId }) => ({
        organisationId,
        figure: readFigure(target.kind, figures[organisationId] || all),
        dueOn,
      })),
    }),
    doneKey: 'tasks.target.handed-out',
    undoInput: ({ allotmentIds }) => ({ allotmentIds }),
    onDone: onClose,
  });

const parts = ['.figure.numerator', '.figure.denominator', '.figure', '.organisationId', '.dueOn'];

const UnitLines = ({ units, form }: { units: Units; form: ReturnType<typeof useHandOut>['form'] }) => {
  const t = useT();
  const { chosen, figures, all } = form.values;
  const lines = chosenOf(units, chosen).map(({ organisationId }) => organisationId as string);
  const faultOf = (organisationId: string) =>
    parts.map((part) => form.errors[`lines.${lines.indexOf(organisationId)}${part}`]).find(Boolean);
  return (
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
  );
};

const HandOutForm = (props: FormProps) => {
  const { target, units, onClose } = props;
  const t = useT();
  const state = useHandOut(props);
  const { form } = state;
  const setAll = (isOn: boolean) =>
    form.setFieldValue('chosen', Object.fromEntries(units.map((unit) => [unit.organisationId, isOn])) as never);
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
      <UnitLines units={units} form={form} />
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
