import {
  personKinds,
  type RatingLevel,
  type RatingPeriod,
  type SubjectKind,
  subjectKind,
} from '../contract/rating-codes.ts';
import type { SummaryGroup, SummaryTotal } from '../contract/summary.ts';

/** Subjects of one kind that came to the same; `result` null: neither decided nor set aside yet. */
export type CountedResult = {
  readonly kind: SubjectKind;
  readonly result: RatingLevel | 'not-rated' | null;
  readonly rule: string | null;
  readonly count: number;
  readonly provisional: number;
};

type Figures = Omit<SummaryTotal, 'of' | 'before'>;

/** In which order a person with several subjects is looked for: counted once, in the first of these groups (notes on ratings, 9; C). */
export const personOrder: readonly SubjectKind[] = ['leader', 'officer', 'member', 'member-outside'];

/** The period directly before, of the same length. */
export const periodBefore = (period: RatingPeriod): RatingPeriod => {
  if (period.kind === 'year') return { kind: 'year', year: period.year - 1 };
  if (period.kind === 'quarter')
    return period.quarter > 1
      ? { ...period, quarter: period.quarter - 1 }
      : { kind: 'quarter', year: period.year - 1, quarter: 4 };
  return period.month > 1
    ? { ...period, month: period.month - 1 }
    : { kind: 'month', year: period.year - 1, month: 12 };
};

const sum = (rows: readonly CountedResult[]): number => rows.reduce((all, { count }) => all + count, 0);

const levelsIn = (rows: readonly CountedResult[]): Figures['levels'] => {
  const levels: Partial<Record<RatingLevel, number>> = {};
  for (const { result, count } of rows)
    if (result !== null && result !== 'not-rated') levels[result] = (levels[result] ?? 0) + count;
  return levels;
};

const figuresOf = (rows: readonly CountedResult[]): Figures => {
  const notRated = sum(rows.filter(({ result }) => result === 'not-rated'));
  const undecided = sum(rows.filter(({ result }) => result === null));
  const total = sum(rows);
  return {
    total,
    rated: total - notRated - undecided,
    levels: levelsIn(rows),
    notRated,
    undecided,
    provisional: rows.reduce((all, { provisional }) => all + provisional, 0),
  };
};

const beforeOf = (rows: readonly CountedResult[]): SummaryTotal['before'] => {
  if (rows.length === 0) return null;
  const { total, rated, notRated, levels } = figuresOf(rows);
  return { total, rated, notRated, levels };
};

type Reasons = Omit<SummaryGroup['notRatedReasons'][number], 'names' | 'isVerified'>[];

const reasonsOf = (rows: readonly CountedResult[]): Reasons => {
  const counts = new Map<string, number>();
  for (const { result, rule, count } of rows)
    if (result === 'not-rated') counts.set(rule ?? 'other', (counts.get(rule ?? 'other') ?? 0) + count);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => ({ rule, count }));
};

type Table = {
  readonly groups: readonly (Omit<SummaryGroup, 'notRatedReasons'> & { readonly notRatedReasons: Reasons })[];
  readonly totals: readonly SummaryTotal[];
};

/**
 * The summary table out of counted results: a line for each kind, and a total for organisations and one for persons, which are never added
 * up with each other. A group of which nothing was counted before has no comparison: that is unknown, not none.
 */
export const summaryTable = (now: readonly CountedResult[], earlier: readonly CountedResult[]): Table => {
  const order = [...subjectKind.options.filter((kind) => !personKinds.has(kind)), ...personOrder];
  const groups = order.flatMap((kind) => {
    const own = now.filter((row) => row.kind === kind);
    const then = earlier.filter((row) => row.kind === kind);
    return own.length === 0
      ? []
      : [{ kind, ...figuresOf(own), before: beforeOf(then), notRatedReasons: reasonsOf(own) }];
  });
  const totals = (['organisations', 'persons'] as const).flatMap((of) => {
    const isOf = ({ kind }: CountedResult): boolean => personKinds.has(kind) === (of === 'persons');
    const own = now.filter(isOf);
    return own.length === 0 ? [] : [{ of, ...figuresOf(own), before: beforeOf(earlier.filter(isOf)) }];
  });
  return { groups, totals };
};

type Compared = Pick<Figures, 'total' | 'rated' | 'undecided'> & { readonly before: { readonly rated: number } };

/** Somebody of the line is not decided yet: what is compared with a finished period is provisional and said to be so. */
export const isUnfinished = ({ undecided }: Pick<Figures, 'undecided'>): boolean => undecided > 0;

/** What a season came to is set against a finished period only where more than half of the line came to a result. */
export const mayCompareResults = ({ total, undecided }: Pick<Figures, 'total' | 'undecided'>): boolean =>
  undecided === 0 || undecided * 2 < total;

/** Shares besides need somebody rated in both periods. */
export const mayCompareShares = ({ total, rated, undecided, before }: Compared): boolean =>
  rated > 0 && before.rated > 0 && mayCompareResults({ total, undecided });

/** The best level among those at the two best levels; null where nobody is at either: a share of nothing is not said. */
export const bestAmongBetter = (
  levels: Figures['levels'],
  [best, second]: readonly RatingLevel[],
): { readonly part: number; readonly whole: number } | null => {
  const part = best === undefined ? 0 : (levels[best] ?? 0);
  const whole = part + (second === undefined ? 0 : (levels[second] ?? 0));
  return whole === 0 ? null : { part, whole };
};
