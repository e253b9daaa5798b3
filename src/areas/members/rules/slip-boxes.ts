import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

export type SlipBox = {
  readonly boxNo: number;
  readonly level: string;
  readonly signedOn: Day;
  readonly signer: string;
};

/**
 * May this box be signed now? Boxes are filled in order, each on or after the day of the one before. Box 1 is signed with the issue and
 * may not be corrected: a slip with a wrong first box is withdrawn and issued anew (38-HD/BTCTW 4.2).
 */
export const checkSlipBox = (
  box: { readonly signedOn: Day },
  signed: readonly SlipBox[],
  slipBoxes: number,
  today: Day,
): { readonly boxNo: number } | Refusal => {
  const last = signed.at(-1);
  const boxNo = (last?.boxNo ?? 0) + 1;
  const reasons: Reason[] = [];
  if (boxNo > slipBoxes) reasons.push(reason('members.slip-boxes-full', { boxes: slipBoxes }));
  if (box.signedOn > today) reasons.push(reason('members.day-in-future', { day: box.signedOn }, 'signedOn'));
  if (last && box.signedOn < last.signedOn)
    reasons.push(reason('members.slip-box-before-last', { signedOn: last.signedOn }, 'signedOn'));
  return reasons.length > 0 ? refuse(...reasons) : { boxNo };
};
