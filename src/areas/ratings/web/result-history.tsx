import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { HistoryRow } from '../contract.ts';
import { levelWords, periodWords } from './rating-words.tsx';

const keyOf = ({ period, kind, isEntered, subjectId }: HistoryRow): string =>
  `${JSON.stringify(period)} ${kind} ${isEntered} ${subjectId ?? ''}`;

const useColumns = (): Column<HistoryRow>[] => {
  const t = useT();
  return [
    {
      key: 'period',
      header: t('ratings.season.period'),
      value: ({ period }) => periodWords(period, t),
      onCard: 'title',
    },
    { key: 'kind', header: t('ratings.season.kind'), value: ({ kind }) => t(`ratings.subject.${kind}`) },
    {
      key: 'level',
      header: t('ratings.results.column.level'),
      value: ({ level, notRatedWords }) => (level === null ? (notRatedWords ?? null) : levelWords(level, t)),
      cell: ({ level, notRatedWords }) =>
        level === null ? (
          <span>
            <Status level="unknown">{t('ratings.level.not-rated')}</Status> {notRatedWords}
          </span>
        ) : (
          levelWords(level, t)
        ),
    },
    {
      key: 'origin',
      header: t('ratings.results.column.origin'),
      value: ({ isEntered }) => t(`ratings.result-origin.${isEntered ? 'entered' : 'derived'}`),
    },
    { key: 'number', header: t('ratings.results.column.number'), value: ({ decisionNumber }) => decisionNumber },
    {
      key: 'organisation',
      header: t('ratings.results.column.organisation'),
      value: ({ organisationName }) => organisationName,
    },
  ];
};

/** Results over the years, newest first; each says whether a season came to it or somebody entered it from a paper. */
export const ResultHistory = ({ rows, label }: { rows: readonly HistoryRow[]; label: string }) => (
  <DataTable label={label} rows={rows} columns={useColumns()} rowKey={keyOf} hasSearch={false} />
);
