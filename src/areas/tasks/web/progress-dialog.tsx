import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type OneReceivedTarget as ReceivedOne, recordProgress } from '../contract/received-targets.ts';
import { readAmount } from '../rules/figure-text.ts';
import { useFigureText } from './figure-words.ts';

type Typed = {
  on: string | null;
  way: string;
  amount: string;
  part: string;
  whole: string;
  sourceWords: string;
  note: string;
};
type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;

const wholeNumber = (typed: string): number | string => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed);

const figureOf = (kind: 'amount' | 'share', { amount, part, whole }: Typed) =>
  kind === 'amount'
    ? (readAmount(amount) ?? { numerator: amount, denominator: 1 })
    : { numerator: wholeNumber(part), denominator: wholeNumber(whole) };

const useProgressForm = ({ target, fromTasks }: ReceivedOne, onClose: () => void) =>
  useContractForm(recordProgress, {
    initial: {
      on: todayHere(),
      way: fromTasks ? 'tasks-done' : 'typed',
      amount: '',
      part: '',
      whole: '',
      sourceWords: '',
      note: '',
    } as Typed & Record<string, unknown>,
    toInput: (typed) => ({
      receivedTargetId: target.id,
      on: typed.on,
      figure: typed.way === 'tasks-done' ? null : figureOf(target.kind, typed),
      sourceWords: typed.way === 'tasks-done' ? null : typed.sourceWords.trim() || null,
      note: typed.note.trim() || null,
    }),
    doneKey: 'tasks.progress.recorded',
    undoInput: ({ progressId }) => ({ progressId }),
    onDone: onClose,
  });

type FieldsProps = { readonly form: ReturnType<typeof useProgressForm>['form']; readonly one: ReceivedOne };

const ShareFields = ({ form }: Pick<FieldsProps, 'form'>) => {
  const t = useT();
  return (
    <div className="tasks-line-parts">
      <TextInput
        label={t('tasks.progress.part')}
        required
        inputMode="numeric"
        {...form.getInputProps('part')}
        error={form.errors['figure.numerator']}
      />
      <TextInput
        label={t('tasks.progress.whole')}
        required
        inputMode="numeric"
        {...form.getInputProps('whole')}
        error={form.errors['figure.denominator']}
      />
    </div>
  );
};

const TypedFields = ({ form, one }: FieldsProps) => {
  const t = useT();
  const { target } = one;
  return (
    <>
      {target.kind === 'amount' ? (
        <TextInput
          label={t('tasks.progress.amount', { unit: target.unit })}
          required
          inputMode="decimal"
          {...form.getInputProps('amount')}
          error={form.errors['figure.numerator'] ?? form.errors['figure.denominator'] ?? form.errors.figure}
        />
      ) : (
        <ShareFields form={form} />
      )}
      <TextInput
        label={t('tasks.progress.source')}
        description={t('tasks.progress.source-help')}
        required
        {...form.getInputProps('sourceWords')}
      />
    </>
  );
};

/** Reports the figure of a target as of a day: counted from the tasks, or typed with where it comes from. */
export const ProgressDialog = ({ one, onClose }: { one: ReceivedOne; onClose: () => void }) => {
  const t = useT();
  const figureText = useFigureText();
  const state = useProgressForm(one, onClose);
  const { form } = state;
  return (
    <Dialog title={t('tasks.progress.record')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('tasks.progress.record')} onCancel={onClose}>
        <DayField label={t('tasks.progress.on')} required {...(form.getInputProps('on') as DayProps)} />
        {one.fromTasks && (
          <Radio.Group label={t('tasks.progress.way')} {...form.getInputProps('way')}>
            <Radio
              value="tasks-done"
              label={t('tasks.progress.from-tasks', { figure: figureText('share', one.fromTasks) })}
            />
            <Radio value="typed" label={t('tasks.progress.typed')} />
          </Radio.Group>
        )}
        {form.values.way === 'typed' && <TypedFields form={form} one={one} />}
        <Textarea label={t('tasks.progress.note')} autosize minRows={2} {...form.getInputProps('note')} />
      </ContractForm>
    </Dialog>
  );
};
