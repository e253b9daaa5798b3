import { useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type CalendarLine, calendarStep } from '../contract.ts';
import { useNames, Verified } from './rating-words.tsx';

type Lines = readonly CalendarLine[];
type Props = {
  readonly lines: Lines;
  readonly onChange: (lines: CalendarLine[]) => void;
  readonly faultAt: (path: string) => string | undefined;
};

const freeCode = (lines: Lines): string => {
  let at = 1;
  while (lines.some(({ code }) => code === `own-${at}`)) at += 1;
  return `own-${at}`;
};

type LineProps = {
  readonly line: CalendarLine;
  readonly at: number;
  readonly onLine: (line: CalendarLine | null) => void;
  readonly faultAt: Props['faultAt'];
};

/** A day that was changed no longer comes from the document: the office says in its own words where it comes from. */
const Line = ({ line, at, onLine, faultAt }: LineProps) => {
  const t = useT();
  const name = useNames()(line.names);
  return (
    <li className="ratings-calendar-line">
      <DayField
        label={name}
        value={line.dueOn}
        required
        onChange={(on: Day | null) => on && onLine({ ...line, dueOn: on, source: null, isVerified: false })}
        error={faultAt(`calendar.${at}.dueOn`)}
      />
      <Select
        label={t('ratings.calendar.step')}
        aria-label={t('ratings.calendar.step-of', { name })}
        data={calendarStep.options.map((step) => ({ value: step, label: t(`ratings.calendar-step.${step}`) }))}
        value={line.step ?? 'decide-level'}
        allowDeselect={false}
        onChange={(step) => onLine({ ...line, step: step as CalendarLine['step'] })}
      />
      <TextInput
        label={t('ratings.calendar.source')}
        aria-label={t('ratings.calendar.source-of', { name })}
        value={line.source ?? ''}
        onChange={({ currentTarget: { value } }) => onLine({ ...line, source: value || null, isVerified: false })}
        error={faultAt(`calendar.${at}.source`)}
      />
      <div className="vm-row">
        <Verified isVerified={line.isVerified} />
        <Button aria-label={t('ratings.calendar.remove-of', { name })} onClick={() => onLine(null)}>
          {t('ratings.calendar.remove')}
        </Button>
      </div>
    </li>
  );
};

const NewLine = ({ lines, onChange }: Pick<Props, 'lines' | 'onChange'>) => {
  const t = useT();
  const [name, setName] = useState('');
  const add = (): void => {
    const words = name.trim();
    if (words === '') return;
    onChange([
      ...lines,
      {
        code: freeCode(lines),
        dueOn: todayHere(),
        names: { vi: words, en: words },
        source: null,
        isVerified: false,
        step: null,
      },
    ]);
    setName('');
  };
  return (
    <div className="ratings-calendar-new">
      <TextInput
        label={t('ratings.calendar.new')}
        value={name}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Button onClick={add}>{t('ratings.calendar.add')}</Button>
    </div>
  );
};

/** Last days of the steps of a season: those of the documents, and the office's own. */
export const CalendarEditor = ({ lines, onChange, faultAt }: Props) => {
  const t = useT();
  const put = (at: number, line: CalendarLine | null): void =>
    onChange(lines.flatMap((one, other) => (other !== at ? [one] : line === null ? [] : [line])));
  return (
    <fieldset className="ratings-fieldset">
      <legend>{t('ratings.calendar.title')}</legend>
      {lines.length === 0 ? (
        <p className="vm-soft">{t('ratings.calendar.none')}</p>
      ) : (
        <ul className="ratings-calendar">
          {lines.map((line, at) => (
            <Line key={line.code} line={line} at={at} onLine={(next) => put(at, next)} faultAt={faultAt} />
          ))}
        </ul>
      )}
      <NewLine lines={lines} onChange={onChange} />
    </fieldset>
  );
};
