import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DryRun } from '../../../web/kit/dry-run.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { cancelImport, commitImport, type ImportId, importPreview } from '../contract/import.ts';
import { ImportFaults } from './import-faults.tsx';
import { useWords } from './organisation-words.ts';

type Preview = OutputOf<typeof importPreview>;
type Row = Preview['rows'][number];

const useColumns = (): readonly Column<Row>[] => {
  const t = useT();
  const { typeWord, sectorWord } = useWords(todayHere());
  return [
    { key: 'row', header: t('organisations.import.row'), value: (row) => row.row, isNumber: true, width: '5rem' },
    { key: 'name', header: t('organisations.duties.organisation'), value: (row) => row.name, onCard: 'title' },
    { key: 'type', header: t('organisations.comparison.type'), value: (row) => typeWord(row.type) },
    {
      key: 'sector',
      header: t('organisations.import.sector'),
      value: (row) => (row.sector ? sectorWord(row.sector) : null),
    },
    { key: 'parent', header: t('organisations.import.parent'), value: (row) => row.parentName },
    { key: 'code', header: t('organisations.import.code'), value: (row) => row.code },
  ];
};

const Matched = ({ of }: { of: Preview['organisations'] }) => {
  const t = useT();
  const language = useLanguage();
  const found = of.columns.filter(({ column }) => column !== null);
  return (
    <details>
      <summary className="vm-link">
        {t('organisations.import.matched', { sheet: of.sheet, count: found.length, ignored: of.ignored.length })}
      </summary>
      <ul>
        {found.map(({ key, heading, column }) => (
          <li key={key}>
            {t('organisations.import.matched-column', { column: column ?? '', heading: heading[language] })}
          </li>
        ))}
        {of.ignored.map(({ column, heading }) => (
          <li key={column}>{t('organisations.import.ignored-column', { column, heading })}</li>
        ))}
      </ul>
    </details>
  );
};

type Props = {
  readonly importId: ImportId;
  readonly onDone: (counts: Preview['counts']) => void;
  readonly onBack: () => void;
};

const Looked = ({ preview, onDone, onBack }: Omit<Props, 'importId'> & { preview: Preview }) => {
  const t = useT();
  const { importId, counts, rows } = preview;
  const columns = useColumns();
  const commit = useAction(commitImport, {
    doneKey: 'organisations.import.done',
    onDone: (output) => onDone(output.counts),
  });
  const cancel = useAction(cancelImport, { onDone: onBack });
  const refused = commit.error ?? cancel.error;
  const stops =
    preview.stops > 0 ? [{ key: 'stops', text: t('organisations.import.stops', { count: preview.stops }) }] : [];
  return (
    <DryRun
      faults={stops}
      faultCount={preview.stops}
      onBack={() => cancel.mutate({ importId })}
      onCommit={() => commit.mutate({ importId })}
      commitLabel={t('organisations.import.commit')}
      isBusy={commit.isPending}
    >
      <p>
        <strong>{preview.fileName}</strong>: {t('organisations.import.counts', counts)}
      </p>
      <Matched of={preview.organisations} />
      {preview.committees && <Matched of={preview.committees} />}
      <ImportFaults faults={preview.faults} stops={preview.stops} attentions={preview.attentions} />
      {rows.length > 0 && (
        <DataTable
          label={t('organisations.import.rows')}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.row)}
          onExport={null}
        />
      )}
      {refused && <RefusalPanel refusal={refused} takesFocus />}
    </DryRun>
  );
};

/** What a staged file would bring, with every fault; nothing is written before the person says so. */
export const ImportPreview = ({ importId, ...props }: Props) => {
  const asked = useQuestion(importPreview, { importId });
  return (
    <Answer query={asked} lines={8}>
      {(preview) => <Looked preview={preview} {...props} />}
    </Answer>
  );
};
