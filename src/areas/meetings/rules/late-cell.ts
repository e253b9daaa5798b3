import type { Day } from '../../../platform/calendar/day.ts';

type Owing = {
  /** Day for which the meeting of the month is planned; null: it stands in no calendar. */
  readonly plannedOn: Day | null;
  readonly heldOn: Day | null;
};

/**
 * Whether a cell that owes the month's meeting or report is behind on a day, so that urging begins with it: it met and has not reported, its
 * planned day is over, or it has none. One whose meeting is still ahead owes nothing yet; the office may urge it all the same.
 */
export const isBehind = ({ plannedOn, heldOn }: Owing, today: Day): boolean =>
  heldOn !== null || plannedOn === null || plannedOn < today;
