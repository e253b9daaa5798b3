import type { Day } from '../../../platform/calendar/day.ts';
import { monthsFrom } from './dues-month.ts';

export const duesStates = ['unpaid', 'part', 'paid', 'exempt', 'waived', 'unknown'] as const;
export type DuesState = (typeof duesStates)[number];

const settledStates: readonly DuesState[] = ['paid', 'exempt', 'waived'];

/** Nothing more is owed for the month: paid in full, or nothing was due. */
export const isSettled = (state: DuesState): boolean => settledStates.includes(state);

export type PaidThrough = {
  readonly through: Day | null;
  readonly open: readonly Day[];
  readonly unrecorded: readonly Day[];
};

/**
 * Through which month a member has paid: the last month before the first one that is not settled or has no entry. `through` is null when
 * nothing is settled from the start; `open` lists every month that is not settled; `unrecorded` those between the first and the last month
 * for which no ledger was opened: nobody knows whether they were paid. What a transfer slip states (38-HD 4.2).
 */
export const paidThrough = (entries: readonly { readonly month: Day; readonly state: DuesState }[]): PaidThrough => {
  const sorted = [...entries].sort((a, b) => (a.month < b.month ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return { through: null, open: [], unrecorded: [] };
  const recorded = new Set(sorted.map(({ month }) => month));
  const unrecorded = monthsFrom(first.month, last.month).filter((month) => !recorded.has(month));
  const open = sorted.filter(({ state }) => !isSettled(state)).map(({ month }) => month);
  const stop = [open[0], unrecorded[0]].filter((month) => month !== undefined).sort()[0];
  const settled = sorted.filter(({ month }) => stop === undefined || month < stop);
  return { through: settled.at(-1)?.month ?? null, open, unrecorded };
};
