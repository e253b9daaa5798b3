import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

export type AssignmentFacts = {
  readonly endedOn: Day | null;
  /** Null: no such organisation for the caller, or it does not live. */
  readonly target: { readonly type: string; readonly livesToday: boolean; readonly livesThen: boolean } | null;
  /** Members asked for whose official spell does not run at the organisation. */
  readonly strangers: number;
};

/** May these members go on in that organisation from that day? */
export const checkAssignment = (
  input: { readonly fromId: string; readonly toId: string; readonly on: Day },
  facts: AssignmentFacts,
  cellTypes: readonly string[],
  today: Day,
): Refusal | null => {
  const reasons: Reason[] = [];
  if (input.fromId === input.toId) reasons.push(reason('members.transfer-to-same', {}, 'toId'));
  if (facts.target === null || !facts.target.livesToday || !facts.target.livesThen)
    reasons.push(reason('members.cell-not-living', {}, 'toId'));
  else if (!cellTypes.includes(facts.target.type)) reasons.push(reason('members.not-of-cell-type', {}, 'toId'));
  if (input.on > today) reasons.push(reason('members.day-in-future', { day: input.on }, 'on'));
  if (facts.endedOn !== null && input.on < facts.endedOn)
    reasons.push(reason('members.assigned-before-end', { endedOn: facts.endedOn }, 'on'));
  if (facts.strangers > 0) reasons.push(reason('members.not-all-there', { count: facts.strangers }, 'memberIds'));
  return reasons.length > 0 ? refuse(...reasons) : null;
};
