import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { dongSchema, typedDongSchema } from '../../../platform/money/dong.ts';
import { doneSchema, expectedVersion, lineOf, organisationId } from '../../organisations/contract.ts';
import { monthSchema } from '../rules/dues-month.ts';
import { duesChannel } from './dues-declarations.ts';

export const duesRemittanceId = idOf('DuesRemittanceId');

export const recordRemittance = defineAction({
  name: 'members.record-remittance',
  summary: 'Records what an organisation passes on of the dues of some months to the organisation above',
  input: z.strictObject({
    organisationId,
    fromMonth: monthSchema,
    untilMonth: monthSchema,
    amount: typedDongSchema.refine((amount) => amount > 0),
    remittedOn: daySchema,
    channel: duesChannel,
    paperNumber: lineOf(40).nullable().default(null),
  }),
  output: z.object({ remittanceId: duesRemittanceId }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-remittance',
  secrets: ['amount'],
});

export const withdrawRemittance = defineAction({
  name: 'members.withdraw-remittance',
  summary: 'Takes a remittance back that the organisation above has not received yet',
  input: z.strictObject({ remittanceId: duesRemittanceId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-remittance',
});

export const receiveRemittance = defineAction({
  name: 'members.receive-remittance',
  summary: 'The organisation above confirms what it received and when',
  input: z.strictObject({
    remittanceId: duesRemittanceId,
    expectedVersion,
    receivedOn: daySchema,
    amount: typedDongSchema,
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.withdraw-receipt',
  secrets: ['amount'],
});

export const withdrawReceipt = defineAction({
  name: 'members.withdraw-receipt',
  summary: 'Takes the confirmation of a remittance back',
  input: z.strictObject({ remittanceId: duesRemittanceId, expectedVersion }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.receive-remittance',
});

export const duesRemittanceFace = z.object({
  id: duesRemittanceId,
  otherId: organisationId,
  otherName: z.string(),
  fromMonth: daySchema,
  untilMonth: daySchema,
  /** Empty for those above both, where one to four members stand behind it. */
  amount: dongSchema.nullable(),
  remittedOn: daySchema,
  channel: duesChannel,
  paperNumber: z.string().nullable(),
  state: z.enum(['sent', 'received', 'withdrawn']),
  receivedOn: daySchema.nullable(),
  receivedAmount: dongSchema.nullable(),
  version: z.int(),
});

export const duesRemittances = defineQuestion({
  name: 'members.dues-remittances',
  summary: 'What an organisation passed on and received in a year, and what it would pass on for some months',
  input: z.strictObject({ organisationId, fromMonth: monthSchema, untilMonth: monthSchema }),
  output: z.object({
    organisationName: z.string(),
    isCollector: z.boolean(),
    superiorName: z.string().nullable(),
    sent: z.array(duesRemittanceFace),
    received: z.array(duesRemittanceFace),
    /** Of both kinds; more than are shown where the list ends before. */
    count: z.int(),
    /** Received in these months: payments of a cell (its collector only), remittances of those below. */
    cameIn: dongSchema.nullable(),
    keeps: z.object({ from: z.int(), to: z.int() }).nullable(),
    passesOn: dongSchema.nullable(),
    /** The share is custom or was entered by the office: never shown as a regulation. */
    origin: z.enum(['pack', 'installation']),
    source: z.string(),
  }),
  over: { field: 'organisationId' },
});
