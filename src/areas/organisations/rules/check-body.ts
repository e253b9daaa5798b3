import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
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
  return change.parentLine.includes(change.bodyId) ? [reason('organisations.body-under-itself', {}, 'parentBodyId')] : [];
};
