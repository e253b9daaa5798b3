import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths, daysBetween, yearOf } from '../../../platform/calendar/months.ts';

/** A time that does not count, half-open: expelled, removed, out of touch, or between two organisations without papers. */
export type PartyAgeGap = { readonly since: Day; readonly until: Day };

export type PartyAgeFacts = {
  /** The first admission decision: who was readmitted keeps it. */
  readonly admissionDecidedOn: Day | null;
  /** "Ngày vào Đảng" as the card states it (the ceremony): stands in where no decision was kept. */
  readonly admittedOn: Day | null;
  readonly gaps: readonly PartyAgeGap[];
};

/** From which paper a party age is counted. */
export type PartyAgeBasis = 'decision' | 'card';

export type PartyAge = { readonly years: number; readonly months: number; readonly basis: PartyAgeBasis };

const beginningOf = ({ admissionDecidedOn, admittedOn }: PartyAgeFacts): { day: Day; basis: PartyAgeBasis } | null => {
  if (admissionDecidedOn !== null) return { day: admissionDecidedOn, basis: 'decision' };
  return admittedOn === null ? null : { day: admittedOn, basis: 'card' };
};

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** Whole months between two days; the last day of a month stands for a day that the month lacks. Negative never: 0. */
const wholeMonths = (from: Day, on: Day): number => {
  if (on <= from) return 0;
  const guess = (yearOf(on) - yearOf(from)) * 12 + Number(on.slice(5, 7)) - Number(from.slice(5, 7));
  return addMonths(from, guess) <= on ? guess : guess - 1;
};

/** What the gaps between two days take away, in whole months and the days left over; what overlaps counts once. */
const timeLost = (gaps: readonly PartyAgeGap[], from: Day, until: Day): { months: number; days: number } => {
  const lost = { months: 0, days: 0 };
  let reached = from;
  for (const gap of [...gaps].sort((a, b) => (a.since < b.since ? -1 : 1))) {
    const since = later(gap.since, reached);
    const end = gap.until > until ? until : gap.until;
    if (since >= end) continue;
    const months = wholeMonths(since, end);
    lost.months += months;
    lost.days += daysBetween(addMonths(since, months), end);
    reached = end;
  }
  return lost;
};

/** A beginning moved forward by the gaps up to a day: a year that does not count is one year, whether it had 365 days or 366. */
const movedBy = (gaps: readonly PartyAgeGap[], beginning: Day, until: Day): Day => {
  const { months, days } = timeLost(gaps, beginning, until);
  return addDays(addMonths(beginning, months), days);
};

const LAST_DAY = '2199-12-31' as Day;

/**
 * The day from which party age runs without a break: the admission decision (no decision kept: the day on the card) moved forward by
 * the gaps in years, months and days, for lists that sort by it; `members.party_age_from` gives the same in SQL. Null when neither day is
 * known. Source: 294-QĐ/TW art. 4.5, 06-HD/TW art. 5.3; that whole years and months are counted is our reading.
 */
export const partyAgeFrom = (facts: PartyAgeFacts): Day | null => {
  const beginning = beginningOf(facts);
  return beginning && movedBy(facts.gaps, beginning.day, LAST_DAY);
};

/** Full years of age between two days. */
export const fullYears = (from: Day, on: Day): number => Math.floor(wholeMonths(from, on) / 12);

/** Within a gap party age stands still: the day on which that gap, with those it runs into, began. */
const standstill = (gaps: readonly PartyAgeGap[], on: Day): Day => {
  const around = gaps.find((gap) => gap.since < on && on <= gap.until);
  return around ? standstill(gaps, around.since) : on;
};

/**
 * Party age in full years and months on a day, gaps up to that day left out. Null when no day is known or the day lies before it.
 * After the last gap it is the time since `partyAgeFrom`. What is not checked: whether a gap was rightly recorded.
 */
export const partyAgeOn = (facts: PartyAgeFacts, on: Day): PartyAge | null => {
  const beginning = beginningOf(facts);
  if (beginning === null || on < beginning.day) return null;
  const isWithin = facts.gaps.some((gap) => gap.since < on && on < gap.until);
  const at = isWithin ? standstill(facts.gaps, on) : on;
  const months = wholeMonths(movedBy(facts.gaps, beginning.day, at), at);
  return { years: Math.floor(months / 12), months: months % 12, basis: beginning.basis };
};
