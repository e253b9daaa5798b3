import type { OutputOf } from '../../../platform/action/contract.ts';
import { daysBetween } from '../../../platform/calendar/months.ts';
import { isRefusal, type Reason, type Refusal } from '../../../platform/outcome/refusal.ts';
import { type VotingBaseRules, votingBaseOfRoll } from '../../members/contract.ts';
import type { Finding } from '../../organisations/contract.ts';
import type { SheetInput } from '../contract/sheet.ts';
import type { sheetFacts } from '../contract.ts';
import type { AgendaPack } from '../rules/agenda-shape.ts';
import { caseReasons, findCase } from '../rules/check-cases.ts';
import { checkMeeting } from '../rules/check-meeting.ts';
import { checkOwnScore, type ScoreVerdict } from '../rules/check-score.ts';
import { type CountedBase, checkVote, refuseUncounted, type VoteVerdict } from '../rules/check-vote.ts';
import { circleOf, type HeldMeeting, type MeetingFacts, type MeetingVerdict } from '../rules/held-meeting.ts';
import { meetingFindings } from '../rules/meeting-findings.ts';
import { meetingRecordOf } from '../rules/meeting-record.ts';
import type { MeetingRulesPack } from '../rules/meeting-rules-shape.ts';
import { lengthOf } from '../rules/meeting-slot.ts';
import type { OnlinePack } from '../rules/online-meeting-shape.ts';
import { criteriaFor, type Proposal, proposeScore } from '../rules/propose-score.ts';
import { type RequiredMinutes, requiredMinutes } from '../rules/required-minutes.ts';
import { scoreFactsOf } from '../rules/score-facts.ts';
import type { ScorePack } from '../rules/score-shape.ts';
import { type Turnout, turnoutOf, votingOccasionOf } from '../rules/turnout.ts';
import { unansweredTasks } from '../rules/unanswered-tasks.ts';
import type { VoteRulesPack } from '../rules/vote-rules-shape.ts';
import { votingBodyOf, votingCircleOf } from '../rules/voting-circle.ts';
import { inputOf, type Opening, type SheetDraft, withoutBlankLines } from './sheet-draft.ts';

export type Facts = OutputOf<typeof sheetFacts>;
export type Basis = { readonly opening: Opening; readonly facts: Facts };

type BasePack = { readonly id: string; readonly content: VotingBaseRules };

/** The packs of the opening, with the shapes that their kinds gave them on the server. */
export const packsOf = ({ packs }: Opening) => ({
  meeting: packs.meeting as MeetingRulesPack | null,
  online: packs.online as OnlinePack | null,
  votes: packs.votes as VoteRulesPack | null,
  base: packs.base as BasePack | null,
  score: packs.score as ScorePack | null,
});

/** Of which kind a meeting is, and of which Party group. */
export type Circle = Pick<SheetDraft, 'kind' | 'groupId'>;

/** What a phone fetched before groups had members names none: unknown then. */
const groupMembersIn = ({ groups }: Facts, groupId: string | null): ReadonlySet<string> | null => {
  const ids = groups.find(({ id }) => id === groupId)?.memberIds ?? null;
  return ids && new Set<string>(ids);
};

const knownOf = ({ opening, facts }: Basis, { groupId }: Circle): MeetingFacts => {
  const { meeting: pack, online } = packsOf(opening);
  const { today, enteredOn, life, others, isPrepared, decidedMinutes, durationPreset } = facts;
  return {
    ...{ today, enteredOn, life, others, isPrepared, decidedMinutes, durationPreset, pack, online },
    roll: opening.roll,
    postHolderIds: facts.postHolderIds && new Set(facts.postHolderIds),
    headIds: facts.headIds && new Set(facts.headIds),
    groupMemberIds: groupMembersIn(facts, groupId),
  };
};

/** Whom this meeting is made up of, in the order of the roll. */
export const circleFor = (of: Circle, basis: Basis): Opening['roll'] => {
  const known = knownOf(basis, of);
  const ids = new Set(circleOf(of.kind, known).map(({ memberId }) => memberId));
  return basis.opening.roll.filter(({ memberId }) => ids.has(memberId));
};

const heldOf = (draft: SheetDraft, sheet: HeldMeeting['sheet']): HeldMeeting => ({
  ...draft,
  ground: draft.online?.ground ?? null,
  apart: draft.online?.apart ?? null,
  sheet,
  // A line in which nothing was typed is no task; it is left out before anything is sent.
  tasks: draft.tasks.map(({ text, ownerId, dueOn }) => ({
    owners: ownerId === null && text.trim() !== '' ? 0 : 1,
    dueOn,
  })),
});

/** Null where no rule is in force, and where nobody recorded who makes up this committee or group. */
const countedBase = (draft: SheetDraft, basis: Basis): CountedBase | null => {
  const { base } = packsOf(basis.opening);
  const circle = votingCircle(draft, basis);
  if (base === null || circle === null) return null;
  const occasion = draft.kind === 'congress' ? 'congress' : 'meeting';
  const counted = votingBaseOfRoll(base.content, circle, { occasion, ...votingOccasionOf(draft.attendance) });
  return {
    packId: base.id,
    official: counted.official,
    base: counted.base,
    deductions: counted.deductions.map(({ ground, memberIds }) => ({ ground, count: memberIds.length })),
    thresholds: base.content.thresholds,
  };
};

/** Cases that wait for a vote of the cell; what a phone fetched before there were any names none. */
export const waitingIn = ({ opening }: Basis): Opening['cases'] => opening.cases ?? [];

export type JudgedVote = { readonly path: string; readonly verdict: VoteVerdict | Refusal | null };

/** Of whom a base is counted here, or null where that is unknown. */
const votingCircle = (draft: SheetDraft, basis: Basis) =>
  votingCircleOf(draft.kind, { ...knownOf(basis, draft), roll: basis.opening.roll });

const judgeVotes = (draft: SheetDraft, basis: Basis, base: CountedBase | null, turnout: Turnout | null) => {
  const votes = new Map<string, JudgedVote>();
  const { votes: pack } = packsOf(basis.opening);
  const body = votingBodyOf(draft.kind);
  const uncounted = votingCircle(draft, basis) === null ? refuseUncounted(body) : null;
  draft.items.forEach((item, at) => {
    item.votes.forEach((vote, place) => {
      const path = `items.${at}.votes.${place}`;
      const { forVotes, againstVotes, blankVotes } = vote;
      const isTyped = vote.decision !== '' && forVotes !== null && againstVotes !== null && blankVotes !== null;
      const facts = { voters: turnout?.voters ?? null, withoutVote: turnout?.withoutVote ?? null };
      const verdict =
        base && isTyped
          ? checkVote(
              { ...vote, forVotes, againstVotes, blankVotes, body },
              { base, ...facts, earlierVotes: findCase(waitingIn(basis), vote.case)?.earlierVotes ?? 0, pack },
            )
          : uncounted;
      votes.set(vote.id, { path, verdict });
    });
  });
  return votes;
};

/** What the cell gives each criterion: its own points, else what the facts propose. */
const pointsOf = (draft: SheetDraft, proposals: readonly Proposal[]): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    proposals.map(({ criterion, proposed, decidable, max }) => [
      criterion,
      draft.score.lines[criterion]?.points ?? (decidable === (max ?? 1) ? proposed : null),
    ]),
  );

const judgeScore = (draft: SheetDraft, basis: Basis, verdict: MeetingVerdict) => {
  const { score: pack } = packsOf(basis.opening);
  if (pack === null || criteriaFor(pack.content, draft.kind).length === 0) return null;
  const typed = inputOf(withoutBlankLines(draft), { extent: 'complete', version: null, score: null });
  const record = meetingRecordOf(typed as SheetInput, {
    facts: knownOf(basis, draft),
    verdict,
    calls: basis.facts.calls,
    openTasks: basis.opening.openTasks.map(({ taskId, dueOn }) => ({ id: taskId, dueOn })),
    agenda: (basis.facts.agenda as AgendaPack | null)?.content ?? null,
    // Both hours are what the rules ask of every complete sheet; before that, what stands ready on the page is not yet known.
    isComplete: draft.startedAt !== null && draft.endedAt !== null,
  });
  const { preset, lines } = draft.score;
  const proposals = proposeScore(pack, { kind: draft.kind, preset }, scoreFactsOf(record));
  const points = pointsOf(draft, proposals);
  const column = Object.entries(points).map(([criterion, given]) => ({
    criterion,
    points: given,
    reason: lines[criterion]?.reason ?? null,
  }));
  const isStarted = Object.values(lines).some((line) => line.points !== null);
  const checked = checkOwnScore(
    pack.content,
    { kind: draft.kind, preset, lines: column, isComplete: isStarted },
    proposals,
  );
  return { pack, proposals, points, isStarted, checked };
};
export type JudgedScore = NonNullable<ReturnType<typeof judgeScore>>;

export type SheetVerdict = {
  readonly known: MeetingFacts;
  readonly turnout: Turnout | null;
  readonly minutes: number | null;
  readonly required: RequiredMinutes | null;
  readonly base: CountedBase | null;
  readonly votes: ReadonlyMap<string, JudgedVote>;
  readonly score: JudgedScore | null;
  readonly scored: ScoreVerdict | null;
  /** What stands in the way of recording, by field. */
  readonly reasons: readonly Reason[];
  readonly findings: readonly Finding[];
  /** Tasks due by this meeting of which nothing was recorded yet. */
  readonly unanswered: number;
};

const voteReasons = (votes: ReadonlyMap<string, JudgedVote>): Reason[] =>
  [...votes.values()].flatMap(({ path, verdict }) =>
    verdict && isRefusal(verdict)
      ? verdict.reasons.map((one) => ({ ...one, field: `${path}.${one.field ?? 'forVotes'}` }))
      : [],
  );

const voteFindings = (votes: ReadonlyMap<string, JudgedVote>): Finding[] =>
  [...votes.values()].flatMap(({ verdict }) => (verdict && !isRefusal(verdict) ? verdict.findings : []));

const requiredFor = (draft: SheetDraft, known: MeetingFacts): RequiredMinutes | null => {
  const members = known.roll.filter(({ isGuest }) => !isGuest).length;
  const { decidedMinutes: decided, durationPreset: preset } = known;
  return known.pack && requiredMinutes(known.pack.content, { kind: draft.kind, members, decided, preset });
};

const unansweredIn = ({ kind, heldOn, taskReports }: SheetDraft, { opening }: Basis): number => {
  const open = opening.openTasks.map(({ taskId, dueOn }) => ({ id: taskId, dueOn }));
  const told = new Set<string>(taskReports.map(({ taskId }) => taskId));
  return unansweredTasks(open, { kind, on: heldOn, told }).length;
};

/** What the rules say of the sheet as it stands: the same rules with which the server decides. */
export const judgeSheet = (draft: SheetDraft, basis: Basis): SheetVerdict => {
  const known = knownOf(basis, draft);
  const held = heldOf(draft, 'complete');
  const turnout = known.pack && turnoutOf(known.pack.content, circleOf(draft.kind, known), draft.attendance);
  const minutes = lengthOf({ from: draft.startedAt, to: draft.endedAt });
  const enteredAfterDays = daysBetween(draft.heldOn, known.enteredOn ?? known.today);
  const checked = checkMeeting(held, known);
  const base = countedBase(draft, basis);
  const votes = judgeVotes(draft, basis, base, turnout);
  const score = judgeScore(draft, basis, { turnout, minutes, enteredAfterDays, apart: null, findings: [] });
  const refusedScore = score && isRefusal(score.checked) ? score.checked.reasons : [];
  return {
    ...{ known, turnout, minutes, base, votes, score },
    unanswered: unansweredIn(draft, basis),
    required: requiredFor(draft, known),
    scored: score && !isRefusal(score.checked) ? score.checked : null,
    reasons: [
      ...(isRefusal(checked) ? checked.reasons : []),
      ...voteReasons(votes),
      ...caseReasons(draft.kind, draft.items, waitingIn(basis)),
      ...refusedScore,
    ],
    findings: [
      ...(isRefusal(checked) ? meetingFindings(held, known, { turnout, minutes, enteredAfterDays }) : checked.findings),
      ...voteFindings(votes),
    ],
  };
};
