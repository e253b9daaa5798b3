import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  decisionSchema,
  doneSchema,
  expectedVersion,
  lineOf,
  organisationId,
  words,
} from '../../organisations/contract.ts';
import { complaintId, memberEndId, reentryId, suspensionId, suspensionReason } from './life-cycle-codes.ts';
import { memberId } from './member.ts';

const nextVersion = z.object({ version: z.int() });
const member = { memberId, expectedVersion };

export const suspend = defineAction({
  name: 'members.suspend',
  summary: 'Records that a member was suspended from activity by a decision',
  input: z.strictObject({
    ...member,
    sinceDay: daySchema,
    plannedUntil: daySchema.nullable().default(null),
    reason: suspensionReason,
    decision: decisionSchema,
  }),
  output: z.object({ suspensionId }),
  over: 'resolved',
  undo: 'members.take-back-suspension',
});

export const liftSuspension = defineAction({
  name: 'members.lift-suspension',
  summary: 'Records that a suspension was lifted: the member is again what they were before',
  input: z.strictObject({ suspensionId, expectedVersion, liftedOn: daySchema, decision: decisionSchema }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.take-back-suspension',
});

export const takeBackSuspension = defineAction({
  name: 'members.take-back-suspension',
  summary: 'Takes back the lifting of a suspension, or the suspension itself, recorded by mistake',
  input: z.strictObject({ suspensionId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

export const recordEndDecision = defineAction({
  name: 'members.record-end-decision',
  summary: 'Records a decision taken elsewhere that ended a membership: expulsion, removal, admission cancelled',
  input: z.strictObject({
    ...member,
    kind: z.enum(['expelled', 'removed', 'admission-cancelled']),
    decision: decisionSchema,
    effectiveOn: daySchema,
    receivedOn: daySchema.nullable().default(null),
    why: words(1000),
    isMinorCrime: z.boolean().nullable().default(null),
  }),
  output: z.object({ memberEndId }),
  over: 'resolved',
  undo: 'members.withdraw-end',
});

export const recordDeath = defineAction({
  name: 'members.record-death',
  summary: 'Records that a member died',
  input: z.strictObject({ ...member, diedOn: daySchema }),
  output: z.object({ memberEndId }),
  over: 'resolved',
  undo: 'members.withdraw-end',
});

export const completeDeathReport = defineAction({
  name: 'members.complete-death-report',
  summary: 'Records the day on which report sheet and dossier of a deceased member went up',
  input: z.strictObject({ memberEndId, expectedVersion, reportedOn: daySchema.nullable() }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.complete-death-report',
});

export const recordClearing = defineAction({
  name: 'members.record-clearing',
  summary: 'Records the day on which the criminal record of somebody who had left was cleared',
  input: z.strictObject({
    memberEndId,
    expectedVersion,
    isMinorCrime: z.boolean().nullable(),
    clearedOn: daySchema.nullable(),
  }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.record-clearing',
});

export const withdrawEnd = defineAction({
  name: 'members.withdraw-end',
  summary: 'Takes back the end of a membership recorded by mistake, while nothing was built on it',
  input: z.strictObject({ memberEndId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'final',
});

const back = { ...member, organisationId, decision: decisionSchema, effectiveOn: daySchema };
const reentered = z.object({ reentryId });

export const readmit = defineAction({
  name: 'members.readmit',
  summary: 'Records that somebody was admitted again; a new probation runs from the new ceremony',
  input: z.strictObject({
    ...back,
    /** Verified where the record does not say it: no conviction; did not stay away, give the card back or leave by own will. */
    hasNoConviction: z.boolean().default(false),
    hasNotQuit: z.boolean().default(false),
    /** The paper that says so. */
    verifiedBy: lineOf(200).nullable().default(null),
  }),
  output: reentered,
  over: 'resolved',
  undo: 'final',
});

export const restoreRights = defineAction({
  name: 'members.restore-rights',
  summary: 'Records that the rights of a member were restored',
  input: z.strictObject({
    ...back,
    /** The decision says whether the time in between counts for party age. */
    isPartyAgeContinuous: z.boolean(),
  }),
  output: reentered,
  over: 'resolved',
  undo: 'final',
});

export const reconnect = defineAction({
  name: 'members.reconnect',
  summary: 'Records that a member who had lost contact or whose transfer was broken off takes part again',
  input: z.strictObject({ ...back, gap: z.enum(['lost-contact', 'transfer-gap']) }),
  output: reentered,
  over: 'resolved',
  undo: 'final',
});

export const fileComplaint = defineAction({
  name: 'members.file-complaint',
  summary: 'Records a complaint of a member against a decision',
  input: z.strictObject({
    memberId,
    memberEndId: memberEndId.nullable().default(null),
    level: z.enum(['province-or-below', 'central']),
    decisionReceivedOn: daySchema.nullable().default(null),
    filedOn: daySchema,
    receivedOn: daySchema,
  }),
  output: z.object({ complaintId, answerDueOn: daySchema, isLate: z.boolean().nullable() }),
  over: 'resolved',
  undo: 'members.withdraw-complaint',
});

export const withdrawComplaint = defineAction({
  name: 'members.withdraw-complaint',
  summary: 'Takes back a complaint recorded by mistake, while it is not answered',
  input: z.strictObject({ complaintId, expectedVersion }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.file-complaint',
});

export const answerComplaint = defineAction({
  name: 'members.answer-complaint',
  summary: 'Records the answer to a complaint, or that it was recorded by mistake',
  input: z.strictObject({
    complaintId,
    expectedVersion,
    answer: z
      .strictObject({ answeredOn: daySchema, result: z.enum(['upheld', 'changed', 'cancelled']), source: lineOf(200) })
      .nullable(),
  }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.answer-complaint',
});
