import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, orRefuse, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { RollLineView } from '../../members/contract.ts';
import * as contract from '../contract/sheet.ts';
import { meetingFactsOf } from '../questions/meeting-facts.ts';
import { refuseForeign } from '../questions/meeting-homes.ts';
import { findMeeting, type MeetingRow, refuseStale } from '../questions/meeting-rows.ts';
import { scoreRecordOf } from '../questions/score-record.ts';
import { voteFactsOf } from '../questions/vote-facts.ts';
import { knownCasesOf } from '../questions/waiting-cases.ts';
import { caseReasons, findCase, type KnownCase } from '../rules/check-cases.ts';
import { checkMeeting } from '../rules/check-meeting.ts';
import { checkVote } from '../rules/check-vote.ts';
import type { HeldMeeting, MeetingVerdict } from '../rules/held-meeting.ts';
import type { MeetingStep } from '../rules/transitions.ts';
import { carryCases } from './carry-cases.ts';
import { refuseStep } from './meeting-steps.ts';
import { carryTasks } from './meeting-tasks.ts';
import { putOwnScore } from './score-writes.ts';
import { clearLines, type JudgedVote, putAttendance, putLines, putOpinions } from './sheet-writes.ts';

type Sheet = contract.SheetInput;
type Extent = HeldMeeting['sheet'];

const stepOf = (before: MeetingRow, extent: Extent): MeetingStep => {
  if (before.state === 'open') return extent === 'complete' ? 'close-meeting' : 'save-sheet';
  return extent === 'complete' ? 'record-meeting' : 'open-meeting';
};

/** The meeting of the sheet, locked; undefined where it is not in the calendar yet. */
const loadOf = async (tx: Tx, input: Sheet, extent: Extent): Promise<MeetingRow | undefined> => {
  const before = await findMeeting(tx, input.meetingId, true);
  if (!before) return undefined;
  if (before.organisationId !== input.organisationId)
    throw new Refused(refuse(reason('meetings.known-already', {}, 'meetingId')));
  if (before.recordedAt !== null && input.expectedVersion === null)
    throw new Refused(refuse(reason('meetings.recorded-already', { day: before.heldOn ?? before.plannedOn })));
  refuseStep(before, stepOf(before, extent));
  refuseStale(before, input.expectedVersion);
  return before;
};

const heldOf = (input: Sheet, extent: Extent): HeldMeeting => ({
  ...input,
  ground: input.online?.ground ?? null,
  apart: input.online?.apart ?? null,
  sheet: extent,
  tasks: input.tasks.map(({ ownerId, dueOn }) => ({ owners: ownerId === null ? 0 : 1, dueOn })),
});

/** Who is named on the sheet beside the roll call: owners of tasks, presenters and speakers stand on the roll of the day too. */
const namedReasons = (input: Sheet, roll: readonly RollLineView[]): Reason[] => {
  const known = new Set<string>(roll.map(({ memberId }) => memberId));
  const missing = (id: string | null, field: string): Reason[] =>
    id === null || known.has(id) ? [] : [reason('meetings.not-on-roll', { day: input.heldOn }, field)];
  return [
    ...input.tasks.flatMap(({ ownerId, withIds }, at) => [
      ...missing(ownerId, `tasks.${at}.ownerId`),
      ...withIds.flatMap((id) => missing(id, `tasks.${at}.withIds`)),
    ]),
    ...input.items.flatMap(({ presenterId, opinions }, at) => [
      ...missing(presenterId, `items.${at}.presenterId`),
      ...opinions.flatMap(({ speakerId, speaker }, line) => [
        ...missing(speakerId, `items.${at}.opinions.${line}.speakerId`),
        ...(speakerId === null && speaker === null
          ? [reason('meetings.speaker-missing', {}, `items.${at}.opinions.${line}.speaker`)]
          : []),
      ]),
    ]),
  ];
};

type Cases = { readonly cases: readonly KnownCase[]; readonly isComplete: boolean };

/** While a meeting goes on, only what could not be kept stands in the way of its cases. */
const caseReasonsOf = ({ kind, items }: Sheet, { cases, isComplete }: Cases): Reason[] =>
  caseReasons(kind, items, cases).filter(({ code }) => isComplete || code === 'meetings.case-voted-twice');

/** Judges every vote of the sheet; all reasons of all votes come back together. */
const judgeVotes = async (tx: Tx, input: Sheet, { turnout }: MeetingVerdict, known: Cases): Promise<JudgedVote[]> => {
  const lines = input.items.flatMap(({ id, votes }, at) => votes.map((line, place) => ({ id, line, at, place })));
  if (lines.length === 0) return [];
  const { organisationId, heldOn: on, kind, attendance } = input;
  const facts = await voteFactsOf(tx, { organisationId, on, kind, attendance, turnout });
  const reasons = caseReasonsOf(input, known);
  const judged = lines.flatMap(({ id, line, at, place }): JudgedVote[] => {
    // Only of a case is it known which earlier votes were about the same matter.
    const { earlierVotes = 0 } = findCase(known.cases, line.case) ?? {};
    const verdict = checkVote({ ...line, body: 'cell' }, { ...facts, earlierVotes });
    if (!isRefusal(verdict)) return [{ itemId: id, line, verdict, packId: facts.base.packId }];
    for (const { field, ...rest } of verdict.reasons)
      reasons.push({ ...rest, field: `items.${at}.votes.${place}.${field ?? 'forVotes'}` });
    return [];
  });
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
  return judged;
};

const insertUnknown = async (tx: Tx, { meetingId, organisationId, kind, groupId, heldOn }: Sheet): Promise<void> => {
  await sql`
    INSERT INTO meetings.meeting (id, org_id, org_pos, state, kind, group_id, planned_on)
    SELECT ${meetingId}, p.id, p.pos, 'open', ${kind}, ${groupId}::uuid, ${heldOn}::date
    FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(tx);
};

type Saved = {
  readonly verdict: MeetingVerdict;
  readonly extent: Extent;
  readonly now: Date;
  readonly packId: string | null;
  readonly minutesNeeded: number | null;
};

const saveHead = async (
  tx: Tx,
  input: Sheet,
  { verdict, extent, now, packId, minutesNeeded }: Saved,
): Promise<number> => {
  const { turnout } = verdict;
  const isComplete = extent === 'complete';
  const { rows } = await sql<{ version: number }>`
    UPDATE meetings.meeting SET kind = ${input.kind}, group_id = ${input.groupId}::uuid, state = ${isComplete ? 'closed' : 'open'},
      state_before = state, state_reason = NULL, place = ${input.place}, mode = ${input.mode}, online_ground = ${input.online?.ground ?? null},
      online_apart = ${input.online?.apart ?? null}, title = ${input.title}, is_instead_of_regular = ${input.isInsteadOfRegular},
      chair_id = ${input.chairId}, clerk_id = ${input.clerkId}, noticed_on = ${input.noticedOn}::date,
      materials_on = ${input.materialsOn}::date, held_on = ${input.heldOn}::date, started_at = ${input.startedAt}::time,
      ended_at = ${input.endedAt}::time, dues_note = ${input.duesNote}, is_agenda_approved = ${input.isAgendaApproved},
      conclusion = ${input.conclusion}, weak_points = ${input.weakPoints}, is_adopted = ${isComplete}, entry = ${input.entry},
      official = ${turnout?.official ?? null}, probationary = ${turnout?.probationary ?? null}, present = ${turnout?.present ?? null},
      excused = ${turnout?.excused ?? null}, unexcused = ${turnout?.unexcused ?? null}, counted = ${turnout?.attended?.denominator ?? null},
      attended = ${turnout?.attended?.numerator ?? null}, minutes_needed = ${minutesNeeded},
      rules_pack = ${packId}, recorded_at = CASE WHEN ${isComplete} THEN coalesce(recorded_at, ${now}) ELSE recorded_at END,
      closed_at = CASE WHEN ${isComplete} THEN ${now}::timestamptz END, version = version + 1
    WHERE id = ${input.meetingId} RETURNING version`.execute(tx);
  return rows[0]!.version;
};

const judge = async (
  tx: Tx,
  today: Day,
  input: Sheet,
  { before, extent }: { before: MeetingRow | undefined; extent: Extent },
) => {
  const { organisationId, meetingId, heldOn: on } = input;
  const enteredOn = before?.recordedAt ? dayOf(before.recordedAt) : null;
  const preparedBy = before?.preparedBy ?? null;
  const asked = { organisationId, meetingId, on, preparedBy, enteredOn, groupId: input.groupId };
  const facts = await meetingFactsOf(tx, today, asked);
  const named = namedReasons(input, facts.roll);
  const checked = checkMeeting(heldOf(input, extent), facts);
  if (named.length > 0) throw new Refused(refuse(...(isRefusal(checked) ? checked.reasons : []), ...named));
  return { facts, verdict: orRefuse(checked) };
};

const save = (extent: Extent) => async (input: Sheet, context: ActionContext) => {
  const { tx, today, now, note, tell } = context;
  const isComplete = extent === 'complete';
  const { organisationId, meetingId, heldOn } = input;
  await refuseForeign(tx, { organisationId, groupId: input.groupId });
  const before = await loadOf(tx, input, extent);
  const { facts, verdict } = await judge(tx, today, input, { before, extent });
  const cases = await knownCasesOf(tx, input, { onDay: heldOn, today });
  const votes = await judgeVotes(tx, input, verdict, { cases, isComplete });
  const record = await scoreRecordOf(tx, input, { facts, verdict, isComplete });

  if (before) await clearLines(tx, input);
  else await insertUnknown(tx, input);
  const version = await saveHead(tx, input, {
    verdict,
    extent,
    now,
    packId: facts.pack?.id ?? null,
    minutesNeeded: record.neededMinutes,
  });
  await putAttendance(tx, input);
  await putLines(tx, input, votes);
  await putOwnScore(tx, input, { record, isComplete, isNew: before === undefined });
  const nameOf = new Map<string, string>(facts.roll.map(({ memberId, fullName }) => [memberId, fullName]));
  await putOpinions(tx, input, { had: before?.opinions ?? 0, nameOf });
  if (isComplete) await carryTasks(context, input);
  if (isComplete) await carryCases(context, input, votes);

  note({ subject: `meeting ${meetingId}`, after: { heldOn, extent, present: verdict.turnout?.present ?? null } });
  if (isComplete) await tell('meetings.meeting-recorded', { meetingId, organisationId });
  else await tell('meetings.sheet-saved', { meetingId, organisationId });
  return { meetingId, version, findings: [...verdict.findings] };
};

export const saveSheet = action(contract.saveSheet, save('running'));

export const recordMeeting = action(contract.recordMeeting, save('complete'));
