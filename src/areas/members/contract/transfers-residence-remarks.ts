import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import {
  doneSchema,
  expectedVersion,
  lineOf,
  namesSchema,
  organisationId,
  words,
} from '../../organisations/contract.ts';
import {
  residenceGuestId,
  residenceLinkId,
  residenceMeetingId,
  residenceRemarkId,
  residenceRemarkInId,
} from './transfers-residence.ts';

const year = z.int().min(1990).max(2200);

export const askResidenceRemarks = defineAction({
  name: 'members.ask-residence-remarks',
  summary: 'Asks the committees of the places of residence for the remark of a year about chosen members',
  input: z.strictObject({ residenceLinkIds: z.array(residenceLinkId).min(1).max(2000), year }),
  output: z.object({ asked: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const recordPaperRemark = defineAction({
  name: 'members.record-paper-remark',
  summary: 'Enters a remark that came on paper from a place of residence outside the tree',
  input: z.strictObject({
    residenceRemarkId,
    expectedVersion,
    remark: words(4000),
    signer: lineOf(120),
    answeredOn: daySchema,
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.clear-paper-remark',
});

export const clearPaperRemark = defineAction({
  name: 'members.clear-paper-remark',
  summary: 'Takes a remark back that was entered from paper',
  input: z.strictObject({ residenceRemarkId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-paper-remark',
});

export const answerResidenceRemark = defineAction({
  name: 'members.answer-residence-remark',
  summary: 'Gives the yearly remark of the residential cell to the committee of the place of work',
  input: z.strictObject({
    residenceRemarkInId,
    expectedVersion,
    remark: words(4000),
    signer: lineOf(120),
    answeredOn: daySchema,
  }),
  output: z.object({ version: z.int() }),
  over: 'resolved',
  undo: 'members.withdraw-residence-answer',
});

export const withdrawResidenceAnswer = defineAction({
  name: 'members.withdraw-residence-answer',
  summary: 'Takes a remark of the same day back, to give it anew',
  input: z.strictObject({ residenceRemarkInId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.answer-residence-remark',
});

export const giveUnaskedRemark = defineAction({
  name: 'members.give-unasked-remark',
  summary: 'Enters the request of an organisation outside the tree that came on paper, to be answered here',
  input: z.strictObject({ residenceGuestId, year, askedOn: daySchema }),
  output: z.object({ residenceRemarkInId }),
  over: 'resolved',
  undo: 'final',
});

export const recordResidenceMeeting = defineAction({
  name: 'members.record-residence-meeting',
  summary: 'Records a half-yearly meeting of a residential cell with the members introduced to it',
  input: z
    .strictObject({
      organisationId,
      heldOn: daySchema,
      invited: z.int().min(0).max(5000),
      present: z.int().min(0).max(5000),
      content: words(1000).nullable().default(null),
    })
    .refine((input) => input.present <= input.invited, {
      path: ['present'],
      error: 'members.more-present-than-invited',
    }),
  output: z.object({ residenceMeetingId }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-residence-meeting',
});

export const withdrawResidenceMeeting = defineAction({
  name: 'members.withdraw-residence-meeting',
  summary: 'Takes a meeting back that was recorded by mistake',
  input: z.strictObject({ residenceMeetingId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.record-residence-meeting',
});

export const residenceMeetings = defineQuestion({
  name: 'members.residence-meetings',
  summary: 'Cells with introduced members: how many, when they met them last and when the next meeting is due',
  input: z.strictObject({ underId: organisationId.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        organisationId,
        organisationName: z.string(),
        guests: z.int(),
        lastHeldOn: daySchema.nullable(),
        lastId: residenceMeetingId.nullable(),
        invited: z.int().nullable(),
        present: z.int().nullable(),
        dueOn: daySchema.nullable(),
        isOverdue: z.boolean(),
      }),
    ),
    source: namesSchema.nullable(),
    isVerified: z.boolean(),
  }),
  over: 'anywhere',
});
