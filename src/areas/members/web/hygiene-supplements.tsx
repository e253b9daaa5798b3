import { useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { type HygieneRow, hygieneList, recordSupplements } from '../contract/hygiene.ts';

type Props = { readonly cell: string; readonly onClose: () => void };

const MOST_AT_ONCE = 200;

const Names = ({
  rows,
  chosen,
  onChosen,
}: {
  rows: readonly HygieneRow[];
  chosen: ReadonlySet<string>;
  onChosen: (ids: ReadonlySet<string>) => void;
}) => {
  const t = useT();
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChosen(next);
  };
  return (
    <fieldset className="vm-choices">
      <legend>{t('members.hygiene.record-who')}</legend>
      <div className="vm-row">
        <Button onClick={() => onChosen(new Set(rows.map((row) => row.memberId)))}>
          {t('members.hygiene.record-all')}
        </Button>
        <Button onClick={() => onChosen(new Set())}>{t('members.hygiene.record-none')}</Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="members-hygiene-names" tabIndex={0} aria-label={t('members.hygiene.record-who')}>
        {rows.map((row) => (
          <label key={row.memberId} className="vm-choice">
            <input type="checkbox" checked={chosen.has(row.memberId)} onChange={() => toggle(row.memberId)} />
            {row.fullName}
          </label>
        ))}
      </section>
    </fieldset>
  );
};

const Sheets = ({ rows, year, onClose }: { rows: readonly HygieneRow[]; year: number } & Pick<Props, 'onClose'>) => {
  const t = useT();
  const [receivedOn, setReceivedOn] = useState<Day | null>(todayHere());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(rows.map((row) => row.memberId)));
  const record = useAction(recordSupplements, {
    doneKey: 'members.hygiene.recorded',
    undoInput: (_, { memberIds }) => ({ year, memberIds }),
    onDone: onClose,
  });
  const memberIds = rows.map((row) => row.memberId).filter((id) => chosen.has(id));
  const isReady = receivedOn !== null && memberIds.length > 0;
  return (
    <div className="vm-stack">
      <p>{t('members.hygiene.of-year', { year: String(year) })}</p>
      <DayField label={t('members.hygiene.record-received')} value={receivedOn} onChange={setReceivedOn} />
      <Names rows={rows} chosen={chosen} onChosen={setChosen} />
      {record.error && <RefusalPanel refusal={record.error} />}
      <div className="vm-row">
        <Button
          main
          disabled={!isReady}
          isBusy={record.isPending}
          onClick={() => receivedOn && record.mutate({ year, receivedOn, memberIds })}
        >
          {t('members.hygiene.record-save', { count: memberIds.length })}
        </Button>
        <Button onClick={onClose}>{t('web.cancel')}</Button>
      </div>
    </div>
  );
};

/** Ticks off the supplement sheets of one cell, as they lie on the table: all at once, or some. */
export const RecordSupplements = ({ cell, onClose }: Props) => {
  const t = useT();
  const list = useQuestion(hygieneList, { kind: 'supplement', underId: cell as never, limit: MOST_AT_ONCE });
  return (
    <Dialog title={t('members.hygiene.record-title')} onClose={onClose}>
      <Answer
        query={list}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('members.hygiene.none')} />}
      >
        {({ rows, supplementYear }) => <Sheets rows={rows} year={supplementYear} onClose={onClose} />}
      </Answer>
    </Dialog>
  );
};
