import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { typedDongSchema } from '../../../platform/money/dong.ts';
import { doneSchema, expectedVersion, organisationId, words } from '../../organisations/contract.ts';
import { monthSchema } from '../rules/dues-month.ts';
import { memberId } from './member.ts';

export const duesMonthId = idOf('DuesMonthId');

export const openDuesMonth = defineAction({
  name: 'members.open-dues-month',
  summary: 'Opens the ledger of dues of a cell for a month, from the roll of its first day and what each declared',
  input: z.strictObject({ organisationId, month: monthSchema }),
  output: z.object({ monthId: duesMonthId, entries: z.int(), unknown: z.int() }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-dues-month',
});

export const withdrawDuesMonth = defineAction({
  name: 'members.withdraw-dues-month',
  summary: 'Takes back the opening of a month, as long as nothing was paid since',
  input: z.strictObject({ organisationId, month: monthSchema, expectedVersion }),
  output: doneSchema,
  over: { field: 'organisationId' },
  undo: 'members.open-dues-month',
});

export const refreshDuesMonth = defineAction({
  name: 'members.refresh-dues-month',
  summary: 'Computes what is due in an open month anew, and adds who is on the roll of a day of it',
  input: z.strictObject({ organisationId, month: monthSchema, expectedVersion, rollOn: daySchema.optional() }),
  output: z.object({ added: z.int(), changed: z.int(), version: z.int() }),
  over: { field: 'organisationId' },
  undo: 'members.refresh-dues-month',
});

export const setDuesAmount = defineAction({
  name: 'members.set-dues-amount',
  summary:
    'Enters by hand, with the reason, what a member owes for a month where no rule gives it; empty goes back to the rule',
  input: z.strictObject({
    organisationId,
    month: monthSchema,
    memberId,
    expectedVersion,
    byHand: z.strictObject({ amount: typedDongSchema, reason: words(300) }).nullable(),
  }),
  output: z.object({ version: z.int() }),
  over: { field: 'organisationId' },
  undo: 'members.set-dues-amount',
  secrets: ['byHand'],
});

export const closeDuesMonth = defineAction({
  name: 'members.close-dues-month',
  summary: 'Closes a month of dues: what came in during it is counted and does not change any more',
  input: z.strictObject({ organisationId, month: monthSchema, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: { field: 'organisationId' },
  undo: 'members.reopen-dues-month',
});

export const reopenDuesMonth = defineAction({
  name: 'members.reopen-dues-month',
  summary: 'Opens a closed month again, unless its dues were passed on',
  input: z.strictObject({ organisationId, month: monthSchema, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: { field: 'organisationId' },
  undo: 'members.close-dues-month',
});
