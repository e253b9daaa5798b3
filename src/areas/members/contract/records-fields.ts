import { z } from 'zod';
import { birthDaySchema, daySchema } from '../../../platform/calendar/day.ts';
import { lineOf, words } from '../../organisations/contract.ts';
import { sexCode } from './member.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, { error: 'members.not-a-code' });
const digits = (count: number, error: string) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^\\d{${count}}$`), { error });

/** Six digits and the letters of the provincial committee (38-HD/BTCTW II.1.2); text, leading zeros kept. */
export const dossierNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^\d{6}[A-ZĐ]{2,3}$/u, { error: 'members.not-a-dossier-number' });

export const phoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 .-]{6,18}$/, { error: 'members.not-a-phone-number' });

/** The four kinds of the optional block and the two identifiers, each as it is typed. */
export const sealedTexts = z.strictObject({
  'personal-id': digits(12, 'members.not-a-personal-id').nullable().optional(),
  'old-card': digits(8, 'members.not-an-old-card').nullable().optional(),
  'birth-registration': lineOf(300).nullable().optional(),
  'home-place': lineOf(300).nullable().optional(),
  'permanent-residence': lineOf(300).nullable().optional(),
  'old-identity-number': z
    .string()
    .trim()
    .regex(/^(\d{9}|\d{12})$/, { error: 'members.not-an-old-identity-number' })
    .nullable()
    .optional(),
});
export type SealedTexts = z.output<typeof sealedTexts>;

const optional = <T extends z.ZodType>(value: T) => value.nullable().optional();

/** Fields of a record as a change names them: what is left out stays, null takes the value away. */
export const changedFields = z.strictObject({
  fullName: lineOf(100).optional(),
  otherName: optional(lineOf(100)),
  sex: optional(sexCode),
  birthOn: optional(birthDaySchema),
  birthYear: optional(z.int().min(1900).max(2200)),
  ethnicity: optional(lineOf(60)),
  religion: optional(lineOf(60)),
  hasNewCard: z.boolean().optional(),
  cardPlace: optional(lineOf(200)),
  cardIssuedOn: optional(daySchema),
  dossierNumber: optional(dossierNumber),
  admissionDecidedOn: optional(daySchema),
  admittedOn: optional(daySchema),
  officialOn: optional(daySchema),
  recognitionDecidedOn: optional(daySchema),
  phone: optional(phoneNumber),
  occupation: optional(lineOf(120)),
  schooling: optional(code),
  profession: optional(lineOf(120)),
  politicalTheory: optional(code),
  duesGroup: optional(code),
  residence: optional(lineOf(200)),
});
export type ChangedFields = z.output<typeof changedFields>;

/** An act of civil status or of a court. */
export const actPaper = z.strictObject({ number: lineOf(60), on: daySchema, issuer: lineOf(200) });

export const noteText = words(1000);
