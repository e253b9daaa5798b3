import type { ChartOption } from '../../../web/kit/chart-drawing.tsx';
import type { Translate } from '../../../web/messages.ts';
import type { OutsideFigure, OutsideSubjects, ResultLevel, SubjectKind } from '../contract.ts';
import { isUnfinished } from '../rules/decided-of.ts';
import { type Cell, totalOf, wholeOf } from './distribution-columns.tsx';

/** Ours of the same levels and year, out of all rated on their scale. */
type OwnShare = { readonly count: number; readonly whole: number };

/** Why nothing of ours stands beside a figure; each is something else than that there is nothing. */
type NothingBeside =
  | 'asking'
  | 'refused'
  | 'subjects-unknown'
  | 'subjects-not-counted'
  | 'levels-unknown'
  | 'too-early'
  | 'no-results'
  | 'unfinished'
  | 'other-scale';

type Beside = OwnShare | { readonly why: NothingBeside };

/** Our results by kind, or why they are not at hand: still asked for, or refused by the program. */
export type Own =
  | { readonly state: 'asking' }
  | { readonly state: 'refused' }
  | {
      readonly state: 'counted';
      readonly fromYear: number;
      readonly byKind: readonly { readonly kind: SubjectKind; readonly years: readonly Cell[] }[];
    };

/**
 * Kinds of ours of whom a source speaks. Grassroots organisations and cells are parts of ours that results do not tell apart, so nothing
 * stands beside them.
 */
export const kindsBeside: Readonly<Record<OutsideSubjects, readonly SubjectKind[]>> = {
  'party-organisations': ['party-organisation'],
  'leadership-collectives': ['leadership-collective'],
  members: ['member', 'member-outside'],
  leaders: ['leader'],
  'grassroots-organisations': [],
  cells: [],
  other: [],
};

const added = (cells: readonly Cell[], year: number): Cell => {
  const counts: Partial<Record<ResultLevel, number>> = {};
  for (const cell of cells)
    for (const [level, count] of Object.entries(cell.counts) as [ResultLevel, number][])
      counts[level] = (counts[level] ?? 0) + count;
  const sum = (key: 'entered' | 'undecided'): number => cells.reduce((all, cell) => all + cell[key], 0);
  return { year, counts, entered: sum('entered'), undecided: sum('undecided') };
};

const ofCell = (levels: readonly ResultLevel[], cell: Cell): Beside => {
  if (isUnfinished(cell)) return { why: 'unfinished' };
  if (totalOf(cell) === 0) return { why: 'no-results' };
  const whole = wholeOf(cell, levels[0]!);
  if (whole === null) return { why: 'other-scale' };
  return { whole, count: levels.reduce((sum, level) => sum + (cell.counts[level] ?? 0), 0) };
};

/** What we count where a figure was printed, of the same kind of subject only; or why nothing of ours can stand there. */
export const ownBeside = (
  { year, levels }: Pick<OutsideFigure, 'year' | 'levels'>,
  subjects: OutsideSubjects | null,
  own: Own,
): Beside => {
  if (subjects === null) return { why: 'subjects-unknown' };
  const kinds = kindsBeside[subjects];
  if (kinds.length === 0) return { why: 'subjects-not-counted' };
  if (levels.length === 0) return { why: 'levels-unknown' };
  if (own.state !== 'counted') return { why: own.state };
  if (year < own.fromYear) return { why: 'too-early' };
  const there = own.byKind.filter(({ kind }) => kinds.includes(kind));
  const cells = there.flatMap(({ years }) => years.filter((cell) => cell.year === year));
  return ofCell(levels, added(cells, year));
};

const shareOf = (beside: Beside): OwnShare | null => ('why' in beside ? null : beside);

/** What a figure is called, in the drawing and in its table: its levels, and where the source does not say which, its own words. */
export const nameOfFigure = ({ levels, words }: Pick<OutsideFigure, 'levels' | 'words'>, t: Translate): string =>
  levels.length === 0 ? words : levels.map((level) => t(`ratings.level-short.${level}`)).join(', ');

const percent = ({ count, whole }: OwnShare): number => Math.round((count / whole) * 1000) / 10;

/** Published figures and ours by their colours, as the legend names them. */
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

export type FigureBeside = { readonly figure: OutsideFigure; readonly beside: Beside };

/** Published shares and ours side by side; null where the source gives none, for amounts alone are shares of nothing. */
export const sharesBeside = (figures: readonly FigureBeside[], t: Translate): ChartOption | null => {
  const drawn = figures.filter(({ figure: { share } }) => share !== null);
  if (drawn.length === 0) return null;
  const printed = drawn.map(({ figure: { share } }) => Number(share));
  const ours = drawn.map(({ beside }) => shareOf(beside)).map((one) => (one === null ? null : percent(one)));
  return {
    grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%', hideOverlap: true } },
    yAxis: {
      type: 'category',
      data: drawn.map(({ figure }) => `${figure.year}: ${nameOfFigure(figure, t)}`),
      inverse: true,
      axisLabel: { width: 96, overflow: 'break', lineHeight: 16 },
    },
    series: [barOf('printed', printed, t), ...(ours.some((one) => one !== null) ? [barOf('ours', ours, t)] : [])],
  };
};
