import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { birthDaySchema, daySchema } from '../../../platform/calendar/day.ts';
import {
  decisionSchema,
  doneSchema,
  expectedVersion,
  lineOf,
  organisationId,
  pageInput,
  words,
} from '../../organisations/contract.ts';
import { fourDates, memberId, sexCode, standingCode } from './member.ts';
import { postsLeft } from './transfers-leaving.ts';
import { dossierItem, monthSchema, slipBoxSchema } from './transfers-moving.ts';

export const transferInId = idOf('TransferInId');
export type TransferInId = z.output<typeof transferInId>;
export const incomingState = z.enum(['announced', 'accepted', 'refused', 'withdrawn']);

const incomingRow = z.object({
  id: transferInId,
  /** Only once the member stands here. */
  memberId: memberId.nullable(),
  fullName: z.string(),
  birthYear: z.int().nullable(),
  standing: standingCode,
  kind: z.enum(['official', 'internal', 'temporary', 'in']),
  state: incomingState,
  toId: organisationId,
  toName: z.string(),
  fromName: z.string(),
  slipNumber: z.string().nullable(),
  slipBoxes: z.int().nullable(),
  issuedOn: daySchema,
  presentBy: daySchema.nullable(),
  presentedOn: daySchema.nullable(),
  acceptedOn: daySchema.nullable(),
  cellId: organisationId.nullable(),
  cellName: z.string().nullable(),
  until: daySchema.nullable(),
  returnedOn: daySchema.nullable(),
  isSettled: z.boolean(),
  version: z.int(),
});

export const incomingTransfers = defineQuestion({
  name: 'members.incoming-transfers',
  summary: 'Slips that came to organisations in scope: waiting, guests of a temporary stay, or all',
  input: z.strictObject({
    underId: organisationId.optional(),
    show: z.enum(['waiting', 'guests', 'all']).default('waiting'),
    ...pageInput,
  }),
  output: z.object({ rows: z.array(incomingRow), count: z.int(), next: z.string().nullable() }),
  over: 'anywhere',
});

export const incomingTransfer = defineQuestion({
  name: 'members.incoming-transfer',
  summary: 'One slip as its receiver sees it, with boxes, dossier and clocks',
  input: z.strictObject({ transferInId }),
  output: incomingRow.extend({
    duesPaidThrough: daySchema.nullable(),
    dossier: z.array(dossierItem),
    postsLeft,
    isStudy: z.boolean(),
    lateExplanation: z.string().nullable(),
    closedReason: z.string().nullable(),
    boxes: z.array(slipBoxSchema),
    acceptedToday: z.boolean(),
    clause: z.object({ vi: z.string(), en: z.string() }).nullable(),
    isVerified: z.boolean(),
  }),
  over: 'resolved',
});

export const presentTransfer = defineAction({
  name: 'members.present-transfer',
  summary: 'Records the day on which the member presented the papers, or takes it back',
  input: z.strictObject({
    transferInId,
    expectedVersion,
    presentedOn: daySchema.nullable(),
    lateExplanation: words(500).nullable().default(null),
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.present-transfer',
});

export const signReceivingBox = defineAction({
  name: 'members.sign-receiving-box',
  summary: 'Records the next box of a slip that the receiving side signed',
  input: z.strictObject({ transferInId, level: lineOf(200), signedOn: daySchema, signer: lineOf(120) }),
  output: z.object({ boxNo: z.int() }),
  over: 'resolved',
  undo: 'members.unsign-receiving-box',
});

export const unsignReceivingBox = defineAction({
  name: 'members.unsign-receiving-box',
  summary: 'Takes the last box of a slip back that the receiving side signed',
  input: z.strictObject({ transferInId, boxNo: z.int().min(2).max(10) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.sign-receiving-box',
});

export const acceptTransfer = defineAction({
  name: 'members.accept-transfer',
  summary: 'Takes the member into a cell; record and membership move when the sender’s side is closed',
  input: z.strictObject({ transferInId, expectedVersion, cellId: organisationId, acceptedOn: daySchema }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.undo-acceptance',
});

export const undoAcceptance = defineAction({
  name: 'members.undo-acceptance',
  summary: 'Takes an acceptance of the same day back, while nothing was built on it',
  input: z.strictObject({ transferInId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const refuseTransfer = defineAction({
  name: 'members.refuse-transfer',
  summary: 'Sends a slip back with the reason',
  input: z.strictObject({ transferInId, expectedVersion, why: words(500) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const endStay = defineAction({
  name: 'members.end-stay',
  summary: 'Ends a temporary stay here: the member goes back',
  input: z.strictObject({ transferInId, expectedVersion, returnedOn: daySchema }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const receiveFromOutside = defineAction({
  name: 'members.receive-from-outside',
  summary: 'Takes in a member who comes with a slip from an organisation outside the tree, with a new record',
  input: z.strictObject({
    cellId: organisationId,
    fullName: lineOf(100),
    sex: sexCode.nullable().default(null),
    birthOn: birthDaySchema.nullable().default(null),
    birthYear: z.int().min(1900).max(2200).nullable().default(null),
    standing: standingCode,
    dates: fourDates,
    fromText: lineOf(300),
    slipNumber: lineOf(40).nullable().default(null),
    issuedOn: daySchema,
    presentedOn: daySchema,
    lateExplanation: words(500).nullable().default(null),
    acceptedOn: daySchema,
    duesPaidThrough: monthSchema,
    dossier: z.array(dossierItem).max(60).default([]),
    decision: decisionSchema.nullable().default(null),
    /** A record that is here already: the member left once and comes back. */
    returningMemberId: memberId.nullable().default(null),
    /** Says that someone of the same name and year was seen and is another person. */
    isAnotherPerson: z.boolean().default(false),
    isFictional: z.boolean().default(false),
  }),
  output: z.object({ transferInId, memberId }),
  over: { field: 'cellId' },
  undo: 'final',
});
