import type { Day } from '../../../platform/calendar/day.ts';
import { minutesOf } from '../../../platform/calendar/pack-kinds.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';

/** An hour of the day as the clock shows it, `HH:MM`; null: not known. */
export type Clock = string | null;

export type Slot = {
  readonly kind: MeetingKind;
  readonly groupId: string | null;
  readonly on: Day;
  readonly from: Clock;
  readonly to: Clock;
};

/** Committee and Party groups meet beside the cell; all other kinds need the same people. */
const circleOf = ({ kind, groupId }: Slot): string =>
  kind === 'committee' ? 'committee' : kind === 'party-group' ? `group ${groupId}` : 'cell';

const overlap = (a: Slot, b: Slot): boolean =>
  a.from !== null && a.to !== null && b.from !== null && b.to !== null && a.from < b.to && b.from < a.to;

/** The same people twice: another meeting of the same kind on that day, or one whose hours overlap. */
export const isSameSlot = (a: Slot, b: Slot): boolean =>
  a.on === b.on && circleOf(a) === circleOf(b) && (a.kind === b.kind || overlap(a, b));

/** From the beginning to the end, in minutes; null when one of them is not known. */
export const lengthOf = ({ from, to }: Pick<Slot, 'from' | 'to'>): number | null =>
  from === null || to === null ? null : minutesOf(to) - minutesOf(from);

/** First day of an organisation, and the first day on which it is no longer there; null: unknown, or still living. */
export type Life = { readonly since: Day | null; readonly endedOn: Day | null };

/** What stands against a meeting at that place and hour; shared by plan and sheet. */
export const slotReasons = (
  slot: Slot,
  facts: { readonly life: Life; readonly others: readonly Slot[] },
  field: string,
): Reason[] => {
  const { since, endedOn } = facts.life;
  const reasons: Reason[] = [];
  if (since !== null && slot.on < since) reasons.push(reason('meetings.before-organisation', { since }, field));
  if (endedOn !== null && slot.on >= endedOn) reasons.push(reason('meetings.after-organisation', { endedOn }, field));
  if (facts.others.some((other) => isSameSlot(slot, other)))
    reasons.push(reason('meetings.slot-taken', { day: slot.on }, field));
  const minutes = lengthOf(slot);
  if (minutes !== null && minutes <= 0) reasons.push(reason('meetings.end-before-start', {}, 'endedAt'));
  if ((slot.kind === 'party-group') !== (slot.groupId !== null))
    reasons.push(reason(slot.groupId === null ? 'meetings.group-missing' : 'meetings.group-not-asked', {}, 'groupId'));
  return reasons;
};
