import { DataTable } from '../../../web/kit/data-table.tsx';
import { DryRun } from '../../../web/kit/dry-run.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { cancelPastResults, commitPastResults } from '../contract.ts';
import { PastResultFaults } from './past-result-faults.tsx';
import { enteredLevel, type ResultPreview } from './past-result-words.ts';
import { paperColumns, whoseColumns } from './results-columns.tsx';

type Row = ResultPreview['rows'][number];

const useColumns = (): readonly Column<Row>[] => {
  const t = useT();
  return [
    { key: 'row', header: t('ratings.past.row'), value: ({ row }) => row, isNumber: true, width: '5rem' },
    ...whoseColumns<Row>(t),
    {
      key: 'level',
      header: t('ratings.results.column.level'),
      value: (row) => enteredLevel(row, t),
      isUnordered: true,
    },
    ...paperColumns<Row>(t),
  ];
};

/** Which column was read as what, and which were left aside: a wrong heading is seen here before anything is written. */
const Matched = ({ matched }: Pick<ResultPreview, 'matched'>) => {
  const t = useT();
  const language = useLanguage();
  const found = matched.columns.filter(({ column }) => column !== null);
  return (
    <details className="ratings-fold">
      <summary>
        {t('ratings.past.matched', { sheet: matched.sheet, count: found.length, ignored: matched.ignored.length })}
      </summary>
      <ul className="ratings-bullets">
        {found.map(({ key, heading, column }) => (
          <li key={key}>{t('ratings.past.matched-column', { column: column ?? '', heading: heading[language] })}</li>
        ))}
        {matched.ignored.map(({ column, heading }) => (
          <li key={column}>{t('ratings.past.ignored-column', { column, heading })}</li>
        ))}
      </ul>
    </details>
  );
};

const Rows = ({ preview }: { preview: ResultPreview }) => {
  const t = useT();
  const columns = useColumns();
  const { rows, counts } = preview;
  if (rows.length === 0) return null;
  const label = t('ratings.past.rows', { shown: rows.length, all: counts.results });
  return (
    <section className="vm-stack" aria-label={label}>
      <h3>{label}</h3>
      <DataTable label={label} rows={rows} columns={columns} rowKey={({ row }) => String(row)} onExport={null} />
    </section>
  );
};

/** What a sent list would bring, with every fault; nothing is written before the person says so. */
export const PastResultPreview = ({ preview, onBack }: { preview: ResultPreview; onBack: () => void }) => {
  const t = useT();
  const { importId, counts, stops, attentions } = preview;
  const commit = useAction(commitPastResults, { doneKey: 'ratings.past.written' });
  const cancel = useAction(cancelPastResults, { onDone: onBack });
  const refused = commit.error ?? cancel.error;
  return (
    <DryRun
      faults={stops > 0 ? [{ key: 'stops', text: t('ratings.past.stops', { count: stops }) }] : []}
      faultCount={stops}
      onBack={() => cancel.mutate({ importId })}
      onCommit={() => commit.mutate({ importId })}
      commitLabel={t('ratings.past.commit')}
      isBusy={commit.isPending}
    >
      <p>
        <strong>{preview.fileName}</strong>: {t('ratings.past.counts', counts)}
      </p>
      <Matched matched={preview.matched} />
      <PastResultFaults faults={preview.faults} stops={stops} attentions={attentions} />
      <Rows preview={preview} />
      {refused && <RefusalPanel refusal={refused} takesFocus />}
    </DryRun>
  );
};
