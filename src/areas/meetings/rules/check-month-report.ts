import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

type Asked = {
  readonly month: Day;
  /** Day of the report of this month that stands, or null. */
  readonly standsSince: Day | null;
  readonly issuedOn: Day | null;
  readonly today: Day;
};

/**
 * Whether a month may be reported on: it has begun, no report of it stands, and the paper is not dated before the month. A month that is
 * still running may be reported; the paper says up to which day its figures go.
 */
export const checkMonthReport = ({ month, standsSince, issuedOn, today }: Asked): { readonly ok: true } | Refusal => {
  const found = [
    ...(month > today ? [reason('meetings.month-ahead', { month }, 'month')] : []),
    ...(standsSince === null ? [] : [reason('meetings.month-report-stands', { day: standsSince }, 'month')]),
    ...(issuedOn !== null && issuedOn < month
      ? [reason('meetings.paper-before-its-matter', { day: month }, 'issuedOn')]
      : []),
  ];
  return found.length > 0 ? refuse(...(found as [Reason, ...Reason[]])) : { ok: true };
};
