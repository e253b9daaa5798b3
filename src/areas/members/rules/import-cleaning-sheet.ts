import type { ImportKey } from './import-layout.ts';

/**
 * The cleaning sheet of late 2025 as one public copy shows it (confidence C: its official text was not seen), in its order. The first
 * column, a running number, is made while writing.
 */
export const cleaningSheetKeys: readonly ImportKey[] = [
  'sheetNumber',
  'fullName',
  'otherName',
  'sex',
  'birthOn',
  'ethnicity',
  'religion',
  'personalId',
  'card',
  'cardPlace',
  'cardIssuedOn',
  'oldCard',
  'cell',
  'birthCountry',
  'birthProvince',
  'birthDetail',
  'homeCountry',
  'homeProvince',
  'homeDetail',
  'permanentCountry',
  'permanentProvince',
  'permanentDetail',
  'admittedOn',
  'officialOn',
  'oldIdentityNumber',
  'state',
  'stateSince',
];

/** What the cleaning sheet calls a column where our own list says it otherwise. */
export const cleaningSheetHeadings: Readonly<Partial<Record<ImportKey, string>>> = {
  birthOn: 'Sinh ngày',
  card: 'Số thẻ Đảng (12 số)',
  oldCard: 'Số thẻ theo QĐ 85',
  cell: 'Tổ chức Đảng đang sinh hoạt',
  state: 'Trạng thái hoạt động',
  stateSince: 'Ngày rời khỏi / mất / miễn sinh hoạt',
};

/** Whether matched columns are those of the cleaning sheet: nearly all of them, its own ones among them. */
export const isCleaningSheet = (keys: ReadonlySet<string>): boolean =>
  cleaningSheetKeys.filter((key) => keys.has(key)).length >= 22 &&
  keys.has('oldIdentityNumber') &&
  keys.has('homeDetail');

/** Kinds of the optional block with the columns that make up each. */
export const optionalBlockColumns = [
  { kind: 'birth-registration', keys: ['birthCountry', 'birthProvince', 'birthDetail'] },
  { kind: 'home-place', keys: ['homeCountry', 'homeProvince', 'homeDetail'] },
  { kind: 'permanent-residence', keys: ['permanentCountry', 'permanentProvince', 'permanentDetail'] },
  { kind: 'old-identity-number', keys: ['oldIdentityNumber'] },
] as const satisfies readonly { kind: string; keys: readonly ImportKey[] }[];

const separator = ' | ';

/** Country, province and detail of a place as one line. A bar within one of them is doubled, so that the line can be taken apart. */
export const placeOfParts = (parts: readonly string[]): string =>
  parts.map((part) => part.replaceAll('|', '||')).join(separator);

/** The parts of a place that came from a sheet; undefined for a line that was typed. */
export const partsOfPlace = (place: string, count: number): string[] | undefined => {
  const parts = place.split(separator);
  return parts.length === count ? parts.map((part) => part.replaceAll('||', '|')) : undefined;
};
