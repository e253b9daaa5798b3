import type { Translate } from '../../../web/messages.ts';
import type { InterestedStep, RatingLevel, Verdict } from '../contract.ts';
import { leavingFaults } from '../rules/check-step.ts';
import { interestedFaults } from '../rules/judging-steps.ts';
import { withinSentence } from './quota-view.ts';

/** What a reason is asked for: the level leaves the rules or the ballot, or somebody with an interest took a step before. */
export type LeavingAsked = 'rules' | 'exemption' | 'gap' | 'ballot' | 'interest';

const askedBy: Readonly<Record<string, LeavingAsked>> = {
  'ratings.leaves-proposal-without-reason': 'rules',
  'ratings.leaves-range-without-reason': 'rules',
  'ratings.leaves-exemption-without-reason': 'exemption',
  'ratings.leaves-gap-without-reason': 'gap',
  'ratings.leaves-ballot-without-reason': 'ballot',
  'ratings.propose-level-by-interested': 'interest',
  'ratings.record-ballot-by-interested': 'interest',
};

type Before = {
  readonly verdict: Pick<Verdict, 'outcome'> | null;
  readonly ballot: RatingLevel | null;
  readonly took: readonly InterestedStep[];
};

/** Everything that asks for a reason of this level, by the rules of the server; nothing where none is asked. */
export const leavingAsked = (level: RatingLevel | null, { verdict, ballot, took }: Before): LeavingAsked[] => {
  const left = level === null ? [] : leavingFaults(level, { verdict: verdict?.outcome ?? null, ballot }, null, '');
  return [...new Set([...left, ...interestedFaults(took, null, '')].map(({ code }) => askedBy[code]!))];
};

/** The box of the reason, named after what asks for it. */
export const leavingLabel = (asked: readonly LeavingAsked[], t: Translate): string =>
  asked.length === 0
    ? t('ratings.leaving-reason')
    : asked
        .map((one) => t(`ratings.leaving-reason.${one}`))
        .map((words, at) => (at === 0 ? words : withinSentence(words)))
        .join('; ');
