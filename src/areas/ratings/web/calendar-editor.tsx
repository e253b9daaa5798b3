import { useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type CalendarLine, calendarStep } from '../contract.ts';
import { inOrderOfSteps, outOfOrder } from '../rules/season-lateness.ts';
import { useNames, Verified } from './rating-words.tsx';

type Lines = readonly CalendarLine[];
type Props = {
  readonly lines: Lines;
  /** Days of documents that bind others: offered below, set by nobody else than the office. */
  readonly reference?: Lines;
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

const Reference = ({ lines, onTake }: { lines: Lines; onTake: (line: CalendarLine) => void }) => {
  const t = useT();
  const names = useNames();
  if (lines.length === 0) return null;
  return (
    <section className="vm-stack" aria-label={t('ratings.calendar.reference')}>
      <h3>{t('ratings.calendar.reference')}</h3>
      <p className="vm-soft">{t('ratings.calendar.reference-text')}</p>
      <ul className="ratings-due">
        {lines.map((line) => (
          <li key={line.code}>
            <div>
              <strong>{dayText(line.dueOn)}</strong> {names(line.names)}
            </div>
            <div className="vm-soft">
              {line.source} <Verified isVerified={line.isVerified} />
            </div>
            <div className="vm-row">
              <Button
                aria-label={t('ratings.calendar.take-of', { name: names(line.names) })}
                onClick={() => onTake(line)}
              >
                {t('ratings.calendar.take')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Days of later steps before those of earlier ones: said, as groups of a season may have days of their own. */
const OutOfOrder = ({ lines }: { lines: Lines }) => {
  const t = useT();
  const names = useNames();
  const found = outOfOrder(lines);
  if (found.length === 0) return null;
  return (
    <ul className="ratings-flags" role="status">
      {found.map(({ line, after }) => (
        <li key={line.code}>
          {t('ratings.calendar.out-of-order', {
            name: names(line.names),
            on: dayText(line.dueOn),
            before: names(after.names),
            later: dayText(after.dueOn),
          })}
        </li>
      ))}
    </ul>
  );
};

/** Last days of the steps of a season: those of the documents, and the office's own. */
export const CalendarEditor = ({ lines, reference = [], onChange, faultAt }: Props) => {
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
      <OutOfOrder lines={lines} />
      <NewLine lines={lines} onChange={onChange} />
      <Reference
        lines={reference.filter(({ code }) => lines.every((one) => one.code !== code))}
        onTake={(line) => onChange(inOrderOfSteps([...lines, line]))}
      />
    </fieldset>
  );
};
