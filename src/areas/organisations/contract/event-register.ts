import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { eventId, eventKind, eventState, warning } from './events.ts';
import { expectedVersion, lineOf, organisationId } from './tree.ts';

export const dutyId = idOf('FollowUpDutyId');

export const followUpDuty = z.object({
  id: dutyId,
  eventId,
  organisationId,
  organisationName: z.string(),
  kind: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  source: z.object({ vi: z.string(), en: z.string() }),
  dueOn: daySchema.nullable(),
  doneOn: daySchema.nullable(),
  note: z.string().nullable(),
  overdue: z.boolean(),
  version: z.number().int(),
});

export const completeDuty = defineAction({
  name: 'organisations.complete-duty',
  summary: 'Records that a follow-up duty of a structural event was done',
  input: z.object({
    dutyId,
    doneOn: daySchema,
    note: lineOf(500).nullable().default(null),
    expectedVersion,
  }),
  output: z.object({ dutyId, version: z.number().int() }),
  over: 'resolved',
  undo: 'organisations.reopen-duty',
});

export const reopenDuty = defineAction({
  name: 'organisations.reopen-duty',
  summary: 'Opens a follow-up duty again that was recorded as done',
  input: z.object({ dutyId, expectedVersion }),
  output: z.object({ dutyId, version: z.number().int() }),
  over: 'resolved',
  undo: 'organisations.complete-duty',
});

export const followUpDuties = defineQuestion({
  name: 'organisations.follow-up-duties',
  summary: 'Follow-up duties of structural events, open ones first',
  input: z.object({
    organisationId: organisationId.nullable().default(null),
    eventId: eventId.nullable().default(null),
    open: z.boolean().default(true),
  }),
  output: z.object({ rows: z.array(followUpDuty), count: z.number().int() }),
  over: 'anywhere',
});

export const eventLine = z.object({
  id: eventId,
  kind: eventKind,
  state: eventState,
  decisionNumber: z.string(),
  decidedOn: daySchema,
  issuer: z.string(),
  effectiveOn: daySchema,
  verified: z.boolean(),
  sourceNote: z.string().nullable(),
  reversesId: eventId.nullable(),
  warnings: z.array(warning),
  beforeCount: z.number().int(),
  afterCount: z.number().int(),
  version: z.number().int(),
});

export const events = defineQuestion({
  name: 'organisations.events',
  summary: 'Structural events of a subtree, prepared and scheduled ones too',
  input: z.object({
    underId: organisationId.nullable().default(null),
    states: z.array(eventState).default([]),
    limit: z.number().int().min(1).max(200).default(50),
    after: z.string().max(200).nullable().default(null),
  }),
  output: z.object({ rows: z.array(eventLine), count: z.number().int(), next: z.string().nullable() }),
  over: 'anywhere',
});

export const event = defineQuestion({
  name: 'organisations.event',
  summary: 'One structural event with the organisations before and after it',
  input: z.object({ eventId }),
  output: eventLine.extend({
    parties: z.array(
      z.object({
        beforeId: organisationId.nullable(),
        beforeName: z.string().nullable(),
        afterId: organisationId.nullable(),
        afterName: z.string().nullable(),
        extent: z.enum(['whole', 'part']),
        shareNumerator: z.number().int().nullable(),
        shareDenominator: z.number().int().nullable(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const timeline = defineQuestion({
  name: 'organisations.timeline',
  summary: 'What happened to an organisation: its versions and the events between them',
  input: z.object({ organisationId }),
  output: z.object({
    versions: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        typeName: z.object({ vi: z.string(), en: z.string() }),
        parentName: z.string().nullable(),
        from: daySchema.nullable(),
        until: daySchema.nullable(),
        sinceEventId: eventId.nullable(),
      }),
    ),
    events: z.array(eventLine),
  }),
  over: 'anywhere',
});
