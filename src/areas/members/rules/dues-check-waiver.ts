import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { monthCount } from './dues-month.ts';
import type { DuesRates } from './dues-rates-shape.ts';

type Waiver = {
  readonly ground: string;
  readonly percent: number;
  readonly fromMonth: Day;
  readonly untilMonth: Day | null;
  readonly decidedOn: Day;
};

const HARDSHIP = 'hardship';

const hardshipFaults = (waiver: Waiver, rule: NonNullable<DuesRates['waiver']>): Reason[] => {
  const reasons: Reason[] = [];
  if (!rule.percents.includes(waiver.percent))
    reasons.push(reason('members.waiver-percent-not-allowed', { percents: rule.percents.join(', ') }, 'percent'));
  if (waiver.untilMonth === null) reasons.push(reason('members.waiver-end-missing', {}, 'untilMonth'));
  else if (monthCount(waiver.fromMonth, waiver.untilMonth) > rule.maxMonths)
    reasons.push(reason('members.waiver-too-long', { months: rule.maxMonths }, 'untilMonth'));
  return reasons;
};

const exemptionFaults = (waiver: Waiver, rates: DuesRates): Reason[] => {
  const isKnown = rates.exemptions.some(({ code, partyYears }) => code === waiver.ground && partyYears === null);
  if (!isKnown) return [reason('members.waiver-ground-unknown', {}, 'ground')];
  return waiver.percent === 100 ? [] : [reason('members.exemption-is-whole', {}, 'percent')];
};

/**
 * May the cell grant this? Other hardship: 30, 50, 70 or 100 per cent for at most twelve months; poor or near-poor, critically ill, or on
 * the social pension: exempt as long as the ground lasts. Under a regime whose waivers were not captured nothing can be granted.
 */
export const checkDuesWaiver = (waiver: Waiver, rates: DuesRates, today: Day): Refusal | null => {
  const reasons: Reason[] = [];
  if (waiver.decidedOn > today) reasons.push(reason('members.day-in-future', { day: waiver.decidedOn }, 'decidedOn'));
  if (waiver.untilMonth !== null && waiver.untilMonth < waiver.fromMonth)
    reasons.push(reason('members.period-backwards', {}, 'untilMonth'));
  else if (rates.waiver === null) reasons.push(reason('members.waiver-rules-unknown', {}, 'fromMonth'));
  else if (waiver.ground === HARDSHIP) reasons.push(...hardshipFaults(waiver, rates.waiver));
  else reasons.push(...exemptionFaults(waiver, rates));
  return reasons.length > 0 ? refuse(...reasons) : null;
};
