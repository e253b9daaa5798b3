import { formatNumber, formatShare } from '../../../platform/i18n/format-message.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { RatingLevel, Summary } from '../contract.ts';
import { isUnfinished, mayCompareResults, mayCompareShares } from '../rules/summary-table.ts';
import { ResultFigure } from './distribution-columns.tsx';
import { levelWords } from './rating-words.tsx';
import type { ResultsSearch } from './results-search.ts';
import { countedIn, lineKey, lineName, linesOf, type SummaryLine, useNameColumn } from './summary-lines.tsx';

type Compared = SummaryLine & { readonly before: NonNullable<SummaryLine['before']> };
type Props = { readonly summary: Summary; readonly of: string };

/** Shown with a true minus: a hyphen is read as a dash between words. */
const signed = (value: number, text: string): string => (value > 0 ? `+${text}` : text.replace('-', '−'));

/** The results of the year before that a line is compared with; those of shorter periods stand in their season alone. */
const doorBefore = (line: SummaryLine, { summary: { previous }, of }: Props): ResultsSearch | null =>
  previous.kind === 'year'
    ? {
        of,
        fromYear: previous.year,
        toYear: previous.year,
        kind: countedIn(line).kinds,
        isEachOnce: countedIn(line).isEachOnce,
      }
    : null;

type CellProps = Props & {
  readonly line: Compared;
  readonly now: number;
  readonly was: number;
  /** Whether the season has come far enough for the difference to say something. */
  readonly isComparable: boolean;
  readonly more?: Pick<ResultsSearch, 'level'>;
  readonly points?: string | null;
};

/** What a line had in the period before, which opens its rows, and the difference where it says something. */
const Moved = ({ line, now, was, isComparable, more = {}, points = null, ...props }: CellProps) => {
  const t = useT();
  const language = useLanguage();
  const door = doorBefore(line, props);
  const moved = [isComparable ? signed(now - was, formatNumber(now - was, language)) : null, points];
  const change = moved.filter((one) => one !== null).join(' · ');
  return (
    <span>
      {change !== '' && `${change}; `}
      {t('ratings.summary.was')}{' '}
      {door === null ? (
        formatNumber(was, language)
      ) : (
        <ResultFigure count={was} definition={t('ratings.summary.was-means')} search={{ ...door, ...more }} />
      )}
    </span>
  );
};

const usePoints = () => {
  const t = useT();
  const language = useLanguage();
  return (line: Compared, level: RatingLevel): string | null => {
    if (!mayCompareShares(line)) return null;
    const moved = (line.levels[level] ?? 0) / line.rated - (line.before.levels[level] ?? 0) / line.before.rated;
    const points = signed(Math.round(moved * 1000), formatShare(moved, language).replace('%', ''));
    return t('ratings.summary.points', { points });
  };
};

const countColumns = (props: Props) => {
  const count = (key: 'total' | 'rated' | 'notRated', header: string): Column<Compared> => ({
    key,
    header,
    value: (line) => line[key] - line.before[key],
    cell: (line) => (
      <Moved
        {...props}
        line={line}
        now={line[key]}
        was={line.before[key]}
        isComparable={key === 'total' || mayCompareResults(line)}
        more={
          key === 'total'
            ? {}
            : key === 'rated'
              ? { level: Object.keys(line.before.levels) as RatingLevel[] }
              : { level: 'not-rated' }
        }
      />
    ),
    isNumber: true,
  });
  return count;
};

const useColumns = (props: Props): Column<Compared>[] => {
  const t = useT();
  const points = usePoints();
  const name = useNameColumn() as Column<Compared>;
  const count = countColumns(props);
  const level = (code: RatingLevel): Column<Compared> => {
    const [now, was] = [(line: Compared) => line.levels[code] ?? 0, (line: Compared) => line.before.levels[code] ?? 0];
    return {
      key: code,
      header: levelWords(code, t),
      value: (line) => now(line) - was(line) || null,
      cell: (line) => (
        <Moved
          {...{ ...props, line, now: now(line), was: was(line) }}
          isComparable={mayCompareResults(line)}
          more={{ level: code }}
          points={points(line, code)}
        />
      ),
      isNumber: true,
      onCard: 'if-any',
    };
  };
  return [
    { ...name, cell: (line) => <ComparedName line={line} /> },
    count('total', t('ratings.summary.total')),
    count('rated', t('ratings.summary.rated')),
    ...props.summary.levels.map(level),
    { ...count('notRated', t('ratings.summary.not-rated')), onCard: 'if-any' },
  ];
};

const ComparedName = ({ line }: { readonly line: Compared }) => {
  const t = useT();
  return (
    <>
      {'kind' in line ? lineName(line, t) : <strong>{lineName(line, t)}</strong>}
      {isUnfinished(line) && (
        <span className="ratings-clause">{t('ratings.summary.line-not-final', { count: line.undecided })}</span>
      )}
    </>
  );
};

/** The same groups in the period before, and what changed; a group of which nothing is known is not here. */
export const SummaryChange = (props: Props) => {
  const t = useT();
  const columns = useColumns(props);
  const rows = linesOf(props.summary).filter((line): line is Compared => line.before !== null);
  if (rows.length === 0) return <p className="vm-soft">{t('ratings.summary.nothing-before')}</p>;
  return (
    <>
      {rows.some(isUnfinished) && (
        <p>
          <Status level="attention">{t('ratings.summary.change-not-final')}</Status>
        </p>
      )}
      <DataTable
        label={t('ratings.summary.sheet-change')}
        rows={rows}
        rowKey={lineKey}
        hasSearch={false}
        onExport={null}
        isWhole
        columns={columns}
      />
    </>
  );
};
