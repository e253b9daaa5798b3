import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

export type GroupPlace = { readonly memberId: string; readonly groupId: string };

export type ArrangementFacts = {
  readonly today: Day;
  readonly rollIds: ReadonlySet<string>;
  readonly groupIds: ReadonlySet<string>;
  /** Whether anything was arranged by that day. */
  readonly isArranged: boolean;
};

/**
 * Judges a whole arrangement of a cell on its day: every member named once, on the roll of that day, in a group that is there that day.
 * Leaving somebody out is allowed; naming nobody only takes an earlier arrangement out of force.
 */
export const checkArrangement = (
  { from, places }: { readonly from: Day; readonly places: readonly GroupPlace[] },
  { today, rollIds, groupIds, isArranged }: ArrangementFacts,
): true | Refusal => {
  const reasons: Reason[] = [];
  if (from > today) reasons.push(reason('members.arrangement-ahead', {}, 'from'));
  if (places.length === 0 && !isArranged) reasons.push(reason('members.nobody-arranged', {}, 'places'));
  const seen = new Set<string>();
  places.forEach(({ memberId, groupId }, at) => {
    if (seen.has(memberId)) reasons.push(reason('members.arranged-twice', {}, `places.${at}.memberId`));
    seen.add(memberId);
    if (!rollIds.has(memberId)) reasons.push(reason('members.not-on-roll-then', {}, `places.${at}.memberId`));
    if (!groupIds.has(groupId)) reasons.push(reason('members.group-not-there-then', {}, `places.${at}.groupId`));
  });
  return reasons.length === 0 ? true : refuse(...reasons);
};
