import type { Day } from '../../../platform/calendar/day.ts';
import type { MeetingFace, MeetingKind, YearRule } from '../contract.ts';
import { dayByRule, layOutYear } from '../rules/calendar-year.ts';
import type { Life } from '../rules/meeting-slot.ts';

export type YearTyped = {
  readonly ruleKind: YearRule['kind'];
  readonly day: number | string;
  readonly weekday: string;
  readonly nth: string;
  readonly at: string | null;
  readonly place: string;
  readonly fromMonth: string;
  readonly thematicMonths: readonly string[];
};

/** The rule as the contract takes it; null while it is not whole. */
export const ruleOf = ({ ruleKind, day, weekday, nth }: YearTyped): YearRule | null => {
  if (ruleKind === 'weekday-of-month')
    return { kind: ruleKind, weekday: Number(weekday), nth: Number(nth) as Extract<YearRule, { nth: unknown }>['nth'] };
  const number = Number(day);
  return Number.isInteger(number) && number >= 1 && number <= 31 ? { kind: ruleKind, day: number } : null;
};

export type PreviewLine = {
  readonly month: number;
  /** What would be put into the calendar; null: nothing. */
  readonly fresh: { readonly kind: MeetingKind; readonly on: Day } | null;
  readonly there: readonly MeetingFace[];
  readonly isOutsideLife: boolean;
};

type Known = { readonly year: number; readonly life: Life; readonly meetings: readonly MeetingFace[] };

/** What laying out the year would do, month by month, with the rule by which the server does it. */
export const previewYear = (typed: YearTyped, { year, life, meetings }: Known) => {
  const rule = ruleOf(typed);
  if (rule === null) return null;
  const there = meetings.filter(({ state }) => state !== 'cancelled');
  const placed = there.map(({ kind, heldOn, plannedOn }) => ({ kind, on: heldOn ?? plannedOn }));
  const thematicMonths = typed.thematicMonths.map(Number);
  const fromMonth = Number(typed.fromMonth);
  const draft = layOutYear(rule, year, { fromMonth, life, there: placed, thematicMonths });
  const lines = Array.from({ length: 12 }, (_, at): PreviewLine => {
    const month = at + 1;
    const own = there.filter(({ heldOn, plannedOn }) => Number((heldOn ?? plannedOn).slice(5, 7)) === month);
    const hasTopic = own.some(({ kind }) => kind === 'thematic' || kind === 'combined');
    const regular = draft.regular.find((one) => one.month === month);
    const isOutsideLife = draft.outsideLife.includes(month);
    const wantsTopic = thematicMonths.includes(month) && month >= fromMonth && !hasTopic && !isOutsideLife;
    const on = regular?.on ?? dayByRule(rule, year, month);
    const kind = regular ? (wantsTopic ? 'combined' : 'regular') : wantsTopic ? 'thematic' : null;
    return { month, fresh: kind && { kind, on }, there: own, isOutsideLife };
  });
  return { rule, lines, quartersWithoutTopic: draft.quartersWithoutTopic };
};
