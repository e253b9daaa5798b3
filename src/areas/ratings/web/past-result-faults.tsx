import { useEffect } from 'react';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { ensureMessages, useT } from '../../../web/messages.ts';
import type { ResultPreview } from './past-result-words.ts';

type FaultLine = ResultPreview['faults'][number];
type Fault = FaultLine & { readonly key: string };

const useColumns = (): readonly Column<Fault>[] => {
  const t = useT();
  return [
    {
      key: 'row',
      header: t('ratings.past.where'),
      value: ({ row }) => row,
      text: ({ row, column }) => t('ratings.past.at', { row, column: column ?? '' }),
      cell: ({ row, column }) => t(column ? 'ratings.past.at' : 'ratings.past.at-row', { row, column: column ?? '' }),
      onCard: 'title',
    },
    {
      key: 'level',
      header: t('ratings.past.fault-level'),
      value: ({ level }) => t(`ratings.past.${level}`),
      cell: ({ level }) => (
        <Status level={level === 'stop' ? 'serious' : 'attention'}>{t(`ratings.past.${level}`)}</Status>
      ),
    },
    { key: 'heading', header: t('ratings.past.heading'), value: ({ heading }) => heading },
    { key: 'value', header: t('ratings.past.value'), value: ({ value }) => formatDay(value) },
    {
      key: 'reason',
      header: t('ratings.past.reason'),
      value: ({ code, params, heading, value }) => t(`refusal.${code}`, { heading: heading ?? '', value, ...params }),
    },
    { key: 'suggestion', header: t('ratings.past.suggestion'), value: ({ suggestion }) => suggestion },
  ];
};

type Props = Pick<ResultPreview, 'faults' | 'stops' | 'attentions'>;

/** Every fault of a list with row, column, value, reason and what was probably meant. */
export const PastResultFaults = ({ faults, stops, attentions }: Props) => {
  const t = useT();
  const columns = useColumns();
  useEffect(() => {
    void ensureMessages('platform');
  }, []);
  const rows = faults.map((fault, at) => ({ ...fault, key: String(at) }));
  if (rows.length === 0) return <Status level="good">{t('ratings.past.no-faults')}</Status>;
  return (
    <section className="vm-stack">
      <h3>{t('ratings.past.faults', { stops, attentions })}</h3>
      {stops + attentions > rows.length && <p>{t('ratings.past.faults-shown', { shown: rows.length })}</p>}
      <DataTable
        label={t('ratings.past.faults-label')}
        rows={rows}
        columns={columns}
        rowKey={({ key }) => key}
        chips={(['stop', 'attention'] as const).map((level) => ({
          key: level,
          label: t(`ratings.past.${level}`),
          test: (row: Fault) => row.level === level,
        }))}
      />
    </section>
  );
};
