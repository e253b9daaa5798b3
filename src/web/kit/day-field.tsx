import { lazy, Suspense, useEffect, useId, useState } from 'react';
import type { Day } from '../../platform/calendar/day.ts';
import { dayText, readDay } from '../day-text.ts';
import { useT } from '../messages.ts';
import { Icon } from './icon.tsx';

const Calendar = lazy(() => import('./calendar.tsx'));

export type DayFieldProps = {
  readonly label: string;
  readonly value?: Day | string | null | undefined;
  /** Null when the field was emptied. Not called while what is typed is no day. */
  readonly onChange: (day: Day | null) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** Set by `form.getInputProps`, so that a fault can lead here. */
  readonly 'data-path'?: string;
};

/** A day, typed as dd/mm/yyyy (also 1/7/2025 or 01072025) or taken from a calendar; both by keyboard. */
export const DayField = (props: DayFieldProps) => {
  const { label, value = null, onChange, description, error, required = false } = props;
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState(value ? dayText(value) : '');
  const [isWrong, setWrong] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    setTyped(value ? dayText(value) : '');
    setWrong(false);
  }, [value]);
  const take = (): void => {
    const read = readDay(typed);
    setWrong(read === null && typed.trim() !== '');
    if (read !== null && read !== value) onChange(read);
    if (typed.trim() === '' && value !== null) onChange(null);
  };
  const fault = isWrong ? t('web.day.not-a-day') : error;
  return (
    <div className="vm-field">
      <label htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      <p className="vm-soft" id={`${id}-help`}>
        {description ?? t('web.day.help')}
      </p>
      <div className="vm-row vm-nowrap">
        <input
          id={id}
          data-path={props['data-path']}
          className="vm-input"
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('web.day.placeholder')}
          aria-describedby={`${id}-help ${id}-fault`}
          aria-invalid={Boolean(fault)}
          aria-required={required}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter') take();
          }}
        />
        <button
          type="button"
          className="vm-button"
          aria-expanded={isOpen}
          aria-label={t('web.day.calendar')}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="calendar" />
        </button>
      </div>
      <p className="vm-fault" id={`${id}-fault`} aria-live="polite">
        {fault}
      </p>
      {isOpen && (
        <Suspense fallback={null}>
          <Calendar
            value={value}
            onChange={(day) => {
              setOpen(false);
              onChange(day);
            }}
          />
        </Suspense>
      )}
    </div>
  );
};
