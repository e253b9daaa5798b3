import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { basis, decisionSchema, doneSchema, organisationId, restatedCount } from '../../organisations/contract.ts';
import { memberFace, memberId } from './member.ts';

export const transferId = idOf('TransferId');
export type TransferId = z.output<typeof transferId>;

const successor = z.object({ id: organisationId, name: z.string() });

export const unassignedMembers = defineQuestion({
  name: 'members.unassigned-members',
  summary:
    'Organisations that ended while members stood there and nobody has said where they go on, with the decision and its successors',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        organisationId,
        organisationName: z.string(),
        members: z.int(),
        endedOn: daySchema.nullable(),
        eventId: z.uuid().nullable(),
        decisionNumber: z.string().nullable(),
        successors: z.array(successor),
        dueOn: daySchema.nullable(),
        isOverdue: z.boolean(),
      }),
    ),
    /** Clause of the deadline. */
    source: z.object({ vi: z.string(), en: z.string() }).nullable(),
    isVerified: z.boolean(),
  }),
  over: 'anywhere',
});

export const membersToAssign = defineQuestion({
  name: 'members.members-to-assign',
  summary: 'Members whose official spell runs at one organisation, to choose who goes on where',
  input: z.strictObject({ organisationId }),
  output: z.object({
    organisationName: z.string(),
    endedOn: daySchema.nullable(),
    decision: decisionSchema.nullable(),
    successors: z.array(successor),
    rows: z.array(memberFace.extend({ since: daySchema })),
  }),
  over: { field: 'organisationId' },
});

export const assignCollectively = defineAction({
  name: 'members.assign-collectively',
  summary: 'Moves chosen members of one organisation to another by a collective transfer with its decision',
  input: z.strictObject({
    fromId: organisationId,
    toId: organisationId,
    memberIds: z.array(memberId).min(1).max(20_000),
    on: daySchema,
    decision: decisionSchema,
  }),
  output: z.object({ transferId, members: z.int() }),
  over: 'resolved',
  undo: 'members.undo-assignment',
});

export const undoAssignment = defineAction({
  name: 'members.undo-assignment',
  summary: 'Takes a collective assignment of the same day back, while nothing was built on it',
  input: z.strictObject({ transferId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const restatedCounts = defineQuestion({
  name: 'members.restated-counts',
  summary:
    'Counted membership of the units under an organisation on two days: as it was, as it is now, or carried to the units of the second day',
  input: z.strictObject({ underId: organisationId, fromOn: daySchema, toOn: daySchema, basis }),
  output: z.object({
    basis,
    fromOn: daySchema,
    toOn: daySchema,
    rows: z.array(
      z.object({
        id: organisationId,
        name: z.string(),
        /** Count of the first day; null where the basis does not show it. */
        from: restatedCount.nullable(),
        to: z.int().nullable(),
      }),
    ),
    cannotBeRestated: z.array(z.object({ id: organisationId, name: z.string(), value: z.int() })),
    /** Of the organisation and all below it on each day. */
    totalFrom: z.int(),
    totalTo: z.int(),
    /** Members who stand at an organisation that had ended by the second day and wait to be assigned; in no row. */
    unplacedTo: z.int(),
  }),
  over: { field: 'underId' },
});
