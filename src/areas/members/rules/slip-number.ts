import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

type Slip = {
  readonly kind: string;
  readonly state: 'issued' | 'accepted' | 'refused' | 'withdrawn';
  readonly slipNumber: string | null;
};

const noSlipNow = ({ kind, state }: Slip): Reason[] => [
  ...(kind === 'collective' ? [reason('members.slip-number-collective')] : []),
  ...(state === 'refused' ? [reason('members.transfer-refused-already')] : []),
  ...(state === 'withdrawn' ? [reason('members.transfer-withdrawn-already')] : []),
];

const verdictOf = (reasons: readonly Reason[]): Refusal | { readonly isOpen: true } =>
  reasons.length > 0 ? refuse(...reasons) : { isOpen: true };

/** Whether a number may be written on a slip: not over one that it has, nor on one that was sent back or withdrawn. */
export const checkSlipNumber = (slip: Slip) =>
  verdictOf([
    ...noSlipNow(slip),
    ...(slip.slipNumber === null
      ? []
      : [reason('members.slip-number-recorded', { number: slip.slipNumber }, 'slipNumber')]),
  ]);

/** Whether the number of a slip may be taken back, to be left out or written anew: within the day on which it was written. */
export const checkSlipNumberBack = (slip: Slip & { readonly writtenOn: Day }, today: Day) =>
  verdictOf([
    ...noSlipNow(slip),
    ...(slip.slipNumber === null ? [reason('members.slip-number-absent')] : []),
    ...(slip.slipNumber !== null && slip.writtenOn !== today
      ? [reason('members.undo-day-over', { day: slip.writtenOn })]
      : []),
  ]);
