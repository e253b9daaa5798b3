import type { ChartOption } from '../../../web/kit/chart-drawing.tsx';
import type { Translate } from '../../../web/messages.ts';
import type { ResultLevel } from '../contract.ts';
import { isUnfinished } from '../rules/decided-of.ts';
import { scaleOfResult } from '../rules/result-order.ts';
import { type Cell, wholeOf } from './distribution-columns.tsx';

/** Each place in a scale has its colour, whatever the scale is called. */
export const tokenOf = (level: ResultLevel): string => {
  if (level === 'not-rated') return '--line-soft';
  const tokens = ['--accent', '--good', '--line', '--attention'];
  const order = ['excellent', 'good', 'completed', 'not-completed'];
  const legacy = ['legacy-clean-strong', 'legacy-good', 'legacy-completed', 'legacy-weak'];
  return tokens[Math.max(order.indexOf(level), legacy.indexOf(level), 0)]!;
};

const colourOf = (token: string): string => getComputedStyle(document.documentElement).getPropertyValue(token).trim();

type Line = { readonly name: string; readonly cell: Cell };

const percent = (count: number, whole: number | null): number | null =>
  whole === null ? null : Math.round((count / whole) * 1000) / 10;

// A narrower part has no room for its words; they stand in the table.
const LEAST_LABELLED = 15;
const LEAST_FOR_SHARE = 5;

/** Under five a share says more than is known: then how many of how many. */
const labelOf = (cell: Cell, level: ResultLevel, share: number, t: Translate): string => {
  const whole = wholeOf(cell, level) ?? 0;
  return whole < LEAST_FOR_SHARE
    ? `${cell.counts[level] ?? 0}/${whole}`
    : t('ratings.outside.percent', { share: Math.round(share) });
};

/** Over the parts of a year whose season still runs: told by a pattern as well as by its words. */
const hatching = () => ({
  color: colourOf('--word'),
  backgroundColor: 'transparent',
  dashArrayX: [1, 0],
  dashArrayY: [2, 6],
  rotation: Math.PI / 4,
});

/** Levels that are drawn, in the order of the series: those that people were rated by. */
export const drawnLevels = (levels: readonly ResultLevel[]): ResultLevel[] =>
  levels.filter((level) => scaleOfResult(level) !== null);

/** One bar a line, its parts one after the other in the order of the scale; only levels that people were rated by are parts. */
export const sharesOf = (lines: readonly Line[], levels: readonly ResultLevel[], t: Translate): ChartOption => ({
  grid: { left: 8, right: 24, top: 8, bottom: 24, containLabel: true },
  xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', hideOverlap: true } },
  yAxis: { type: 'category', data: lines.map(({ name }) => name), inverse: true, axisLabel: { lineHeight: 16 } },
  series: drawnLevels(levels).map((level) => ({
    type: 'bar' as const,
    stack: 'share',
    name: t(`ratings.level-short.${level}`),
    barMaxWidth: 28,
    data: lines.map(({ cell }) => {
      const value = percent(cell.counts[level] ?? 0, wholeOf(cell, level));
      // A part too narrow for its words would be covered by an empty label.
      const label = { show: (value ?? 0) >= LEAST_LABELLED };
      return isUnfinished(cell) ? { value, label, itemStyle: { decal: hatching() } } : { value, label };
    }),
    itemStyle: {
      color: colourOf(tokenOf(level)),
      borderColor: colourOf('--surface'),
      borderWidth: 1,
    },
    label: {
      show: true,
      formatter: ({ value, dataIndex }: { value: unknown; dataIndex: number }) =>
        labelOf(lines[dataIndex]!.cell, level, Number(value), t),
      color: colourOf('--word'),
      backgroundColor: colourOf('--surface'),
      padding: [2, 4],
      borderRadius: 3,
    },
  })),
});
