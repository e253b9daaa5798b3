import { useEffect, useState } from 'react';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';

const hour = /^([01]?\d|2[0-3])\s*[:hg.,]?\s*([0-5]\d)?$/i;

/** Reads an hour as people type it: 19:30, 19h30, 1930, 19g; null when it is none. */
export const readHour = (text: string): string | null => {
  const typed = text.trim();
  const packed = /^(\d{1,2})(\d{2})$/.exec(typed);
  const found = packed ? [typed, packed[1]!, packed[2]!] : hour.exec(typed);
  if (!found) return null;
  const clock = `${found[1]!.padStart(2, '0')}:${found[2] ?? '00'}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(clock) ? clock : null;
};

type Props = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (clock: string | null) => void;
  readonly path: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
};

/** An hour of the day, kept as typed until the box is left. */
export const HourField = ({ label, value, onChange, path, error, required = false }: Props) => {
  const t = useT();
  const [typed, setTyped] = useState(value ?? '');
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    setTyped(value ?? '');
    setWrong(false);
  }, [value]);
  const take = (): void => {
    const read = readHour(typed);
    const isEmpty = typed.trim() === '';
    setWrong(read === null && !isEmpty);
    if (read !== null) setTyped(read);
    if (read !== null && read !== value) onChange(read);
    if (isEmpty && value !== null) onChange(null);
  };
  return (
    <TextInput
      label={label}
      placeholder="19:30"
      inputMode="numeric"
      autoComplete="off"
      required={required}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
      error={isWrong ? t('refusal.meetings.not-an-hour') : error}
      data-path={path}
    />
  );
};
