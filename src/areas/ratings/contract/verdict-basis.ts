import { z } from 'zod';
import { defineQuestion } from '../../../platform/action/contract.ts';
import { interestedStep } from './interests.ts';
import { subjectId } from './season-shapes.ts';
import { ratingInputSchema } from './verdict.ts';

/** What a decision now would go ahead of: how many in all, and of them so many by name. */
const waitingBefore = z.object({
  count: z.int(),
  rows: z.array(z.object({ for: z.string(), onId: subjectId.nullable(), title: z.string().nullable() })).max(100),
});
export type WaitingBefore = z.output<typeof waitingBefore>;

export const verdictBasis = defineQuestion({
  name: 'ratings.verdict-basis',
  summary:
    'What a verdict is derived from, for screens that derive it while one types: the rules of the season and the facts of its subjects',
  input: z.strictObject({ subjectIds: z.array(subjectId).min(1).max(500) }),
  output: z.object({
    /** The rules as JSON, in the shape of `rules/rating-law.ts`. */
    law: z.unknown(),
    /** Who issued the last decision of the level that opened the season, else its committee: what a decision begins with. */
    issuer: z.string(),
    /** The standing board above the opener in the tree, for papers about whom it decides; null where the tree has none. */
    issuerAbove: z.string().nullable(),
    rows: z.array(
      ratingInputSchema.extend({
        subjectId,
        /** Steps that somebody recorded whose interest was declared since. */
        took: z.array(interestedStep),
        /** A ballot was held since it was last opened again, whatever it came to. */
        isVoted: z.boolean(),
        waiting: waitingBefore,
      }),
    ),
  }),
  over: 'resolved',
});
