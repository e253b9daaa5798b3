import type { XlsxCell, XlsxColumn, XlsxSheet } from '../../../platform/paper/xlsx.ts';
import { type Language, sentence } from './register-words.ts';

/** One line of the sheet; amounts are there when its reader collects the dues of the cell. */
export type SheetLine = {
  readonly fullName: string;
  readonly kind: 'official' | 'temporary';
  readonly state: string;
  readonly due: number | null;
  readonly paid: number | null;
  readonly paidOn: string | null;
  readonly channel: string | null;
  readonly receiptNumber: string | null;
};

type Head = {
  readonly organisation: string;
  readonly month: string;
  readonly language: Language;
  readonly watermark: string;
};

type Place = {
  readonly key: string;
  readonly width: number;
  readonly kind: NonNullable<XlsxColumn['kind']>;
  readonly isAmount?: boolean;
};

const places: readonly Place[] = [
  { key: 'no', width: 6, kind: 'number' },
  { key: 'name', width: 30, kind: 'text' },
  { key: 'kind', width: 18, kind: 'text' },
  { key: 'due', width: 16, kind: 'number', isAmount: true },
  { key: 'paid', width: 16, kind: 'number', isAmount: true },
  { key: 'state', width: 22, kind: 'text' },
  { key: 'paid-on', width: 14, kind: 'day' },
  { key: 'channel', width: 16, kind: 'text' },
  { key: 'receipt', width: 14, kind: 'text' },
  { key: 'signature', width: 18, kind: 'text' },
];

const cellOf = (line: SheetLine, at: number, key: string, language: Language): XlsxCell => {
  const word = (name: string): string => sentence(language, `members.dues.${name}`, {});
  switch (key) {
    case 'no':
      return at + 1;
    case 'name':
      return line.fullName;
    case 'kind':
      return line.kind === 'temporary' ? word('kind.temporary') : null;
    case 'due':
      return line.due;
    case 'paid':
      return line.paid;
    case 'state':
      return word(`state.${line.state}`);
    case 'paid-on':
      return line.paidOn;
    case 'channel':
      return line.channel === null ? null : word(`channel.${line.channel}`);
    case 'receipt':
      return line.receiptNumber;
    default:
      return null;
  }
};

/** The list of dues of a cell and month, to be signed by whoever pays. Without the right to amounts its columns are left out. */
export const duesSheetOf = (lines: readonly SheetLine[], hasAmounts: boolean, head: Head): XlsxSheet => {
  const { language, organisation, month, watermark } = head;
  const shown = places.filter(({ isAmount }) => hasAmounts || !isAmount);
  return {
    name: sentence(language, 'members.dues.sheet.name', {}),
    title: [
      sentence(language, 'members.dues.sheet.title', { month: `${month.slice(5, 7)}/${month.slice(0, 4)}` }),
      organisation,
    ],
    watermark,
    filterOver: lines.length,
    columns: shown.map(({ key, width, kind }) => ({
      header: sentence(language, `members.dues.sheet.${key}`, {}),
      width,
      kind,
    })),
    rows: lines.map((line, at) => shown.map(({ key }) => cellOf(line, at, key, language))),
  };
};
