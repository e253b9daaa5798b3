import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { isOutsideLife, type Life } from './check-term.ts';

type Dates = { readonly adoptedOn: Day; readonly from: Day; readonly reviewOn: Day | null };
type InForce = { readonly from: Day; readonly until: Day | null };

const dateReasons = ({ adoptedOn, from, reviewOn }: Dates, life: Life, today: Day): Reason[] => {
  const reasons: Reason[] = [];
  if (adoptedOn > today) reasons.push(reason('organisations.day-in-future', { day: adoptedOn }, 'adoptedOn'));
  if (from < adoptedOn) reasons.push(reason('organisations.in-force-before-adopted', { adoptedOn }, 'from'));
  if (reviewOn !== null && reviewOn <= from)
    reasons.push(reason('organisations.review-before-start', { from }, 'reviewOn'));
  if (isOutsideLife(life, from, null)) reasons.push(reason('organisations.outside-life', {}, 'from'));
  return reasons;
};

/** May this document be entered? One document of a kind is in force at a time; `other` documents stand side by side. */
export const checkRegulation = (
  input: Dates & { readonly kind: string },
  around: { life: Life; today: Day; knownKinds: readonly string[]; sameKind: readonly InForce[] },
): Refusal | null => {
  const reasons = dateReasons(input, around.life, around.today);
  if (input.kind !== 'other' && !around.knownKinds.includes(input.kind)) {
    reasons.push(reason('organisations.document-kind-unknown', { kind: input.kind }, 'kind'));
  }
  const rival =
    input.kind === 'other' ? undefined : around.sameKind.find((one) => one.until === null || one.until > input.from);
  if (rival) reasons.push(reason('organisations.document-in-force', { from: rival.from }, 'from'));
  return reasons.length > 0 ? refuse(...reasons) : null;
};

/** May this version follow the one in force? */
export const checkNextVersion = (input: Dates, around: { life: Life; today: Day; before: InForce }): Refusal | null => {
  const reasons = dateReasons(input, around.life, around.today);
  if (around.before.until !== null)
    reasons.push(reason('organisations.superseded-already', { until: around.before.until }));
  if (input.from <= around.before.from)
    reasons.push(reason('organisations.not-after-last-change', { from: around.before.from }, 'from'));
  return reasons.length > 0 ? refuse(...reasons) : null;
};
