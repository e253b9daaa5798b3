import type { Day } from '../../../platform/calendar/day.ts';
import type { Dong } from '../../../platform/money/dong.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { monthOf, monthText } from './dues-month.ts';

export type PaymentPart = { readonly month: Day; readonly amount: Dong };

/** What the ledger knows of the member in a month; a month without an entry is absent. */
export type OpenAmount = {
  readonly month: Day;
  readonly standing: 'due' | 'unknown' | 'exempt' | 'waived';
  readonly due: Dong | null;
  readonly paid: Dong;
};

type Payment = { readonly paidOn: Day; readonly parts: readonly PaymentPart[]; readonly reason: string | null };

const monthFaults = (part: PaymentPart, known: OpenAmount | undefined, at: number): Reason[] => {
  const field = `parts.${at}.month`;
  if (!known) return [reason('members.dues-month-not-open', { month: monthText(part.month) }, field)];
  if (known.standing === 'unknown')
    return [reason('members.dues-amount-unknown', { month: monthText(part.month) }, field)];
  if (known.standing !== 'due') return [reason('members.nothing-due', { month: monthText(part.month) }, field)];
  return known.paid >= known.due! ? [reason('members.dues-paid-already', { month: monthText(part.month) }, field)] : [];
};

/** Paid for another month than that of the day, or more than is still due: 01-QĐ/TW art. 5.2 lists cases, which were not captured. */
const isOffSchedule = (part: PaymentPart, known: OpenAmount | undefined, paidOn: Day): boolean =>
  part.month !== monthOf(paidOn) || (known?.due != null && part.amount > known.due - known.paid);

/**
 * May this payment be recorded? Every month stands in the ledger with a known amount that is not yet paid; a month paid early or late, or
 * paid beyond what is due, needs a reason; a day in a month that was counted already does not take money any more.
 */
export const checkDuesPayment = (
  payment: Payment,
  around: { readonly known: readonly OpenAmount[]; readonly closedMonths: readonly Day[]; readonly today: Day },
): Refusal | null => {
  const reasons: Reason[] = [];
  if (payment.paidOn > around.today) reasons.push(reason('members.paid-in-future', { day: payment.paidOn }, 'paidOn'));
  if (around.closedMonths.includes(monthOf(payment.paidOn)))
    reasons.push(reason('members.dues-month-closed', { month: monthText(payment.paidOn) }, 'paidOn'));
  const byMonth = new Map(around.known.map((one) => [one.month, one]));
  const seen = new Set<Day>();
  for (const [at, part] of payment.parts.entries()) {
    if (seen.has(part.month))
      reasons.push(reason('members.month-twice', { month: monthText(part.month) }, `parts.${at}.month`));
    seen.add(part.month);
    reasons.push(...monthFaults(part, byMonth.get(part.month), at));
  }
  const needsReason = payment.parts.some((part) => isOffSchedule(part, byMonth.get(part.month), payment.paidOn));
  if (needsReason && payment.reason === null) reasons.push(reason('members.off-schedule-reason-missing', {}, 'reason'));
  return reasons.length > 0 ? refuse(...reasons) : null;
};
