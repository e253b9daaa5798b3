import type { Day } from '../../../platform/calendar/day.ts';
import type { MemberState, Standing } from '../contract/member.ts';
import type { ImportKey } from './import-layout.ts';

/** One thing wrong (`stop`: the row cannot be written) or worth a look (`attention`) in one row of a list of members. */
export type ImportFault = {
  readonly row: number;
  readonly key: ImportKey | null;
  /** As it stands in the file; of identifiers only the last four characters. */
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly suggestion: string | null;
  readonly level: 'stop' | 'attention';
};

/** What one row says, read; what it does not say is null. */
export type ImportDraft = {
  readonly row: number;
  isFaulty: boolean;
  organisationId: string | null;
  fullName: string | null;
  otherName: string | null;
  sex: 'male' | 'female' | null;
  birthOn: Day | null;
  birthYear: number | null;
  ethnicity: string | null;
  religion: string | null;
  personalId: string | null;
  hasNewCard: boolean;
  oldCard: string | null;
  cardPlace: string | null;
  cardIssuedOn: Day | null;
  dossierNumber: string | null;
  standing: Standing | null;
  state: MemberState | null;
  stateSince: Day | null;
  admissionDecidedOn: Day | null;
  admittedOn: Day | null;
  officialOn: Day | null;
  recognitionDecidedOn: Day | null;
  phone: string | null;
  occupation: string | null;
  schooling: string | null;
  profession: string | null;
  politicalTheory: string | null;
  residence: string | null;
  sheetNumber: string | null;
  /** The optional block, where it is switched on and the row has any of it: kind and text. */
  others: readonly { readonly kind: string; readonly text: string }[];
};

export const emptyDraft = (row: number): ImportDraft => ({
  row,
  isFaulty: false,
  organisationId: null,
  fullName: null,
  otherName: null,
  sex: null,
  birthOn: null,
  birthYear: null,
  ethnicity: null,
  religion: null,
  personalId: null,
  hasNewCard: false,
  oldCard: null,
  cardPlace: null,
  cardIssuedOn: null,
  dossierNumber: null,
  standing: null,
  state: null,
  stateSince: null,
  admissionDecidedOn: null,
  admittedOn: null,
  officialOn: null,
  recognitionDecidedOn: null,
  phone: null,
  occupation: null,
  schooling: null,
  profession: null,
  politicalTheory: null,
  residence: null,
  sheetNumber: null,
  others: [],
});

/** Columns whose values never stand in a list of faults in full. */
export const secretKeys: ReadonlySet<string> = new Set<ImportKey>([
  'personalId',
  'card',
  'oldCard',
  'oldIdentityNumber',
  'birthCountry',
  'birthProvince',
  'birthDetail',
  'homeCountry',
  'homeProvince',
  'homeDetail',
  'permanentCountry',
  'permanentProvince',
  'permanentDetail',
]);

/** A secret value as a list of faults shows it: how long it is and its last four characters. */
export const masked = (text: string): string =>
  text.length <= 4 ? '•'.repeat(text.length) : '•'.repeat(text.length - 4) + text.slice(-4);
