import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

export type ReviewInput = { readonly asOf: Day; readonly heldOn: Day };
export type ReviewFacts = { readonly from: Day; readonly targets: number };

/** May a programme be reviewed so? Its figures are of a day within its life and not after the review, and there is something to review. */
export const checkReview = (
  { asOf, heldOn }: ReviewInput,
  { from, targets }: ReviewFacts,
  today: Day,
): true | Refusal => {
  const reasons = [
    ...(heldOn > today ? [reason('tasks.day-in-future', { day: heldOn }, 'heldOn')] : []),
    ...(asOf > heldOn ? [reason('tasks.figures-after-review', { heldOn }, 'asOf')] : []),
    ...(asOf < from ? [reason('tasks.figure-before-period', { from }, 'asOf')] : []),
    ...(targets === 0 ? [reason('tasks.nothing-to-review', {}, 'programmeId')] : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
