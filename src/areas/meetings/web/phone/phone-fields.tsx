/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from './phone-words.ts';

type Base = {
  readonly label: string;
  readonly path?: string;
  readonly fault?: string | undefined;
  readonly help?: string;
};

const Fault = ({ id, text }: { id: string; text: string | undefined }) =>
  text ? (
    <p class="fault" id={id}>
      {text}
    </p>
  ) : null;

type FieldProps = Base & { readonly id: string; readonly children: ComponentChildren };

const Field = ({ label, help, fault, id, children }: FieldProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    {help && <p class="soft">{help}</p>}
    {children}
    <Fault id={`${id}-fault`} text={fault} />
  </div>
);

const told = (id: string, fault: string | undefined) =>
  fault ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {};

type TextProps = Base & {
  readonly value: string | null;
  readonly onChange: (text: string) => void;
  readonly kind?: 'text' | 'date' | 'time' | 'password';
  readonly most?: number;
  readonly suggestions?: readonly string[];
  readonly autocomplete?: 'username' | 'current-password' | 'one-time-code' | 'off';
  readonly isNumeric?: boolean;
};

export const TextBox = ({ value, onChange, kind = 'text', most = 300, suggestions = [], ...rest }: TextProps) => {
  const id = useId();
  return (
    <Field {...rest} id={id}>
      <input
        id={id}
        // The types of inputs know roles by kind; none is given here.
        type={kind as 'text'}
        value={value ?? ''}
        maxLength={most}
        autocomplete={rest.autocomplete ?? 'off'}
        inputMode={rest.isNumeric ? 'numeric' : 'text'}
        list={`${id}-list`}
        data-path={rest.path}
        onInput={(event) => onChange(event.currentTarget.value)}
        {...told(id, rest.fault)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Field>
  );
};

type AreaProps = Base & {
  readonly value: string | null;
  readonly onChange: (text: string) => void;
  readonly most: number;
};

export const TextArea = ({ value, onChange, most, ...rest }: AreaProps) => {
  const id = useId();
  return (
    <Field {...rest} id={id}>
      <textarea
        id={id}
        rows={3}
        value={value ?? ''}
        maxLength={most}
        data-path={rest.path}
        onInput={(event) => onChange(event.currentTarget.value)}
        {...told(id, rest.fault)}
      />
    </Field>
  );
};

type NumberProps = Base & {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly most: number;
  readonly step?: number;
};

/** Empty stays unknown; what is no number of the kind asked for is not taken. */
export const NumberBox = ({ value, onChange, most, step = 1, ...rest }: NumberProps) => {
  const id = useId();
  return (
    <Field {...rest} id={id}>
      <input
        id={id}
        type="number"
        inputMode={step === 1 ? 'numeric' : 'decimal'}
        min={0}
        max={most}
        step={step}
        value={value ?? ''}
        data-path={rest.path}
        onInput={({ currentTarget: { valueAsNumber: typed } }) => onChange(Number.isFinite(typed) ? typed : null)}
        {...told(id, rest.fault)}
      />
    </Field>
  );
};

type ChoiceProps = Base & {
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | null) => void;
  /** Nothing chosen is possible. */
  readonly mayBeEmpty?: boolean;
};

export const Choice = ({ value, options, onChange, mayBeEmpty = false, ...rest }: ChoiceProps) => {
  const id = useId();
  return (
    <Field {...rest} id={id}>
      <select
        id={id}
        value={value ?? ''}
        data-path={rest.path}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        {...told(id, rest.fault)}
      >
        {(mayBeEmpty || value === null) && <option value="">{t('meetings.phone.none')}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </Field>
  );
};

type ChipsProps<T extends string> = {
  readonly label: string;
  readonly choices: readonly T[];
  readonly chosen: T | null;
  readonly wordOf: (one: T) => string;
  readonly onChoose: (one: T) => void;
};

/** A few choices side by side, one tap each. */
export const Chips = <T extends string>({ label, choices, chosen, wordOf, onChoose }: ChipsProps<T>) => (
  <fieldset class="chips" aria-label={label}>
    {choices.map((one) => (
      <button key={one} type="button" aria-pressed={one === chosen} data-choice={one} onClick={() => onChoose(one)}>
        {wordOf(one)}
      </button>
    ))}
  </fieldset>
);

export const RemoveLine = ({ onRemove, label }: { onRemove: () => void; label?: string }) => (
  <button type="button" class="quiet" onClick={onRemove}>
    {label ?? t('meetings.remove')}
  </button>
);
