import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { ProcedureKind, ProcedureState, ProcedureStepKind } from '../contract/life-cycle-codes.ts';
import type { LifeCycleRules, Share } from './life-cycle-pack.ts';
import { isEnough, type Tally, tallyReasons } from './life-cycle-vote.ts';
import { mayStep, type ProcedureStep, procedure as table } from './transitions.ts';

export type DoneStep = { readonly kind: ProcedureStepKind; readonly onDay: Day; readonly isEnough: boolean | null };

export type ProcedureFacts = {
  readonly kind: ProcedureKind;
  readonly state: ProcedureState;
  readonly openedOn: Day;
  readonly steps: readonly DoneStep[];
  /** The cell is itself the grassroots organisation: no committee votes between it and the level above. */
  readonly isGrassrootsCell: boolean;
};

const stepOfKind: Readonly<Record<ProcedureStepKind, ProcedureStep>> = {
  request: 'record-request',
  'self-criticism': 'record-request',
  unreachable: 'record-request',
  refusal: 'record-request',
  'exception-allowed': 'record-exception',
  'cell-vote': 'record-cell-vote',
  'sent-up': 'send-up',
  'part-review': 'record-part-review',
  'grassroots-vote': 'record-grassroots-vote',
  'competent-vote': 'record-competent-vote',
  prolonged: 'prolong-probation',
  decision: 'record-decision',
  stopped: 'stop-procedure',
};

const onlyFor: Readonly<Partial<Record<ProcedureStepKind, ProcedureKind>>> = {
  request: 'removal',
  'self-criticism': 'removal',
  unreachable: 'removal',
  refusal: 'removal',
  'exception-allowed': 'admission',
  prolonged: 'recognition',
};

/** Whether a step of that kind is open now: the buttons of the page ask this, and the guards below. */
export const isStepOpen = (facts: Pick<ProcedureFacts, 'kind' | 'state'>, kind: ProcedureStepKind): boolean =>
  (onlyFor[kind] ?? facts.kind) === facts.kind && mayStep(table, facts.state, stepOfKind[kind]);

/** Everything that stands in the way of recording a step on a day. */
export const stepReasons = (
  rules: LifeCycleRules,
  facts: ProcedureFacts,
  step: { readonly kind: ProcedureStepKind; readonly onDay: Day },
  today: Day,
): Reason[] => {
  if (!isStepOpen(facts, step.kind)) return [reason('members.step-not-open', { state: facts.state })];
  const last = facts.steps.at(-1)?.onDay ?? facts.openedOn;
  return [
    ...(step.onDay > today ? [reason('members.day-in-future', { day: step.onDay }, 'onDay')] : []),
    ...(step.onDay < last ? [reason('members.step-before-last', { day: last }, 'onDay')] : []),
    ...orderReasons(rules, facts, step.kind),
  ];
};

const orderReasons = (rules: LifeCycleRules, facts: ProcedureFacts, kind: ProcedureStepKind): Reason[] => {
  if (kind === 'competent-vote' && facts.state === 'cell-voted' && !facts.isGrassrootsCell)
    return [reason('members.grassroots-vote-missing')];
  if (facts.kind !== 'removal') return [];
  const asked = facts.steps.filter((step) => step.kind === 'request').length;
  if (kind === 'request' && asked >= rules.requests.atMost)
    return [reason('members.asked-often-enough', { times: rules.requests.atMost })];
  return kind === 'cell-vote' && !isHeard(facts.steps, asked, rules.requests.atMost)
    ? [reason('members.self-criticism-not-asked', { asked, times: rules.requests.atMost })]
    : [];
};

/** Asked as often as the rule says, or answered, or out of reach, or openly refusing (06-HD/TW art. 11.1). */
const isHeard = (steps: readonly DoneStep[], asked: number, atMost: number): boolean =>
  asked >= atMost || steps.some(({ kind }) => ['self-criticism', 'unreachable', 'refusal'].includes(kind));

export type VoteBody = 'cell-vote' | 'grassroots-vote' | 'competent-vote';

const shareFor = (rules: LifeCycleRules, body: VoteBody, isDelegated = false): Share => {
  if (body === 'cell-vote') return rules.votes.cell;
  if (body === 'grassroots-vote') return rules.votes.grassroots;
  return isDelegated ? rules.votes.competentDelegated : rules.votes.competent;
};

/** Judges a vote: refused when it contradicts itself or its place in the chain, else whether it reaches the share. */
export const checkVote = (
  rules: LifeCycleRules,
  facts: ProcedureFacts,
  vote: Tally & { readonly kind: VoteBody; readonly onDay: Day; readonly isDelegated: boolean },
  today: Day,
): { isEnough: boolean; share: Share } | Refusal => {
  const reasons = [...stepReasons(rules, facts, vote, today), ...tallyReasons(vote)];
  if (reasons.length > 0) return refuse(...reasons);
  const share = shareFor(rules, vote.kind, vote.isDelegated);
  return { isEnough: isEnough(share, vote.forVotes, vote.base), share };
};

/**
 * May this decision be recorded as the end of the chain? One that approves rests on the vote of the competent committee (06-HD/TW
 * art. 11.1; 294-QĐ/TW art. 9.3): its tally here, or in writing where it stands. What is not checked: whether that paper says so.
 */
export const decisionReasons = (
  rules: LifeCycleRules,
  facts: ProcedureFacts,
  decision: {
    readonly outcome: 'approved' | 'rejected';
    readonly decidedOn: Day;
    readonly receivedOn: Day | null;
    readonly voteStatement: string | null;
  },
  today: Day,
): Reason[] => {
  const step = { kind: 'decision' as const, onDay: decision.decidedOn };
  const reasons = stepReasons(rules, facts, step, today).map((one) =>
    one.field === 'onDay' ? { ...one, field: 'decision.decidedOn' } : one,
  );
  if (decision.receivedOn !== null && decision.receivedOn < decision.decidedOn)
    reasons.push(reason('members.received-before-decided', {}, 'receivedOn'));
  if (decision.receivedOn !== null && decision.receivedOn > today)
    reasons.push(reason('members.day-in-future', { day: decision.receivedOn }, 'receivedOn'));
  if (decision.outcome === 'rejected' || !isStepOpen(facts, 'decision')) return reasons;
  if (facts.state === 'cell-voted' && !facts.isGrassrootsCell) reasons.push(reason('members.grassroots-vote-missing'));
  else if (decision.voteStatement === null && !facts.steps.some((one) => one.kind === 'competent-vote'))
    reasons.push(reason('members.competent-vote-missing', {}, 'voteStatement'));
  const competent = facts.steps.filter((one) => one.kind === 'competent-vote').at(-1);
  if (competent?.isEnough === false) reasons.push(reason('members.competent-vote-not-enough', {}, 'outcome'));
  return reasons;
};
