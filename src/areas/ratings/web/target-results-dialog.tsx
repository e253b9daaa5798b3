import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { DecimalInput } from '../../../web/kit/decimal-input.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { recordOwnResults, recordResults } from '../contract.ts';
import { type SubjectView, versioned } from './subject-view.ts';
import type { TargetRow, TargetsView } from './target-typed.ts';

/** What is asked about a target: also as the person concerned sees it. */
export type ResultRow = Pick<
  TargetRow,
  'targetId' | 'text' | 'unit' | 'taskId' | 'resultAmount' | 'doneOn' | 'isExceededRecorded' | 'resultWords'
>;

type Line = { amount: number | string; doneOn: string | null; isExceeded: 'yes' | 'no' | null; words: string };
type Typed = { lines: Line[] } & Record<string, unknown>;

const lineOf = (row: ResultRow): Line => ({
  amount: row.resultAmount ?? '',
  doneOn: row.taskId === null ? row.doneOn : null,
  isExceeded: row.isExceededRecorded === null ? null : row.isExceededRecorded ? 'yes' : 'no',
  words: row.resultWords ?? '',
});

type LineProps = { readonly form: ContractFormState<Typed>['form']; readonly at: number; readonly row: ResultRow };

const AmountField = ({ form, at, row: { unit } }: LineProps) => {
  const t = useT();
  return (
    <DecimalInput
      label={unit === null ? t('ratings.target.result-amount') : t('ratings.target.result-amount-in', { unit })}
      min={0}
      decimalScale={3}
      {...form.getInputProps(`lines.${at}.amount`)}
      error={form.errors[`results.${at}.resultAmount`]}
      data-path={`results.${at}.resultAmount`}
    />
  );
};

const ResultFields = ({ form, at, row }: LineProps) => {
  const t = useT();
  const fault = (path: string) => form.errors[`results.${at}.${path}`] as string | undefined;
  const day = form.getInputProps(`lines.${at}.doneOn`) as Pick<DayFieldProps, 'value' | 'onChange' | 'data-path'>;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{row.text}</legend>
      {row.taskId !== null && <p className="vm-soft">{t('ratings.target.day-from-task')}</p>}
      <div className="ratings-target-boxes">
        <AmountField form={form} at={at} row={row} />
        {row.taskId === null && (
          <DayField
            label={t('ratings.target.done-on')}
            {...day}
            error={fault('doneOn')}
            data-path={`results.${at}.doneOn`}
          />
        )}
        <Select
          label={t('ratings.target.exceeded')}
          description={t('ratings.target.exceeded-help')}
          clearable
          clearButtonProps={{ 'aria-label': t('ratings.target.exceeded-clear') }}
          data={(['yes', 'no'] as const).map((value) => ({ value, label: t(`ratings.value.${value}`) }))}
          {...form.getInputProps(`lines.${at}.isExceeded`)}
        />
        <TextInput
          label={t('ratings.target.result-words')}
          {...form.getInputProps(`lines.${at}.words`)}
          error={fault('resultWords')}
          data-path={`results.${at}.resultWords`}
        />
      </div>
    </fieldset>
  );
};

type Versioned = ReturnType<typeof versioned>;
type FormProps = {
  readonly contract: typeof recordResults | typeof recordOwnResults;
  readonly on: Versioned;
  readonly rows: readonly ResultRow[];
  readonly onClose: () => void;
};

const useResultsForm = ({ contract, on, rows, onClose }: FormProps) =>
  useContractForm(contract as typeof recordResults, {
    initial: { lines: rows.map(lineOf) } as Typed,
    toInput: ({ lines }) => ({
      ...on,
      results: lines.map(({ amount, doneOn, isExceeded, words }, at) => ({
        targetId: rows[at]!.targetId,
        resultAmount: amount === '' ? null : Number(amount),
        doneOn,
        isExceeded: isExceeded === null ? null : isExceeded === 'yes',
        resultWords: words.trim() || null,
      })),
    }),
    doneKey: 'ratings.done.record-results',
    undoInput: ({ subjectId, version }) => ({
      subjectId,
      expectedVersion: version,
      results: rows.map((row) => ({
        targetId: row.targetId,
        resultAmount: row.resultAmount,
        doneOn: row.taskId === null ? row.doneOn : null,
        isExceeded: row.isExceededRecorded,
        resultWords: row.resultWords,
      })),
    }),
    onDone: onClose,
  });

const ResultsForm = (props: FormProps) => {
  const t = useT();
  const title = t('ratings.action.record-results');
  const state = useResultsForm(props);
  return (
    <Dialog title={title} onClose={props.onClose}>
      <div className="ratings-wide">
        <ContractForm state={state} submitLabel={title} onCancel={props.onClose}>
          <p>{t('ratings.target.results-about')}</p>
          {props.rows.map((row, at) => (
            <ResultFields key={row.targetId} form={state.form} at={at} row={row} />
          ))}
        </ContractForm>
      </div>
    </Dialog>
  );
};

type Props = { readonly view: SubjectView; readonly targets: TargetsView; readonly onClose: () => void };

/** What came of the targets. Done, late and the day of a linked task come from the task. */
export const TargetResultsDialog = ({ view, targets, onClose }: Props) => (
  <ResultsForm
    contract={recordResults}
    on={versioned(view)}
    rows={targets.rows.filter(({ isRemoved }) => !isRemoved)}
    onClose={onClose}
  />
);

type OwnProps = { readonly on: Versioned; readonly rows: readonly ResultRow[]; readonly onClose: () => void };

/** The same, as the person concerned says it of the own targets. */
export const OwnResultsDialog = (props: OwnProps) => <ResultsForm contract={recordOwnResults} {...props} />;
