import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { periodFrom } from '../rules/period-span.ts';
import type { EvidenceView } from './evidence-words.ts';
import { levelWords, periodWords, useNames } from './rating-words.tsx';

type Beside = EvidenceView['beside'][number];
type Earlier = EvidenceView['earlier'][number];

const Count = ({ row: { code, value, whole, path } }: { row: Beside }) => {
  const t = useT();
  if (value === null) return <span className="vm-soft">{t('ratings.evidence.not-known')}</span>;
  return (
    <Figure
      numerator={value}
      denominator={whole}
      definition={t(`ratings.beside.${code}`)}
      {...(path === null ? {} : { to: path })}
    />
  );
};

/** Counts beside the rules: shown with their rows and the criterion they may be read for, and without consequence. */
export const EvidenceBeside = ({ sheet: { beside } }: { sheet: EvidenceView }) => {
  const t = useT();
  const names = useNames();
  const criteriaOf = ({ criteria }: Beside): string | null =>
    criteria.map((one) => names(one.names)).join('; ') || null;
  const columns: Column<Beside>[] = [
    {
      key: 'fact',
      header: t('ratings.evidence.fact'),
      value: ({ code }) => t(`ratings.beside.${code}`),
      onCard: 'title',
    },
    {
      key: 'value',
      header: t('ratings.evidence.value'),
      value: ({ value }) => value,
      text: ({ value, whole }) =>
        value === null ? t('ratings.evidence.not-known') : [value, whole].filter((one) => one !== null).join('/'),
      cell: (row) => <Count row={row} />,
    },
    { key: 'criteria', header: t('ratings.evidence.criterion'), value: criteriaOf },
  ];
  if (beside.length === 0) return null;
  return (
    <div className="vm-stack">
      <h3>{t('ratings.evidence.beside')}</h3>
      <p className="vm-soft">{t('ratings.evidence.beside-help')}</p>
      <DataTable
        label={t('ratings.evidence.beside')}
        rows={beside}
        columns={columns}
        rowKey={({ code }) => code}
        hasSearch={false}
      />
    </div>
  );
};

const levelOf = ({ level, notRatedWords }: Earlier, t: Translate): string =>
  level === null ? (notRatedWords ?? t('ratings.not-yet')) : levelWords(level, t);

/** Earlier ratings of the same person or organisation, decided here or entered from a paper. */
export const EvidenceEarlier = ({ sheet: { earlier } }: { sheet: EvidenceView }) => {
  const t = useT();
  const wordsOf = ({ periodKind, year, part }: Earlier): string => periodWords(periodFrom(periodKind, year, part), t);
  const rows = earlier.map((row, at) => ({ ...row, key: String(at) }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'period',
      header: t('ratings.evidence.period'),
      value: wordsOf,
      cell: (row) => (row.path ? <PageLink to={row.path}>{wordsOf(row)}</PageLink> : wordsOf(row)),
      onCard: 'title',
    },
    { key: 'level', header: t('ratings.column.decidedLevel'), value: (row) => levelOf(row, t) },
    { key: 'number', header: t('ratings.decision.number'), value: ({ decisionNumber }) => decisionNumber },
    {
      key: 'entered',
      header: t('ratings.evidence.source'),
      value: ({ isEntered }) => t(isEntered ? 'ratings.evidence.from-paper' : 'ratings.evidence.from-season'),
    },
  ];
  return (
    <div className="vm-stack">
      <h3>{t('ratings.evidence.earlier')}</h3>
      {rows.length === 0 ? (
        <p className="vm-soft">{t('ratings.evidence.no-earlier')}</p>
      ) : (
        <DataTable
          label={t('ratings.evidence.earlier')}
          rows={rows}
          columns={columns}
          rowKey={({ key }) => key}
          hasSearch={false}
        />
      )}
    </div>
  );
};
