import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { type Dong, dong, type Rounding, shareOf } from '../../../platform/money/dong.ts';
import type { DuesGroup, DuesRates } from './dues-rates-shape.ts';

/** Why no amount is known: the fact that is missing, which a person supplies or replaces by an amount entered by hand. */
export type UnknownDue =
  | 'group-not-declared'
  | 'basis-not-declared'
  | 'minimum-wage-not-known'
  | 'rate-not-known'
  | 'amount-in-range';

export type Due =
  | { readonly standing: 'due'; readonly due: Dong; readonly isFromIncome: boolean }
  | { readonly standing: 'unknown'; readonly rule: UnknownDue; readonly isFromIncome: boolean }
  | { readonly standing: 'exempt' | 'waived'; readonly rule: string; readonly isFromIncome: boolean };

/** What is known of one member for one month. `waivedPercent` 100 with a `ground` of the exemptions is an exemption on request. */
export type DuesFacts = {
  readonly group: string | null;
  readonly basis: Dong | null;
  readonly voluntary: Dong | null;
  readonly minimumWage: Dong | null;
  /** Full years in the Party on the first day of the month; null when the day is not known. */
  readonly partyYears: number | null;
  readonly waivedPercent: number | null;
  readonly ground: string | null;
};

/** Full years from a day to the first day of a month; null when the day is not known. */
export const fullYears = (from: Day | null, on: Day): number | null => {
  if (from === null) return null;
  const years = Number(on.slice(0, 4)) - Number(from.slice(0, 4));
  return addMonths(from, years * 12) <= on ? years : years - 1;
};

const ruleAmount = (group: DuesGroup, facts: DuesFacts, rounding: Rounding): Dong | UnknownDue => {
  const { rate } = group;
  if (rate.by === 'fixed') return rate.amount;
  if (rate.by === 'unknown') return 'rate-not-known';
  if (rate.by === 'range') return 'amount-in-range';
  const base = rate.by === 'basis' ? facts.basis : facts.minimumWage;
  if (base === null) return rate.by === 'basis' ? 'basis-not-declared' : 'minimum-wage-not-known';
  return shareOf(base, { numerator: rate.perMille, denominator: 1000 }, rounding);
};

/**
 * What a member owes for a month, in đồng: exempt by years in the Party or by a ground granted, reduced or wholly waived, a share of what
 * was declared or of the regional minimum wage, or a fixed amount; more when the member pays more of free will. `unknown` names the
 * missing fact and is never taken for nothing. Source: 342-QĐ/TW (from 1 April 2011), 01-QĐ/TW (from 1 February 2026), as packs.
 */
export const dueOf = (rates: DuesRates, facts: DuesFacts, rounding: Rounding): Due => {
  const group = rates.groups.find((one) => one.code === facts.group);
  const isFromIncome = group?.rate.by === 'basis';
  const exempt = rates.exemptions.find(
    ({ partyYears }) => partyYears !== null && facts.partyYears !== null && facts.partyYears >= partyYears,
  );
  if (exempt) return { standing: 'exempt', rule: exempt.code, isFromIncome: false };
  if (facts.waivedPercent === 100) {
    const isGround = rates.exemptions.some(({ code }) => code === facts.ground);
    return { standing: isGround ? 'exempt' : 'waived', rule: isGround ? facts.ground! : 'waiver', isFromIncome: false };
  }
  if (!group) return { standing: 'unknown', rule: 'group-not-declared', isFromIncome };
  const full = ruleAmount(group, facts, rounding);
  if (typeof full === 'string') return { standing: 'unknown', rule: full, isFromIncome };
  const left = shareOf(full, { numerator: 100 - (facts.waivedPercent ?? 0), denominator: 100 }, rounding);
  return { standing: 'due', due: dong(Math.max(left, facts.voluntary ?? 0)), isFromIncome };
};
