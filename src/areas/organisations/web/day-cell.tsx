import type { Day } from '../../../platform/calendar/day.ts';
import { dayText } from '../../../web/day-text.ts';

/** A day in a table: never broken over two lines. */
export const DayCell = ({ on }: { on: Day | null }) =>
  on && <span className="organisations-nowrap">{dayText(on)}</span>;
