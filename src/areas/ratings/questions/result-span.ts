import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { YearSpan } from './result-places.ts';

const mostYears = 20;

/** Refuses years in the wrong order, and more of them than are compared at once. */
export const refuseSpan = ({ fromYear, toYear }: YearSpan): void => {
  const faults = [
    ...(fromYear > toYear ? [reason('ratings.years-reversed', {}, 'toYear')] : []),
    ...(toYear - fromYear >= mostYears ? [reason('ratings.too-many-years', { limit: mostYears }, 'fromYear')] : []),
  ];
  if (faults.length > 0) throw new Refused(refuse(...faults));
};
