import { useForm } from '@mantine/form';
import { type ReactNode, useEffect, useState } from 'react';
import type { ActionContract, InputOf } from '../../platform/action/contract.ts';
import { reasonsOf } from '../../platform/action/malformed.ts';
import { currentLanguage, ensureMessages, type Translate, translate, useT } from '../messages.ts';
import { type ActionOptions, useAction } from '../queries.ts';
import { type ApiRefusal, sentenceOf, type WireReason } from '../refusal.ts';
import { blankSentence } from './blank-field.ts';
import { Button } from './button.tsx';
import { changedFaults, faultsOfLines, valueAt } from './form-faults.ts';
import { RefusalPanel } from './refusal-panel.tsx';
import { type VerdictLine, VerdictPanel } from './verdict-panel.tsx';

type Values = Record<string, unknown>;

type FormOptions<C extends ActionContract, V extends Values> = ActionOptions<C> & {
  readonly initial: V;
  /** What is sent, when fields differ from the contract's input. Paths of faults are then the input's. */
  readonly toInput?: (values: V) => unknown;
};

export type ContractFormState<V extends Values> = {
  readonly form: ReturnType<typeof useForm<V>>;
  /** With what the live verdict still lacks: where the schema refuses, all that is missing is said at once. */
  readonly submit: (verdict?: readonly VerdictLine[]) => void;
  readonly refusal: ApiRefusal | null;
  readonly isBusy: boolean;
  readonly goToField: (path: string) => void;
};

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Faults by field path, in the words that the server would use. Needs the sentences of `platform` and of the area. */
const faultsOf = (contract: ActionContract, input: unknown, t: Translate): Record<string, string> => {
  const read = contract.input.safeParse(input);
  if (read.success) return {};
  const faults = reasonsOf(read.error).map(({ code, params, field = '' }) => {
    const isBlank = isNothing(valueAt(input, field));
    const blank = isBlank ? (blankSentence(field, t) ?? t('refusal.platform.required')) : null;
    return [field, blank ?? t(`refusal.${code}`, params)] as const;
  });
  return Object.fromEntries(faults.reverse());
};

/** A field that several reasons name shows all of them. */
const faultsByField = (reasons: readonly WireReason[]): Record<string, string> => {
  const faults: Record<string, string> = {};
  for (const one of reasons) {
    if (!one.field) continue;
    const sentence = sentenceOf(one, currentLanguage());
    faults[one.field] = faults[one.field] ? `${faults[one.field]} ${sentence}` : sentence;
  }
  return faults;
};

/**
 * A form over an action's own schema: checked with it before sending, then the server's reasons go to their fields.
 * Inputs take `form.getInputProps('path')`.
 */
export const useContractForm = <C extends ActionContract, V extends Values>(
  contract: C,
  { initial, toInput = (values) => values, ...options }: FormOptions<C, V>,
): ContractFormState<V> => {
  const [isRefusalOld, setRefusalOld] = useState(false);
  useEffect(() => {
    void ensureMessages('platform');
  }, []);
  const form = useForm<V>({
    initialValues: initial,
    validate: (values) => faultsOf(contract, toInput(values), translate),
    onValuesChange: (values, before) => {
      setRefusalOld(true);
      for (const path of changedFaults(form.errors, toInput(before as V), toInput(values as V)))
        form.clearFieldError(path as never);
    },
  });
  const action = useAction(contract, options);
  const goToField = (path: string): void => form.getInputNode(path as never)?.focus();
  const send = (values: V): void => {
    setRefusalOld(false);
    action.mutate(toInput(values) as InputOf<C>, {
      onError: (refusal) => {
        form.setErrors(faultsByField(refusal.reasons));
      },
    });
  };
  const submit = (verdict: readonly VerdictLine[] = []): void =>
    form.onSubmit(send, (faults) => {
      form.setErrors({ ...faultsOfLines(verdict), ...faults });
      goToField(Object.keys(faults)[0] ?? '');
    })();
  return {
    form: form as never,
    submit,
    refusal: isRefusalOld ? null : action.error,
    isBusy: action.isPending,
    goToField,
  };
};

type Props<V extends Values> = {
  readonly state: ContractFormState<V>;
  readonly submitLabel: string;
  readonly children: ReactNode;
  /** Live verdict of the rules; shown beside the fields. */
  readonly verdict?: readonly VerdictLine[];
  readonly onCancel?: () => void;
};

/** Fields, every reason why not, the one action. */
export const ContractForm = <V extends Values>({ state, submitLabel, children, verdict, onCancel }: Props<V>) => {
  const t = useT();
  const fields = (
    <div className="vm-stack">
      {children}
      {state.refusal && <RefusalPanel refusal={state.refusal} onField={state.goToField} takesFocus />}
      <div className="vm-row">
        <Button main type="submit" isBusy={state.isBusy}>
          {submitLabel}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('web.cancel')}</Button>}
      </div>
    </div>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.isBusy) state.submit(verdict);
      }}
    >
      {verdict ? (
        <div className="vm-two">
          {fields}
          <VerdictPanel lines={verdict} onField={state.goToField} />
        </div>
      ) : (
        fields
      )}
    </form>
  );
};
