import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay, formatMessage } from '../../../platform/i18n/format-message.ts';
import type { PrintedPaper } from '../../../platform/paper/printed-paper.ts';
import type { XlsxSheet } from '../../../platform/paper/xlsx.ts';
import type { PaperRow } from '../contract/paper-reads.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };

type Language = 'vi' | 'en';
type Line = Omit<PaperRow, 'paperId' | 'organisationId'>;

/** The register of issued papers as it is printed and bound, or taken as a workbook. */
export type BookFacts = {
  readonly language: Language;
  readonly organisation: string;
  readonly superior: string | null;
  readonly year: number | null;
  readonly rows: readonly Line[];
  readonly watermark: string;
  readonly printedOn: Day;
};

const sentences: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en };

export const sentence = (
  language: Language,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string => formatMessage(sentences[language], key, params, language);

const shares = { number: 3, day: 2, title: 7, signer: 4, organisation: 4, note: 4 } as const;
type Column = keyof typeof shares;
const columns = Object.keys(shares) as Column[];

const noteOf = (line: Line, language: Language): string => {
  if (line.state === 'withdrawn' || line.state === 'void') return sentence(language, `documents.state.${line.state}`);
  return line.isOutside ? sentence(language, 'documents.book.outside') : '';
};

const cellOf = (line: Line, column: Column, language: Language): string => {
  if (column === 'number') return line.number ?? '';
  if (column === 'day') return line.issuedOn ? formatDay(line.issuedOn) : '';
  if (column === 'title') return line.title;
  if (column === 'signer') return line.signerName ?? '';
  return column === 'organisation' ? line.organisationName : noteOf(line, language);
};

const headOf = (column: Column, language: Language): string => sentence(language, `documents.book.column.${column}`);

const periodOf = ({ year, language }: BookFacts): string =>
  year === null ? sentence(language, 'documents.book.all-years') : sentence(language, 'documents.book.year', { year });

const dayInWords = (on: Day, language: Language): string => {
  const [year, month, date] = on.split('-') as [string, string, string];
  return sentence(language, 'documents.book.dated', { date, month, year });
};

export const bookPaper = (facts: BookFacts): PrintedPaper => {
  const { language, rows } = facts;
  const signHere = sentence(language, 'documents.book.sign-here');
  return {
    language,
    orientation: 'landscape',
    head: {
      left: [facts.superior, facts.organisation].filter((line) => line !== null).map((line) => line.toUpperCase()),
      right: [sentence(language, 'documents.book.party'), dayInWords(facts.printedOn, language)],
    },
    title: sentence(language, 'documents.book.title').toUpperCase(),
    subtitles: [periodOf(facts)],
    sections: [
      {
        table: {
          columns: columns.map((column) => ({ head: headOf(column, language), share: shares[column] })),
          rows: rows.map((line) => columns.map((column) => cellOf(line, column, language))),
          whenEmpty: sentence(language, 'documents.book.empty'),
        },
      },
    ],
    signatures: [{ title: sentence(language, 'documents.book.made-by'), note: signHere }],
    watermark: facts.watermark,
    pageOf: sentence(language, 'documents.book.page-of'),
    printedOn: facts.printedOn,
  };
};

export const bookSheet = (facts: BookFacts): XlsxSheet => {
  const { language, rows } = facts;
  return {
    name: sentence(language, 'documents.book.title'),
    title: [`${sentence(language, 'documents.book.title')}: ${facts.organisation}`, periodOf(facts)],
    watermark: facts.watermark,
    filterOver: rows.length,
    columns: columns.map((column) => ({
      header: headOf(column, language),
      width: 8 + shares[column] * 6,
      kind: column === 'day' ? ('day' as const) : ('text' as const),
    })),
    rows: rows.map((line) =>
      columns.map((column) => (column === 'day' ? line.issuedOn : cellOf(line, column, language))),
    ),
  };
};
