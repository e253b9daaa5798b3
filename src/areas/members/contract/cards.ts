import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, doneSchema, expectedVersion, lineOf, organisationId } from '../../organisations/contract.ts';
import { memberFace, memberId } from './member.ts';

export const cardEventId = idOf('CardEventId');
export const handOverId = idOf('HandOverId');

export const cardEventKind = z.enum(['issued', 'exchanged', 're-issued', 'withdrawn']);
export const cardReason = z.enum(['first', 'new-format', 'lost', 'damaged', 'name-changed', 'left-party']);
const handOverKind = z.enum(['card', 'dossier', 'dossier-loan']);
export type HandOverKind = z.output<typeof handOverKind>;

export const recordCardEvent = defineAction({
  name: 'members.record-card-event',
  summary: 'Enters in the register that a card was issued, exchanged, re-issued or withdrawn; never its number',
  input: z.strictObject({
    memberId,
    kind: cardEventKind,
    happenedOn: daySchema,
    place: lineOf(200).nullable().default(null),
    why: cardReason.nullable().default(null),
    decision: decisionSchema.nullable().default(null),
  }),
  output: z.object({ cardEventId }),
  over: 'resolved',
  undo: 'members.withdraw-card-event',
});

export const withdrawCardEvent = defineAction({
  name: 'members.withdraw-card-event',
  summary: 'Takes a line of the card register back that was entered by mistake',
  input: z.strictObject({ cardEventId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-card-event',
});

export const recordHandOvers = defineAction({
  name: 'members.record-hand-overs',
  summary: 'Enters that cards or dossiers of members were handed over, or a dossier lent: who gave, who received, when',
  input: z.strictObject({
    memberIds: z.array(memberId).min(1).max(500),
    kind: handOverKind,
    handedOn: daySchema,
    givenBy: lineOf(200),
    receivedBy: lineOf(200),
    recordNumber: lineOf(60).nullable().default(null),
    dueOn: daySchema.nullable().default(null),
  }),
  output: z.object({ handOverIds: z.array(handOverId) }),
  over: 'resolved',
  undo: 'members.withdraw-hand-overs',
});

export const withdrawHandOvers = defineAction({
  name: 'members.withdraw-hand-overs',
  summary: 'Takes lines of the hand-over registers back that were entered by mistake',
  input: z.strictObject({ handOverIds: z.array(handOverId).min(1).max(500) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-hand-overs',
});

export const returnDossier = defineAction({
  name: 'members.return-dossier',
  summary: 'A dossier that was lent is back; without a day it counts as lent again',
  input: z.strictObject({ handOverId, expectedVersion, returnedOn: daySchema.nullable() }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.return-dossier',
});

export const registerMembers = defineQuestion({
  name: 'members.register-members',
  summary: 'Members below an organisation whose name contains what was typed, for entering a line of a register',
  input: z.strictObject({
    underId: organisationId,
    text: z.string().trim().normalize('NFC').min(1).max(80),
    isLeftToo: z.boolean().default(false),
  }),
  output: z.object({ members: z.array(memberFace.extend({ organisationName: z.string() })) }),
  over: { field: 'underId' },
});

export const openLoans = defineQuestion({
  name: 'members.open-dossier-loans',
  summary: 'Dossiers lent and not returned, those overdue first',
  input: z.strictObject({ underId: organisationId }),
  output: z.object({
    /** How many there are in all. */
    count: z.int(),
    loans: z.array(
      z.object({
        id: handOverId,
        memberId,
        fullName: z.string(),
        receivedBy: z.string(),
        handedOn: daySchema,
        dueOn: daySchema.nullable(),
        isOverdue: z.boolean(),
        version: z.int(),
      }),
    ),
  }),
  over: { field: 'underId' },
});
