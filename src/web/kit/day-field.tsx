import { type KeyboardEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { type Day, earliestDay } from '../../platform/calendar/day.ts';
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
  /** A birth may lie before every other day. */
  readonly earliest?: Day;
  /** Set by `form.getInputProps`, so that a fault can lead here. */
  readonly 'data-path'?: string;
};

/**
 * What stands in the box: kept as typed until it is left, so that nobody's typing is corrected under their hands. A day written whole is taken
 * with its last digit: taken only on leaving, it would move the button that the same click is about to press.
 */
const useTypedDay = (value: Day | string | null, earliest: Day, onChange: (day: Day | null) => void) => {
  const [typed, setTyped] = useState(value ? dayText(value) : '');
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    setTyped(value ? dayText(value) : '');
    setWrong(false);
  }, [value]);
  const take = (): void => {
    const read = readDay(typed, earliest);
    setWrong(read === null && typed.trim() !== '');
    if (read !== null && read !== value) onChange(read);
    if (typed.trim() === '' && value !== null) onChange(null);
  };
  const type = (text: string): void => {
    setTyped(text);
    const read = readDay(text, earliest);
    if (read !== null && read !== value && dayText(read) === text) onChange(read);
  };
  return { typed, type, isWrong, take };
};

type BoxProps = ReturnType<typeof useTypedDay> & {
  readonly id: string;
  readonly hasFault: boolean;
  readonly required: boolean;
  readonly path: string | undefined;
};

const Box = ({ id, typed, type, take, hasFault, required, path }: BoxProps) => (
  <input
    id={id}
    data-path={path}
    className="vm-input"
    inputMode="numeric"
    autoComplete="off"
    placeholder={useT()('web.day.placeholder')}
    aria-describedby={`${id}-help ${id}-fault`}
    aria-invalid={hasFault}
    aria-required={required}
    value={typed}
    onChange={(event) => type(event.currentTarget.value)}
    onBlur={take}
    onKeyDown={(event) => {
      if (event.key === 'Enter') take();
    }}
  />
);

/** The calendar below the box; Esc closes it alone, and the focus goes back to what opened it. */
const useOpening = () => {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closeFirst = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    setOpen(false);
    opener.current?.focus();
  };
  return { isOpen, setOpen, opener, closeFirst };
};

/** A day, typed as dd/mm/yyyy (also 1/7/2025 or 01072025) or taken from a calendar; both by keyboard. */
export const DayField = (props: DayFieldProps) => {
  const { label, value = null, onChange, description, error, required = false, earliest = earliestDay } = props;
  const t = useT();
  const id = useId();
  const box = useTypedDay(value, earliest, onChange);
  const { isOpen, setOpen, opener, closeFirst } = useOpening();
  const fault = box.isWrong ? t('web.day.not-a-day', { from: earliest.slice(0, 4) }) : error;
  const choose = (day: Day): void => {
    setOpen(false);
    onChange(day);
  };
  const opening = { 'aria-expanded': isOpen, 'aria-label': t('web.day.calendar'), onClick: () => setOpen(!isOpen) };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the calendar wherever in it the focus is
    <div className="vm-field" onKeyDown={closeFirst}>
      <label htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      <p className="vm-soft" id={`${id}-help`}>
        {description ?? t('web.day.help')}
      </p>
      <div className="vm-row vm-nowrap">
        <Box {...box} id={id} hasFault={Boolean(fault)} required={required} path={props['data-path']} />
        <button ref={opener} type="button" className="vm-button" {...opening}>
          <Icon name="calendar" />
        </button>
      </div>
      <p className="vm-fault" id={`${id}-fault`} aria-live="polite">
        {fault}
      </p>
      <Suspense fallback={null}>{isOpen && <Calendar value={value} earliest={earliest} onChange={choose} />}</Suspense>
    </div>
  );
};
