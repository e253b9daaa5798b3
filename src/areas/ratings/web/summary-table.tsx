import { formatNumber, formatShare } from '../../../platform/i18n/format-message.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import type { RatingLevel, Summary, SummaryGroup, SummaryTotal } from '../contract.ts';
import { bestAmongBetter, isUnfinished, mayCompareShares } from '../rules/summary-table.ts';
import { levelWords } from './rating-words.tsx';

type SummaryLine = SummaryGroup | SummaryTotal;

const lineKey = (line: SummaryLine): string => ('kind' in line ? line.kind : line.of);
const lineName = (line: SummaryLine, t: Translate): string =>
  'kind' in line ? t(`ratings.subject.${line.kind}`) : t(`ratings.summary.total-${line.of}`);

const nameColumn = (t: Translate): Column<SummaryLine> => ({
  key: 'group',
  header: t('ratings.summary.group'),
  value: (line) => lineName(line, t),
  cell: (line) => ('kind' in line ? lineName(line, t) : <strong>{lineName(line, t)}</strong>),
  onCard: 'title',
});

type Door = { readonly seasonId: string; readonly of: string };

/** Where the subjects behind a figure stand; a total has no list of its own, its groups have. */
const doorOf = (line: SummaryLine, { seasonId, of }: Door, more: Readonly<Record<string, string>>) =>
  'kind' in line ? { to: '/ratings/$seasonId', params: { seasonId }, search: { of, kind: line.kind, ...more } } : {};

const levelColumn = (level: RatingLevel, door: Door, t: Translate): Column<SummaryLine> => ({
  key: level,
  header: levelWords(level, t),
  value: (line) => line.levels[level] ?? 0,
  cell: (line) => (
    <Figure
      numerator={line.levels[level] ?? 0}
      denominator={line.rated}
      definition={t('ratings.summary.level-means', { level: levelWords(level, t) })}
      {...doorOf(line, door, { level })}
    />
  ),
  isNumber: true,
});

const countColumn = (key: 'total' | 'rated' | 'undecided' | 'provisional', t: Translate): Column<SummaryLine> => ({
  key,
  header: t(`ratings.summary.${key}`),
  value: (line) => line[key],
  isNumber: true,
});

const bestColumn = (levels: readonly RatingLevel[], t: Translate): Column<SummaryLine> => ({
  key: 'best',
  header: t('ratings.summary.best-share'),
  value: ({ levels: counts }) => {
    const found = bestAmongBetter(counts, levels);
    return found === null ? null : Math.round((found.part / found.whole) * 1000) / 10;
  },
  cell: ({ levels: counts }) => {
    const found = bestAmongBetter(counts, levels);
    return found === null ? (
      '–'
    ) : (
      <Figure numerator={found.part} denominator={found.whole} definition={t('ratings.summary.best-means')} />
    );
  },
  isNumber: true,
});

type Props = { readonly summary: Summary; readonly door: Door };

const linesOf = ({ groups, totals }: Summary): readonly SummaryLine[] => [...groups, ...totals];

/** The table of the season: each group by level; who is not rated is a column of its own, never zero of a level. */
export const SummaryNow = ({ summary, door }: Props) => {
  const t = useT();
  const { levels } = summary;
  return (
    <DataTable
      label={t('ratings.summary.sheet')}
      rows={linesOf(summary)}
      rowKey={lineKey}
      hasSearch={false}
      onExport={null}
      columns={[
        nameColumn(t),
        countColumn('total', t),
        countColumn('rated', t),
        ...levels.map((level) => levelColumn(level, door, t)),
        {
          key: 'notRated',
          header: t('ratings.summary.not-rated'),
          value: ({ notRated }) => notRated,
          cell: (line) => (
            <Figure
              numerator={line.notRated}
              definition={t('ratings.summary.not-rated')}
              {...doorOf(line, door, { state: 'not-rated' })}
            />
          ),
          isNumber: true,
        },
        bestColumn(levels, t),
        countColumn('undecided', t),
        countColumn('provisional', t),
      ]}
    />
  );
};

type Compared = SummaryLine & { readonly before: NonNullable<SummaryLine['before']> };

const signed = (value: number, text: string): string => (value > 0 ? `+${text}` : text);

type Moved = {
  readonly plain: (now: number, was: number) => string;
  readonly points: (line: Compared, level: RatingLevel) => string;
};

/** What changed, in the words of the page: the number, and of a level also its share, where both periods have one. */
const useMoved = (): Moved => {
  const t = useT();
  const language = useLanguage();
  const number = (value: number): string => formatNumber(value, language);
  const plain = (now: number, was: number): string =>
    t('ratings.summary.moved', { was: number(was), by: signed(now - was, number(now - was)) });
  const points = (line: Compared, level: RatingLevel): string => {
    const { levels, rated, before } = line;
    const [now, was] = [levels[level] ?? 0, before.levels[level] ?? 0];
    if (!mayCompareShares(line))
      return isUnfinished(line) ? `${plain(now, was)} · ${t('ratings.summary.no-share-yet')}` : plain(now, was);
    const moved = now / rated - was / before.rated;
    const share = signed(Math.round(moved * 1000), formatShare(moved, language).replace('%', ''));
    return `${plain(now, was)} · ${t('ratings.summary.points', { points: share })}`;
  };
  return { plain, points };
};

const changeColumns = (levels: readonly RatingLevel[], { plain, points }: Moved, t: Translate): Column<Compared>[] => {
  const count = (key: 'total' | 'rated' | 'notRated', header: string): Column<Compared> => ({
    key,
    header,
    value: (line) => line[key] - line.before[key],
    cell: (line) => plain(line[key], line.before[key]),
    isNumber: true,
  });
  return [
    {
      ...(nameColumn(t) as Column<Compared>),
      cell: (line) => (
        <>
          {lineName(line, t)}
          {isUnfinished(line) && (
            <span className="ratings-clause">{t('ratings.summary.line-not-final', { count: line.undecided })}</span>
          )}
        </>
      ),
    },
    count('total', t('ratings.summary.total')),
    count('rated', t('ratings.summary.rated')),
    ...levels.map(
      (code): Column<Compared> => ({
        key: code,
        header: levelWords(code, t),
        value: (line) => (line.levels[code] ?? 0) - (line.before.levels[code] ?? 0),
        cell: (line) => points(line, code),
        isNumber: true,
      }),
    ),
    count('notRated', t('ratings.summary.not-rated')),
  ];
};

/** The same groups in the period before, and what changed; a group of which nothing is known is not here. */
export const SummaryChange = ({ summary }: Pick<Props, 'summary'>) => {
  const t = useT();
  const moved = useMoved();
  const rows = linesOf(summary).filter((line): line is Compared => line.before !== null);
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
        columns={changeColumns(summary.levels, moved, t)}
      />
    </>
  );
};
