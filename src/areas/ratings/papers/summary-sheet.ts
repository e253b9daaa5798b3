import type { XlsxCell, XlsxSheet } from '../../../platform/paper/xlsx.ts';
import type { RatingLevel } from '../contract/rating-codes.ts';
import type { Summary, SummaryGroup, SummaryTotal } from '../contract/summary.ts';
import { bestAmongBetter, isUnfinished, mayCompareResults, mayCompareShares } from '../rules/summary-table.ts';
import { type Language, sentence } from './result-list.ts';

type Line = SummaryGroup | SummaryTotal;
type Asked = { readonly language: Language; readonly period: string; readonly watermark: string };

const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

const nameOf = (line: Line, language: Language): string =>
  'kind' in line
    ? sentence(language, `ratings.subject.${line.kind}`)
    : sentence(language, `ratings.summary.total-${line.of}`);

const figures = (line: Pick<Line, 'levels' | 'rated'>, levels: readonly RatingLevel[]): XlsxCell[] =>
  levels.flatMap((level) => [line.levels[level] ?? 0, percent(line.levels[level] ?? 0, line.rated)]);

const reasons = (line: Line, language: Language): string | null => {
  if (!('kind' in line) || line.notRatedReasons.length === 0) return null;
  return line.notRatedReasons
    .map(({ names, count }) => `${names?.[language] ?? sentence(language, 'ratings.summary.other-reason')}: ${count}`)
    .join('; ');
};

const nowRow = (line: Line, levels: readonly RatingLevel[], language: Language): XlsxCell[] => {
  const best = bestAmongBetter(line.levels, levels);
  return [
    nameOf(line, language),
    line.total,
    line.rated,
    ...figures(line, levels),
    line.notRated,
    reasons(line, language),
    line.undecided,
    line.provisional,
    best?.part ?? null,
    best?.whole ?? null,
    best === null ? null : percent(best.part, best.whole),
  ];
};

const changeRow = (line: Line, levels: readonly RatingLevel[], language: Language): XlsxCell[] => {
  const { before } = line;
  if (before === null) return [nameOf(line, language), sentence(language, 'ratings.summary.no-before')];
  const moved = (now: number, was: number): number | null => (mayCompareResults(line) ? now - was : null);
  return [
    nameOf(line, language),
    isUnfinished(line) ? sentence(language, 'ratings.summary.line-not-final', { count: line.undecided }) : null,
    before.total,
    line.total - before.total,
    ...levels.flatMap((level): XlsxCell[] => {
      const [now, was] = [line.levels[level] ?? 0, before.levels[level] ?? 0];
      const [nowShare, wasShare] = [percent(now, line.rated), percent(was, before.rated)];
      const points =
        nowShare === null || wasShare === null || !mayCompareShares({ ...line, before })
          ? null
          : Math.round((nowShare - wasShare) * 10) / 10;
      return [was, moved(now, was), points];
    }),
    before.notRated,
    moved(line.notRated, before.notRated),
  ];
};

const column = (header: string, kind: 'text' | 'number' = 'number', width = 14) => ({ header, kind, width });

type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const nowColumns = (levels: readonly RatingLevel[], say: Say, level: (code: RatingLevel) => string) => [
  column(say('group'), 'text', 44),
  column(say('total')),
  column(say('rated')),
  ...levels.flatMap((code) =>
    ['number', 'share'].map((which) => column(say(`level-${which}`, { level: level(code) }))),
  ),
  column(say('not-rated')),
  column(say('reasons'), 'text', 60),
  column(say('undecided')),
  column(say('provisional')),
  column(say('best')),
  column(say('better')),
  column(say('best-share')),
];

const changeColumns = (levels: readonly RatingLevel[], say: Say, level: (code: RatingLevel) => string) => [
  column(say('group'), 'text', 44),
  column(say('remark'), 'text', 24),
  column(say('total-before')),
  column(say('total-change')),
  ...levels.flatMap((code) =>
    ['before', 'change', 'share-change'].map((which) => column(say(`level-${which}`, { level: level(code) }))),
  ),
  column(say('not-rated-before')),
  column(say('not-rated-change')),
];

/** The summary table as a workbook: numbers stay numbers, shares are percent of those rated, what is unknown is an empty cell. */
export const summarySheets = (
  { levels, groups, totals, organisationName }: Summary,
  previous: string,
  { language, period, watermark }: Asked,
): XlsxSheet[] => {
  const say: Say = (key, params = {}) => sentence(language, `ratings.summary.${key}`, params);
  const level = (code: RatingLevel): string => sentence(language, `ratings.level.${code}`);
  const rows: readonly Line[] = [...groups, ...totals];
  const title = say('title-of', { period, organisation: organisationName });
  return [
    {
      name: say('sheet'),
      title: [title, say('basis')],
      watermark,
      columns: nowColumns(levels, say, level),
      rows: rows.map((line) => nowRow(line, levels, language)),
    },
    {
      name: say('sheet-change'),
      title: [title, say('compared', { period: previous })],
      watermark,
      columns: changeColumns(levels, say, level),
      rows: rows.map((line) => changeRow(line, levels, language)),
    },
  ];
};
