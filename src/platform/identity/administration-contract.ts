import { z } from 'zod';
import { defineAction, defineQuestion } from '../action/contract.ts';
import { idOf } from '../action/id.ts';
import { daySchema } from '../calendar/day.ts';
import {
  accountId,
  displayName,
  login,
  officeId,
  organisationId,
  pageSize,
  plainText,
  roleName,
  shortText,
  untilDay,
} from './shapes.ts';

const done = z.object({});
const entryId = idOf('AuditEntryId');

const oneTimeCode = z.object({ oneTimeCode: z.string(), expiresAt: z.iso.datetime() });

export const createAccount = defineAction({
  name: 'platform.create-account',
  summary: 'Make an account with its first office; it cannot sign in until a one-time code is issued and redeemed',
  input: z.object({ login, displayName, organisationId, role: roleName, from: daySchema, until: untilDay }),
  output: z.object({ accountId, officeId }),
  over: { field: 'organisationId' },
  undo: 'platform.disable-account',
});

export const disableAccount = defineAction({
  name: 'platform.disable-account',
  summary: 'Shut an account at once: its sessions stop working with the next request',
  input: z.object({ accountId, expectedVersion: z.int32(), why: shortText.min(1) }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'platform.enable-account',
});

export const enableAccount = defineAction({
  name: 'platform.enable-account',
  summary: 'Open a shut account again',
  input: z.object({ accountId, expectedVersion: z.int32() }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'platform.disable-account',
});

export const issueResetCode = defineAction({
  name: 'platform.issue-reset-code',
  summary: 'Issue a one-time code with which the person sets a new password; shown once, earlier codes end',
  input: z.object({ accountId, alsoSecondFactor: z.boolean().default(false) }),
  output: oneTimeCode,
  over: 'resolved',
  undo: 'final',
  secrets: ['oneTimeCode'],
});

export const linkOpenId = defineAction({
  name: 'platform.link-open-id',
  summary: 'State the subject under which the sign-in provider knows this account; empty unties it',
  input: z.object({
    accountId,
    issuer: plainText(500).refine(URL.canParse, { error: 'platform.not-an-address' }),
    subject: shortText.min(1).nullable(),
  }),
  output: done,
  over: 'resolved',
  undo: 'platform.link-open-id',
});

export const grantOffice = defineAction({
  name: 'platform.grant-office',
  summary: 'Tie an account to a role over an organisation and everything below it, for a period',
  input: z.object({ accountId, role: roleName, organisationId, from: daySchema, until: untilDay }),
  output: z.object({ officeId }),
  over: { field: 'organisationId' },
  undo: 'platform.end-office',
});

export const appointHelper = defineAction({
  name: 'platform.appoint-helper',
  summary: 'Let an account act for the holder of an office; both names go into the audit',
  input: z.object({ accountId, officeId, from: daySchema, until: untilDay }),
  output: z.object({ officeId }),
  over: 'resolved',
  undo: 'platform.end-office',
});

export const endOffice = defineAction({
  name: 'platform.end-office',
  summary: 'End an office from a day on; from its first day or earlier means that it never held',
  input: z.object({ officeId, from: daySchema, expectedVersion: z.int32(), why: shortText.min(1) }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'platform.grant-office',
});

const officeRow = z.object({
  id: officeId,
  accountId,
  login: z.string(),
  displayName: z.string(),
  isDisabled: z.boolean(),
  role: roleName,
  organisationId,
  organisationName: z.string(),
  from: daySchema.nullable(),
  until: untilDay,
  neverHeld: z.boolean(),
  isLive: z.boolean(),
  helperForOfficeId: officeId.nullable(),
  endedReason: z.string().nullable(),
  version: z.int(),
});
export type OfficeRow = z.output<typeof officeRow>;

export const accounts = defineQuestion({
  name: 'platform.accounts',
  summary: 'Accounts with an office in reach, searched by login or name, in order of login',
  input: z.object({
    text: shortText.default(''),
    state: z.enum(['all', 'open', 'disabled', 'without-live-office']).default('all'),
    after: plainText(64).nullable().default(null),
    limit: pageSize,
  }),
  output: z.object({
    accounts: z.array(
      z.object({
        id: accountId,
        login: z.string(),
        displayName: z.string(),
        disabledAt: z.iso.datetime().nullable(),
        isDemonstration: z.boolean(),
        version: z.int(),
        liveOffices: z.array(z.object({ id: officeId, role: roleName, organisationId, organisationName: z.string() })),
      }),
    ),
    next: z.string().nullable(),
  }),
  over: 'anywhere',
});

export const officesOfOrganisation = defineQuestion({
  name: 'platform.offices-of-organisation',
  summary: 'Who holds which office over this organisation itself',
  input: z.object({ organisationId, withEnded: z.boolean().default(false) }),
  output: z.object({ offices: z.array(officeRow) }),
  over: { field: 'organisationId' },
});

export const officesOfAccount = defineQuestion({
  name: 'platform.offices-of-account',
  summary: 'The offices of an account that are in reach, live and ended',
  input: z.object({ accountId }),
  output: z.object({ offices: z.array(officeRow) }),
  over: 'anywhere',
});

const auditRow = z.object({
  id: entryId,
  at: z.iso.datetime(),
  action: z.string(),
  /** `system`: a job or the command line. `nobody`: somebody at the door, under a login that nobody has. */
  actor: z.enum(['account', 'system', 'nobody']),
  accountId,
  /** Null when the account lies outside the caller's reach. */
  accountName: z.string().nullable(),
  helperName: z.string().nullable(),
  organisations: z.array(z.object({ id: organisationId, name: z.string() })),
  address: z.string().nullable(),
});

// The database knows no year 0, which the standard allows.
const moment = z.iso.datetime().refine((at) => at >= '1930' && at < '2200', { error: 'platform.malformed' });
const cursor = z.object({ at: moment, id: entryId });

export const auditEntries = defineQuestion({
  name: 'platform.audit-entries',
  summary: 'Who did what, newest first, by period, organisation, account and action',
  input: z.object({
    from: daySchema.nullable().default(null),
    until: untilDay.default(null),
    organisationId: organisationId.nullable().default(null),
    accountId: accountId.nullable().default(null),
    action: plainText(100).nullable().default(null),
    after: cursor.nullable().default(null),
    limit: pageSize,
  }),
  output: z.object({ entries: z.array(auditRow), next: cursor.nullable() }),
  over: 'anywhere',
});

export const auditEntry = defineQuestion({
  name: 'platform.audit-entry',
  summary: 'One audit entry with what was asked and what changed',
  input: z.object({ entryId }),
  output: auditRow.extend({
    requestId: z.string().nullable(),
    officeIds: z.array(officeId),
    /** Null once retention has deleted it. */
    detail: z
      .object({
        input: z.unknown(),
        changes: z.array(z.object({ subject: z.string(), before: z.unknown(), after: z.unknown() })),
      })
      .nullable(),
  }),
  over: 'anywhere',
});
