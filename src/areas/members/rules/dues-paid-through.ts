import type { Day } from '../../../platform/calendar/day.ts';

export const duesStates = ['unpaid', 'part', 'paid', 'exempt', 'waived', 'unknown'] as const;
export type DuesState = (typeof duesStates)[number];

const settledStates: readonly DuesState[] = ['paid', 'exempt', 'waived'];

/** Nothing more is owed for the month: paid in full, or nothing was due. */
export const isSettled = (state: DuesState): boolean => settledStates.includes(state);

/**
 * Through which month a member has paid: the last month before the first one that is not settled. `through` is null when nothing is
 * settled from the start; `open` lists every month that is not. What a transfer slip states (38-HD 4.2).
 */
export const paidThrough = (
  entries: readonly { readonly month: Day; readonly state: DuesState }[],
): { readonly through: Day | null; readonly open: readonly Day[] } => {
  const sorted = [...entries].sort((a, b) => (a.month < b.month ? -1 : 1));
  const open = sorted.filter(({ state }) => !isSettled(state)).map(({ month }) => month);
  const settled = sorted.filter(({ month }) => open[0] === undefined || month < open[0]);
  return { through: settled.at(-1)?.month ?? null, open };
};
