import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { Layout } from '../../../platform/import/layout.ts';
import type { XlsxCell, XlsxColumn, XlsxSheet } from '../../../platform/paper/xlsx.ts';

type Language = 'vi' | 'en';
type Names = { readonly vi: string; readonly en: string };

export type ExportedOrganisation = {
  readonly name: string;
  readonly shortName: string | null;
  readonly type: string;
  readonly sector: string | null;
  readonly parent: string | null;
  readonly code: string | null;
  readonly foundedOn: Day | null;
  readonly termStartsOn: Day | null;
  readonly termDueOn: Day | null;
  readonly numberSet: number | null;
  readonly deputiesSet: number | null;
};
export type ExportedPost = {
  readonly organisation: string;
  readonly person: string;
  readonly birthYear: number | null;
  readonly post: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly basis: 'elected' | 'appointed';
};

const dayKeys = new Set(['foundedOn', 'decidedOn', 'termStartsOn', 'termDueOn', 'from', 'to']);
const numberKeys = new Set(['birthYear', 'numberSet', 'deputiesSet']);

const kindOf = (key: string): NonNullable<XlsxColumn['kind']> =>
  dayKeys.has(key) ? 'day' : numberKeys.has(key) ? 'number' : 'text';

/** Headings of a layout as columns of a workbook; `forFilling` leaves every cell a text to be typed. */
export const columnsOf = (layout: Layout, language: Language, forFilling = false): XlsxColumn[] =>
  layout.columns.map(({ key, header, width = 18 }) => ({
    header: header[language],
    width,
    // Days to be typed stay text cells, so that a program cannot turn 1/7 into 7 January.
    kind: forFilling ? 'text' : kindOf(key),
  }));

const rowsBy = <T>(layout: Layout, lines: readonly T[], cellOf: (line: T, key: string) => XlsxCell): XlsxCell[][] =>
  lines.map((line) => layout.columns.map(({ key }) => cellOf(line, key)));

const namedBy = (names: ReadonlyMap<string, Names>, code: string | null, language: Language): string | null =>
  code === null ? null : (names.get(code)?.[language] ?? code).replace(/\s*\([^)]*\)/g, '');

/** The organisation list in the layout that the import reads. `names` holds types and sectors by code. */
export const organisationsSheet = (
  layout: Layout,
  lines: readonly ExportedOrganisation[],
  { names, language, title }: { names: ReadonlyMap<string, Names>; language: Language; title: readonly string[] },
): XlsxSheet => ({
  name: layout.sheetNames[language],
  title,
  columns: columnsOf(layout, language),
  rows: rowsBy(layout, lines, (line, key) => {
    if (key === 'type' || key === 'sector') return namedBy(names, line[key], language);
    return key in line ? line[key as keyof ExportedOrganisation] : null;
  }),
});

const basisNames = { elected: { vi: 'Bầu', en: 'Elected' }, appointed: { vi: 'Chỉ định', en: 'Appointed' } } as const;

/** The committee list in the layout that the import reads: the last day of a post is included, as in lists that people keep. */
export const committeesSheet = (
  layout: Layout,
  lines: readonly ExportedPost[],
  { names, language, title }: { names: ReadonlyMap<string, Names>; language: Language; title: readonly string[] },
): XlsxSheet => ({
  name: layout.sheetNames[language],
  title,
  columns: columnsOf(layout, language),
  rows: rowsBy(layout, lines, (line, key) => {
    if (key === 'post') return namedBy(names, line.post, language);
    if (key === 'to') return line.until === null ? null : addDays(line.until, -1);
    if (key === 'basis') return basisNames[line.basis][language];
    return key in line ? line[key as keyof ExportedPost] : null;
  }),
});
