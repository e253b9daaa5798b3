import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  decisionSchema,
  doneSchema,
  expectedVersion,
  lineOf,
  namesSchema,
  organisationId,
  pageInput,
  words,
} from '../../organisations/contract.ts';
import { memberFace, memberId, memberStateCode } from './member.ts';
import { transferId } from './transfers-collective.ts';
import { leavingFacts, postsLeft } from './transfers-leaving.ts';

export const transferKind = z.enum(['official', 'internal', 'temporary', 'abroad', 'out']);
export const outgoingState = z.enum(['issued', 'accepted', 'refused', 'withdrawn']);
export const lateness = z.enum(['none', 'presentation-overdue', 'three-months']);

/** First day of a month, for which and before which dues are paid. */
export const monthSchema = daySchema.refine((day) => day.endsWith('-01'), { error: 'members.not-a-month' });

export const dossierItem = z.strictObject({ item: lineOf(200), isHanded: z.boolean() });
export const slipBoxSchema = z.object({ boxNo: z.int(), level: z.string(), signedOn: daySchema, signer: z.string() });

/** A value with the clause it stands in, for the verdict beside a form. */
const claused = <S extends z.ZodType>(value: S) =>
  z.object({ value, source: namesSchema, confidence: z.enum(['A', 'B', 'C', 'M']) });
const deadline = z.object({
  amount: z.int(),
  unit: z.enum(['working-days', 'days', 'months']),
  calendar: z.enum(['civil', 'public-holidays']),
  startEvent: z.string(),
});

export const transferRulesShape = z.object({
  packId: z.string(),
  isVerified: z.boolean(),
  title: namesSchema,
  issueWithin: claused(deadline),
  presentWithin: claused(deadline),
  checkEvery: claused(deadline),
  assignWithin: claused(deadline),
  boxes: claused(z.object({ leavingUpperParty: z.int(), insideUpperParty: z.int(), abroad: z.int() })),
  stay: claused(
    z.object({ leastMonths: z.int(), belowMonths: z.int(), studyLeastMonths: z.int(), studyMostMonths: z.int() }),
  ),
  blockedBy: claused(z.array(z.enum(['inspection', 'complaint']))),
  duesThroughMonthOfIssue: claused(z.boolean()),
  cellTypes: z.array(z.string()),
  upperPartyUnder: z.array(z.string()),
});

export const transferProposal = defineQuestion({
  name: 'members.transfer-proposal',
  summary:
    'What stands in the records before a slip is issued for a member: state, blocks, open matters, dues, and the rules of the day',
  input: z.strictObject({
    memberId,
    toOrganisationId: organisationId.nullable().default(null),
    /** Day of the slip, whose rules apply; today where none is typed. */
    issuedOn: daySchema.nullable().default(null),
  }),
  output: z.object({
    member: memberFace,
    organisationId,
    organisationName: z.string(),
    memberSince: daySchema.nullable(),
    blocks: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(['inspection', 'complaint']),
        since: daySchema,
        note: z.string().nullable(),
        version: z.int(),
      }),
    ),
    /** Filed with the life cycle and not answered yet; they block as a recorded block does. */
    openComplaints: z.array(z.object({ filedOn: daySchema })),
    openTransfer: z.object({ id: transferId, issuedOn: daySchema }).nullable(),
    stayUntil: daySchema.nullable(),
    openProcedures: z.array(z.object({ openedOn: daySchema })),
    target: z.object({ name: z.string(), lives: z.boolean(), leavesUpperParty: z.boolean() }).nullable(),
    ...leavingFacts,
    rules: transferRulesShape.nullable(),
  }),
  over: 'resolved',
});

export const issueTransfer = defineAction({
  name: 'members.issue-transfer',
  summary: 'Issues an introduction slip: the member leaves for another organisation, or stays there for a time',
  input: z.strictObject({
    memberId,
    kind: transferKind,
    toOrganisationId: organisationId.nullable(),
    toText: lineOf(300).nullable().default(null),
    reason: words(500),
    decision: decisionSchema.nullable().default(null),
    /** Since when the move is due: the decision took effect, or the member moved for long. */
    dueSince: daySchema.nullable().default(null),
    slipNumber: lineOf(40).nullable().default(null),
    issuedOn: daySchema,
    duesPaidThrough: monthSchema,
    until: daySchema.nullable().default(null),
    isStudy: z.boolean().default(false),
    dossier: z.array(dossierItem).max(60).default([]),
    /** Who signed box 1, with the issue. */
    signer: lineOf(120),
    /** The withdrawn slip that this one replaces. */
    replacesId: transferId.nullable().default(null),
  }),
  output: z.object({ transferId, slipBoxes: z.int(), version: z.int() }),
  over: 'resolved',
  undo: 'members.withdraw-transfer',
});

export const withdrawTransfer = defineAction({
  name: 'members.withdraw-transfer',
  summary: 'Takes a slip back that no organisation has accepted yet',
  input: z.strictObject({ transferId, expectedVersion, why: words(500).nullable().default(null) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const signSlipBox = defineAction({
  name: 'members.sign-slip-box',
  summary: 'Records the next box of a slip that one’s own side signed',
  input: z.strictObject({ transferId, level: lineOf(200), signedOn: daySchema, signer: lineOf(120) }),
  output: z.object({ boxNo: z.int() }),
  over: 'resolved',
  undo: 'members.unsign-slip-box',
});

export const unsignSlipBox = defineAction({
  name: 'members.unsign-slip-box',
  summary: 'Takes the last box of a slip back, but never box 1',
  input: z.strictObject({ transferId, boxNo: z.int().min(2).max(10) }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.sign-slip-box',
});

export const confirmDeparture = defineAction({
  name: 'members.confirm-departure',
  summary: 'Closes a slip to an organisation outside the tree: its report came back, the member has left',
  input: z.strictObject({ transferId, expectedVersion, leftOn: daySchema }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.undo-departure',
});

export const undoDeparture = defineAction({
  name: 'members.undo-departure',
  summary: 'Takes a confirmed departure of the same day back',
  input: z.strictObject({ transferId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const extendStay = defineAction({
  name: 'members.extend-stay',
  summary: 'Prolongs a temporary stay, within the limits of the rules',
  input: z.strictObject({ transferId, expectedVersion, until: daySchema }),
  output: z.object({ version: z.int(), before: daySchema }),
  over: 'resolved',
  undo: 'members.extend-stay',
});

export const recordReturn = defineAction({
  name: 'members.record-return',
  summary: 'Records that a member came back from a temporary stay outside the tree',
  input: z.strictObject({ transferId, expectedVersion, returnedOn: daySchema }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.undo-return',
});

const outgoingRow = z.object({
  id: transferId,
  memberId: memberId.nullable(),
  fullName: z.string().nullable(),
  members: z.int().nullable(),
  kind: z.enum([...transferKind.options, 'collective']),
  state: outgoingState,
  fromId: organisationId,
  fromName: z.string(),
  toId: organisationId.nullable(),
  toName: z.string(),
  slipNumber: z.string().nullable(),
  slipBoxes: z.int().nullable(),
  issuedOn: daySchema,
  presentBy: daySchema.nullable(),
  presentedOn: daySchema.nullable(),
  closedOn: daySchema.nullable(),
  until: daySchema.nullable(),
  returnedOn: daySchema.nullable(),
  lateness,
});

export const outgoingTransfers = defineQuestion({
  name: 'members.outgoing-transfers',
  summary: 'Slips issued by organisations in scope, the newest first; the open ones with how late they are',
  input: z.strictObject({
    underId: organisationId.optional(),
    memberId: memberId.optional(),
    show: z.enum(['open', 'overdue', 'stays', 'all']).default('open'),
    ...pageInput,
  }),
  output: z.object({ rows: z.array(outgoingRow), count: z.int(), next: z.string().nullable() }),
  over: 'anywhere',
});

export const outgoingTransfer = defineQuestion({
  name: 'members.outgoing-transfer',
  summary: 'One slip with its boxes, dossier, clocks and what became of it',
  input: z.strictObject({ transferId }),
  output: outgoingRow.extend({
    memberState: memberStateCode.nullable(),
    reason: z.string().nullable(),
    decision: z
      .object({ number: z.string(), decidedOn: daySchema.nullable(), issuer: z.string().nullable() })
      .nullable(),
    dueSince: daySchema.nullable(),
    issueBy: daySchema.nullable(),
    checkOn: daySchema.nullable(),
    duesPaidThrough: daySchema.nullable(),
    dossier: z.array(dossierItem),
    postsLeft,
    isStudy: z.boolean(),
    closedReason: z.string().nullable(),
    acceptedName: z.string().nullable(),
    replacesId: transferId.nullable(),
    replacedById: transferId.nullable(),
    eventId: z.uuid().nullable(),
    isReversed: z.boolean(),
    enteredOn: daySchema,
    boxes: z.array(slipBoxSchema),
    /** Members of a collective transfer, as far as they are in scope. */
    followed: z.array(z.object({ memberId, fullName: z.string() })),
    rules: transferRulesShape.nullable(),
    version: z.int(),
  }),
  over: 'resolved',
});
