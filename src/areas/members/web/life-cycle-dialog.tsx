import { type ReactNode, useState } from 'react';
import type { ActionContract, OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { type FieldSpec, type FormValues, LifeCycleField } from './life-cycle-field.tsx';

/** One act of the life cycle as a form: what it asks, what it sends, and how it is taken back. */
export type DialogSpec<C extends ActionContract = ActionContract> = {
  readonly contract: C;
  readonly title: string;
  readonly intro?: ReactNode;
  readonly fields: readonly FieldSpec[];
  readonly initial: FormValues;
  /** What the form does not ask: ids and versions. */
  readonly fixed: Readonly<Record<string, unknown>>;
  readonly toInput?: (values: FormValues) => unknown;
  readonly doneKey: string;
  readonly undoInput?: (output: OutputOf<C>) => unknown;
  readonly onDone?: (output: OutputOf<C>) => void;
  readonly verdict?: (values: FormValues) => readonly VerdictLine[];
};

/** Empty boxes are "not known"; groups are sent as groups. */
const typed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typed(inner)]));
};

/** What is final is confirmed by typing nothing more than today's date. */
const useConfirmed = (isFinal: boolean) => {
  const [day, setDay] = useState<Day | null>(null);
  const [isWrong, setWrong] = useState(false);
  return {
    day,
    isWrong,
    setDay,
    check: (): boolean => {
      const agrees = !isFinal || day === todayHere();
      setWrong(!agrees);
      return agrees;
    },
  };
};

const FinalDay = ({ of }: { of: ReturnType<typeof useConfirmed> }) => {
  const t = useT();
  const today = dayText(todayHere());
  return (
    <>
      <p>{t('web.final.text', { today })}</p>
      <DayField
        label={t('web.final.date')}
        value={of.day}
        onChange={of.setDay}
        required
        error={of.isWrong ? t('web.final.not-today', { today }) : undefined}
      />
    </>
  );
};

const useSpecForm = (spec: DialogSpec, onClose: () => void) => {
  const toInput = (values: FormValues): unknown => {
    const clean = typed(values) as FormValues;
    return { ...spec.fixed, ...((spec.toInput?.(clean) ?? clean) as object) };
  };
  return useContractForm(spec.contract, {
    initial: spec.initial,
    toInput,
    doneKey: spec.doneKey,
    ...(spec.undoInput ? { undoInput: spec.undoInput } : {}),
    onDone: (output) => {
      onClose();
      spec.onDone?.(output);
    },
  });
};

/** The dialog of one act. */
export const LifeCycleDialog = ({ spec, onClose }: { spec: DialogSpec; onClose: () => void }) => {
  const t = useT();
  const isFinal = spec.contract.undo === 'final';
  const confirmed = useConfirmed(isFinal);
  const state = useSpecForm(spec, onClose);
  const values = state.form.getValues();
  const submit = (): void => {
    if (confirmed.check()) state.submit();
  };
  return (
    <Dialog title={spec.title} onClose={onClose}>
      <ContractForm
        state={{ ...state, submit }}
        submitLabel={t('members.life.save')}
        onCancel={onClose}
        {...(spec.verdict ? { verdict: spec.verdict(values) } : {})}
      >
        {spec.intro && <p>{spec.intro}</p>}
        {spec.fields
          .filter((field) => field.when?.(values) ?? true)
          .map((field) => (
            <LifeCycleField key={field.path} of={field} form={state.form} />
          ))}
        {isFinal && <FinalDay of={confirmed} />}
      </ContractForm>
    </Dialog>
  );
};
