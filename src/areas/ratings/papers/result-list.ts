import { formatDay, formatMessage } from '../../../platform/i18n/format-message.ts';
import type { XlsxCell, XlsxSheet } from '../../../platform/paper/xlsx.ts';
import type { ResultLine } from '../contract/distribution.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };

export type Language = 'vi' | 'en';
const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en };

/** A sentence of this area for a paper. */
export const sentence = (
  language: Language,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string => formatMessage(messages[language], key, params, language);

const columns = [
  ['year', 8],
  ['title', 34],
  ['kind', 26],
  ['organisation', 36],
  ['level', 32],
  ['self', 32],
  ['decided-on', 14],
  ['number', 18],
  ['origin', 22],
  ['not-rated', 34],
] as const;

const levelWords = (language: Language, level: ResultLine['level']): string =>
  sentence(language, `ratings.level.${level}`);

const rowOf = (language: Language, line: ResultLine): XlsxCell[] => [
  String(line.year),
  line.title,
  sentence(language, `ratings.subject.${line.kind}`),
  line.organisationName,
  levelWords(language, line.level),
  line.selfLevel === null ? null : levelWords(language, line.selfLevel),
  line.decidedOn === null ? null : formatDay(line.decidedOn),
  line.decisionNumber,
  sentence(language, `ratings.result-origin.${line.origin}`),
  // Of a season the rule by which it was set aside is a code of its pack; what was entered is in words.
  line.notRatedWords,
];

type Taken = {
  readonly scope: string;
  readonly span: string;
  readonly watermark: string;
  /** Years whose seasons still run, with what is decided of how many. */
  readonly unfinished: readonly { readonly year: number; readonly decided: number; readonly of: number }[];
};

/** Results as a list: everything is text, and what was entered is told from what the program derived. */
export const resultSheet = (
  language: Language,
  lines: readonly ResultLine[],
  { scope, span, watermark, unfinished }: Taken,
): XlsxSheet => ({
  name: sentence(language, 'ratings.results.sheet'),
  title: [
    sentence(language, 'ratings.results.title', { organisation: scope }),
    span,
    ...unfinished.map(({ year, decided, of }) =>
      sentence(language, 'ratings.results.unfinished', { year, decided, of }),
    ),
  ],
  watermark,
  filterOver: lines.length,
  columns: columns.map(([key, width]) => ({
    header: sentence(language, `ratings.results.column.${key}`),
    width,
    kind: 'text' as const,
  })),
  rows: lines.map((line) => rowOf(language, line)),
});
