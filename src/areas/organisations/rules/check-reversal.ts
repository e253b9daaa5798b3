import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** What came after an event and stands on it. */
export type BuiltOn = {
  readonly laterEvents: readonly { readonly number: string; readonly effectiveOn: string; readonly kind: string }[];
  /** Living organisations under what the event established that came without an event (a load, an import). */
  readonly children: number;
  /** Rows of other registers over organisations that the event established, by table. */
  readonly records: readonly { readonly register: string; readonly count: number }[];
};

/** Whether an event may be taken back: not once something was built on it; names everything that came after. */
export const checkReversal = (kind: string, built: BuiltOn): { readonly allowed: true } | Refusal => {
  const reasons: Reason[] = [
    ...(kind === 'reverse' ? [reason('organisations.reversal-is-final', {}, 'eventId')] : []),
    ...built.laterEvents.map((event) =>
      reason('organisations.event-came-after', { number: event.number, day: event.effectiveOn }, 'eventId'),
    ),
    ...(built.children > 0 ? [reason('organisations.children-came-after', { count: built.children }, 'eventId')] : []),
    ...built.records.map((record) =>
      reason('organisations.records-came-after', { register: record.register, count: record.count }, 'eventId'),
    ),
  ];
  return reasons.length > 0 ? refuse(...reasons) : { allowed: true };
};
