import type { Day } from '../../../platform/calendar/day.ts';
import { type ChangeLines, type DatedRecord, dateReasons, fieldsMoved } from './check-change.ts';
import type { FieldValues } from './member-fields.ts';

export type ListedChange = {
  readonly id: string;
  readonly memberId: string;
  readonly lines: ChangeLines;
  readonly record: DatedRecord & FieldValues;
};

/** The lines of a change turned round: what it wrote goes back to what stood before. */
export const linesBack = (lines: ChangeLines): ChangeLines =>
  Object.fromEntries(
    Object.entries(lines).map(([field, line]) => [field, { before: line.after, after: line.before }]),
  ) as ChangeLines;

/**
 * Which changes of one list may be written together: the record still stands as the change found it, and its days agree afterwards; of two
 * about the same record the first. The others are left to be looked at one by one. Not checked: whether the list is right.
 */
export const soundAmong = <T extends ListedChange>(changes: readonly T[], today: Day): T[] => {
  const taken = new Set<string>();
  return changes.filter(({ memberId, lines, record }) => {
    const isSound =
      !taken.has(memberId) &&
      fieldsMoved(lines, record).length === 0 &&
      dateReasons({ record, today }, lines).length === 0;
    if (isSound) taken.add(memberId);
    return isSound;
  });
};
