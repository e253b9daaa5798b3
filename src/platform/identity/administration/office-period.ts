import type { Day } from '../../calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../outcome/refusal.ts';

/** A period of an office; `until` is the first day on which it no longer holds, null is open. */
export type OfficePeriod = { readonly from: Day; readonly until: Day | null };

/** What stands against a new period: it must hold on one day at least. */
export const faultsOfPeriod = ({ from, until }: OfficePeriod): Reason[] =>
  until !== null && until <= from ? [reason('platform.period-ends-before-it-begins', {}, 'until')] : [];

/** Whether a helper's period stays inside the period of the office helped. */
export const faultsOfHelperPeriod = (helper: OfficePeriod, helped: OfficePeriod): Reason[] => {
  const endsInside = helped.until === null || (helper.until !== null && helper.until <= helped.until);
  return helper.from >= helped.from && endsInside ? [] : [reason('platform.helper-outside-office', {}, 'until')];
};

/**
 * The period that is left when an office ends from a day on; 'never' when that day is its first (or earlier, before it began):
 * then it never held. Refuses an office that has ended by then, and to wipe out one that has held on past days.
 */
export const endedPeriod = (office: OfficePeriod, from: Day, today: Day): OfficePeriod | 'never' | Refusal => {
  if (office.until !== null && office.until <= from) return refuse(reason('platform.office-already-ended', {}, 'from'));
  if (from > office.from) return { from: office.from, until: from };
  return office.from < today ? refuse(reason('platform.office-has-held', {}, 'from')) : 'never';
};
