import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import type { SheetInput } from '../contract/sheet.ts';
import { conclusionCode } from './adoption-vote.ts';
import { checkMeeting } from './check-meeting.ts';
import { checkOwnScore, checkSuperiorScore } from './check-score.ts';
import { type CountedBase, checkVote, type VoteVerdict } from './check-vote.ts';
import type { RollCall } from './excused-run.ts';
import type { CellCalendar, Slot } from './fictional-habits.ts';
import { type FictionalScoreLine, fictionalScore } from './fictional-score.ts';
import { type Face, fictionalSheet, type Holder, type SheetWorld, type Visitor } from './fictional-sheet.ts';
import { confirmDue, type FictionalTask, reportsIn, tasksGivenIn } from './fictional-tasks.ts';
import { circleOf, type MeetingFacts, type MeetingVerdict } from './held-meeting.ts';
import { meetingRecordOf } from './meeting-record.ts';
import type { MeetingRulesPack } from './meeting-rules-shape.ts';
import type { Life } from './meeting-slot.ts';
import { proposeScore } from './propose-score.ts';
import { scoreFactsOf } from './score-facts.ts';
import type { ScorePack } from './score-shape.ts';
import type { VoteRulesPack } from './vote-rules-shape.ts';

const heads: readonly string[] = ['secretary', 'standing-deputy-secretary', 'deputy-secretary'];

/** The packs in force on a day and the base of votes: what the program would ask on that day. */
export type DayRules = {
  readonly pack: MeetingRulesPack | null;
  readonly score: ScorePack | null;
  readonly votes: VoteRulesPack | null;
  readonly agenda: SheetWorld['agenda'];
  readonly baseOf: (roll: readonly Face[], attendance: SheetInput['attendance']) => CountedBase | null;
};

export type CellWorld = Omit<SheetWorld, 'roll' | 'holders' | 'visitor' | 'agenda'> & {
  readonly life: Life;
  readonly calendar: CellCalendar;
  readonly today: Day;
  readonly rollOn: (on: Day) => readonly Face[];
  readonly holdersOn: (on: Day) => readonly Holder[] | null;
  readonly visitorAt: (ago: number) => Visitor | null;
  readonly rulesOn: (on: Day) => DayRules;
};

export type FictionalVote = {
  readonly id: string;
  readonly itemId: string;
  readonly matter: string;
  readonly forVotes: number;
  readonly blankVotes: number;
  readonly verdict: VoteVerdict;
  readonly packId: string;
};

export type FictionalMeeting = {
  readonly slot: Slot;
  readonly sheet: SheetInput;
  readonly roll: readonly Face[];
  readonly verdict: MeetingVerdict;
  readonly neededMinutes: number | null;
  readonly rulesPack: string | null;
  readonly enteredOn: Day;
  /** Day on which what follows was posted and reported; null: not yet. */
  readonly reportedOn: Day | null;
  readonly preparedBy: string | null;
  readonly votes: readonly FictionalVote[];
  readonly score: FictionalScore | null;
  readonly visitor: Visitor | null;
};

export type FictionalScore = {
  readonly packId: string;
  readonly lines: readonly FictionalScoreLine[];
  readonly selfTotal: number | null;
  readonly selfBand: string | null;
  readonly superiorTotal: number | null;
  readonly superiorBand: string | null;
  readonly superiorOn: Day | null;
};

type Past = { readonly meetings: FictionalMeeting[]; readonly tasks: FictionalTask[]; readonly calls: RollCall[] };

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

const othersOf = ({ meetings }: Past): MeetingFacts['others'] =>
  meetings.slice(-6).map(({ sheet }) => ({
    kind: sheet.kind,
    groupId: null,
    on: sheet.heldOn,
    from: sheet.startedAt,
    to: sheet.endedAt,
    isHeld: true,
  }));

const preparedBy = ({ meetings }: Past, slot: Slot): string | null =>
  slot.kind === 'committee'
    ? null
    : (meetings.findLast(({ slot: other }) => other.kind === 'committee' && other.ago === slot.ago)?.sheet.meetingId ??
      null);

const factsOf = (world: CellWorld, past: Past, slot: Slot, enteredOn: Day): MeetingFacts => {
  const holders = world.holdersOn(slot.heldOn);
  return {
    today: world.today,
    enteredOn,
    life: world.life,
    roll: world.rollOn(slot.heldOn),
    postHolderIds: holders && new Set(holders.map(({ memberId }) => memberId)),
    headIds: holders && new Set(holders.filter(({ kind }) => heads.includes(kind)).map(({ memberId }) => memberId)),
    groupMemberIds: null,
    others: othersOf(past),
    isPrepared: preparedBy(past, slot) === null ? null : true,
    decidedMinutes: null,
    durationPreset: null,
    pack: world.rulesOn(slot.heldOn).pack,
    online: null,
  };
};

const voteOf = (
  world: CellWorld,
  sheet: SheetInput,
  { turnout }: MeetingVerdict,
  roll: readonly Face[],
): FictionalVote[] => {
  const { baseOf, votes } = world.rulesOn(sheet.heldOn);
  const base = baseOf(roll, sheet.attendance);
  const item = sheet.items.find(({ sourceCode }) => sourceCode === conclusionCode);
  if (!item || base === null || votes === null || turnout === null || turnout.voters === 0 || base.base < 1) return [];
  const blankVotes = turnout.voters > 8 && world.draws.chance(0.15) ? 1 : 0;
  const forVotes = Math.min(turnout.voters, base.base) - blankVotes;
  const tally = { forVotes, againstVotes: 0, blankVotes, method: 'open' as const };
  const asked = { ...tally, body: 'cell' as const, decision: 'resolution', threshold: null, basePackId: null };
  const { voters, withoutVote } = turnout;
  const verdict = orRefuse(checkVote(asked, { base, voters, withoutVote, earlierVotes: 0, pack: votes }));
  const matter = `Thông qua nghị quyết sinh hoạt tháng ${sheet.heldOn.slice(5, 7)}/${sheet.heldOn.slice(0, 4)}`;
  return [{ id: world.newId(), itemId: item.id, matter, forVotes, blankVotes, verdict, packId: base.packId }];
};

const scoreOf = (
  world: CellWorld,
  sheet: SheetInput,
  record: ReturnType<typeof meetingRecordOf>,
  { score: pack }: DayRules,
  reportedOn: Day | null,
): FictionalScore | null => {
  if (pack === null || !pack.content.kinds.value.includes(sheet.kind)) return null;
  const isSeenAbove =
    reportedOn !== null &&
    addDays(reportedOn, 5) <= world.today &&
    (world.habit === 'generous' || world.draws.chance(0.75));
  const proposals = proposeScore(pack, { kind: sheet.kind, preset: null }, scoreFactsOf(record));
  const lines = fictionalScore(proposals, { ...world, isSeenAbove });
  const own = lines.map((one) => ({ criterion: one.criterion, points: one.own, reason: one.ownReason }));
  const self = orRefuse(
    checkOwnScore(pack.content, { kind: sheet.kind, preset: null, lines: own, isComplete: true }, proposals),
  );
  const above = lines.map((one) => ({ criterion: one.criterion, points: one.superior, reason: one.superiorReason }));
  const superior = isSeenAbove
    ? orRefuse(checkSuperiorScore(pack.content, { kind: sheet.kind, lines: above, isComplete: true }, own))
    : null;
  return {
    packId: pack.id,
    lines,
    selfTotal: self.total ?? self.met,
    selfBand: self.band?.code ?? null,
    superiorTotal: superior && (superior.total ?? superior.met),
    superiorBand: superior?.band?.code ?? null,
    superiorOn: isSeenAbove ? addDays(reportedOn, 4) : null,
  };
};

const enteredAfter = ({ habit, draws }: CellWorld, ago: number): number =>
  habit === 'late' && ago <= 5 ? 9 + draws.whole(0, 6) : draws.whole(0, 2);

const hold = (world: CellWorld, past: Past, slot: Slot): FictionalMeeting => {
  const rules = world.rulesOn(slot.heldOn);
  const enteredOn = earlier(addDays(slot.heldOn, enteredAfter(world, slot.ago)), world.today);
  const facts = factsOf(world, past, slot, enteredOn);
  const holders = world.holdersOn(slot.heldOn);
  const roll = circleOf(slot.kind, facts) as readonly Face[];
  const visitor = slot.kind === 'regular' || slot.kind === 'combined' ? world.visitorAt(slot.ago) : null;
  const bare = fictionalSheet({ ...world, agenda: rules.agenda, roll, holders, visitor }, slot);
  const isMonthly = slot.kind === 'regular' || slot.kind === 'combined';
  const openBefore = past.tasks.filter(({ steps }) => steps.at(-1)?.step !== 'confirm-task');
  const sheet = { ...bare, taskReports: isMonthly ? reportsIn(slot.heldOn, slot.ago, past.tasks, world) : [] };
  const tasks = sheet.tasks.map(({ dueOn }) => ({ owners: 1, dueOn }));
  const held = { ...sheet, ground: null, apart: null, sheet: 'complete' as const, tasks };
  const verdict = orRefuse(checkMeeting(held, facts));
  const calls = past.calls.filter(({ heldOn }) => heldOn.slice(0, 4) === slot.heldOn.slice(0, 4));
  const { agenda } = rules;
  const record = meetingRecordOf(sheet, { facts, verdict, calls, openTasks: openBefore, agenda, isComplete: true });
  const isReported =
    slot.kind !== 'committee' && (slot.ago > 1 || world.habit === 'orderly' || world.draws.chance(0.85));
  const reportedOn = isReported ? earlier(addDays(enteredOn, 1), world.today) : null;
  return {
    ...{ slot, sheet, roll, verdict, enteredOn, reportedOn, visitor },
    neededMinutes: record.neededMinutes,
    rulesPack: rules.pack?.id ?? null,
    preparedBy: preparedBy(past, slot),
    votes: isMonthly ? voteOf(world, sheet, verdict, roll) : [],
    score: scoreOf(world, sheet, record, rules, reportedOn),
  };
};

/**
 * The meetings and tasks of one invented cell. Every sheet goes through the rules that a real one goes through, under the packs of its
 * day: what they refuse stops the load.
 */
export const fictionalYear = (world: CellWorld): { meetings: FictionalMeeting[]; tasks: FictionalTask[] } => {
  const past: Past = { meetings: [], tasks: [], calls: [] };
  for (const slot of world.calendar.held) {
    if (world.rollOn(slot.heldOn).length === 0) continue;
    if (slot.kind === 'committee' && (world.holdersOn(slot.heldOn)?.length ?? 0) < 2) continue;
    const one = hold(world, past, slot);
    past.meetings.push(one);
    past.tasks.push(...tasksGivenIn(one.sheet, world.newId));
    if (slot.kind === 'regular' || slot.kind === 'combined')
      for (const { memberId, status } of one.sheet.attendance)
        past.calls.push({ memberId, status, heldOn: one.sheet.heldOn });
  }
  confirmDue(past.tasks, world.today, world);
  return past;
};
