import { z } from 'zod';
import { daySchema } from '../../../platform/calendar/day.ts';
import { attendanceStatus } from './meeting-codes.ts';

/** What a line of the roll call counts as, where that is not what was written. */
export const countedAs = z.enum([...attendanceStatus.options, 'not-called', 'not-on-roll']);
export type CountedAs = z.output<typeof countedAs>;

/** Which fact changed after a meeting was recorded: the arrangement of Party groups, a post in the committee, or the roll of members. */
const recountReason = z.enum(['groups', 'posts', 'roll']);
export type RecountReason = z.output<typeof recountReason>;

const figure = z.int().nullable();

/** Figures of a recorded meeting that rest on who belonged to it on its day. */
const figures = z.object({
  official: figure,
  probationary: figure,
  present: figure,
  excused: figure,
  unexcused: figure,
  counted: figure,
  attended: figure,
  minutesNeeded: figure,
});
export type Figures = z.output<typeof figures>;

/** How the figures of a meeting came to differ from those that were recorded. */
export const recountFace = z.object({
  on: daySchema,
  reason: recountReason,
  /** Members of that day, as is known now, whom nobody called. */
  uncalled: z.int(),
  recorded: figures,
});
export type RecountFace = z.output<typeof recountFace>;
