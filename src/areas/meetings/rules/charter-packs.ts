import { definePackKind } from '../../../platform/packs/pack.ts';
import { replyClockOf, replyClocksSchema } from './reply-clocks-shape.ts';

/** How long a level has to answer. */
export const replyClocksKind = definePackKind({
  kind: 'reply-clocks',
  schema: replyClocksSchema,
  answer: (content, { type }: { type: string }) => {
    const clock = replyClockOf(content, type);
    return clock ? `${clock.deadline.amount} ${clock.deadline.unit}` : 'none';
  },
});
