import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { decisionSchema, expectedVersion, namesSchema, organisationId, words } from '../../organisations/contract.ts';
import { cadreLine, cadrePart } from './cadre-frames.ts';
import { cadreRow } from './cadre-month.ts';
import { ratingLevel, ratingPeriod } from './rating-codes.ts';
import { remarkId } from './remarks.ts';
import { packFace, seasonId, seasonState, subjectId, subjectState } from './season-shapes.ts';
import { markSide, stepped } from './steps.ts';

const onSubject = { subjectId, expectedVersion };

/** Points of one criterion, as somebody gave them within this month; they are never carried over or added up across months. */
export const cadreMark = z.strictObject({
  criterion: z.string().max(60),
  points: z.number().min(0).max(100).multipleOf(0.01),
  reason: words(1000).nullable().default(null),
});
export type CadreMark = z.output<typeof cadreMark>;

const filled = {
  marks: z.array(cadreMark).max(40),
  words: words(4000).nullable().default(null),
};
const rated = { ...onSubject, ratedOn: daySchema, ...filled };
const secrets = ['marks', 'words', 'level'];
const answered = stepped.extend({ level: ratingLevel });

export const rateCadre = defineAction({
  name: 'ratings.rate-cadre',
  summary: 'Records the points of one sheet: those the person gave on paper, or those of the head',
  input: z.strictObject({ ...rated, side: z.enum(['self', 'head']) }),
  output: answered,
  over: 'resolved',
  undo: 'ratings.take-back-step',
  secrets,
});

export const rateOwnCadre = defineAction({
  name: 'ratings.rate-own-cadre',
  summary: 'The person fills in the own sheet of the month, as often as needed until the decision',
  input: z.strictObject({ ...onSubject, ...filled }),
  output: answered,
  over: 'self',
  undo: 'ratings.rate-own-cadre',
  secrets,
});

export const rateCadreFromAbove = defineAction({
  name: 'ratings.rate-cadre-from-above',
  summary:
    'The deciding level gives points where it differs from the head; a sheet without any takes them off, and those of the head count',
  input: z.strictObject({ ...onSubject, marks: filled.marks }),
  /** Null: its points were taken off. */
  output: stepped.extend({ level: ratingLevel.nullable() }),
  over: 'resolved',
  undo: 'ratings.rate-cadre-from-above',
  secrets: ['marks', 'level'],
});

export const decideCadres = defineAction({
  name: 'ratings.decide-cadres',
  summary: 'Records the decision of the deciding level on persons of one month, with number, day and issuer',
  input: z.strictObject({
    lines: z
      .array(z.strictObject({ ...onSubject, level: ratingLevel, leavingReason: words(2000).nullable().default(null) }))
      .min(1)
      .max(300),
    decision: decisionSchema,
  }),
  output: z.object({ decided: z.int() }),
  over: 'resolved',
  undo: 'ratings.take-back-decision',
  secrets: ['lines.*.level', 'lines.*.leavingReason'],
});

export const answerCadre = defineAction({
  name: 'ratings.answer-cadre',
  summary: 'The person answers in writing: before the decision, and to the result until it is archived',
  input: z.strictObject({ subjectId, text: words(4000) }),
  output: z.object({ remarkId }),
  over: 'self',
  undo: 'ratings.withdraw-own-answer',
  secrets: ['text'],
});

const sheetMark = z.object({
  criterion: z.string(),
  side: markSide,
  points: z.number(),
  reason: z.string().nullable(),
});

const answer = z.object({ remarkId, saidOn: daySchema, text: z.string(), mayWithdraw: z.boolean() });

/** What a sheet shows whoever looks at it. */
const sheetFace = z.object({
  subjectId,
  title: z.string(),
  isFictional: z.boolean(),
  postWords: z.string().nullable(),
  isHead: z.boolean(),
  officeName: z.string(),
  seasonState,
  state: subjectState,
  period: ratingPeriod,
  pack: packFace,
  isValidityUnknown: z.boolean(),
  parts: z.array(cadrePart),
  /** Least points of each level, best first; the lowest has none. */
  bands: z.array(z.object({ level: ratingLevel, atLeast: z.number().nullable() })),
  /** Decimals to which the sum is rounded before it is laid against them. */
  decimals: z.int(),
  postGroup: z.string().nullable(),
  lines: z.array(cadreLine),
  basisWords: z.string().nullable(),
  marks: z.array(sheetMark),
  selfLevel: ratingLevel.nullable(),
  decidedLevel: ratingLevel.nullable(),
  decidedOn: daySchema.nullable(),
  notRatedWords: z.string().nullable(),
  answers: z.array(answer),
  version: z.int(),
});
export type CadreSheetFace = z.output<typeof sheetFace>;

export const cadreSheet = defineQuestion({
  name: 'ratings.cadre-sheet',
  summary: 'One sheet of a month: criteria with the points of the person, the head and the decision side by side',
  input: z.strictObject({ subjectId }),
  output: sheetFace.extend({
    seasonId,
    officeId: organisationId,
    headLevel: ratingLevel.nullable(),
    decision: decisionSchema.nullable(),
    leavingReason: z.string().nullable(),
    isOpener: z.boolean(),
    /** Whoever asks is the person: somebody else gives points and decides. */
    isOwn: z.boolean(),
    /** Whoever asks has a declared interest and keeps out. */
    hasInterest: z.boolean(),
    missing: cadreRow.shape.missing,
    mayTakeBack: z.boolean(),
    mayTakeBackDecision: z.boolean(),
    /** Other periods of the same year as they were decided: each stands for itself, nothing is added up. */
    sameYear: z.array(z.object({ subjectId, period: ratingPeriod, level: ratingLevel, hasSheet: z.boolean() })),
    related: z.array(namesSchema),
  }),
  over: 'resolved',
});

export const ownCadreSheets = defineQuestion({
  name: 'ratings.own-cadre-sheets',
  summary: 'The own sheets of months, newest first',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        subjectId,
        period: ratingPeriod,
        officeName: z.string(),
        postWords: z.string().nullable(),
        state: subjectState,
        selfLevel: ratingLevel.nullable(),
        decidedLevel: ratingLevel.nullable(),
      }),
    ),
  }),
  over: 'self',
});

export const ownCadreSheet = defineQuestion({
  name: 'ratings.own-cadre-sheet',
  summary: 'The own sheet of a month: criteria, the own points, and once it was told the points and level decided',
  input: z.strictObject({ subjectId }),
  output: sheetFace.extend({ mayRate: z.boolean(), mayAnswer: z.boolean() }),
  over: 'self',
});
