import { Figure } from '../../../web/kit/figure.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { personKinds, type Summary, type SummaryGroup, type SummaryTotal, subjectKind } from '../contract.ts';

export type SummaryLine = SummaryGroup | SummaryTotal;

export const linesOf = ({ groups, totals }: Summary): readonly SummaryLine[] => [...groups, ...totals];
export const lineKey = (line: SummaryLine): string => ('kind' in line ? line.kind : line.of);
export const lineName = (line: SummaryLine, t: Translate): string =>
  'kind' in line ? t(`ratings.subject.${line.kind}`) : t(`ratings.summary.total-${line.of}`);

/** Whom a line counts: its kind, or every kind of a total; persons each once. */
export const countedIn = (line: SummaryLine) => {
  const isOfPersons = 'kind' in line ? personKinds.has(line.kind) : line.of === 'persons';
  const kinds =
    'kind' in line ? [line.kind] : subjectKind.options.filter((kind) => personKinds.has(kind) === isOfPersons);
  return { kinds, isEachOnce: isOfPersons };
};

export type Door = { readonly seasonId: string; readonly of: string };

/** The subjects behind a figure of a line. */
const doorOf = (line: SummaryLine, { seasonId, of }: Door, more: Readonly<Record<string, string>>) => {
  const { kinds, isEachOnce } = countedIn(line);
  return {
    to: '/ratings/$seasonId',
    params: { seasonId },
    search: { of, kind: kinds.join('.'), ...(isEachOnce ? { once: 1 } : {}), ...more },
    hash: 'subjects',
  };
};

type FigureProps = {
  readonly line: SummaryLine;
  readonly door: Door;
  readonly count: number;
  readonly whole?: number;
  readonly definition: string;
  readonly more?: Readonly<Record<string, string>>;
};

/** A number of the season that opens exactly the subjects it counts. */
export const LineFigure = ({ line, door, count, whole, definition, more = {} }: FigureProps) => (
  <Figure
    numerator={count}
    denominator={whole ?? null}
    definition={definition}
    {...(count > 0 ? doorOf(line, door, more) : {})}
  />
);

const narrowing = {
  total: {},
  rated: { stage: 'decided' },
  notRated: { state: 'not-rated' },
  undecided: { lacks: 'decide-level' },
  provisional: { stage: 'provisional' },
} as const;

const words = {
  total: 'ratings.summary.total',
  rated: 'ratings.summary.rated',
  notRated: 'ratings.summary.not-rated',
  undecided: 'ratings.summary.undecided',
  provisional: 'ratings.summary.provisional',
} as const;

/** A count of the line that is no level. */
export const useCountColumn = (door: Door): ((key: keyof typeof narrowing) => Column<SummaryLine>) => {
  const t = useT();
  return (key) => ({
    key,
    header: t(words[key]),
    value: (line) => line[key],
    cell: (line) => (
      <LineFigure line={line} door={door} count={line[key]} definition={t(words[key])} more={narrowing[key]} />
    ),
    isNumber: true,
    onCard: key === 'total' || key === 'rated' ? 'listed' : 'if-any',
  });
};

/** The line's name; totals stand out. */
export const useNameColumn = (): Column<SummaryLine> => {
  const t = useT();
  return {
    key: 'group',
    header: t('ratings.summary.group'),
    value: (line) => lineName(line, t),
    cell: (line) => ('kind' in line ? lineName(line, t) : <strong>{lineName(line, t)}</strong>),
    onCard: 'title',
  };
};
