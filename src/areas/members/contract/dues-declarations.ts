import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { dongSchema, typedDongSchema } from '../../../platform/money/dong.ts';
import { doneSchema, organisationId } from '../../organisations/contract.ts';
import { monthSchema } from '../rules/dues-month.ts';
import { duesStates } from '../rules/dues-paid-through.ts';
import { memberId } from './member.ts';

export const duesDeclarationId = idOf('DuesDeclarationId');
export const duesGroupCode = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);
export const duesState = z.enum(duesStates);
export const duesChannel = z.enum(['cash', 'transfer', 'portal']);

const declared = {
  group: duesGroupCode,
  /** Salary, pension or allowance of a month; not asked for where the rate does not need it. */
  basis: typedDongSchema.nullable().default(null),
  /** A higher amount paid of free will each month. */
  voluntary: typedDongSchema
    .refine((amount) => amount > 0)
    .nullable()
    .default(null),
  validFrom: monthSchema,
};

export const declareDuesBasis = defineAction({
  name: 'members.declare-dues-basis',
  summary: 'The collector of the cell enters what a member declares: group and income that dues are taken of',
  input: z.strictObject({ organisationId, memberId, ...declared }),
  output: z.object({ declarationId: duesDeclarationId }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-dues-declaration',
  secrets: ['group', 'basis', 'voluntary'],
});

export const withdrawDuesDeclaration = defineAction({
  name: 'members.withdraw-dues-declaration',
  summary: 'The collector takes back a declaration entered for a member; the one before holds again',
  input: z.strictObject({ organisationId, declarationId: duesDeclarationId }),
  output: doneSchema,
  over: { field: 'organisationId' },
  undo: 'members.declare-dues-basis',
});

export const declareOwnDuesBasis = defineAction({
  name: 'members.declare-own-dues-basis',
  summary: 'A member declares the own group and income that dues are taken of',
  input: z.strictObject(declared),
  output: z.object({ declarationId: duesDeclarationId }),
  over: 'self',
  undo: 'members.withdraw-own-dues-declaration',
  secrets: ['group', 'basis', 'voluntary'],
});

export const withdrawOwnDuesDeclaration = defineAction({
  name: 'members.withdraw-own-dues-declaration',
  summary: 'A member takes the own declaration back; the one before holds again',
  input: z.strictObject({ declarationId: duesDeclarationId }),
  output: doneSchema,
  over: 'self',
  undo: 'members.declare-own-dues-basis',
});

export const duesDeclarationFace = z.object({
  id: duesDeclarationId,
  validFrom: daySchema,
  group: duesGroupCode,
  basis: dongSchema.nullable(),
  voluntary: dongSchema.nullable(),
  isByMember: z.boolean(),
});

/** One month of one member. Amounts, group and rule are there for the collector of the cell and for the member alone. */
export const duesMonthOfMember = z.object({
  month: daySchema,
  organisationId,
  organisationName: z.string().nullable(),
  state: duesState,
  paidOn: daySchema.nullable(),
  channel: duesChannel.nullable(),
  receiptNumber: z.string().nullable(),
  amounts: z
    .object({ due: dongSchema.nullable(), paid: dongSchema, group: z.string().nullable(), rule: z.string().nullable() })
    .nullable(),
});

export const duesWaiverOfMember = z.object({
  id: idOf('DuesWaiverId'),
  percent: z.int(),
  fromMonth: daySchema,
  untilMonth: daySchema.nullable(),
  decidedOn: daySchema,
  ground: z.object({ kind: z.string(), reason: z.string() }).nullable(),
});

const duesOfOne = {
  months: z.array(duesMonthOfMember),
  waivers: z.array(duesWaiverOfMember),
  declarations: z.array(duesDeclarationFace).nullable(),
  paidThrough: daySchema.nullable(),
  open: z.array(daySchema),
  /** Months between the first and the last for which no ledger was opened. */
  unrecorded: z.array(daySchema),
};

export const duesOfMember = defineQuestion({
  name: 'members.dues-of-member',
  summary:
    'Months, waivers and (for the collector of the cell) declarations and amounts of one member at one organisation',
  input: z.strictObject({ organisationId, memberId }),
  output: z.object({ isCollector: z.boolean(), ...duesOfOne }),
  over: { field: 'organisationId' },
});

export const ownDues = defineQuestion({
  name: 'members.own-dues',
  summary: 'Own dues of the member signed in: declarations, months with amounts, waivers, rates to choose from',
  input: z.strictObject({}),
  output: z.object({
    isMember: z.boolean(),
    ...duesOfOne,
    groups: z.array(
      z.object({
        code: duesGroupCode,
        name: z.object({ vi: z.string(), en: z.string() }),
        basis: z.object({ vi: z.string(), en: z.string() }).nullable(),
      }),
    ),
  }),
  over: 'self',
});

export const paidThroughOf = defineQuestion({
  name: 'members.paid-through',
  summary:
    'Through which month members of an organisation have paid, and which months are open; what a transfer slip states',
  input: z.strictObject({ organisationId, memberIds: z.array(memberId).min(1).max(500) }),
  output: z.object({
    members: z.array(
      z.object({ memberId, through: daySchema.nullable(), open: z.array(daySchema), unrecorded: z.array(daySchema) }),
    ),
  }),
  over: { field: 'organisationId' },
});
