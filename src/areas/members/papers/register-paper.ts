import type { Day } from '../../../platform/calendar/day.ts';
import type { PaperColumn, PrintedPaper } from '../../../platform/paper/printed-paper.ts';
import type { XlsxSheet } from '../../../platform/paper/xlsx.ts';
import type { PrintedList, RegisterPeriod } from '../contract/register-books.ts';
import type { RegisterColumn } from '../rules/register-columns.ts';
import { headOf, type Language, periodWords, printedCell, sentence, titleOf, wordOf } from './register-words.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** What a register is made of, whatever the form. */
export type RegisterFacts = {
  readonly register: PrintedList;
  readonly period: RegisterPeriod;
  readonly language: Language;
  readonly columns: readonly RegisterColumn[];
  readonly rows: readonly Row[];
  readonly organisation: string;
  readonly superior: string | null;
  /** Type of the organisation, which decides in whose name the register is signed. */
  readonly type: string | null;
  readonly watermark: string;
  readonly printedOn: Day;
};

// Wider than this a page lies on its side.
const SHARES_UPRIGHT = 15;

const paperColumns = ({ columns, language }: RegisterFacts): PaperColumn[] => [
  { head: sentence(language, 'members.register-column.number'), share: 1, align: 'end' },
  ...columns.map((column) => ({
    head: headOf(column, language),
    share: column.share,
    align: column.kind === 'text' ? ('start' as const) : ('center' as const),
  })),
];

// A paper is dated at the seat of its organisation, named after the commune or ward; elsewhere it is written in by hand.
const placeOf = ({ organisation, superior }: RegisterFacts): string => {
  const named = [organisation, superior ?? ''].map((name) => /^Đảng bộ (?:xã|phường|đặc khu) ([^(]+)/u.exec(name)?.[1]);
  return named.find((place) => place !== undefined)?.trim() ?? '……………';
};

const dayInWords = (facts: RegisterFacts): string => {
  const [year, month, date] = facts.printedOn.split('-') as [string, string, string];
  return sentence(facts.language, 'members.register.dated', { place: placeOf(facts), date, month, year });
};

const signedFor = ({ language, type }: RegisterFacts): string => {
  if (type?.endsWith('cell')) return sentence(language, 'members.register.for-the-cell');
  const isBelowProvince = type?.endsWith('-party') && type !== 'provincial-party';
  return sentence(
    language,
    isBelowProvince ? 'members.register.for-the-party-committee' : 'members.register.for-the-committee',
  );
};

const cover = (facts: RegisterFacts): NonNullable<PrintedPaper['cover']> => ({
  // The places of page and count are filled when the paper is laid out.
  lines: [sentence(facts.language, 'members.register.pages-of-book')],
  foot: [signedFor(facts), sentence(facts.language, 'members.register.sign-here')],
});

/** A register as it is printed and bound. */
export const registerPaper = (facts: RegisterFacts, hasCover: boolean): PrintedPaper => {
  const { language, columns, rows } = facts;
  const table = {
    columns: paperColumns(facts),
    rows: rows.map((row, at) => [
      String(at + 1),
      ...columns.map((column) => printedCell(column, row[column.key], language)),
    ]),
    whenEmpty: sentence(language, 'members.register.no-lines'),
  };
  const shares = table.columns.reduce((sum, { share }) => sum + share, 0);
  const signHere = sentence(language, 'members.register.sign-here');
  return {
    language,
    orientation: shares > SHARES_UPRIGHT ? 'landscape' : 'portrait',
    head: {
      left: [facts.superior, facts.organisation].filter((line) => line !== null).map((line) => line.toUpperCase()),
      right: [sentence(language, 'members.register.party'), dayInWords(facts)],
    },
    title: titleOf(facts.register, language).toUpperCase(),
    subtitles: [periodWords(facts.period, language)],
    sections: [{ table }, { lines: [sentence(language, 'members.register.lines', { count: rows.length })] }],
    signatures: [
      { title: sentence(language, 'members.register.made-by'), note: signHere },
      { title: signedFor(facts), note: signHere },
    ],
    ...(hasCover ? { cover: cover(facts) } : {}),
    watermark: facts.watermark,
    pageOf: sentence(language, 'members.register.page-of'),
    printedOn: facts.printedOn,
  };
};

/** The same as a sheet of a workbook. */
export const registerSheet = (facts: RegisterFacts): XlsxSheet => {
  const { language, columns, rows } = facts;
  const title = titleOf(facts.register, language);
  return {
    name: title,
    title: [`${title}: ${facts.organisation}`, periodWords(facts.period, language)],
    watermark: facts.watermark,
    filterOver: rows.length,
    columns: columns.map((column) => ({
      header: headOf(column, language),
      width: Math.round(8 + column.share * 5),
      kind: column.kind,
    })),
    rows: rows.map((row) => columns.map((column) => wordOf(column, row[column.key], language))),
  };
};
