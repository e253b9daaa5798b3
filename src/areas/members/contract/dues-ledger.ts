import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { dongSchema } from '../../../platform/money/dong.ts';
import { namesSchema, organisationId, pageInput } from '../../organisations/contract.ts';
import { monthSchema } from '../rules/dues-month.ts';
import { duesChannel, duesState } from './dues-declarations.ts';
import { duesMonthId } from './dues-months.ts';
import { duesPaymentId } from './dues-payments.ts';
import { memberId } from './member.ts';

/** How many members stand in each state: what everybody over the cell may see. */
export const duesCounts = z.object({
  all: z.int(),
  unpaid: z.int(),
  part: z.int(),
  paid: z.int(),
  exempt: z.int(),
  waived: z.int(),
  unknown: z.int(),
});
export type DuesCounts = z.output<typeof duesCounts>;

export const duesMonthFace = z.object({
  id: duesMonthId,
  state: z.enum(['open', 'closed']),
  closedOn: daySchema.nullable(),
  version: z.int(),
});

/** Sums of a month. `null`: too few stand behind it, or the month is not closed, so the sum would tell single amounts. */
export const duesSums = z.object({
  due: dongSchema.nullable(),
  collected: dongSchema.nullable(),
  /** Amounts changed after these were published, of fewer than five members: they stand until more have changed. */
  isBehind: z.boolean(),
});

export const duesCells = defineQuestion({
  name: 'members.dues-cells',
  summary: 'Cells in reach with how far the dues of a month have come',
  input: z.strictObject({ month: monthSchema, underId: organisationId.optional(), ...pageInput }),
  output: z.object({
    total: z.int(),
    opened: z.int(),
    closed: z.int(),
    cells: z.array(
      z.object({
        organisationId,
        name: z.string(),
        parentName: z.string().nullable(),
        onRoll: z.int(),
        month: duesMonthFace.nullable(),
        counts: duesCounts,
        sums: duesSums,
      }),
    ),
    next: z.string().nullable(),
  }),
  over: 'anywhere',
});

export const duesLine = z.object({
  id: idOf('DuesEntryId'),
  memberId,
  fullName: z.string(),
  sortName: z.string(),
  kind: z.enum(['official', 'temporary']),
  state: duesState,
  paidOn: daySchema.nullable(),
  channel: duesChannel.nullable(),
  receiptNumber: z.string().nullable(),
  version: z.int(),
  /** For the collector of this cell alone. */
  amounts: z
    .object({
      due: dongSchema.nullable(),
      paid: dongSchema,
      group: z.string().nullable(),
      rule: z.string().nullable(),
      handReason: z.string().nullable(),
      /** What the rules give today; differs after a new declaration, waiver or minimum wage. */
      isOutdated: z.boolean(),
    })
    .nullable(),
});

export const duesLedger = defineQuestion({
  name: 'members.dues-ledger',
  summary: 'The ledger of dues of a cell for a month: states for everybody over it, amounts for its collector alone',
  input: z.strictObject({ organisationId, month: monthSchema }),
  output: z.object({
    organisationName: z.string(),
    isCollector: z.boolean(),
    hasCollector: z.boolean(),
    month: duesMonthFace.nullable(),
    /** Roll of the first day of the month: what opening it would take in. */
    onRoll: z.int(),
    /** On the roll of today and not in the ledger of this month (collector only). */
    missing: z.int(),
    counts: duesCounts,
    sums: duesSums.extend({ paid: dongSchema.nullable() }),
    lines: z.array(duesLine),
    rates: z.object({ packId: z.string(), title: namesSchema, source: z.string(), verified: z.boolean() }).nullable(),
    groups: z.array(z.object({ code: z.string(), name: namesSchema, basis: namesSchema.nullable() })),
    region: z.int().nullable(),
    minimumWage: dongSchema.nullable(),
    neighbours: z.array(z.object({ month: daySchema, state: z.enum(['open', 'closed']) })),
  }),
  over: { field: 'organisationId' },
});

export const duesPaymentsOf = defineQuestion({
  name: 'members.dues-payments',
  summary: 'Payments of one member at a cell, with amounts for its collector alone',
  input: z.strictObject({ organisationId, memberId }),
  output: z.object({
    payments: z.array(
      z.object({
        id: duesPaymentId,
        paidOn: daySchema,
        channel: duesChannel,
        receiptNumber: z.string().nullable(),
        fromMonth: daySchema,
        untilMonth: daySchema,
        amount: dongSchema.nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  over: { field: 'organisationId' },
});

export const exportDuesSheet = defineAction({
  name: 'members.export-dues-sheet',
  summary: 'The list of dues of a cell and month as a file: sheet to sign, or what was paid',
  input: z.strictObject({
    organisationId,
    month: monthSchema,
    format: z.enum(['xlsx', 'csv']),
    language: z.enum(['vi', 'en']),
  }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() }),
  over: { field: 'organisationId' },
  undo: 'final',
  secrets: ['contentBase64'],
});
