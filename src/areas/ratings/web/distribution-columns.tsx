import { Figure } from '../../../web/kit/figure.tsx';
import { figureText } from '../../../web/kit/figure-text.ts';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import type { ResultLevel } from '../contract.ts';
import { scaleOfResult } from '../rules/result-order.ts';
import { type ResultsSearch, resultsPath, searchOf } from './results-search.ts';
import { unfinishedYearText, YearWords } from './unfinished-year.tsx';

/** Results of one year and place by level, as the questions count them. */
export type Cell = {
  readonly year: number;
  readonly counts: Partial<Record<ResultLevel, number>>;
  readonly entered: number;
  readonly undecided: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

export const totalOf = ({ counts }: Pick<Cell, 'counts'>): number => sum(Object.values(counts));

/**
 * Of how many a level is a share: of those rated on its own scale; who is not rated, of all. Null where there is nothing to take it of,
 * which is not the same as none.
 */
export const wholeOf = ({ counts }: Pick<Cell, 'counts'>, level: ResultLevel): number | null => {
  const scale = scaleOfResult(level);
  const of = (Object.keys(counts) as ResultLevel[]).filter((one) => scale === null || scaleOfResult(one) === scale);
  const whole = sum(of.map((one) => counts[one] ?? 0));
  return whole === 0 ? null : whole;
};

type LinkProps = {
  readonly count: number;
  readonly search: ResultsSearch;
  readonly definition: string;
  readonly whole?: number;
};

/** A number that opens its rows, for whoever may read them. */
export const ResultFigure = ({ count, search, definition, whole }: LinkProps) => {
  const may = useMay();
  const door = count > 0 && may('ratings.results') ? { to: resultsPath, search: searchOf(search) } : {};
  return <Figure numerator={count} denominator={whole ?? null} definition={definition} {...door} />;
};

type Rowed = { readonly cell: Cell; readonly search: ResultsSearch };

/** A year is a name, not an amount: shown and exported without the sign of thousands. One whose season still runs says so in both. */
export const useYearColumn = <Row,>(
  yearOf: (row: Row) => number,
  cells: readonly Pick<Cell, 'year' | 'counts' | 'undecided'>[],
): Column<Row> => {
  const t = useT();
  const language = useLanguage();
  const cellOf = (row: Row) => cells.find(({ year }) => year === yearOf(row));
  return {
    key: 'year',
    header: t('ratings.analysis.year'),
    value: yearOf,
    text: (row) => unfinishedYearText(yearOf(row), cellOf(row), t, language),
    cell: (row) => <YearWords year={yearOf(row)} cell={cellOf(row)} />,
    onCard: 'title',
  };
};

/** Subjects of a season that has not decided about them; only where there are some. */
const undecidedColumn = <Row extends Pick<Rowed, 'cell'>>(t: Translate): Column<Row> => ({
  key: 'undecided',
  header: t('ratings.analysis.undecided'),
  value: ({ cell }) => cell.undecided,
  isNumber: true,
});

const LevelCell = ({ cell, search, level }: Rowed & { readonly level: ResultLevel }) => {
  const t = useT();
  const whole = wholeOf(cell, level);
  if (whole === null) return '–';
  const meaning = level === 'not-rated' ? 'ratings.analysis.not-rated-means' : 'ratings.analysis.share-means';
  return (
    <ResultFigure
      count={cell.counts[level] ?? 0}
      whole={whole}
      definition={t(meaning, { level: t(`ratings.level.${level}`), year: cell.year })}
      search={{ ...search, level }}
    />
  );
};

const levelColumn = <Row extends Rowed>(level: ResultLevel, t: Translate, language: Language): Column<Row> => ({
  key: level,
  header: t(`ratings.level-short.${level}`),
  value: ({ cell }) => (wholeOf(cell, level) === null ? null : (cell.counts[level] ?? 0)),
  text: ({ cell }) => {
    const whole = wholeOf(cell, level);
    return whole === null ? null : figureText(cell.counts[level] ?? 0, whole, language);
  },
  cell: (row) => <LevelCell cell={row.cell} search={row.search} level={level} />,
});

/**
 * Levels side by side, each as a share of its scale, the fifth column last; then how many there are, how many of them were entered and,
 * while a season runs, how many still wait.
 */
export const useLevelColumns = <Row extends Rowed>(
  levels: readonly ResultLevel[],
  isRunning: boolean,
): Column<Row>[] => {
  const t = useT();
  const language = useLanguage();
  return [
    ...levels.map((level) => levelColumn<Row>(level, t, language)),
    {
      key: 'total',
      header: t('ratings.analysis.total'),
      value: ({ cell }) => totalOf(cell),
      cell: ({ cell, search }) => (
        <ResultFigure count={totalOf(cell)} definition={t('ratings.analysis.total-means')} search={search} />
      ),
      isNumber: true,
    },
    {
      key: 'entered',
      header: t('ratings.analysis.entered'),
      value: ({ cell }) => cell.entered,
      cell: ({ cell, search }) => (
        <ResultFigure
          count={cell.entered}
          definition={t('ratings.analysis.entered-means')}
          search={{ ...search, origin: 'entered' }}
        />
      ),
      isNumber: true,
    },
    ...(isRunning ? [undecidedColumn<Row>(t)] : []),
  ];
};
