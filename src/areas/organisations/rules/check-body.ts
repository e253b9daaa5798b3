import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { overlap, spanReasons } from './check-post.ts';
import { isOutsideLife, type Life } from './check-term.ts';

export type BodyLine = { readonly id: string; readonly from: Day; readonly until: Day | null };

/** What a body would look like from a day on, and what surrounds it. */
export type BodyChange = {
  readonly from: Day;
  readonly latest: BodyLine;
  /** Ids of the bodies from the wished parent upwards on that day; a body among its own ancestors is a cycle. */
  readonly bodyId: string;
  readonly parentLine: readonly string[];
  readonly parentKnown: boolean;
  readonly linkLife: Life;
};

/** May this body take another name, parent or link from that day on? Earlier versions stay as they were. */
export const checkBodyChange = (change: BodyChange): Refusal | null => {
  const reasons: Reason[] = [];
  const { latest, from } = change;
  if (latest.until !== null) reasons.push(reason('organisations.body-ended', { until: latest.until }));
  if (from <= latest.from) reasons.push(reason('organisations.not-after-last-change', { from: latest.from }, 'from'));
  reasons.push(...parentReasons(change));
  if (isOutsideLife(change.linkLife, from, null)) reasons.push(reason('organisations.link-not-living', {}, 'from'));
  return reasons.length > 0 ? refuse(...reasons) : null;
};

export const parentReasons = (change: Pick<BodyChange, 'parentKnown' | 'parentLine' | 'bodyId'>): Reason[] => {
  if (!change.parentKnown) return [reason('organisations.body-unknown', {}, 'parentBodyId')];
  return change.parentLine.includes(change.bodyId)
    ? [reason('organisations.body-under-itself', {}, 'parentBodyId')]
    : [];
};

type BodyPost = { readonly from: Day; readonly until: Day | null; readonly kind: string; readonly personId: string };

/** What stands against a person holding this post of a body: dates, the body's life, the same person twice, a second head. */
export const bodyPostReasons = (input: BodyPost, life: Life, held: readonly BodyPost[]): Reason[] => {
  const reasons = spanReasons(input, life);
  const rivals = held.filter((post) => post.kind === input.kind && overlap(post, input));
  const own = rivals.find((post) => post.personId === input.personId);
  if (own) reasons.push(reason('organisations.already-in-post', { from: own.from }, 'personId'));
  else if (input.kind === 'head' && rivals[0])
    reasons.push(reason('organisations.post-taken', { from: rivals[0].from }, 'from'));
  return reasons;
};
