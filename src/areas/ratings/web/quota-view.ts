import type { OutputOf } from '../../../platform/action/contract.ts';
import type { quotaBoard } from '../contract.ts';

export type QuotaView = OutputOf<typeof quotaBoard>;
export type QuotaGroup = QuotaView['groups'][number];

/** What there is, what the strictest and the widest reading allow, and how many readings it is over. */
export const shortOf = (lines: readonly { now: number; allowed: number; over: number }[]) => ({
  now: Math.max(...lines.map(({ now }) => now)),
  least: Math.min(...lines.map(({ allowed }) => allowed)),
  most: Math.max(...lines.map(({ allowed }) => allowed)),
  over: lines.filter(({ over }) => over > 0).length,
  of: lines.length,
});
