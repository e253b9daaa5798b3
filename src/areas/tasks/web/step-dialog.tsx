import type { ReactNode } from 'react';
import type { ActionContract } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { acceptOwnTask, noteOwnProgress, reportOwnTask } from '../contract/own-tasks.ts';
import { outcome, type TaskRow, type TaskStep } from '../contract/task-shapes.ts';
import {
  acceptTask,
  cancelTask,
  confirmTask,
  noteProgress,
  postponeTask,
  reopenTask,
  reportTask,
  returnTask,
} from '../contract/task-steps.ts';
import { readPercent } from '../rules/figure-text.ts';

type Typed = {
  happenedOn: string | null;
  text: string;
  proof: string;
  percent: string;
  outcome: string;
  dueOn: string | null;
  number: string;
  decidedOn: string | null;
  issuer: string;
};
type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;
type State = ContractFormState<Typed & Record<string, unknown>>;

export const stepContracts: Readonly<Record<Exclude<TaskStep, 'withdraw-tasks'>, ActionContract>> = {
  'accept-task': acceptTask,
  'note-progress': noteProgress,
  'report-task': reportTask,
  'confirm-task': confirmTask,
  'return-task': returnTask,
  'cancel-task': cancelTask,
  'reopen-task': reopenTask,
  'postpone-task': postponeTask,
};
const ownContracts: Readonly<Partial<Record<TaskStep, ActionContract>>> = {
  'accept-task': acceptOwnTask,
  'note-progress': noteOwnProgress,
  'report-task': reportOwnTask,
};

const works: readonly TaskStep[] = ['note-progress', 'report-task'];

const percentOf = (typed: string) => {
  if (typed.trim() === '') return null;
  const read = readPercent(typed);
  return read === null
    ? { numerator: typed, denominator: 100 }
    : { numerator: read.numerator, denominator: read.denominator };
};

/** What is sent for a step: only what that step takes. */
const inputOf = (step: TaskStep, task: TaskRow, typed: Typed) => {
  const words = typed.text.trim() || null;
  const about = { taskId: task.id, expectedVersion: task.version, happenedOn: typed.happenedOn };
  if (step === 'accept-task') return about;
  if (works.includes(step))
    return { ...about, text: words ?? '', progress: percentOf(typed.percent), proof: typed.proof.trim() || null };
  if (step === 'confirm-task') return { ...about, outcome: typed.outcome || null, text: words };
  if (step !== 'postpone-task') return { ...about, text: words ?? '' };
  const decision = { number: typed.number, decidedOn: typed.decidedOn, issuer: typed.issuer };
  return { ...about, dueOn: typed.dueOn, decision, text: words };
};

const dayProps = (form: State['form'], name: string): DayProps => form.getInputProps(name) as DayProps;

const PostponeFields = ({ form }: { form: State['form'] }) => {
  const t = useT();
  const faultAt = (path: string) => (form.errors[path] as string | undefined) ?? undefined;
  return (
    <>
      <DayField label={t('tasks.step.new-due')} required {...dayProps(form, 'dueOn')} />
      <TextInput
        label={t('tasks.decision.number')}
        required
        {...form.getInputProps('number')}
        error={faultAt('decision.number')}
      />
      <DayField
        label={t('tasks.decision.decided-on')}
        required
        {...dayProps(form, 'decidedOn')}
        error={faultAt('decision.decidedOn')}
      />
      <TextInput
        label={t('tasks.decision.issuer')}
        required
        {...form.getInputProps('issuer')}
        error={faultAt('decision.issuer')}
      />
    </>
  );
};

const OutcomeField = ({ form }: { form: State['form'] }) => {
  const t = useT();
  return (
    <Radio.Group label={t('tasks.step.outcome')} required {...form.getInputProps('outcome')}>
      {outcome.options.map((one) => (
        <Radio key={one} value={one} label={t(`tasks.outcome.${one}`)} />
      ))}
    </Radio.Group>
  );
};

const Fields = ({ step, form }: { step: TaskStep; form: State['form'] }): ReactNode => {
  const t = useT();
  const isWordsNeeded = step !== 'confirm-task' && step !== 'postpone-task';
  return (
    <>
      <DayField label={t('tasks.step.happened-on')} required {...dayProps(form, 'happenedOn')} />
      {step === 'confirm-task' && <OutcomeField form={form} />}
      {step === 'postpone-task' && <PostponeFields form={form} />}
      {step !== 'accept-task' && (
        <Textarea
          label={t(`tasks.step.words.${step}`)}
          autosize
          minRows={3}
          required={isWordsNeeded}
          {...form.getInputProps('text')}
        />
      )}
      {works.includes(step) && (
        <>
          <TextInput
            label={t('tasks.step.percent')}
            description={t('tasks.step.percent-help')}
            inputMode="decimal"
            {...form.getInputProps('percent')}
            error={form.errors['progress.numerator'] ?? form.errors.progress}
          />
          <Textarea label={t('tasks.step.proof')} autosize minRows={2} {...form.getInputProps('proof')} />
        </>
      )}
    </>
  );
};

type Props = {
  readonly task: TaskRow;
  readonly step: Exclude<TaskStep, 'withdraw-tasks'>;
  /** On the member's own page. */
  readonly isOwn?: boolean;
  readonly onClose: () => void;
};

/** One step of a task, with the day on which it happened. */
export const StepDialog = ({ task, step, isOwn = false, onClose }: Props) => {
  const t = useT();
  const contract = (isOwn ? ownContracts[step] : undefined) ?? stepContracts[step];
  const state = useContractForm(contract, {
    initial: {
      happenedOn: todayHere(),
      text: '',
      proof: '',
      percent: '',
      outcome: '',
      dueOn: null,
      number: '',
      decidedOn: todayHere(),
      issuer: '',
    } as Typed & Record<string, unknown>,
    toInput: (typed) => inputOf(step, task, typed),
    doneKey: 'tasks.step.done',
    undoInput: (output) => {
      const { taskId, entryId } = output as { taskId: string; entryId: string };
      return { taskId, entryId };
    },
    onDone: onClose,
  });
  return (
    <Dialog title={t(`tasks.step.${step}`)} onClose={onClose}>
      <ContractForm state={state} submitLabel={t(`tasks.step.${step}`)} onCancel={onClose}>
        <p className="tasks-quoted">{task.text}</p>
        <Fields step={step} form={state.form} />
      </ContractForm>
    </Dialog>
  );
};
