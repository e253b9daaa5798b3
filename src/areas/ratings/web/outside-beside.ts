import type { ChartOption } from '../../../web/kit/chart-drawing.tsx';
import type { Translate } from '../../../web/messages.ts';
import type { OutsideFigure, ResultLevel } from '../contract.ts';
import { type Cell, wholeOf } from './distribution-columns.tsx';

/** Ours of the same levels and year, out of all rated on their scale. */
export type OwnShare = { readonly count: number; readonly whole: number };

/** What we count where a figure was printed; null where its levels are not said or we have nothing of that year and scale. */
export const ownShare = ({ year, levels }: OutsideFigure, own: readonly Cell[]): OwnShare | null => {
  const cell = own.find((one) => one.year === year);
  const [first] = levels;
  const whole = cell && first ? wholeOf(cell, first) : null;
  if (!cell || whole === null) return null;
  return { whole, count: levels.reduce((sum, level: ResultLevel) => sum + (cell.counts[level] ?? 0), 0) };
};

/** Its levels in short; what the source calls them where it does not say which they are. */
const nameOf = ({ levels, words }: OutsideFigure, t: Translate): string =>
  levels.length === 0 ? words : levels.map((level) => t(`ratings.level-short.${level}`)).join(', ');

const percent = ({ count, whole }: OwnShare): number => Math.round((count / whole) * 1000) / 10;

/** Printed figures and ours by their colours, as the legend names them. */
export const besideTokens = { printed: '--accent', ours: '--line' } as const;

const colourOf = (token: string): string => getComputedStyle(document.documentElement).getPropertyValue(token).trim();

const barOf = (side: keyof typeof besideTokens, data: readonly (number | null)[], t: Translate) => ({
  type: 'bar' as const,
  name: t(`ratings.outside.${side}`),
  data: [...data],
  barMaxWidth: 18,
  itemStyle: { color: colourOf(besideTokens[side]) },
  label: {
    show: true,
    position: 'right' as const,
    formatter: ({ value }: { value: unknown }) => t('ratings.outside.percent', { share: Number(value) }),
  },
});

/** Printed shares and ours side by side; null where the source gives none, for amounts alone are shares of nothing. */
export const sharesBeside = (
  figures: readonly OutsideFigure[],
  own: readonly Cell[],
  t: Translate,
): ChartOption | null => {
  const drawn = figures.filter(({ share }) => share !== null);
  if (drawn.length === 0) return null;
  const printed = drawn.map(({ share }) => Number(share));
  const ours = drawn.map((figure) => ownShare(figure, own)).map((one) => (one === null ? null : percent(one)));
  return {
    grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', hideOverlap: true } },
    yAxis: {
      type: 'category',
      data: drawn.map((figure) => `${figure.year}: ${nameOf(figure, t)}`),
      inverse: true,
      axisLabel: { width: 96, overflow: 'break', lineHeight: 16 },
    },
    series: [barOf('printed', printed, t), ...(ours.some((one) => one !== null) ? [barOf('ours', ours, t)] : [])],
  };
};
