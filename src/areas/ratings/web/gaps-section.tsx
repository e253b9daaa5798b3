import type { OutputOf } from '../../../platform/action/contract.ts';
import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { personKinds, type SubjectKind, selfGaps, subjectKind } from '../contract.ts';
import { type Cell, ResultFigure, useYearColumn } from './distribution-columns.tsx';
import { type Analysed, sectorsOf } from './distribution-search.ts';
import type { ResultsSearch } from './results-search.ts';

type Row = OutputOf<typeof selfGaps>['rows'][number];

const comparedOf = ({ gaps }: Row): number => gaps.reduce((sum, { subjects }) => sum + subjects, 0);

type Gap = number | 'none';

const doorOf = (search: ResultsSearch, { kind, year }: Row, gap: Gap): ResultsSearch => ({
  ...search,
  ...{ kind, fromYear: year, toYear: year, gap },
});

const headerOf = (gap: number, t: Translate): string =>
  gap === 0
    ? t('ratings.gaps.equal')
    : t(gap > 0 ? 'ratings.gaps.self-above' : 'ratings.gaps.self-below', { levels: Math.abs(gap) });

const gapColumn = (gap: number, search: ResultsSearch, t: Translate): Column<Row> => {
  const count = (row: Row): number => row.gaps.find((one) => one.gap === gap)?.subjects ?? 0;
  return {
    key: `gap${gap}`,
    header: headerOf(gap, t),
    value: count,
    text: (row) => `${count(row)}/${comparedOf(row)}`,
    cell: (row) => (
      <ResultFigure
        count={count(row)}
        whole={comparedOf(row)}
        definition={t('ratings.gaps.means')}
        search={doorOf(search, row, gap)}
      />
    ),
  };
};

type TableProps = {
  readonly rows: readonly Row[];
  readonly search: ResultsSearch;
  /** What the years came to: which of them is unfinished. */
  readonly cells: readonly Cell[];
};

const useColumns = ({ rows, search, cells }: TableProps): Column<Row>[] => {
  const t = useT();
  const gaps = [...new Set(rows.flatMap((row) => row.gaps.map(({ gap }) => gap)))].sort((a, b) => b - a);
  const year = useYearColumn<Row>((row) => row.year, cells);
  return [
    year,
    ...gaps.map((gap) => gapColumn(gap, search, t)),
    {
      key: 'without',
      header: t('ratings.gaps.without-self'),
      value: ({ withoutSelf }) => withoutSelf,
      cell: (row) => (
        <ResultFigure
          count={row.withoutSelf}
          definition={t('ratings.gaps.without-means')}
          search={doorOf(search, row, 'none')}
        />
      ),
      isNumber: true,
    },
  ];
};

const GapTable = ({ label, ...props }: TableProps & { readonly label: string }) => (
  <DataTable
    label={label}
    rows={props.rows}
    columns={useColumns(props)}
    rowKey={({ year, kind }) => `${year} ${kind}`}
    hasSearch={false}
    phone={{ few: 3, from: 'end' }}
  />
);

type Props = Omit<TableProps, 'rows'> & { readonly analysed: Analysed; readonly kind: SubjectKind };

const collectives = subjectKind.options.filter((kind) => !personKinds.has(kind));

/** Early identification counts organisations with any of their own ratings apart, their committees' too: its number, and of what it is made. */
const Apart = ({ analysed }: Pick<Props, 'analysed'>) => {
  const t = useT();
  const language = useLanguage();
  const { of, fromYear, toYear, basis, sector } = analysed;
  const found = useQuestion(
    selfGaps,
    { organisationId: of as never, fromYear, toYear, basis, kinds: collectives, sectors: sectorsOf(sector) },
    { keepLast: true },
  );
  const last = found.data?.apart.at(-1);
  if (!found.data || !last) return null;
  const kinds = found.data.rows
    .filter(({ year }) => year === last.year)
    .map((row) => ({ kind: row.kind, count: comparedOf(row) - (row.gaps.find(({ gap }) => gap === 0)?.subjects ?? 0) }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${t(`ratings.subject.${kind}`)}: ${formatNumber(count, language)}`);
  return <p>{t('ratings.gaps.apart', { ...last, kinds: kinds.join('; ') })}</p>;
};

/** How far self-ratings and decisions part: only of seasons, for what was entered has no self-rating. */
export const GapsSection = ({ analysed, kind, search, cells }: Props) => {
  const t = useT();
  const { fromYear, toYear, basis, sector } = analysed;
  const title = t('ratings.gaps.heading', { kind: t(`ratings.subject.${kind}`) });
  const found = useQuestion(
    selfGaps,
    { organisationId: search.of as never, fromYear, toYear, basis, kinds: [kind], sectors: sectorsOf(sector) },
    { keepLast: true },
  );
  return (
    <section className="vm-card vm-stack" aria-label={title}>
      <h2>{title}</h2>
      <p className="vm-soft">{t('ratings.gaps.about')}</p>
      {!personKinds.has(kind) && <Apart analysed={analysed} />}
      <Answer
        query={found}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p role="status">{t('ratings.gaps.none')}</p>}
      >
        {({ rows }) => <GapTable rows={rows} label={title} search={search} cells={cells} />}
      </Answer>
    </section>
  );
};
