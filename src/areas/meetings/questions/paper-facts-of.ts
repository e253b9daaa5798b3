import type { QuestionContext } from '../../../platform/action/action.ts';
import { addDays, type Day, dayOf } from '../../../platform/calendar/day.ts';
import { daysBetween } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { openTasksOf } from '../../tasks/public.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { PaperFacts, PaperItem, PaperReport, PaperTally } from '../papers/paper-facts.ts';
import { goesThroughTasks, unansweredTasks } from '../rules/unanswered-tasks.ts';
import { electionsForMinutes } from './elections.ts';
import { meeting } from './meeting.ts';
import { meetingPacksOn } from './meeting-facts.ts';
import type { MeetingRow } from './meeting-rows.ts';
import { type PaperCircle, paperCircleOf } from './paper-people.ts';
import { basesOf, laterMeetings, paperHomeOf, scorePackOf, type TallyBase, thresholdOf } from './paper-world.ts';
import { sheetOpening } from './sheet-opening.ts';
import { shareBasisOf, type VotedAt, voteRulesOf } from './vote-bases.ts';

type Vote = MeetingSheet['items'][number]['votes'][number];

const tallyOf = (vote: Vote, base: TallyBase | undefined, held: VotedAt): PaperTally => ({
  matter: vote.matter,
  decision: vote.decision,
  method: vote.method,
  base: vote.base,
  official: base?.official ?? vote.base,
  deductions: base?.deductions ?? [],
  forVotes: vote.forVotes,
  againstVotes: vote.againstVotes,
  blankVotes: vote.blankVotes,
  needed: vote.needed,
  isEnough: vote.isEnough,
  threshold: thresholdOf(vote.packId, vote.threshold),
  basis: shareBasisOf(vote.decision, held),
});

const recordedItems = (
  sheet: MeetingSheet,
  { nameOf }: PaperCircle,
  { bases, held }: { readonly bases: ReadonlyMap<string, TallyBase>; readonly held: VotedAt },
): PaperItem[] =>
  sheet.items.map(({ source, sourceCode, title, presenterId, content, conclusion, opinions, votes }) => ({
    ...{ source, sourceCode, title, content, conclusion },
    presenter: nameOf(presenterId),
    opinions: (opinions ?? []).map(({ speaker, gist }) => ({ speaker, gist })),
    tallies: votes.map((vote) => tallyOf(vote, bases.get(vote.id), held)),
  }));

/** Of a meeting that has no sheet yet: the agenda that its sheet will begin with. */
const proposedItems = async (
  context: QuestionContext,
  { organisationId, kind, id }: MeetingRow,
  on: Day,
): Promise<PaperItem[]> => {
  const { agenda } = await sheetOpening.run(
    { organisationId: organisationId as never, kind, on, meetingId: id },
    context,
  );
  return agenda.map(({ source, sourceCode, title }) => ({
    ...{ source, sourceCode, title: title.vi },
    ...{ presenter: null, content: null, conclusion: null, opinions: [], tallies: [] },
  }));
};

type Told = Pick<PaperFacts, 'reports' | 'otherOpenTasks'>;
type Open = Awaited<ReturnType<typeof openTasksOf>>;

/** Of a meeting held those that were due; before it all that are open. */
const askedOf = (open: Open, sheet: MeetingSheet, { kind, on }: VotedAt): Open => {
  const told = new Set<string>(sheet.taskReports.map(({ taskId }) => taskId));
  if (sheet.face.heldOn !== null) return unansweredTasks(open, { kind, on, told });
  return goesThroughTasks(kind) ? open : [];
};

/** Tasks that were open on the eve of the meeting: those of which it heard something, and those of which it should have. */
const reportsOf = async (tx: Tx, { organisationId, kind }: MeetingRow, sheet: MeetingSheet, on: Day): Promise<Told> => {
  const told = new Map(sheet.taskReports.map((report) => [report.taskId as string, report]));
  const open = await openTasksOf(tx, organisationId, sheet.face.heldOn === null ? on : addDays(on, -1));
  const asked = new Set<string>(askedOf(open, sheet, { kind, on }).map(({ id }) => id));
  const listed = open.filter(({ id }) => told.has(id) || asked.has(id));
  const known = new Set<string>(listed.map(({ id }) => id));
  const reports: PaperReport[] = [
    ...listed.map(({ id, text, leadName, dueOn }) => ({
      text,
      owner: leadName,
      dueOn,
      result: told.get(id)?.result ?? null,
      note: told.get(id)?.note ?? null,
    })),
    // Told of at the meeting and out of reach since: the line stays, its words are written by hand.
    ...[...told.values()]
      .filter(({ taskId }) => !known.has(taskId))
      .map(({ result, note }) => ({ text: null, owner: null, dueOn: null, result, note })),
  ];
  return { reports, otherOpenTasks: goesThroughTasks(kind) ? open.length - listed.length : null };
};

const tasksOf = ({ tasks }: MeetingSheet, { nameOf }: PaperCircle, later: readonly Day[]): PaperFacts['tasks'] =>
  tasks.map(({ text, ownerId, withIds, dueOn }) => ({
    text,
    owner: nameOf(ownerId),
    with: withIds.flatMap((id) => nameOf(id) ?? []),
    dueOn,
    reportOn: dueOn === null ? null : (later.find((day) => day >= dueOn) ?? null),
  }));

const enteredLaterOf = ({ recordedAt, heldOn, entry }: MeetingRow): PaperFacts['enteredLater'] => {
  if (recordedAt === null || heldOn === null) return null;
  const on = dayOf(recordedAt);
  const days = daysBetween(heldOn, on);
  return days > 0 ? { on, days, isFromPaper: entry === 'from-paper' } : null;
};

const scoreOf = ({ score, face }: MeetingSheet): PaperFacts['score'] =>
  score && {
    lines: score.lines,
    selfTotal: face.selfTotal,
    selfBand: face.selfBand,
    superiorTotal: face.superiorTotal,
    superiorBand: face.superiorBand,
  };

const headOf = (row: MeetingRow, sheet: MeetingSheet, on: Day) => ({
  kind: row.kind,
  mode: row.mode,
  title: row.title,
  groupName: sheet.face.groupName,
  on,
  isHeld: row.heldOn !== null,
  startsAt: row.startedAt ?? row.plannedAt,
  endsAt: row.endedAt,
  place: row.place,
  materialsOn: row.materialsOn,
  duesNote: row.duesNote,
  isAgendaApproved: row.isAgendaApproved,
  isAdopted: row.isAdopted,
  conclusion: row.conclusion,
  weakPoints: row.weakPoints,
  enteredLater: enteredLaterOf(row),
});

/** Everything the papers of a meeting are filled from, as its sheet stands; what is not known stays unknown. */
export const paperFactsOf = async (context: QuestionContext, row: MeetingRow): Promise<PaperFacts> => {
  const { tx } = context;
  const on = row.heldOn ?? row.plannedOn;
  const sheet = (await meeting.run({ meetingId: row.id }, context)) as MeetingSheet;
  const home = await paperHomeOf(tx, row.organisationId, on);
  const circle = await paperCircleOf(tx, row, sheet, meetingPacksOn(on).pack);
  const later = await laterMeetings(tx, row.organisationId, { on, isOfCommittee: row.kind === 'committee' });
  const bases = await basesOf(tx, row.id);
  const held = { kind: row.kind, on };
  const recorded = recordedItems(sheet, circle, { bases, held });
  return {
    organisation: home.name,
    superior: home.superior,
    isCell: home.isCell,
    ...headOf(row, sheet, on),
    chair: circle.nameOf(row.chairId),
    clerk: circle.nameOf(row.clerkId),
    people: circle.people,
    guests: sheet.guests.map(({ fullName, post, isFromAbove, remark }) => ({
      name: fullName,
      post,
      isFromAbove,
      remark,
    })),
    items:
      recorded.length > 0 || row.heldOn !== null || !home.isThere ? recorded : await proposedItems(context, row, on),
    ...(await electionsForMinutes(tx, row)),
    ...(await reportsOf(tx, row, sheet, on)),
    remarks: sheet.remarks.map(({ kind, whom, what }) => ({ kind, whom, what })),
    tasks: tasksOf(sheet, circle, later),
    scorePack: scorePackOf(sheet.score?.packId ?? null, on),
    score: scoreOf(sheet),
    voteRules: voteRulesOf(sheet, bases, held),
  };
};
