import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { memberId } from '../../members/contract.ts';
import { expectedVersion, words } from '../../organisations/contract.ts';
import { subjectId } from './season-shapes.ts';
import { stepped } from './steps.ts';

export const interestId = idOf('RatingInterestId');
export type InterestId = z.output<typeof interestId>;

const onSubject = { subjectId, expectedVersion };

export const declareInterest = defineAction({
  name: 'ratings.declare-interest',
  summary: 'Records that a member has a direct interest in a result and keeps out of every step that judges it',
  input: z.strictObject({ ...onSubject, memberId, words: words(500) }),
  output: stepped.extend({ interestId }),
  over: 'resolved',
  undo: 'ratings.withdraw-interest',
  secrets: ['words'],
});

export const withdrawInterest = defineAction({
  name: 'ratings.withdraw-interest',
  summary: 'Takes back a declared interest that was entered by mistake, while nothing was decided',
  input: z.strictObject({ ...onSubject, interestId }),
  output: stepped,
  over: 'resolved',
  undo: 'ratings.declare-interest',
});

/** A proposal or a ballot that stands and was recorded by somebody whose interest was declared since. */
export const interestedStep = z.object({ step: z.enum(['propose-level', 'record-ballot']), on: daySchema });
export type InterestedStep = z.output<typeof interestedStep>;

export const interestLine = z.object({
  interestId,
  memberId,
  name: z.string(),
  words: z.string(),
  enteredOn: daySchema,
  /** What this member recorded here before and still stands. */
  took: z.array(interestedStep),
});
export type InterestLine = z.output<typeof interestLine>;

export const interests = defineQuestion({
  name: 'ratings.interests',
  summary: 'Who has a declared interest in the rating of one subject and keeps out of it, in name order',
  input: z.strictObject({ subjectId }),
  output: z.object({ rows: z.array(interestLine) }),
  over: 'resolved',
});
