import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, namesSchema, organisationId, words } from '../../organisations/contract.ts';
import { memberId } from './member.ts';

export const blockId = idOf('TransferBlockId');

export const recordTransferBlock = defineAction({
  name: 'members.record-transfer-block',
  summary: 'Records that a member may not be transferred: an inspection or a complaint concerns them',
  input: z.strictObject({
    memberId,
    kind: z.enum(['inspection', 'complaint']),
    since: daySchema,
    note: words(300).nullable().default(null),
  }),
  output: z.object({ blockId, version: z.int() }),
  over: 'resolved',
  undo: 'members.lift-transfer-block',
});

export const liftTransferBlock = defineAction({
  name: 'members.lift-transfer-block',
  summary: 'Ends a block: the inspection or complaint is settled. Without a day it was recorded by mistake',
  input: z.strictObject({ blockId, expectedVersion, liftedOn: daySchema.nullable().default(null) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-transfer-block',
});

export const receivingOrganisations = defineQuestion({
  name: 'members.receiving-organisations',
  summary: 'Directory of organisations that take members in: by name without accents, or by unit down to its cells',
  input: z.strictObject({
    text: z.string().trim().max(100).default(''),
    underId: organisationId.nullable().default(null),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: organisationId,
        name: z.string(),
        type: z.string(),
        typeName: namesSchema,
        parentId: organisationId.nullable(),
        parentName: z.string().nullable(),
        isCell: z.boolean(),
        cells: z.int(),
      }),
    ),
    isCut: z.boolean(),
  }),
  over: 'anywhere',
});
