import type { QuestionContext } from '../../../platform/action/action.ts';
import { addDays, type Day, dayOf } from '../../../platform/calendar/day.ts';
import { daysBetween } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { openTasksOf } from '../../tasks/public.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import type { PaperFacts, PaperItem, PaperReport, PaperRule, PaperTally } from '../papers/paper-facts.ts';
import { voteRulesKind } from '../rules/vote-rules-pack.ts';
import { electionsForMinutes } from './elections.ts';
import { meeting } from './meeting.ts';
import { meetingPacksOn } from './meeting-facts.ts';
import type { MeetingRow } from './meeting-rows.ts';
import { type PaperCircle, paperCircleOf } from './paper-people.ts';
import {
  basesOf,
  laterMeetings,
  packById,
  paperHomeOf,
  scorePackOf,
  type TallyBase,
  thresholdOf,
} from './paper-world.ts';
import { sheetOpening } from './sheet-opening.ts';

const tallyOf = (vote: MeetingSheet['items'][number]['votes'][number], base: TallyBase | undefined): PaperTally => ({
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
});

const recordedItems = async (tx: Tx, sheet: MeetingSheet, { nameOf }: PaperCircle): Promise<PaperItem[]> => {
  const bases = await basesOf(tx, sheet.face.id);
  return sheet.items.map(({ source, sourceCode, title, presenterId, content, conclusion, opinions, votes }) => ({
    ...{ source, sourceCode, title, content, conclusion },
    presenter: nameOf(presenterId),
    opinions: (opinions ?? []).map(({ speaker, gist }) => ({ speaker, gist })),
    tallies: votes.map((vote) => tallyOf(vote, bases.get(vote.id))),
  }));
};

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

/** Kinds of meeting that go through the tasks of last time; others hear of what is told. */
const reviewing: readonly string[] = ['regular', 'combined', 'committee'];

/**
 * Tasks that were open on the eve of the meeting: those of which it heard something, and those that were due by its day. Before the
 * meeting all that are open.
 */
const reportsOf = async (
  tx: Tx,
  { organisationId, kind }: MeetingRow,
  sheet: MeetingSheet,
  on: Day,
): Promise<PaperReport[]> => {
  const isHeld = sheet.face.heldOn !== null;
  const told = new Map(sheet.taskReports.map((report) => [report.taskId as string, report]));
  const open = await openTasksOf(tx, organisationId, isHeld ? addDays(on, -1) : on);
  const isReviewed = (dueOn: Day | null): boolean =>
    reviewing.includes(kind) && (!isHeld || (dueOn !== null && dueOn <= on));
  const listed = open.filter(({ id, dueOn }) => told.has(id) || isReviewed(dueOn));
  const known = new Set<string>(listed.map(({ id }) => id));
  return [
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

const voteRulesOf = ({ items }: MeetingSheet, on: Day): PaperRule[] => {
  const votes = items.flatMap((item) => item.votes);
  if (votes.length === 0) return [];
  const shares = findPackInForce(shippedPacks(), voteRulesKind, on);
  const bases = [...new Set(votes.map(({ packId }) => packId))].flatMap((id) => packById(id) ?? []);
  return [...(shares ? [shares] : []), ...bases].map(({ title, verified }) => ({
    title: title.vi,
    isVerified: verified,
  }));
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
  const recorded = await recordedItems(tx, sheet, circle);
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
    elections: await electionsForMinutes(tx, row),
    reports: await reportsOf(tx, row, sheet, on),
    remarks: sheet.remarks.map(({ kind, whom, what }) => ({ kind, whom, what })),
    tasks: tasksOf(sheet, circle, later),
    scorePack: scorePackOf(sheet.score?.packId ?? null, on),
    score: scoreOf(sheet),
    voteRules: voteRulesOf(sheet, on),
  };
};
