import { z } from 'zod';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { dayDeadlineSchema } from '../../../platform/calendar/deadline.ts';
import { definePackKind, type Pack } from '../../../platform/packs/pack.ts';
import { clausedSchema } from './transfer-clause.ts';
import { stayReasons } from './transfer-stay.ts';

/** Clocks, boxes of the slip, lengths of a temporary stay and what blocks a transfer. */
export const transferRulesSchema = z.strictObject({
  /** From the day the decision takes effect, or the long-term move, to the slip. */
  issueWithin: clausedSchema(dayDeadlineSchema),
  /** From the slip to its presentation at the receiver; later needs an explanation. */
  presentWithin: clausedSchema(dayDeadlineSchema),
  /** How often slips that were not presented are checked. */
  checkEvery: clausedSchema(dayDeadlineSchema),
  /** Members of an organisation that ended are moved within this time. */
  assignWithin: clausedSchema(dayDeadlineSchema),
  boxes: clausedSchema(z.strictObject({ leavingUpperParty: z.int(), insideUpperParty: z.int(), abroad: z.int() })),
  stay: clausedSchema(
    z.strictObject({
      leastMonths: z.int(),
      /** A stay must be shorter than this; a study may last up to its own limit, included. */
      belowMonths: z.int(),
      studyLeastMonths: z.int(),
      studyMostMonths: z.int(),
    }),
  ),
  blockedBy: clausedSchema(z.array(z.enum(['inspection', 'complaint']))),
  duesThroughMonthOfIssue: clausedSchema(z.boolean()),
  /** Types that take members in. */
  cellTypes: z.array(z.string()).min(1),
  /** The upper party of a move is the unit directly under an organisation of one of these types. */
  upperPartyUnder: z.array(z.string()).min(1),
});
export type TransferRules = z.output<typeof transferRulesSchema>;
export type TransferPack = Pack<TransferRules>;

type Example =
  | { ask: 'boxes'; kind: 'abroad' | 'other'; leavesUpperParty: boolean }
  | { ask: 'stay'; from: string; until: string; isStudy: boolean };

/** How many boxes the slip of a move has. Null while it is not known whether the move leaves the upper party. */
export const slipBoxesOf = (
  rules: TransferRules,
  isAbroad: boolean,
  leavesUpperParty: boolean | null,
): number | null => {
  const { abroad, leavingUpperParty, insideUpperParty } = rules.boxes.value;
  if (isAbroad) return abroad;
  if (leavesUpperParty === null) return null;
  return leavesUpperParty ? leavingUpperParty : insideUpperParty;
};

export const transferRules = definePackKind({
  kind: 'transfer-rules',
  schema: transferRulesSchema,
  answer: (content, given: Example) => {
    if (given.ask === 'boxes') return slipBoxesOf(content, given.kind === 'abroad', given.leavesUpperParty);
    const stay = { from: day(given.from) as Day, until: day(given.until) as Day, isStudy: given.isStudy };
    return stayReasons(content.stay.value, stay).map((one) => one.code);
  },
});
