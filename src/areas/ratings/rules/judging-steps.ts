import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { InterestedStep } from '../contract/interests.ts';
import type { SubjectStep } from './transitions.ts';

/**
 * Steps that judge a subject: nobody takes them, nor takes them back, about himself or where he has a declared interest. The own self-rating is the person's, and the review, the
 * notice and the archive are facts about a meeting or a paper (0042).
 */
export const judgingSteps: ReadonlySet<string> = new Set<SubjectStep>([
  'propose-level',
  'record-ballot',
  'decide-level',
  'confirm-decision',
  'set-not-rated',
  'rate-after-all',
  'reopen-rating',
  // Among whom somebody is counted, and whether at all, decides as well.
  'correct-subject',
  'withdraw-subject',
]);

/** What somebody who judges has to do with a subject: it is the own rating, or an interest in it is declared. */
export type JudgeStanding = { readonly isOwn: boolean; readonly hasInterest: boolean };

/** Why somebody keeps out of judging a subject: nobody judges himself, nor where he has an interest. */
export const judgeFaults = ({ isOwn, hasInterest }: JudgeStanding, field?: string): Reason[] => [
  ...(isOwn ? [reason('ratings.own-rating', {}, field)] : []),
  ...(hasInterest ? [reason('ratings.has-interest', {}, field)] : []),
];

/**
 * Why a decision needs its reason: a proposal or a ballot that stands was recorded by somebody of whom an interest was declared since.
 * It stays, because a cell proposed and voted; somebody else records it anew, or whoever decides says why it holds.
 */
export const interestedFaults = (took: readonly InterestedStep[], why: string | null, field: string): Reason[] =>
  (why ?? '').trim() !== ''
    ? []
    : took.map(({ step, on }) =>
        step === 'propose-level'
          ? reason('ratings.propose-level-by-interested', { on }, field)
          : reason('ratings.record-ballot-by-interested', { on }, field),
      );

/** Whether somebody leaves this step, and taking it back, to others. */
export const keepsOutOf = (step: string, { isOwn, hasInterest }: JudgeStanding): boolean =>
  judgingSteps.has(step) && (isOwn || hasInterest);
