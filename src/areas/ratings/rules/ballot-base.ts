import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { VotersKnown } from '../contract/ballot-base.ts';

const codeOfBody: Readonly<Record<VotersKnown['body'], string>> = {
  members: 'ratings.summoned-above-members',
  committee: 'ratings.summoned-above-committee',
};

type Summoned = { readonly summoned: number; readonly votedOn: Day };

/**
 * Why a tally names more voters than there are. No text seen fixes the base of a ballot on ratings, so nothing less than all of them is
 * asked; where the program does not know how many there are, the number stands as it was typed.
 */
export const baseFaults = ({ summoned, votedOn }: Summoned, base: VotersKnown | null): Reason[] =>
  base !== null && summoned > base.count
    ? [reason(codeOfBody[base.body], { summoned, base: base.count, day: votedOn }, 'summoned')]
    : [];
