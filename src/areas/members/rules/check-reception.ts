import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

/** May the papers be recorded as presented on that day? Later than the rules allow needs the member's explanation (294-QĐ/TW 6.3.1c). */
export const checkPresentation = (
  input: { readonly presentedOn: Day; readonly lateExplanation: string | null },
  slip: { readonly issuedOn: Day; readonly presentBy: Day | null },
  today: Day,
): Refusal | null => {
  const reasons: Reason[] = [];
  if (input.presentedOn > today)
    reasons.push(reason('members.day-in-future', { day: input.presentedOn }, 'presentedOn'));
  if (input.presentedOn < slip.issuedOn)
    reasons.push(reason('members.presented-before-issue', { issuedOn: slip.issuedOn }, 'presentedOn'));
  const isLate = slip.presentBy !== null && input.presentedOn > slip.presentBy;
  if (isLate && input.lateExplanation === null)
    reasons.push(reason('members.late-without-explanation', { presentBy: slip.presentBy! }, 'lateExplanation'));
  return reasons.length > 0 ? refuse(...reasons) : null;
};

export type Cell = { readonly type: string; readonly isLivingToday: boolean; readonly isLivingThen: boolean };

/** May the member be taken into that cell on that day? */
export const checkAcceptance = (
  input: { readonly acceptedOn: Day },
  slip: { readonly presentedOn: Day | null; readonly until: Day | null },
  cell: Cell | null,
  cellTypes: readonly string[],
  today: Day,
): Refusal | null => {
  const reasons: Reason[] = [];
  if (slip.presentedOn === null) reasons.push(reason('members.slip-not-presented'));
  else if (input.acceptedOn < slip.presentedOn)
    reasons.push(reason('members.accepted-before-presented', { presentedOn: slip.presentedOn }, 'acceptedOn'));
  if (input.acceptedOn > today) reasons.push(reason('members.day-in-future', { day: input.acceptedOn }, 'acceptedOn'));
  if (slip.until !== null && input.acceptedOn >= slip.until)
    reasons.push(reason('members.stay-over-already', { until: slip.until }, 'acceptedOn'));
  reasons.push(...cellReasons(cell, cellTypes));
  return reasons.length > 0 ? refuse(...reasons) : null;
};

const cellReasons = (cell: Cell | null, cellTypes: readonly string[]): Reason[] => {
  if (cell === null || !cell.isLivingToday || !cell.isLivingThen)
    return [reason('members.cell-not-living', {}, 'cellId')];
  return cellTypes.includes(cell.type) ? [] : [reason('members.not-of-cell-type', {}, 'cellId')];
};
