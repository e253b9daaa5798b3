import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { ResultFigure, useYearColumn } from './distribution-columns.tsx';
import type { Distribution } from './distribution-years.tsx';
import { levelWords } from './rating-words.tsx';
import type { ResultsSearch } from './results-search.ts';

type Best = Distribution['best'][number];
type Row = { readonly best: Best; readonly line: Best['lines'][number]; readonly search: ResultsSearch };

const NowCell = ({ row: { best, line, search } }: { row: Row }) => (
  <ResultFigure
    count={line.now}
    whole={line.of}
    definition={useT()('ratings.analysis.best-means', { share: best.share })}
    search={{ ...search, level: best.level, fromYear: best.year, toYear: best.year }}
  />
);

const useColumns = ({ years }: Distribution): Column<Row>[] => {
  const t = useT();
  const language = useLanguage();
  const number = (key: 'of' | 'allowed'): Column<Row> => ({
    key,
    header: t(`ratings.quota.${key}`),
    value: ({ line }) => line[key],
    cell: ({ line }) => formatNumber(line[key], language),
    isNumber: true,
  });
  const year = useYearColumn<Row>(({ best }) => best.year, years);
  return [
    year,
    { key: 'level', header: t('ratings.results.column.level'), value: ({ best }) => levelWords(best.level, t) },
    { key: 'base', header: t('ratings.quota.base'), value: ({ line }) => t(`ratings.quota-base.${line.base}`) },
    {
      key: 'rounding',
      header: t('ratings.quota.rounding'),
      value: ({ line }) => t(`ratings.quota-rounding.${line.rounding}`),
    },
    number('of'),
    {
      key: 'now',
      header: t('ratings.quota.now'),
      value: ({ line }) => line.now,
      text: ({ line }) => `${line.now}/${line.of}`,
      cell: (row) => <NowCell row={row} />,
    },
    number('allowed'),
    {
      key: 'over',
      header: t('ratings.quota.over'),
      value: ({ line }) => line.over,
      cell: ({ line }) => (line.over > 0 ? <Status level="attention">{String(line.over)}</Status> : '0'),
      isNumber: true,
    },
  ];
};

/** The best level of each year against every reading of its ceiling, added up over groups: a hint, for the ceiling is laid on each group. */
export const BestShares = ({ answer, search }: { answer: Distribution; search: ResultsSearch }) => {
  const t = useT();
  const columns = useColumns(answer);
  const title = t('ratings.analysis.best');
  const rows = answer.best.flatMap((best) =>
    best.lines.map((line) => ({ best, line, search: { ...search, kind: best.kind } })),
  );
  return (
    <section className="vm-card vm-stack" aria-label={title}>
      <h2>{title}</h2>
      <p className="vm-soft">{t(rows.length === 0 ? 'ratings.analysis.best-none' : 'ratings.analysis.best-text')}</p>
      {rows.length > 0 && (
        <DataTable
          label={title}
          rows={rows}
          columns={columns}
          rowKey={({ best, line }) => `${best.year} ${line.base} ${line.rounding} ${line.heads}`}
          hasSearch={false}
          phone={{ few: 3, from: 'end' }}
        />
      )}
    </section>
  );
};
