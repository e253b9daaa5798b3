import { useEffect } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { ensureMessages, useT } from '../../../web/messages.ts';
import type { importPreview } from '../contract/import.ts';

type FaultLine = OutputOf<typeof importPreview>['faults'][number];
type Fault = FaultLine & { readonly key: string };
type Props = {
  readonly faults: readonly FaultLine[];
  readonly stops: number;
  readonly attentions: number;
};

const useColumns = (): readonly Column<Fault>[] => {
  const t = useT();
  return [
    {
      key: 'where',
      header: t('organisations.import.where'),
      value: (row) => `${row.sheet} ${String(row.row).padStart(7, '0')}`,
      cell: ({ sheet, row, column }) =>
        column
          ? t('organisations.import.at', { sheet, row, column })
          : t('organisations.import.at-row', { sheet, row }),
      onCard: 'title',
    },
    {
      key: 'level',
      header: t('organisations.import.level'),
      value: (row) => t(`organisations.import.${row.level}`),
      cell: (row) => (
        <Status level={row.level === 'stop' ? 'serious' : 'attention'}>{t(`organisations.import.${row.level}`)}</Status>
      ),
    },
    { key: 'heading', header: t('organisations.import.heading'), value: (row) => row.heading },
    { key: 'value', header: t('organisations.import.value'), value: (row) => formatDay(row.value) },
    { key: 'reason', header: t('organisations.import.reason'), value: (row) => t(`refusal.${row.code}`, row.params) },
    { key: 'suggestion', header: t('organisations.import.suggestion'), value: (row) => row.suggestion },
  ];
};

/** Every fault of a spreadsheet with sheet, row, column, value, reason and what was probably meant. */
export const ImportFaults = ({ faults, stops, attentions }: Props) => {
  const t = useT();
  const columns = useColumns();
  useEffect(() => {
    void ensureMessages('platform');
  }, []);
  const rows = faults.map((fault, index) => ({ ...fault, key: String(index) }));
  if (rows.length === 0) return <Status level="good">{t('organisations.import.no-faults')}</Status>;
  return (
    <section className="vm-stack">
      <h3>{t('organisations.import.faults', { stops, attentions })}</h3>
      {stops > 0 && <p>{t('organisations.import.stopped')}</p>}
      {stops + attentions > rows.length && <p>{t('organisations.import.faults-shown', { shown: rows.length })}</p>}
      <DataTable
        label={t('organisations.import.faults-label')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.key}
        chips={[
          { key: 'stop', label: t('organisations.import.stop'), test: (row) => row.level === 'stop' },
          { key: 'attention', label: t('organisations.import.attention'), test: (row) => row.level === 'attention' },
        ]}
      />
    </section>
  );
};
