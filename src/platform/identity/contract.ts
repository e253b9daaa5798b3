import { z } from 'zod';
import { defineAction, defineQuestion } from '../action/contract.ts';
import {
  accountId,
  displayName,
  heldOffice,
  login,
  sessionId,
  settings,
  signInStep,
  totpCode,
  typedLogin,
  typedPassword,
} from './shapes.ts';

const done = z.object({});

// Answered by the identity door itself (http.ts): these set, rotate or clear the session cookie.

export const signIn = defineAction({
  name: 'platform.sign-in',
  summary: 'Sign in with login and password',
  input: z.object({ login: typedLogin, password: typedPassword }),
  output: signInStep,
  over: 'public',
  undo: 'platform.sign-out',
  secrets: ['login', 'password'],
});

export const confirmTotp = defineAction({
  name: 'platform.confirm-totp',
  summary: 'Prove the second factor, at sign-in or while setting it up',
  input: z.object({ code: totpCode }),
  output: signInStep,
  over: 'public',
  undo: 'final',
  secrets: ['code'],
});

export const setUpTotp = defineAction({
  name: 'platform.set-up-totp',
  summary: 'Make a new secret for an authenticator app; it counts only once a code from it is confirmed',
  input: z.object({
    /** A code of the authenticator in force, where there is one: a borrowed session must not be able to replace it. */
    currentCode: totpCode.nullable().default(null),
  }),
  output: z.object({ secret: z.string(), uri: z.string() }),
  over: 'public',
  undo: 'final',
  secrets: ['currentCode', 'secret', 'uri'],
});

export const signOut = defineAction({
  name: 'platform.sign-out',
  summary: 'End this session',
  input: z.object({}),
  output: done,
  over: 'public',
  undo: 'platform.sign-in',
});

export const changePassword = defineAction({
  name: 'platform.change-password',
  summary: 'Change the own password; ends every other session of the account',
  input: z.object({ currentPassword: typedPassword, newPassword: typedPassword }),
  output: signInStep,
  over: 'public',
  undo: 'final',
  secrets: ['currentPassword', 'newPassword'],
});

export const redeemResetCode = defineAction({
  name: 'platform.redeem-reset-code',
  summary: 'Set a password with the one-time code that an administrator gave; ends every session of the account',
  input: z.object({ login: typedLogin, code: z.string().max(60), newPassword: typedPassword }),
  output: done,
  over: 'public',
  undo: 'final',
  secrets: ['login', 'code', 'newPassword'],
});

const installation = z.object({
  dataKind: z.enum(['empty', 'demonstration', 'real']),
  isSetUp: z.boolean(),
});

export const mySession = defineQuestion({
  name: 'platform.my-session',
  summary: 'Who is signed in here, with which offices, and what stands in the way of signing in fully',
  input: z.object({}),
  output: z.discriminatedUnion('state', [
    z.object({ state: z.literal('signed-out'), installation, openIdName: z.string().nullable() }),
    z.object({
      state: z.enum(['totp-needed', 'totp-setup-needed', 'password-change-needed']),
      csrfToken: z.string(),
      installation,
    }),
    z.object({
      state: z.literal('signed-in'),
      csrfToken: z.string(),
      installation,
      account: z.object({ id: accountId, login: z.string(), displayName: z.string() }),
      offices: z.array(heldOffice),
      settings,
      hasSecondFactor: z.boolean(),
      /** Without a request the session ends at the first, in any case at the second moment. */
      idleUntil: z.iso.datetime(),
      endsAt: z.iso.datetime(),
    }),
  ]),
  over: 'public',
});

export const sessions = defineQuestion({
  name: 'platform.sessions',
  summary: 'The own live sessions: where and since when',
  input: z.object({}),
  output: z.object({
    sessions: z.array(
      z.object({
        id: sessionId,
        isThisOne: z.boolean(),
        startedAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        address: z.string().nullable(),
        device: z.string().nullable(),
      }),
    ),
  }),
  over: 'self',
});

export const revokeSession = defineAction({
  name: 'platform.revoke-session',
  summary: 'End one of the own sessions',
  input: z.object({ sessionId }),
  output: done,
  over: 'self',
  undo: 'final',
});

export const revokeOtherSessions = defineAction({
  name: 'platform.revoke-other-sessions',
  summary: 'End all own sessions but this one',
  input: z.object({}),
  output: z.object({ ended: z.int() }),
  over: 'self',
  undo: 'final',
});

export const setUpState = defineQuestion({
  name: 'platform.set-up-state',
  summary: 'Whether this installation still waits for its first administrator',
  input: z.object({}),
  output: z.object({
    step: z.enum(['first-administrator', 'own-organisation', 'done']),
    codeNeeded: z.boolean(),
    installation,
  }),
  over: 'public',
});

export const setUpFirstAdministrator = defineAction({
  name: 'platform.set-up-first-administrator',
  summary: 'Make the first administrator of an empty installation; a second factor follows',
  input: z.object({ login, displayName, password: typedPassword, setUpCode: z.string().max(60).nullable() }),
  output: signInStep,
  over: 'public',
  undo: 'final',
  secrets: ['password', 'setUpCode'],
});

// Through the ordinary runner, as every action below and in administration-contract.ts.

export const updateSettings = defineAction({
  name: 'platform.update-settings',
  summary: 'Text size, contrast, colour scheme and language of the own screens',
  input: settings,
  output: settings,
  over: 'self',
  undo: 'platform.update-settings',
});

export * from './administration-contract.ts';
