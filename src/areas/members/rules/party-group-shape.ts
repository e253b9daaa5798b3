import { z } from 'zod';

const count = z.int().min(1);

/** Where a value stands and how sure we are of it: one document is known to us in parts. */
const ruledFields = { clause: z.string().min(1), confidence: z.enum(['A', 'B', 'C', 'M']) };
const ruled = <S extends z.ZodType>(value: S) => z.strictObject({ value, ...ruledFields });

/** Content of a pack `party-group-rules`. */
export const partyGroupSchema = z.strictObject({
  /** A cell of so many members splits into groups; null: the document was not read so far. */
  groups: z.strictObject({ fromMembers: count.nullable(), ...ruledFields }),
  meetings: ruled(z.strictObject({ atLeastPerMonth: count })).nullable(),
  head: ruled(z.literal('elected')).nullable(),
  /** A pilot of one place; it counts only where a committee switched it on. */
  temporaryMembers: ruled(
    z.strictObject({ fromMembers: count, head: z.literal('committee-member'), place: z.string().min(1) }),
  ).nullable(),
});
export type PartyGroupRules = z.output<typeof partyGroupSchema>;

export type GroupAdvice = 'split' | 'group-of-temporary-members';

/**
 * What the rules advise for a cell of so many members: split into groups, or gather members who stay for a time in one of their own.
 * Whoever has groups already is not told to split (294-QĐ/TW 20.3.2; 02-HD/BTCTU of Hà Nội B.II.4).
 */
export const groupAdvice = (
  rules: PartyGroupRules,
  cell: {
    readonly members: number;
    readonly temporary: number;
    readonly groups: number;
    readonly isPilotOn: boolean;
  },
): readonly GroupAdvice[] => {
  const { groups, temporaryMembers } = rules;
  const splits = groups.fromMembers !== null && cell.members >= groups.fromMembers && cell.groups === 0;
  const gathers = temporaryMembers !== null && cell.isPilotOn && cell.temporary >= temporaryMembers.value.fromMembers;
  return [...(splits ? ['split' as const] : []), ...(gathers ? ['group-of-temporary-members' as const] : [])];
};
