import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Finding } from '../contract/decision.ts';
import { blockingFindings, checkCommittee } from './check-committee.ts';
import type { CommitteePack } from './committee-rules-shape.ts';
import { findingOf, unknownFinding } from './finding.ts';
import { termEndOf } from './term-length.ts';

/** First and last day of an organisation's life; null = open to that side. `until` is the first day after it. */
export type Life = { readonly from: Day | null; readonly until: Day | null };

export type TermInput = {
  readonly startsOn: Day;
  readonly dueOn?: Day | undefined;
  readonly basis: 'elected' | 'appointed';
  readonly decision: object | null;
  readonly numberSet: number | null;
  readonly standingSet: number | null;
  readonly deputiesSet: number | null;
  readonly isFirstOfNew: boolean;
};

export type TermSurroundings = {
  readonly life: Life;
  readonly type: string;
  readonly officialMembers: number | null;
  /** The other terms of the organisation; an open one has no `closedOn`. */
  readonly others: readonly { readonly startsOn: Day; readonly closedOn: Day | null }[];
  /** Set when correcting a closed term. */
  readonly closedOn: Day | null;
  readonly pack: CommitteePack | undefined;
};

export const isOutsideLife = (life: Life, from: Day, until: Day | null): boolean =>
  (life.from !== null && from < life.from) ||
  (life.until !== null && (from >= life.until || (until !== null && until > life.until)));

/**
 * May this term stand? Refuses what contradicts itself or its surroundings; what the rules of the day say about sizes and
 * length comes back as findings. The due day is the one given, else the one by the rule; with neither it is refused.
 */
export const checkTerm = (
  input: TermInput,
  around: TermSurroundings,
): { dueOn: Day; findings: Finding[] } | Refusal => {
  const byRule = around.pack && termEndOf(around.pack, around.type, input.startsOn);
  const dueOn = input.dueOn ?? byRule?.dueOn;
  const reasons = [...placeReasons(input, around), ...dueReasons(input.startsOn, dueOn)];
  const findings = [
    ...lengthFindings(input, around),
    ...(around.pack ? checkCommittee(around.pack, { ...around, ...input }) : []),
  ];
  for (const blocking of blockingFindings(around.pack, findings))
    reasons.push(reason(blocking.code, blocking.params, 'numberSet'));
  return reasons.length > 0 ? refuse(...reasons) : { dueOn: dueOn!, findings };
};

const placeReasons = (input: TermInput, { life, others, closedOn }: TermSurroundings): Reason[] => {
  const reasons: Reason[] = [];
  if (isOutsideLife(life, input.startsOn, null)) reasons.push(reason('organisations.outside-life', {}, 'startsOn'));
  if (closedOn !== null && input.startsOn >= closedOn)
    reasons.push(reason('organisations.from-after-to', {}, 'startsOn'));
  const open = others.find((other) => other.closedOn === null && (closedOn === null || other.startsOn < closedOn));
  if (open) reasons.push(reason('organisations.term-still-open', { startsOn: open.startsOn }, 'startsOn'));
  const overlapped = others.find(
    (other) =>
      other.closedOn !== null && input.startsOn < other.closedOn && (closedOn === null || other.startsOn < closedOn),
  );
  if (overlapped) reasons.push(reason('organisations.term-overlap', { startsOn: overlapped.startsOn }, 'startsOn'));
  if (input.basis === 'appointed' && input.decision === null)
    reasons.push(reason('organisations.decision-missing', {}, 'decision'));
  if (input.standingSet !== null && input.numberSet !== null && input.standingSet > input.numberSet) {
    reasons.push(reason('organisations.standing-above-number', { numberSet: input.numberSet }, 'standingSet'));
  }
  if (input.deputiesSet !== null && input.numberSet !== null && input.deputiesSet >= input.numberSet) {
    reasons.push(reason('organisations.deputies-above-number', { numberSet: input.numberSet }, 'deputiesSet'));
  }
  return reasons;
};

const dueReasons = (startsOn: Day, dueOn: Day | undefined): Reason[] => {
  if (dueOn === undefined) return [reason('organisations.term-length-unknown', {}, 'dueOn')];
  return dueOn <= startsOn ? [reason('organisations.from-after-to', {}, 'dueOn')] : [];
};

const lengthFindings = (input: TermInput, { pack, type }: TermSurroundings): Finding[] => {
  if (input.dueOn === undefined || input.isFirstOfNew) return [];
  const byRule = pack && termEndOf(pack, type, input.startsOn);
  if (!pack || !byRule) return [unknownFinding('organisations.no-term-rule', { day: input.startsOn })];
  if (byRule.dueOn === input.dueOn) return [];
  const confidence = byRule.verified ? 'A' : 'C';
  return [
    findingOf(pack, { clause: byRule.clause, confidence }, 'organisations.term-length-differs', {
      months: byRule.months,
      dueOn: byRule.dueOn,
    }),
  ];
};

/** May a running term be moved to this later end? */
export const checkProlongation = (
  term: { startsOn: Day; dueOn: Day; closedOn: Day | null },
  input: { dueOn: Day; decision: { decidedOn: Day } },
  today: Day,
): Refusal | null => {
  const reasons: Reason[] = [];
  if (term.closedOn !== null) reasons.push(reason('organisations.term-closed', { closedOn: term.closedOn }));
  if (input.dueOn <= term.dueOn)
    reasons.push(reason('organisations.not-later-than-due', { dueOn: term.dueOn }, 'dueOn'));
  if (input.decision.decidedOn > today)
    reasons.push(reason('organisations.day-in-future', { day: input.decision.decidedOn }, 'decision.decidedOn'));
  return reasons.length > 0 ? refuse(...reasons) : null;
};
