import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

export type StayLimits = {
  readonly leastMonths: number;
  readonly belowMonths: number;
  readonly studyLeastMonths: number;
  readonly studyMostMonths: number;
};

/** Why a temporary stay may not last from `from` to `until` (first day after it); empty when it may. */
export const stayReasons = (
  limits: StayLimits,
  { from, until, isStudy }: { readonly from: Day; readonly until: Day; readonly isStudy: boolean },
): Reason[] => {
  const least = isStudy ? limits.studyLeastMonths : limits.leastMonths;
  if (until < addMonths(from, least)) return [reason('members.stay-too-short', { months: least }, 'until')];
  const isTooLong = isStudy
    ? until > addMonths(from, limits.studyMostMonths)
    : until >= addMonths(from, limits.belowMonths);
  const most = isStudy ? limits.studyMostMonths : limits.belowMonths;
  return isTooLong ? [reason('members.stay-too-long', { months: most }, 'until')] : [];
};

/**
 * Why a stay may not end on another day than it was to: an extension is a stay of its own length, and no stay becomes shorter than the
 * least. Whether the total is limited was not read in the document, so it is not checked.
 */
export const extensionReasons = (
  limits: StayLimits,
  {
    issuedOn,
    before,
    until,
    isStudy,
  }: { readonly issuedOn: Day; readonly before: Day; readonly until: Day; readonly isStudy: boolean },
): Reason[] => {
  if (until <= before) return stayReasons(limits, { from: issuedOn, until, isStudy });
  const most = isStudy ? limits.studyMostMonths : limits.belowMonths;
  const isTooLong = isStudy ? until > addMonths(before, most) : until >= addMonths(before, most);
  return isTooLong ? [reason('members.stay-too-long', { months: most }, 'until')] : [];
};
