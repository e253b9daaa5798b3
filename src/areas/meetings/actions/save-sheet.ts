import { type ActionContext, action } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { together } from '../../../platform/db/together.ts';
import { isRefusal, orRefuse, type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { RollLineView } from '../../members/contract.ts';
import * as contract from '../contract/sheet.ts';
import { refuseElectionsOutside } from '../questions/election-rows.ts';
import { type MeetingWorld, meetingFactsIn, meetingWorldOf } from '../questions/meeting-facts.ts';
import { refuseForeign } from '../questions/meeting-homes.ts';
import { findMeeting, type MeetingRow, refuseStale } from '../questions/meeting-rows.ts';
import { type ScoreWorld, scoreRecordIn, scoreWorldOf } from '../questions/score-record.ts';
import { voteFactsOf } from '../questions/vote-facts.ts';
import { knownCasesOf } from '../questions/waiting-cases.ts';
import { caseReasons, findCase, type KnownCase } from '../rules/check-cases.ts';
import { checkMeeting } from '../rules/check-meeting.ts';
import { checkVote } from '../rules/check-vote.ts';
import type { HeldMeeting } from '../rules/held-meeting.ts';
import { neededMinutesOf } from '../rules/meeting-record.ts';
import type { MeetingStep } from '../rules/transitions.ts';
import { votingBodyOf, votingCircleOf } from '../rules/voting-circle.ts';
import { carryCases } from './carry-cases.ts';
import { judgeElections, withElectionItems } from './elections-on-sheet.ts';
import { refuseStep } from './meeting-steps.ts';
import { carryReports, giveTasks, type TaskIds } from './meeting-tasks.ts';
import { judgeOwnScore, type OwnScore, putOwnScore } from './score-writes.ts';
import { changeHead, insertHead } from './sheet-head.ts';
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
  await refuseElectionsOutside(tx, input);
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
const judgeVotes = (input: Sheet, { facts: known, verdict }: Judged, waiting: Cases): JudgedVote[] => {
  const lines = input.items.flatMap(({ id, votes }, at) => votes.map((line, place) => ({ id, line, at, place })));
  if (lines.length === 0) return [];
  const { heldOn: on, kind, attendance } = input;
  const facts = voteFactsOf(votingCircleOf(kind, known), { on, kind, attendance, turnout: verdict.turnout });
  const reasons = caseReasonsOf(input, waiting);
  const judged = lines.flatMap(({ id, line, at, place }): JudgedVote[] => {
    // Only of a case is it known which earlier votes were about the same matter.
    const { earlierVotes = 0 } = findCase(waiting.cases, line.case) ?? {};
    const judgedVote = checkVote({ ...line, body: votingBodyOf(kind) }, { ...facts, earlierVotes });
    if (!isRefusal(judgedVote)) return [{ itemId: id, line, verdict: judgedVote, packId: judgedVote.basePackId }];
    for (const { field, ...rest } of judgedVote.reasons)
      reasons.push({ ...rest, field: `items.${at}.votes.${place}.${field ?? 'forVotes'}` });
    return [];
  });
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
  return judged;
};

type Loaded = {
  readonly before: MeetingRow | undefined;
  readonly world: MeetingWorld;
  /** Null where the sheet gives no score: nothing is asked for it then. */
  readonly scoreWorld: ScoreWorld | null;
};

/** Locks the meeting and reads what its sheet is judged by, sent together. */
const load = async (tx: Tx, input: Sheet, extent: Extent): Promise<Loaded> => {
  const { organisationId, meetingId, groupId, heldOn: on } = input;
  const [, before, world, scoreWorld] = await together([
    refuseForeign(tx, { organisationId, groupId }),
    loadOf(tx, input, extent),
    meetingWorldOf(tx, { organisationId, meetingId, on, groupId }),
    input.score && scoreWorldOf(tx, organisationId, on),
  ]);
  return { before, world, scoreWorld };
};

const judge = (today: Day, input: Sheet, { before, world }: Loaded, extent: Extent) => {
  const enteredOn = before?.recordedAt ? dayOf(before.recordedAt) : null;
  const facts = meetingFactsIn(world, today, { preparedBy: before?.preparedBy ?? null, enteredOn });
  const named = namedReasons(input, facts.roll);
  const checked = checkMeeting(heldOf(input, extent), facts);
  if (named.length > 0) throw new Refused(refuse(...(isRefusal(checked) ? checked.reasons : []), ...named));
  return { facts, verdict: orRefuse(checked) };
};

type Judged = ReturnType<typeof judge>;

const scoreOf = (input: Sheet, { scoreWorld }: Loaded, judged: Judged, isComplete: boolean): OwnScore | null =>
  scoreWorld && judgeOwnScore(input, scoreRecordIn(scoreWorld, input, { ...judged, isComplete }), isComplete);

type Decided = Judged & { readonly votes: readonly JudgedVote[]; readonly score: OwnScore | null };

/** Writes the sheet, sent together in the order in which its rows hang on one another; gives the version of the meeting. */
const write = async (
  { tx, now }: ActionContext,
  input: Sheet,
  { before }: Loaded,
  { extent, taskIds, facts, verdict, votes, score }: Decided & { readonly extent: Extent; readonly taskIds: TaskIds },
): Promise<number> => {
  const minutesNeeded = neededMinutesOf(input, facts);
  const head = { verdict, extent, now, packId: facts.pack?.id ?? null, minutesNeeded };
  const nameOf = new Map<string, string>(facts.roll.map(({ memberId, fullName }) => [memberId, fullName]));
  const [, version] = await together([
    before && clearLines(tx, input),
    before ? changeHead(tx, input, head) : insertHead(tx, input, head),
    putAttendance(tx, input),
    putLines(tx, input, { votes, taskIds }),
    putOwnScore(tx, input, { score, isNew: before === undefined }),
    putOpinions(tx, input, { had: before?.opinions ?? 0, nameOf }),
  ]);
  return version;
};

const save = (extent: Extent) => async (input: Sheet, context: ActionContext) => {
  const { tx, today, note, tell } = context;
  const isComplete = extent === 'complete';
  const { organisationId, meetingId, heldOn } = input;
  const loaded = await load(tx, input, extent);
  const judged = judge(today, input, loaded, extent);
  const { roll } = judged.facts;
  const isKnown = loaded.before !== undefined;
  const [cases, ofElections] = await together([
    knownCasesOf(tx, input, { onDay: heldOn, today }),
    judgeElections(tx, input, { isKnown, isComplete, roll }),
  ]);
  const votes = judgeVotes(input, judged, { cases, isComplete });
  const score = scoreOf(input, loaded, judged, isComplete);

  const taskIds = isComplete ? await giveTasks(context, input, isKnown) : new Map();
  const whole = await withElectionItems(tx, input, { isKnown, isComplete });
  const version = await write(context, whole, loaded, { ...judged, votes, score, extent, taskIds });
  if (isComplete) await carryReports(context, input);
  if (isComplete) await carryCases(context, input, votes);

  const { turnout, findings } = judged.verdict;
  note({ subject: `meeting ${meetingId}`, after: { heldOn, extent, present: turnout?.present ?? null } });
  if (isComplete) await tell('meetings.meeting-recorded', { meetingId, organisationId });
  else await tell('meetings.sheet-saved', { meetingId, organisationId });
  return { meetingId, version, findings: [...findings, ...ofElections] };
};

export const saveSheet = action(contract.saveSheet, save('running'));

export const recordMeeting = action(contract.recordMeeting, save('complete'));
