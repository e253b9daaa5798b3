import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { expectedVersion } from '../../organisations/contract.ts';
import { sealedKind } from './member.ts';
import { changeId, changeView } from './records-changes.ts';
import { actPaper, changedFields, noteText } from './records-fields.ts';
import { member, revealPage, reveals } from './records-member.ts';

export const ownRecord = defineQuestion({
  name: 'members.own-record',
  summary: 'The record of whoever is signed in, as far as the account is tied to a member',
  input: z.strictObject({ on: daySchema }),
  output: z.object({
    record: member.output.omit({ posts: true, accountLogin: true }).nullable(),
  }),
  over: 'self',
});

export const makeAccountCode = defineAction({
  name: 'members.make-account-code',
  summary: 'Makes the code by which the office may tie the own account to the own record; it holds for a day, once',
  input: z.strictObject({}),
  output: z.object({ code: z.string() }),
  over: 'self',
  undo: 'final',
  secrets: ['code'],
});

export const revealOwnIdentifier = defineAction({
  name: 'members.reveal-own-identifier',
  summary: 'Opens one own identifier for the member alone; the opening is kept like any other',
  input: z.strictObject({ kind: sealedKind }),
  output: z.object({ value: z.string().nullable() }),
  over: 'self',
  undo: 'final',
  secrets: ['value'],
});

export const ownReveals = defineQuestion({
  name: 'members.own-reveals',
  summary: 'Who opened the own identifiers, when and for what reason',
  input: z.strictObject(revealPage),
  output: reveals.output,
  over: 'self',
});

export const ownChanges = defineQuestion({
  name: 'members.own-changes',
  summary: 'Changes of the own record and own requests, latest first',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(changeView) }),
  over: 'self',
});

/** What a member may ask to have changed; dates, dossier number and dues group are the office’s. */
export const requestChange = defineAction({
  name: 'members.request-change',
  summary: 'Asks for a change of the own record; the office approves or rejects it',
  input: z.strictObject({
    expectedVersion,
    changes: changedFields
      .pick({
        fullName: true,
        otherName: true,
        sex: true,
        birthOn: true,
        ethnicity: true,
        religion: true,
        phone: true,
        occupation: true,
        schooling: true,
        profession: true,
        politicalTheory: true,
        residence: true,
      })
      .default({}),
    act: actPaper.nullable().default(null),
    note: noteText.nullable().default(null),
  }),
  output: z.object({ changeId, version: z.int() }),
  over: 'self',
  undo: 'members.withdraw-own-request',
});

export const withdrawOwnRequest = defineAction({
  name: 'members.withdraw-own-request',
  summary: 'Withdraws an own request that nobody has decided yet',
  input: z.strictObject({ changeId, expectedVersion }),
  output: z.object({ changeId, version: z.int() }),
  over: 'self',
  undo: 'final',
});
