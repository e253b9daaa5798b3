import type { OutputOf } from '../../../platform/action/contract.ts';
import type { quotaBoard } from '../contract.ts';

export type QuotaView = OutputOf<typeof quotaBoard>;
export type QuotaGroup = QuotaView['groups'][number];

/** Whether there is something to settle: over a reading as decided, or if all were decided as proposed. */
export const isOverAnywhere = ({ decisions, proposals }: Pick<QuotaGroup, 'decisions' | 'proposals'>): boolean =>
  (decisions?.isOver ?? false) || (proposals?.isOver ?? false);

/** Groups in the order in which they ask for something: over and unsettled, over at all, then the others as they come. */
export const mostUrgentFirst = (groups: readonly QuotaGroup[]): QuotaGroup[] => {
  const place = (group: QuotaGroup): number => (group.isUnsettled ? 0 : isOverAnywhere(group) ? 1 : 2);
  return groups.toSorted((a, b) => place(a) - place(b));
};

/** What there is, what the strictest and the widest reading allow, and how many readings it is over. */
export const shortOf = (lines: readonly { now: number; allowed: number; over: number }[]) => ({
  now: Math.max(...lines.map(({ now }) => now)),
  least: Math.min(...lines.map(({ allowed }) => allowed)),
  most: Math.max(...lines.map(({ allowed }) => allowed)),
  over: lines.filter(({ over }) => over > 0).length,
  of: lines.length,
});
