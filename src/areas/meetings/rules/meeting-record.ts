import type { Day } from '../../../platform/calendar/day.ts';
import type { SheetInput } from '../contract/sheet.ts';
import type { MeetingAgenda } from './agenda-shape.ts';
import { longestExcusedRun, type RollCall } from './excused-run.ts';
import type { MeetingFacts, MeetingVerdict } from './held-meeting.ts';
import { inTime, materialsDueOn } from './meeting-deadlines.ts';
import { stepMarksOf, stepsShare, stepsTaken } from './procedure-steps.ts';
import { requiredMinutes } from './required-minutes.ts';
import type { MeetingRecord } from './score-facts.ts';
import type { Part } from './share-reached.ts';

/** A task of an earlier meeting that is not finished. */
export type OpenTask = { readonly id: string; readonly dueOn: Day | null };

/** What a score may rest on beside the sheet itself. */
export type Remembered = {
  readonly facts: MeetingFacts;
  readonly verdict: MeetingVerdict;
  /** Roll calls of the closed meetings of the year before this one. */
  readonly calls: readonly RollCall[];
  readonly openTasks: readonly OpenTask[];
  /** Null: no order of meetings is in force on the day. */
  readonly agenda: MeetingAgenda | null;
  readonly isComplete: boolean;
};

/** Members who spoke; guests are not among those present either. */
const speakersOf = ({ items }: SheetInput): number =>
  new Set(items.flatMap(({ opinions }) => opinions.flatMap(({ speakerId }) => speakerId ?? []))).size;

/** Tasks done of those that were due by the meeting; one that nobody reported on counts as not done. */
const tasksDoneOf = ({ heldOn, taskReports }: SheetInput, openTasks: readonly OpenTask[]): Part | null => {
  const due = openTasks.filter(({ dueOn }) => dueOn !== null && dueOn <= heldOn);
  const ids = new Set<string>([...due.map(({ id }) => id), ...taskReports.map(({ taskId }) => taskId)]);
  const done = taskReports.filter(({ result }) => result === 'done').length;
  return ids.size === 0 ? null : { numerator: done, denominator: ids.size };
};

/** Written down, or told task by task. */
const hasReport = ({ taskReports }: SheetInput, { content, conclusion }: SheetInput['items'][number]): boolean =>
  content !== null || conclusion !== null || taskReports.length > 0;

/** Seats and roll stand ready on a sheet before anybody has met; which steps were gone through is known once it is complete. */
const stepsOf = (input: SheetInput, { verdict: { turnout }, agenda, isComplete }: Remembered): Part | null => {
  if (agenda === null || !isComplete) return null;
  const lastMonth = input.items.find(({ sourceCode }) => sourceCode === 'last-month');
  const marks = stepMarksOf({
    hasClerk: input.clerkId !== null,
    isRollComplete: turnout?.attended != null,
    hasDuesNote: input.duesNote !== null,
    isAgendaApproved: input.isAgendaApproved,
    hasLastMonth: lastMonth ? hasReport(input, lastMonth) : null,
    opinions: input.items.reduce((sum, { opinions }) => sum + opinions.length, 0),
    tasks: input.tasks.length,
    hasConclusion: input.conclusion !== null,
  });
  return stepsShare(stepsTaken(agenda, input.kind, marks));
};

const preparedOf = ({ isPrepared, postHolderIds, pack }: MeetingFacts): MeetingRecord['committeeMet'] =>
  postHolderIds?.size === 1 && pack !== null && !pack.content.preparation.value.isSecretaryAloneAssessed
    ? 'not-assessed'
    : isPrepared;

/** The roll stands ready with everybody present; of a meeting still to come that says nothing. */
const rollOf = ({ heldOn }: SheetInput, { facts: { today }, verdict: { turnout } }: Remembered) => ({
  attended: heldOn > today ? null : (turnout?.attended ?? null),
  unexcused: heldOn > today ? null : (turnout?.unexcused ?? null),
});

/** Nothing written yet is not nothing said: a count of none is known of a complete sheet only. */
const countOf = (count: number, { isComplete }: Remembered): number | null => (isComplete || count > 0 ? count : null);

/** How long a meeting of this kind has to last by the rules of its day, in minutes; null where no rule says so. */
export const neededMinutesOf = (
  { kind }: Pick<SheetInput, 'kind'>,
  { pack, roll, decidedMinutes: decided, durationPreset: preset }: MeetingFacts,
): number | null => {
  const members = roll.filter(({ isGuest }) => !isGuest).length;
  return (pack && requiredMinutes(pack.content, { kind, members, decided, preset }))?.minutes ?? null;
};

/**
 * What is known of a meeting that its score may rest on; what is not known is null, never zero. The sheet in the browser and the server
 * reckon with it alike, so that what is proposed while one types is what is stored.
 */
export const meetingRecordOf = (input: SheetInput, remembered: Remembered): MeetingRecord => {
  const { facts, verdict, calls, openTasks, isComplete } = remembered;
  const { heldOn, attendance, materialsOn } = input;
  const { pack } = facts;
  const own = attendance.map(({ memberId, status }) => ({ memberId, heldOn, status }));
  return {
    minutes: verdict.minutes,
    neededMinutes: neededMinutesOf(input, facts),
    ...rollOf(input, remembered),
    excusedInARow: longestExcusedRun([...calls, ...own]),
    committeeMet: preparedOf(facts),
    noticeSent: input.noticedOn === null ? null : true,
    materialsInTime: pack && inTime(materialsOn, materialsDueOn(pack.content, heldOn), facts.today),
    steps: stepsOf(input, remembered),
    speakers: countOf(speakersOf(input), remembered),
    present: verdict.turnout?.present ?? null,
    remarks: countOf(input.remarks.length, remembered),
    tasksDone: tasksDoneOf(input, openTasks),
    conclusionAdopted: isComplete ? input.conclusion !== null : null,
    minutesComplete: isComplete ? input.chairId !== null && input.clerkId !== null : null,
    // Known two days after the meeting at the earliest; the superior's column looks at it then.
    postedInTime: null,
  };
};
