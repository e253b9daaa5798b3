import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { openTasksOf } from '../../tasks/public.ts';
import type { SheetInput } from '../contract/sheet.ts';
import { meetingAgendaKind } from '../rules/agenda-pack.ts';
import { longestExcusedRun, type RollCall } from '../rules/excused-run.ts';
import type { MeetingFacts, MeetingVerdict } from '../rules/held-meeting.ts';
import { inTime, materialsDueOn } from '../rules/meeting-deadlines.ts';
import { stepMarksOf, stepsShare, stepsTaken } from '../rules/procedure-steps.ts';
import { requiredMinutes } from '../rules/required-minutes.ts';
import type { MeetingRecord } from '../rules/score-facts.ts';
import { meetingScoreKind } from '../rules/score-pack.ts';
import type { Part } from '../rules/share-reached.ts';

/** The form by which a meeting of a day is scored, or null where none is in force. */
export const scorePackOn = (on: Day) => findPackInForce(shippedPacks(), meetingScoreKind, on) ?? null;

/** Roll calls of the closed meetings of an organisation in the year of a day, before that day. */
const callsBefore = async (tx: Tx, organisationId: string, on: Day): Promise<RollCall[]> => {
  const { rows } = await sql<RollCall>`
    SELECT a.member_id AS "memberId", a.held_on AS "heldOn", a.status
    FROM meetings.meeting m JOIN meetings.attendance a ON a.meeting_id = m.id AND a.held_on = m.held_on
    WHERE m.org_id = ${organisationId} AND m.state IN ('closed', 'reported') AND m.kind IN ('regular', 'combined')
      AND m.held_on >= date_trunc('year', ${on}::date) AND m.held_on < ${on}::date`.execute(tx);
  return rows;
};

/** Members who spoke; guests are not among those present either. */
const speakersOf = ({ items }: SheetInput): number =>
  new Set(items.flatMap(({ opinions }) => opinions.flatMap(({ speakerId }) => speakerId ?? []))).size;

/** Tasks done of those that were due by the meeting; one that nobody reported on counts as not done. */
const tasksDoneOf = async (tx: Tx, { organisationId, heldOn, taskReports }: SheetInput): Promise<Part | null> => {
  const due = (await openTasksOf(tx, organisationId, heldOn)).filter(({ dueOn }) => dueOn !== null && dueOn <= heldOn);
  const ids = new Set<string>([...due.map(({ id }) => id), ...taskReports.map(({ taskId }) => taskId)]);
  const done = taskReports.filter(({ result }) => result === 'done').length;
  return ids.size === 0 ? null : { numerator: done, denominator: ids.size };
};

const stepsOf = (input: SheetInput, { turnout }: MeetingVerdict) => {
  const pack = findPackInForce(shippedPacks(), meetingAgendaKind, input.heldOn);
  if (!pack) return null;
  const lastMonth = input.items.find(({ sourceCode }) => sourceCode === 'last-month');
  const marks = stepMarksOf({
    hasClerk: input.clerkId !== null,
    isRollComplete: turnout?.attended != null,
    hasDuesNote: input.duesNote !== null,
    isAgendaApproved: input.isAgendaApproved,
    hasLastMonth: lastMonth ? lastMonth.content !== null || lastMonth.conclusion !== null : null,
    opinions: input.items.reduce((sum, { opinions }) => sum + opinions.length, 0),
    tasks: input.tasks.length,
    hasConclusion: input.conclusion !== null,
  });
  return stepsShare(stepsTaken(pack.content, input.kind, marks));
};

const preparedOf = ({ isPrepared, postHolderIds, pack }: Omit<MeetingFacts, 'roll'>): MeetingRecord['committeeMet'] =>
  postHolderIds?.size === 1 && pack !== null && !pack.content.preparation.value.isSecretaryAloneAssessed
    ? 'not-assessed'
    : isPrepared;

/** What the program knows of a meeting that its score may rest on; what is not known is null, never zero. */
export const scoreRecordOf = async (
  tx: Tx,
  input: SheetInput,
  { facts, verdict, isComplete }: { facts: MeetingFacts; verdict: MeetingVerdict; isComplete: boolean },
): Promise<MeetingRecord> => {
  const { kind, heldOn, attendance, materialsOn } = input;
  const { pack, roll, decidedMinutes: decided, durationPreset: preset } = facts;
  const members = roll.filter(({ isGuest }) => !isGuest).length;
  const needed = pack && requiredMinutes(pack.content, { kind, members, decided, preset });
  const calls = await callsBefore(tx, input.organisationId, heldOn);
  const own = attendance.map(({ memberId, status }) => ({ memberId, heldOn, status }));
  return {
    minutes: verdict.minutes,
    neededMinutes: needed?.minutes ?? null,
    attended: verdict.turnout?.attended ?? null,
    unexcused: verdict.turnout?.unexcused ?? null,
    excusedInARow: longestExcusedRun([...calls, ...own]),
    committeeMet: preparedOf(facts),
    noticeSent: input.noticedOn === null ? null : true,
    materialsInTime: pack && inTime(materialsOn, materialsDueOn(pack.content, heldOn), facts.today),
    steps: stepsOf(input, verdict),
    speakers: speakersOf(input),
    present: verdict.turnout?.present ?? null,
    remarks: input.remarks.length,
    tasksDone: await tasksDoneOf(tx, input),
    conclusionAdopted: isComplete ? input.conclusion !== null : null,
    minutesComplete: isComplete ? input.chairId !== null && input.clerkId !== null : null,
    // Known two days after the meeting at the earliest; the superior's column looks at it then.
    postedInTime: null,
  };
};
