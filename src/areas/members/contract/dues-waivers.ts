import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, organisationId, pageInput, words } from '../../organisations/contract.ts';
import { monthSchema } from '../rules/dues-month.ts';
import { duesWaiverOfMember } from './dues-declarations.ts';
import { memberId } from './member.ts';

export const duesWaiverId = duesWaiverOfMember.shape.id;

/** Grounds on request: other hardship (reduced or waived for a time), or an exemption that lasts as long as its ground. */
export const duesWaiverGround = z.enum(['hardship', 'social-pension', 'poor', 'critical-illness']);

export const grantDuesWaiver = defineAction({
  name: 'members.grant-dues-waiver',
  summary: 'Enters that the cell reduces the dues of a member or exempts the member, with ground and months',
  input: z.strictObject({
    organisationId,
    memberId,
    ground: duesWaiverGround,
    percent: z.int().min(1).max(100),
    fromMonth: monthSchema,
    untilMonth: monthSchema.nullable(),
    decidedOn: daySchema,
    reason: words(500),
  }),
  output: z.object({ waiverId: duesWaiverId }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-dues-waiver',
  secrets: ['ground', 'reason'],
});

export const withdrawDuesWaiver = defineAction({
  name: 'members.withdraw-dues-waiver',
  summary: 'Takes back a reduction or exemption entered by mistake; open months are computed anew',
  input: z.strictObject({ waiverId: duesWaiverId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.grant-dues-waiver',
});

export const reportDuesWaiver = defineAction({
  name: 'members.report-dues-waiver',
  summary:
    'Records on which day the cell reported a reduction or exemption to the organisation above; empty takes it back',
  input: z.strictObject({ waiverId: duesWaiverId, expectedVersion, reportedOn: daySchema.nullable() }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.report-dues-waiver',
});

export const duesWaivers = defineQuestion({
  name: 'members.dues-waivers',
  summary:
    'Reductions and exemptions in force in a month, those that end first at the top; grounds for the collector alone',
  input: z.strictObject({ month: monthSchema, underId: organisationId.optional(), ...pageInput }),
  output: z.object({
    total: z.int(),
    waivers: z.array(
      z.object({
        id: duesWaiverId,
        organisationId,
        organisationName: z.string(),
        memberId,
        fullName: z.string(),
        percent: z.int(),
        fromMonth: daySchema,
        untilMonth: daySchema.nullable(),
        decidedOn: daySchema,
        reportedOn: daySchema.nullable(),
        version: z.int(),
        isCollector: z.boolean(),
        ground: z.object({ kind: z.string(), reason: z.string() }).nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  over: 'anywhere',
});
