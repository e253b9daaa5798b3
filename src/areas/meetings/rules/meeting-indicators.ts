import type { Day } from '../../../platform/calendar/day.ts';
import { daysBetween } from '../../../platform/calendar/months.ts';
import { type CalendarMeeting, monthsWithout, periodsOver, quartersWithout, type Span } from './calendar-year.ts';
import type { Part } from './share-reached.ts';

/** What a figure counts and which rows it rests on: deleting the rows removes the flag. */
export type Indicator = {
  readonly isRaised: boolean;
  /** Null where there is nothing to measure, which is not zero. */
  readonly part: Part | null;
  /** Ids of meetings, or first days of months and quarters in which something is missing. */
  readonly rows: readonly string[];
  /** Something that is needed was never recorded. */
  readonly isKnown: boolean;
};

const nothing: Indicator = { isRaised: false, part: null, rows: [], isKnown: false };

/** Regular meetings missing in months that are over. `atLeast` such months raise it. */
export const noMeetingInMonth = (
  meetings: readonly CalendarMeeting[],
  span: Span,
  { atLeast }: { readonly atLeast: number },
): Indicator => missingIn(monthsWithout(meetings, span), periodsOver(1, span).length, atLeast);

/** Meetings on a topic missing in quarters that are over. */
export const noThematicInQuarter = (
  meetings: readonly CalendarMeeting[],
  span: Span,
  { atLeast }: { readonly atLeast: number },
): Indicator => missingIn(quartersWithout(meetings, span), periodsOver(3, span).length, atLeast);

const missingIn = (missing: readonly Day[], periods: number, atLeast: number): Indicator =>
  periods === 0
    ? nothing
    : {
        isRaised: missing.length >= atLeast,
        part: { numerator: missing.length, denominator: periods },
        rows: missing,
        isKnown: true,
      };

export type MeetingRow = {
  readonly id: string;
  readonly heldOn: Day;
  readonly attended: Part | null;
  readonly unexcused: number | null;
  readonly minutes: number | null;
  readonly neededMinutes: number | null;
  readonly enteredOn: Day;
  readonly selfPoints: number | null;
  readonly superiorPoints: number | null;
  readonly tasksDue: number;
  readonly tasksDone: number;
};

const newestFirst = (rows: readonly MeetingRow[]): readonly MeetingRow[] =>
  [...rows].sort((a, b) => (a.heldOn < b.heldOn ? 1 : a.heldOn > b.heldOn ? -1 : 0));

/** Rows of which a fact is known and speaks, of those of which it is known. */
const countedIn = (
  rows: readonly MeetingRow[],
  speaks: (row: MeetingRow) => boolean | null,
  atLeast: number,
): Indicator => {
  const known = rows.filter((row) => speaks(row) !== null);
  if (known.length === 0) return nothing;
  const raised = known.filter((row) => speaks(row) === true);
  return {
    isRaised: raised.length >= atLeast,
    part: { numerator: raised.length, denominator: known.length },
    rows: raised.map(({ id }) => id),
    isKnown: true,
  };
};

/** Meetings on irregular days: the days between one and the next lie outside of these bounds. */
export const irregularMonths = (
  rows: readonly MeetingRow[],
  bounds: { readonly fromDays: number; readonly toDays: number; readonly atLeast: number },
): Indicator => {
  const ordered = newestFirst(rows);
  const gaps = ordered.flatMap((row, at) => {
    const before = ordered[at + 1];
    return before ? [{ id: row.id, days: daysBetween(before.heldOn, row.heldOn) }] : [];
  });
  if (gaps.length === 0) return nothing;
  const irregular = gaps.filter(({ days }) => days < bounds.fromDays || days > bounds.toDays);
  return {
    isRaised: irregular.length >= bounds.atLeast,
    part: { numerator: irregular.length, denominator: gaps.length },
    rows: irregular.map(({ id }) => id),
    isKnown: true,
  };
};

/** Attendance fell at each of the last meetings; `meetings` falls in a row raise it. Compared as fractions, without rounding. */
export const attendanceSlide = (
  rows: readonly MeetingRow[],
  { meetings }: { readonly meetings: number },
): Indicator => {
  const last = newestFirst(rows)
    .slice(0, meetings + 1)
    .reverse();
  const parts = last.flatMap(({ attended }) => (attended && attended.denominator > 0 ? [attended] : []));
  if (last.length <= meetings || parts.length < last.length) return nothing;
  const falls = parts.slice(1).every((part, at) => isLess(part, parts[at]!));
  return {
    isRaised: falls,
    part: parts.at(-1)!,
    rows: falls ? last.map(({ id }) => id) : [],
    isKnown: true,
  };
};

const isLess = (a: Part, b: Part): boolean => a.numerator * b.denominator < b.numerator * a.denominator;

/** Meetings in which somebody was absent without leave. */
export const absenceWithoutLeave = (
  rows: readonly MeetingRow[],
  { atLeast }: { readonly atLeast: number },
): Indicator => countedIn(rows, ({ unexcused }) => (unexcused === null ? null : unexcused > 0), atLeast);

/** Meetings shorter than they have to be; kinds without a duration are not measured. */
export const shortMeetings = (rows: readonly MeetingRow[], { atLeast }: { readonly atLeast: number }): Indicator =>
  countedIn(
    rows,
    ({ minutes, neededMinutes }) => (minutes === null || neededMinutes === null ? null : minutes < neededMinutes),
    atLeast,
  );

/** Meetings entered later than this many days after they were held. */
export const lateEntries = (
  rows: readonly MeetingRow[],
  { within, atLeast }: { readonly within: number; readonly atLeast: number },
): Indicator => countedIn(rows, ({ heldOn, enteredOn }) => daysBetween(heldOn, enteredOn) > within, atLeast);

/** Meetings whose own points and the superior's lie further apart than this, whichever is higher. */
export const scoreGap = (
  rows: readonly MeetingRow[],
  { points, atLeast }: { readonly points: number; readonly atLeast: number },
): Indicator =>
  countedIn(
    rows,
    ({ selfPoints, superiorPoints }) =>
      selfPoints === null || superiorPoints === null ? null : Math.abs(superiorPoints - selfPoints) > points,
    atLeast,
  );

/** Tasks of the last resolution that were due and are not done: more than this share of them. Tasks not yet due are not counted. */
export const unfinishedTasks = (rows: readonly MeetingRow[], { share }: { readonly share: Part }): Indicator => {
  const last = newestFirst(rows).find(({ tasksDue }) => tasksDue > 0);
  if (!last) return nothing;
  const part = { numerator: last.tasksDue - last.tasksDone, denominator: last.tasksDue };
  const isRaised = part.numerator * share.denominator > share.numerator * part.denominator;
  return { isRaised, part, rows: isRaised ? [last.id] : [], isKnown: true };
};
