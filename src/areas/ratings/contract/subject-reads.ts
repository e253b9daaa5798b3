import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { paperId } from '../../documents/contract.ts';
import { decisionSchema, organisationId } from '../../organisations/contract.ts';
import { criterionPart, ratingLevel, ratingPeriod, ratingScale } from './rating-codes.ts';
import { packFace, seasonId, seasonState, subjectId, subjectLine } from './season-shapes.ts';
import { ballotVotes, markLine, markSide } from './steps.ts';

const names = z.object({ vi: z.string(), en: z.string() });

/** A framework of criteria as a sheet needs it. */
export const criteriaFace = z.object({
  names,
  clause: z.string(),
  isVerified: z.boolean(),
  marking: z.enum(['binary', 'graduated']),
  groups: z.array(z.object({ code: z.string(), part: z.string(), names, max: z.number(), items: z.int().nullable() })),
});
export type CriteriaFace = z.output<typeof criteriaFace>;

const ballot = z.object({
  summoned: z.int(),
  present: z.int(),
  issued: z.int(),
  received: z.int(),
  invalid: z.int(),
  keptOut: z.int(),
  votes: ballotVotes,
});

/** One axis of results of a quarter. No points are drawn from it: general weights were not seen, and the texts say so in `axesSilence`. */
export const axisFace = z.object({ code: z.string(), names, clause: z.string(), isVerified: z.boolean() });
export type AxisFace = z.output<typeof axisFace>;

/** One step of a subject; what was taken back stays in the list. */
export const stepView = z.object({
  stepId: z.uuid(),
  step: z.string(),
  happenedOn: daySchema,
  enteredOn: daySchema,
  level: ratingLevel.nullable(),
  points: z.record(z.string(), z.number().nullable()).nullable(),
  words: z.string().nullable(),
  decision: decisionSchema.nullable(),
  aheadReason: z.string().nullable(),
  leavingReason: z.string().nullable(),
  isWithdrawn: z.boolean(),
  /** Why it was taken back, where that was asked. */
  withdrawnWords: z.string().nullable(),
  ballot: ballot.nullable(),
});
export type StepView = z.output<typeof stepView>;

/** What a decision now would go ahead of. */
const waitingView = z.object({
  rule: z.string(),
  for: z.string(),
  title: z.string().nullable(),
  onId: subjectId.nullable(),
  isVerified: z.boolean(),
});

const noticeFace = z.object({
  paperId,
  number: z.string().nullable(),
  issuedOn: daySchema.nullable(),
  /** Issued: it tells the result that stands, and no other is issued before it is withdrawn. Outdated: it tells one that no longer stands. */
  state: z.enum(['issued', 'outdated', 'withdrawn']),
});

export const oneSubject = defineQuestion({
  name: 'ratings.subject',
  summary:
    'One subject: its steps, sheets, what it waits for, and what its pack knows of levels, points and exemptions',
  input: z.strictObject({ subjectId }),
  output: subjectLine.extend({
    seasonId,
    openerId: organisationId,
    seasonState,
    period: ratingPeriod,
    periodFrom: daySchema,
    pack: packFace,
    layer: packFace.nullable(),
    scale: ratingScale,
    levels: z.array(ratingLevel),
    parts: z.array(z.object({ code: z.string(), names, max: z.number() })),
    criteria: criteriaFace.nullable(),
    /** Groups whose criteria the rules ask a grade of; none where points are given. */
    gradedParts: z.array(criterionPart),
    /** Axes of results of a leader in a quarter; none for others. */
    axes: z.array(axisFace),
    axesSilence: names.nullable(),
    exemptions: z.array(z.object({ rule: z.string(), names, clause: z.string(), isVerified: z.boolean() })),
    waiting: z.array(waitingView),
    steps: z.array(stepView),
    marks: z.array(markLine.extend({ side: markSide })),
    /** Why the opener moved the subject under another ceiling; null where nobody did. */
    movedWords: z.string().nullable(),
    /** Its notice in the register of the opener, the last one; null where none is in reach of whoever asks. */
    notice: noticeFace.nullable(),
    /** Whoever asks sees the season itself: results are decided, told and archived there alone. */
    isOpener: z.boolean(),
    /** Whoever asks is the person, or has a declared interest: others judge, as `ratings.interests` says. */
    isOwn: z.boolean(),
    hasInterest: z.boolean(),
    /** A ballot was held since it was last opened again: what was voted on stays as it was. */
    isVoted: z.boolean(),
    /** The person rated himself or herself: nobody else does it in that name. */
    isByOwnHand: z.boolean(),
    /** The last step was entered today and is not a decision. */
    mayTakeBack: z.boolean(),
    mayTakeBackDecision: z.boolean(),
  }),
  over: 'resolved',
});
