import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { periodFrom, spanOf } from '../rules/period-span.ts';
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

/** The criteria of a framework are long sentences, and several counts are read for the same: they are one press away. */
const Criteria = ({ of }: { of: Beside['criteria'] }) => {
  const t = useT();
  const names = useNames();
  if (of.length === 0) return null;
  return (
    <details className="ratings-fold">
      <summary>{t('ratings.evidence.criteria', { count: of.length })}</summary>
      {of.map((one) => names(one.names)).join('; ')}
    </details>
  );
};

/** Counts beside the rules: shown with their rows and the criterion they may be read for, and without consequence. */
export const EvidenceBeside = ({ sheet: { beside } }: { sheet: EvidenceView }) => {
  const t = useT();
  const names = useNames();
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
    {
      key: 'criteria',
      header: t('ratings.evidence.criterion'),
      value: ({ criteria }) => criteria.map((one) => names(one.names)).join('; '),
      cell: ({ criteria }) => <Criteria of={criteria} />,
    },
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

const EarlierTable = ({ label, earlier }: { label: string; earlier: readonly Earlier[] }) => {
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
    { key: 'kind', header: t('ratings.season.kind'), value: ({ kind }) => t(`ratings.subject.${kind}`) },
    { key: 'level', header: t('ratings.column.decidedLevel'), value: (row) => levelOf(row, t) },
    { key: 'number', header: t('ratings.decision.number'), value: ({ decisionNumber }) => decisionNumber },
    {
      key: 'entered',
      header: t('ratings.evidence.source'),
      value: ({ isEntered }) => t(`ratings.result-origin.${isEntered ? 'entered' : 'derived'}`),
    },
  ];
  return <DataTable label={label} rows={rows} columns={columns} rowKey={({ key }) => key} hasSearch={false} />;
};

/** Months and quarters that lie within the very period: what its rating rests on. */
const isWithin = ({ periodKind, year, part }: Earlier, { periodFrom: from, periodUntil: until }: EvidenceView) => {
  const span = spanOf(periodFrom(periodKind, year, part));
  return periodKind !== 'year' && span.from >= from && span.until <= until;
};

/** What the months and quarters of this period came to, each in its own scale; nothing is added up or turned into points. */
const EvidenceWithin = ({ rows }: { rows: readonly Earlier[] }) => {
  const t = useT();
  if (rows.length === 0) return null;
  const hasMonths = rows.some(({ periodKind }) => periodKind === 'month');
  return (
    <div className="vm-stack">
      <h3>{t('ratings.evidence.within')}</h3>
      {hasMonths && <p>{t('ratings.evidence.months-basis')}</p>}
      <p className="vm-soft">{t('ratings.evidence.within-help')}</p>
      <EarlierTable label={t('ratings.evidence.within')} earlier={rows} />
    </div>
  );
};

/** Ratings of the same person or organisation before this one, decided here or entered from a paper: first those within this period. */
export const EvidenceEarlier = ({ sheet }: { sheet: EvidenceView }) => {
  const t = useT();
  const before = sheet.earlier.filter((row) => !isWithin(row, sheet));
  return (
    <>
      <EvidenceWithin rows={sheet.earlier.filter((row) => isWithin(row, sheet))} />
      <div className="vm-stack">
        <h3>{t('ratings.evidence.earlier')}</h3>
        {before.length === 0 ? (
          <p className="vm-soft">{t('ratings.evidence.no-earlier')}</p>
        ) : (
          <EarlierTable label={t('ratings.evidence.earlier')} earlier={before} />
        )}
      </div>
    </>
  );
};
