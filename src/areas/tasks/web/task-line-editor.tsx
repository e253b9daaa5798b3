import { Button } from '../../../web/kit/button.tsx';
import { Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { DueField, dueInputOf, noDue, type TypedDue } from './due-field.tsx';
import { CoWorkersField, type LeadChoice, LeadField, leadOf } from './lead-field.tsx';

/** A task line as it is typed. */
export type TypedLine = {
  readonly text: string;
  readonly field: string;
  readonly lead: string | null;
  readonly coWorkers: readonly string[];
  readonly due: TypedDue;
};

export const emptyLine = (startOn: string | null): TypedLine => ({
  text: '',
  field: '',
  lead: null,
  coWorkers: [],
  due: noDue(startOn),
});

/** As `tasks.assign-tasks` and `assignTasks` of public.ts take it; what is missing stays null, so that its fault is named. */
export const lineInputOf = (line: TypedLine) => ({
  text: line.text,
  field: line.field.trim() || null,
  lead: leadOf(line.lead),
  coWorkers: line.coWorkers.map((code) => leadOf(code)),
  due: dueInputOf(line.due),
});

type Props = {
  readonly lines: readonly TypedLine[];
  readonly onChange: (lines: readonly TypedLine[]) => void;
  readonly organisationId: string | null;
  /** A given roll to choose leads from; without it the roll of the organisation. */
  readonly roll?: readonly LeadChoice[];
  /** Day from which deadlines of new lines are counted at first. */
  readonly startOn: string | null;
  /** The fault of a path such as `lines.0.text`. */
  readonly faultAt: (path: string) => string | undefined;
};

type LineProps = Omit<Props, 'lines' | 'onChange'> & {
  readonly line: TypedLine;
  readonly at: number;
  readonly onLine: (line: TypedLine) => void;
  readonly onRemove: (() => void) | null;
};

type PeopleProps = Pick<LineProps, 'line' | 'onLine' | 'organisationId' | 'roll'> & {
  readonly fault: (path: string) => string | undefined;
};

const People = ({ line, onLine, organisationId, roll, fault }: PeopleProps) => {
  const people = { organisationId, ...(roll ? { roll } : {}) };
  const faultOfWorker = (place: number) => fault(`coWorkers.${place}`) ?? fault(`coWorkers.${place}.memberId`);
  return (
    <>
      <LeadField
        {...people}
        value={line.lead}
        onChange={(lead) => onLine({ ...line, lead })}
        error={fault('lead') ?? fault('lead.memberId') ?? fault('lead.organisationId')}
      />
      <CoWorkersField
        {...people}
        value={line.coWorkers}
        onChange={(coWorkers) => onLine({ ...line, coWorkers })}
        error={line.coWorkers.map((_, place) => faultOfWorker(place)).find(Boolean)}
      />
    </>
  );
};

const Line = ({ line, at, onLine, onRemove, faultAt, ...who }: LineProps) => {
  const t = useT();
  const fault = (path: string) => faultAt(`lines.${at}.${path}`);
  return (
    <fieldset className="tasks-line">
      <legend>{t('tasks.line.legend', { number: at + 1 })}</legend>
      <Textarea
        label={t('tasks.line.text')}
        autosize
        minRows={2}
        required
        value={line.text}
        onChange={(event) => onLine({ ...line, text: event.currentTarget.value })}
        error={fault('text')}
      />
      <div className="tasks-line-parts">
        <People line={line} onLine={onLine} fault={fault} {...who} />
        <DueField value={line.due} onChange={(due) => onLine({ ...line, due })} faultAt={fault} />
        <TextInput
          label={t('tasks.line.field')}
          value={line.field}
          onChange={(event) => onLine({ ...line, field: event.currentTarget.value })}
          error={fault('field')}
        />
      </div>
      {onRemove && (
        <div>
          <Button onClick={onRemove}>{t('tasks.line.remove')}</Button>
        </div>
      )}
    </fieldset>
  );
};

/** Task lines one below the other: text, who leads, who works on it, when it is due. Lent to areas above. */
export const TaskLineEditor = ({ lines, onChange, startOn, ...rest }: Props) => {
  const t = useT();
  const put = (at: number, line: TypedLine): void => onChange(lines.map((old, place) => (place === at ? line : old)));
  return (
    <div className="vm-stack">
      {lines.map((line, at) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name while they are typed
          key={at}
          {...rest}
          startOn={startOn}
          line={line}
          at={at}
          onLine={(next) => put(at, next)}
          onRemove={lines.length > 1 ? () => onChange(lines.filter((_, place) => place !== at)) : null}
        />
      ))}
      <div>
        <Button onClick={() => onChange([...lines, emptyLine(startOn)])}>{t('tasks.line.add')}</Button>
      </div>
    </div>
  );
};
