import { z } from 'zod';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';

export const memberId = idOf('MemberId');
export type MemberId = z.output<typeof memberId>;

/** Codes of `members.member`; the words for them stand in the messages as `members.<list>.<code>`. */
export const sexCode = z.enum(['male', 'female']);
export const standingCode = z.enum(['probationary', 'official']);
export type Standing = z.output<typeof standingCode>;
export const presentStates = ['active', 'exempt', 'suspended'] as const;
export const leftStates = [
  'transferred-out',
  'removed',
  'expelled',
  'resigned',
  'deceased',
  'admission-cancelled',
] as const;
export const memberStateCode = z.enum([...presentStates, ...leftStates]);
export type MemberState = z.output<typeof memberStateCode>;

/** Kinds of sealed values; the last four are the optional block for reconciling with the 28-column sheet. */
export const coreSealedKinds = ['personal-id', 'old-card'] as const;
export const optionalSealedKinds = [
  'birth-registration',
  'home-place',
  'permanent-residence',
  'old-identity-number',
] as const;
export const sealedKind = z.enum([...coreSealedKinds, ...optionalSealedKinds]);
export type SealedKind = z.output<typeof sealedKind>;

export const membershipKindCode = z.enum(['official', 'temporary']);

/** What every list may show of a member: the face and where the official membership is. */
export const memberFace = z.object({
  id: memberId,
  fullName: z.string(),
  birthYear: z.int().nullable(),
  standing: standingCode,
  state: memberStateCode,
  isFictional: z.boolean(),
});

/** The four dates that are never mixed: decision, ceremony ("ngày vào Đảng"), official day, decision on recognition. */
export const fourDates = z.strictObject({
  admissionDecidedOn: daySchema.nullable().default(null),
  admittedOn: daySchema.nullable().default(null),
  officialOn: daySchema.nullable().default(null),
  recognitionDecidedOn: daySchema.nullable().default(null),
});
export type FourDates = z.output<typeof fourDates>;
