import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { RatingLevel, Summary } from '../contract.ts';
import { bestAmongBetter } from '../rules/summary-table.ts';
import { levelWords } from './rating-words.tsx';
import {
  type Door,
  LineFigure,
  lineKey,
  linesOf,
  type SummaryLine,
  useCountColumn,
  useNameColumn,
} from './summary-lines.tsx';

const levelColumn = (level: RatingLevel, door: Door, t: Translate): Column<SummaryLine> => ({
  key: level,
  header: levelWords(level, t),
  value: (line) => line.levels[level] ?? 0,
  // Nobody rated is no share of zero: there is nothing yet to take a share of.
  cell: (line) =>
    line.rated === 0 ? (
      '–'
    ) : (
      <LineFigure
        line={line}
        door={door}
        count={line.levels[level] ?? 0}
        whole={line.rated}
        definition={t('ratings.summary.level-means', { level: levelWords(level, t) })}
        more={{ level }}
      />
    ),
  isNumber: true,
  onCard: 'if-any',
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
  onCard: 'if-any',
});

/** The table of the season: each group by level; who is not rated is a column of its own, never zero of a level. */
export const SummaryNow = ({ summary, door }: { readonly summary: Summary; readonly door: Door }) => {
  const t = useT();
  const { levels } = summary;
  const count = useCountColumn(door);
  const name = useNameColumn();
  return (
    <DataTable
      label={t('ratings.summary.sheet')}
      rows={linesOf(summary)}
      rowKey={lineKey}
      hasSearch={false}
      onExport={null}
      isWhole
      columns={[
        name,
        count('total'),
        count('rated'),
        ...levels.map((level) => levelColumn(level, door, t)),
        count('notRated'),
        bestColumn(levels, t),
        count('undecided'),
        count('provisional'),
      ]}
    />
  );
};
