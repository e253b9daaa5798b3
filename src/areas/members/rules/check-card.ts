import type { Day } from '../../../platform/calendar/day.ts';
import { type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** A line of the card register: not in the future, and a reason only where there is one to give. */
export const checkCardEvent = (
  { happenedOn, kind, why }: { readonly happenedOn: Day; readonly kind: string; readonly why: string | null },
  today: Day,
): true | Refusal => {
  const reasons = [
    ...(happenedOn > today ? [reason('members.day-ahead', { on: happenedOn }, 'happenedOn')] : []),
    ...(kind === 're-issued' && why === null ? [reason('members.card-reason-missing', {}, 'why')] : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};

/** A hand-over: not in the future; a day of return only for a loan, and not before it. */
export const checkHandOver = (
  { handedOn, kind, dueOn }: { readonly handedOn: Day; readonly kind: string; readonly dueOn: Day | null },
  today: Day,
): true | Refusal => {
  const isLoan = kind === 'dossier-loan';
  const reasons = [
    ...(handedOn > today ? [reason('members.day-ahead', { on: handedOn }, 'handedOn')] : []),
    ...(dueOn !== null && !isLoan ? [reason('members.due-only-for-loan', {}, 'dueOn')] : []),
    ...(dueOn !== null && dueOn < handedOn ? [reason('members.due-before-loan', {}, 'dueOn')] : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};

/** The return of what was lent: not in the future and not before it was lent. */
export const checkReturn = (
  returnedOn: Day | null,
  loan: { readonly kind: string; readonly handedOn: Day },
  today: Day,
): true | Refusal => {
  const reasons = [
    ...(loan.kind === 'dossier-loan' ? [] : [reason('members.not-a-loan')]),
    ...(returnedOn !== null && returnedOn > today
      ? [reason('members.day-ahead', { on: returnedOn }, 'returnedOn')]
      : []),
    ...(returnedOn !== null && returnedOn < loan.handedOn
      ? [reason('members.return-before-loan', {}, 'returnedOn')]
      : []),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
