import type { SealedKind } from '../contract.ts';
import { type FieldValue, type MemberField, memberFields } from './member-fields.ts';
import { isTypingError } from './typing-error.ts';

/** The birth and the days from which party age, badges and votes follow: even an empty one is filled by two pairs of eyes, in a list too. */
export const filledByTwo = [
  'birthOn',
  'birthYear',
  'admissionDecidedOn',
  'admittedOn',
  'officialOn',
  'recognitionDecidedOn',
] as const satisfies readonly MemberField[];

const deciding: ReadonlySet<MemberField> = new Set(filledByTwo);

/** Fields from which party age, rights or the person follow, or that name the person: one pair of eyes never moves them. */
const critical: ReadonlySet<MemberField> = new Set([...filledByTwo, 'fullName', 'dossierNumber']);

const criticalKinds: ReadonlySet<SealedKind> = new Set(['personal-id', 'old-card', 'old-identity-number']);

/** Chosen from a list: another choice is another fact, however alike the codes are written. */
const chosen: ReadonlySet<MemberField> = new Set(['sex', 'hasNewCard', 'schooling', 'politicalTheory', 'duesGroup']);

/** Whether a field is chosen from a list, so that no other value of it is a slip. */
export const isChosen = (field: MemberField): boolean => chosen.has(field);

/** Whether a recorded value differs from the new one only as a slip of the hand would. Our own measure, as in `isTypingError`. */
export const isSlipOf = (field: MemberField, before: FieldValue, after: FieldValue): boolean =>
  !chosen.has(field) && before !== null && after !== null && isTypingError(String(before), String(after));

const isCritical = (field: MemberField | SealedKind): boolean =>
  field in memberFields ? critical.has(field as MemberField) : criticalKinds.has(field as SealedKind);

/**
 * Whether a field, plain or sealed, changes only when another person approves it, once its day of entry is over. What is empty is filled by
 * one person, except what `filledByTwo` names.
 */
export const needsAnotherPerson = (field: MemberField | SealedKind, isRecorded: boolean): boolean =>
  isRecorded ? isCritical(field) : deciding.has(field as MemberField);
