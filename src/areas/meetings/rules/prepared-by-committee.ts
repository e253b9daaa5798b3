import type { Day } from '../../../platform/calendar/day.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';

type Around = { readonly id: string; readonly kind: MeetingKind; readonly heldOn: Day | null };

const isOfMembers = ({ kind }: Around): boolean => kind !== 'committee' && kind !== 'party-group';

/**
 * Did the committee meet to prepare a meeting: the one named on the plan; else any held since the cell last met, up to the day itself. One
 * before that prepared another meeting. Null: none is recorded, which is not the same as none held.
 */
export const isPreparedByCommittee = (
  others: readonly Around[],
  preparedBy: string | null,
  on: Day,
): boolean | null => {
  const before = others.flatMap((one) =>
    one.heldOn !== null && one.heldOn <= on ? [{ ...one, day: one.heldOn }] : [],
  );
  const committee = before.filter(({ kind }) => kind === 'committee');
  if (preparedBy !== null) return committee.some(({ id }) => id === preparedBy);
  const last = before.filter((one) => isOfMembers(one) && one.day < on).map(({ day }) => day);
  return committee.some(({ day }) => last.every((met) => day > met)) ? true : null;
};
