import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { typedDongSchema } from '../../../platform/money/dong.ts';
import { doneSchema, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { monthSchema } from '../rules/dues-month.ts';
import { duesChannel } from './dues-declarations.ts';
import { memberId } from './member.ts';

export const duesPaymentId = idOf('DuesPaymentId');

const paper = {
  paidOn: daySchema,
  channel: duesChannel,
  receiptNumber: lineOf(40).nullable().default(null),
  /** Why a month is paid early or late, or more than due. */
  reason: words(300).nullable().default(null),
};

export const recordPayment = defineAction({
  name: 'members.record-payment',
  summary: 'Records what a member paid, for one month or for several in advance or arrears',
  input: z.strictObject({
    organisationId,
    memberId,
    ...paper,
    parts: z
      .array(z.strictObject({ month: monthSchema, amount: typedDongSchema.refine((amount) => amount > 0) }))
      .min(1)
      .max(24),
  }),
  output: z.object({ paymentId: duesPaymentId }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-payment',
  secrets: ['parts', 'reason'],
});

export const recordMonthPayments = defineAction({
  name: 'members.record-month-payments',
  summary: 'Records for all members of a month, or those named, that they paid what is still due',
  input: z.strictObject({
    organisationId,
    month: monthSchema,
    memberIds: z.array(memberId).min(1).max(2000).nullable().default(null),
    ...paper,
  }),
  output: z.object({ paymentIds: z.array(duesPaymentId) }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-payment',
  secrets: ['reason'],
});

export const withdrawPayment = defineAction({
  name: 'members.withdraw-payment',
  summary: 'Takes payments back that were recorded by mistake; their rows stay, marked',
  input: z.strictObject({ organisationId, paymentIds: z.array(duesPaymentId).min(1).max(2000) }),
  output: doneSchema,
  over: { field: 'organisationId' },
  undo: 'members.record-payment',
});
