import type { Column } from '../../../platform/import/layout.ts';
import type { XlsxCell, XlsxColumn } from '../../../platform/paper/xlsx.ts';
import { cleaningSheetHeadings, cleaningSheetKeys } from '../rules/import-cleaning-sheet.ts';
import { type ImportKey, membersLayout } from '../rules/import-layout.ts';
import { sentence } from './register-words.ts';

type Language = 'vi' | 'en';

/** A member with everything that a file may hold; identifiers as they may leave, in full or masked; party age in full years. */
export type ExportedMember = Readonly<Partial<Record<ImportKey, string | null>>> & {
  readonly partyAge?: number | null;
};

const dayKeys: ReadonlySet<string> = new Set([
  'birthOn',
  'cardIssuedOn',
  'admissionDecidedOn',
  'admittedOn',
  'officialOn',
  'recognitionDecidedOn',
  'stateSince',
]);

// In the order of the choices that the import offers, so that what leaves is read again.
const codes: Readonly<Partial<Record<ImportKey, readonly string[]>>> = {
  sex: ['male', 'female'],
  standing: ['official', 'probationary'],
  state: [
    'active',
    'exempt',
    'suspended',
    'transferred-out',
    'removed',
    'expelled',
    'resigned',
    'deceased',
    'admission-cancelled',
  ],
};

const specOf = new Map<string, Column>(membersLayout.columns.map((column) => [column.key, column as Column]));

const wordOf = (key: ImportKey, value: string, language: Language): string => {
  const at = codes[key]?.indexOf(value) ?? -1;
  return specOf.get(key)?.choices?.[at]?.[language] ?? value;
};

/**
 * Everything is text, so that no program takes leading zeros away or turns 1/7 into 7 January; where only the year of birth is known,
 * the cell holds the year, because a day is not invented.
 */
const cellOf = (key: ImportKey, member: ExportedMember, language: Language): XlsxCell => {
  const value = member[key] ?? null;
  if (value === null || value === '') return null;
  if (dayKeys.has(key)) return value.length === 10 ? value.split('-').reverse().join('/') : value;
  return wordOf(key, value, language);
};

export type ExportSheet = {
  readonly columns: readonly XlsxColumn[];
  readonly toRow: (member: ExportedMember, number: number) => readonly XlsxCell[];
};

/** Words of the list on screen where those of the import's own layout are others; the import knows both. */
const headsOnScreen: Readonly<Partial<Record<ImportKey, string>>> = {
  cell: 'members.field.organisation',
  standing: 'members.filter.standing',
  state: 'members.filter.state',
  admittedOn: 'members.field.admitted-on',
  occupation: 'members.field.occupation',
  schooling: 'members.field.schooling',
};

type ListKey = ImportKey | 'partyAge';

const listColumn = (key: ListKey, language: Language): XlsxColumn =>
  key === 'partyAge'
    ? { header: sentence(language, 'members.party-age'), width: 10, kind: 'number' }
    : { header: headOf(key, language), width: specOf.get(key)!.width ?? 18 };

const headOf = (key: ImportKey, language: Language): string => {
  const onScreen = headsOnScreen[key];
  return onScreen ? sentence(language, onScreen) : specOf.get(key)!.header[language];
};

/** The chosen columns of a list, in their order, under the heads that they have on screen. */
export const listSheet = (keys: readonly ListKey[], language: Language): ExportSheet => ({
  columns: keys.map((key) => listColumn(key, language)),
  toRow: (member) =>
    keys.map((key) => (key === 'partyAge' ? (member.partyAge ?? null) : cellOf(key, member, language))),
});

/**
 * The cleaning sheet: 28 columns in its order and its words, the first one a running number. It has no column for the standing: where
 * days alone do not tell it, one stands behind the others, so that what leaves is read again.
 */
export const cleaningSheet = (withStanding: boolean): ExportSheet => {
  const keys: readonly ImportKey[] = withStanding ? [...cleaningSheetKeys, 'standing'] : cleaningSheetKeys;
  return {
    columns: [
      { header: 'STT', width: 7 },
      ...keys.map((key) => ({
        header: cleaningSheetHeadings[key] ?? specOf.get(key)!.header.vi,
        width: specOf.get(key)!.width ?? 18,
      })),
    ],
    toRow: (member, number) => [String(number), ...keys.map((key) => cellOf(key, member, 'vi'))],
  };
};
