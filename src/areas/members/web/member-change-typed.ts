import { optionalSealedKinds, type SealedKind } from '../contract.ts';
import { type FieldValue, type MemberField, memberFieldKeys, memberFields } from '../rules/member-fields.ts';

/** What stands in the form: every field as an input holds it, and which of them are to change. */
export type TypedChange = {
  readonly basis: string;
  readonly picked: readonly string[];
  readonly changes: Record<string, string | boolean | null>;
  readonly sealed: Record<string, string>;
  readonly decision: { readonly number: string; readonly decidedOn: string | null; readonly issuer: string };
  readonly act: { readonly number: string; readonly on: string | null; readonly issuer: string };
  readonly note: string;
};

/** Fields that a form of changes offers; the group for dues is declared with the dues. */
export const changeableFields = memberFieldKeys.filter((field) => field !== 'duesGroup' && field !== 'birthYear');

export const isSealed = (field: string): field is SealedKind => field.includes('-');

export const typedOf = (current: (field: MemberField) => FieldValue): TypedChange => ({
  basis: '',
  picked: [],
  changes: Object.fromEntries(
    changeableFields.map((field) => {
      const value = current(field);
      const isChoice = memberFields[field].isDate || ['sex', 'schooling', 'politicalTheory'].includes(field);
      return [field, typeof value === 'boolean' ? value : value === null ? (isChoice ? null : '') : String(value)];
    }),
  ),
  sealed: Object.fromEntries(['personal-id', 'old-card', ...optionalSealedKinds].map((kind) => [kind, ''])),
  decision: { number: '', decidedOn: null, issuer: '' },
  act: { number: '', on: null, issuer: '' },
  note: '',
});

const blankToNull = (value: string | boolean | null | undefined): string | boolean | null =>
  typeof value === 'string' ? value.trim() || null : (value ?? null);

const paperOrNull = <T extends Record<string, string | null>>(paper: T): T | null =>
  Object.values(paper).some((part) => part !== null && part.trim() !== '') ? paper : null;

/** The picked part of what was typed, as the contracts take it. */
export const changeInput = (typed: TypedChange) => ({
  changes: Object.fromEntries(
    typed.picked.filter((field) => !isSealed(field)).map((field) => [field, blankToNull(typed.changes[field])]),
  ),
  sealed: Object.fromEntries(typed.picked.filter(isSealed).map((kind) => [kind, blankToNull(typed.sealed[kind])])),
  decision: paperOrNull(typed.decision),
  act: paperOrNull(typed.act),
  note: typed.note.trim() || null,
});
