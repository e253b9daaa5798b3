import { z } from 'zod';
import { idOf } from '../action/id.ts';
import { daySchema } from '../calendar/day.ts';

export const accountId = idOf('AccountId');
export const officeId = idOf('OfficeId');
export const sessionId = idOf('SessionId');
export const organisationId = idOf('OrganisationId');

/** Text that the database can keep: no control characters, no halves of characters. */
export const plainText = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'platform.text-not-plain' })
    .normalize('NFC')
    .trim();

/** What a person types to say who they are: lower case, no marks, no spaces. */
export const login = z
  .string()
  .max(200)
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,63}$/, { error: 'platform.login-not-plain' });

/** A login as typed at the door: anything short enough, so that a wrong one is answered like an unknown one. */
export const typedLogin = plainText(200).toLowerCase();

/** A password as typed, composed to NFC: keyboards write Vietnamese letters in two ways. */
export const typedPassword = z.string().min(1).max(256).normalize('NFC');

export const totpCode = z
  .string()
  .max(20)
  .overwrite((text) => text.replaceAll(/\s/g, ''))
  .regex(/^\d{6}$/, { error: 'platform.code-not-six-digits' });

export const displayName = plainText(120).min(1);
export const shortText = plainText(500);
export const roleName = plainText(60);

/** The first day on which it no longer holds; null is open. */
export const untilDay = daySchema.nullable();

export const settings = z.object({
  textSize: z.enum(['normal', 'large', 'largest']),
  contrast: z.enum(['normal', 'high']),
  colourScheme: z.enum(['light', 'dark', 'system']),
  language: z.enum(['vi', 'en']),
});
export type Settings = z.output<typeof settings>;

/** An office as its holder sees it. `until` is the first day on which it no longer holds. */
export const heldOffice = z.object({
  id: officeId,
  role: roleName,
  roleName: z.object({ vi: z.string(), en: z.string() }),
  organisationId,
  organisationName: z.string(),
  helperFor: z.object({ officeId, holderName: z.string() }).nullable(),
  /** Names of the contracts that this office's role may call. */
  may: z.array(z.string()),
});
export type HeldOffice = z.output<typeof heldOffice>;

export const pageSize = z.int().min(1).max(200).default(50);

/** What to do next after a proof was accepted, with the token that every further POST carries in `X-Csrf-Token`. */
export const signInStep = z.object({
  outcome: z.enum(['signed-in', 'totp-needed', 'totp-setup-needed', 'password-change-needed']),
  csrfToken: z.string(),
});
export type SignInStep = z.output<typeof signInStep>;
