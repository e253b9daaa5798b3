import { z } from 'zod';
import { dayDeadlineSchema } from '../../../platform/calendar/deadline.ts';
import { codeSchema, namesSchema, ruledFields } from './ruled-value.ts';

/** Content of a pack `reply-clocks`: how long a level has to answer criticism, questions and petitions of members. */
export const replyClocksSchema = z.strictObject({
  clocks: z
    .array(
      z.strictObject({
        level: codeSchema,
        names: namesSchema,
        types: z.array(codeSchema),
        deadline: dayDeadlineSchema,
        ...ruledFields,
      }),
    )
    .min(1),
  /** An extension needs a notice with the reason to whoever asked. */
  extensionNeedsReason: z.strictObject({ value: z.boolean(), ...ruledFields }),
});
export type ReplyClocks = z.output<typeof replyClocksSchema>;

/** The clock of the organisation that has to answer, by its type on the day; undefined: none is known for it. */
export const replyClockOf = (rules: ReplyClocks, type: string): ReplyClocks['clocks'][number] | undefined =>
  rules.clocks.find(({ types }) => types.includes(type));
