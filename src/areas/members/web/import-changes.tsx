import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { chooseInImport, importChanges, type MemberImportId } from '../contract/import.ts';
import { filledByTwo } from '../rules/correction-way.ts';
import { birthText } from './import-words.ts';

type Row = OutputOf<typeof importChanges>['rows'][number];
type Outcome = 'changed' | 'possible';
type Choose = (choice: {
  rows: number[] | 'said-same' | null;
  take?: 'all' | string[];
  isSame?: boolean | null;
}) => void;

const valueText = (field: string, value: string | null, t: ReturnType<typeof useT>): string => {
  if (value === null) return t('members.import.nothing-recorded');
  if (['sex', 'standing', 'state'].includes(field)) return t(`members.import.${field}-${value}`);
  return field === 'hasNewCard' ? t('members.import.has-card') : formatDay(value);
};

const isByTwo = (field: string): boolean => (filledByTwo as readonly string[]).includes(field);

/** One field: what the record says, what the file says, and who is right. Some an import leaves alone, and says why. */
const FieldLine = ({ row, change, choose }: { row: Row; change: Row['changes'][number]; choose: Choose }) => {
  const t = useT();
  const { field, before, after, fixed, isTaken } = change;
  const name = t(`members.import.field-${field}`);
  const taken = row.changes.filter((one) => one.isTaken).map((one) => one.field);
  const isOnlyYear = field === 'birthOn' && before === null && row.recordBirth !== null;
  const words = t('members.import.before-after', {
    field: name,
    before: isOnlyYear ? t('members.import.only-year', { year: row.recordBirth! }) : valueText(field, before, t),
    after: valueText(field, after, t),
  });
  if (fixed)
    return (
      <li>
        {words}
        <br />
        <span className="vm-soft">{t(`refusal.${fixed}`)}</span>
      </li>
    );
  return (
    <li>
      <Checkbox
        label={`${words}: ${t(isByTwo(field) ? 'members.import.take-to-approve' : 'members.import.take-from-file')}`}
        checked={isTaken}
        onChange={(event) =>
          choose({
            rows: [row.row],
            take: event.currentTarget.checked ? [...taken, field] : taken.filter((one) => one !== field),
            isSame: row.isSame,
          })
        }
      />
    </li>
  );
};

const SameOrNot = ({ row, choose }: { row: Row; choose: Choose }) => {
  const t = useT();
  return (
    <div className="vm-row">
      <Button aria-pressed={row.isSame === true} onClick={() => choose({ rows: [row.row], isSame: true })}>
        {t('members.import.is-same')}
      </Button>
      <Button aria-pressed={row.isSame === false} onClick={() => choose({ rows: [row.row], isSame: false })}>
        {t('members.import.is-another')}
      </Button>
    </div>
  );
};

const RowLine = ({ row, outcome, choose }: { row: Row; outcome: Outcome; choose: Choose }) => {
  const t = useT();
  const takeable = row.changes.filter(({ fixed }) => fixed === null);
  return (
    <li className="vm-card">
      <p>
        <strong>{t('members.import.row-of', { row: row.row, name: row.fullName, birth: birthText(row.birth) })}</strong>
        <br />
        {t('members.import.record-of', {
          name: row.recordName,
          birth: birthText(row.recordBirth),
          cell: row.recordCell ?? '',
        })}
      </p>
      {outcome === 'possible' && <SameOrNot row={row} choose={choose} />}
      {(outcome === 'changed' || row.isSame === true) && (
        <ul className="members-plain">
          {row.changes.map((change) => (
            <FieldLine key={change.field} row={row} change={change} choose={choose} />
          ))}
        </ul>
      )}
      {(outcome === 'changed' || row.isSame === true) && takeable.length > 1 && (
        <Button onClick={() => choose({ rows: [row.row], take: 'all', isSame: row.isSame })}>
          {t('members.import.take-row')}
        </Button>
      )}
    </li>
  );
};

const ForAll = ({ outcome, choose }: { outcome: Outcome; choose: Choose }) => {
  const t = useT();
  return outcome === 'changed' ? (
    <div className="vm-row">
      <Button onClick={() => choose({ rows: null, take: 'all' })}>{t('members.import.take-all')}</Button>
      <Button onClick={() => choose({ rows: null, take: [] })}>{t('members.import.keep-all')}</Button>
    </div>
  ) : (
    <div className="vm-row">
      <Button onClick={() => choose({ rows: null, isSame: false })}>{t('members.import.all-another')}</Button>
      <Button onClick={() => choose({ rows: 'said-same', take: 'all', isSame: true })}>
        {t('members.import.take-said-same')}
      </Button>
    </div>
  );
};

type Props = {
  readonly importId: MemberImportId;
  readonly outcome: Outcome;
  readonly count: number;
  /** False once the list is being written: then there is nothing to ask any more. */
  readonly when: boolean;
};

/** Rows that say otherwise than the record, or that may be about somebody who is there: who is right, by field, by row or for all. */
export const ImportChanges = ({ importId, outcome, count, when }: Props) => {
  const t = useT();
  const [after, setAfter] = useState(0);
  const query = useQuestion(importChanges, { importId, outcome, after, limit: 50 }, { when, keepLast: true });
  const action = useAction(chooseInImport);
  const choose: Choose = ({ rows, take = [], isSame = null }) =>
    action.mutate({ importId, outcome, rows, take, isSame });
  return (
    <section className="vm-stack">
      <h3>{t(`members.import.${outcome}-title`, { count })}</h3>
      <p className="vm-soft">{t(`members.import.${outcome}-help`)}</p>
      <ForAll outcome={outcome} choose={choose} />
      {action.error && <RefusalPanel refusal={action.error} takesFocus />}
      <Answer query={query}>
        {({ rows, next }) => (
          <>
            <ul className="members-plain">
              {rows.map((row) => (
                <RowLine key={row.row} row={row} outcome={outcome} choose={choose} />
              ))}
            </ul>
            <div className="vm-row">
              {after > 0 && <Button onClick={() => setAfter(0)}>{t('members.import.first-page')}</Button>}
              {next !== null && <Button onClick={() => setAfter(next)}>{t('members.import.next-page')}</Button>}
            </div>
          </>
        )}
      </Answer>
    </section>
  );
};
