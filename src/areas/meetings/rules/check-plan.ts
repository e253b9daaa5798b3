import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { Finding } from '../../organisations/contract.ts';
import type { MeetingRulesPack } from './meeting-rules-shape.ts';
import { type Life, type Slot, slotReasons } from './meeting-slot.ts';
import { findingOf, unknownFinding } from './ruled-value.ts';

export type PlanInput = Slot & {
  /** Kind thematic: the cell says that this meeting is held instead of the regular one of the month. */
  readonly isInsteadOfRegular: boolean;
  readonly noticedOn: Day | null;
  readonly materialsOn: Day | null;
};

export type PlanFacts = {
  readonly today: Day;
  readonly life: Life;
  /** Other meetings of this organisation on the day that were not cancelled. */
  readonly others: readonly Slot[];
  /** Posts of the committee that are filled on the day; null: unknown. */
  readonly postHolders: number | null;
  readonly pack: MeetingRulesPack | null;
};

export type PlanVerdict = { readonly findings: readonly Finding[] };

/**
 * May this meeting stand in the calendar? Days ahead and days gone by are both possible: a year may be laid out late. Refuses, with every
 * reason, days outside the organisation's life, a slot that is taken, a thematic meeting instead of the regular one, and a notice or
 * documents dated after the meeting or in the future.
 */
export const checkPlan = (input: PlanInput, facts: PlanFacts): PlanVerdict | Refusal => {
  const reasons = [
    ...slotReasons(input, facts, 'plannedOn'),
    ...insteadReasons(input, facts.pack),
    ...sentReasons('noticedOn', input.noticedOn, input.on, facts.today),
    ...sentReasons('materialsOn', input.materialsOn, input.on, facts.today),
  ];
  if (reasons.length > 0) return refuse(...reasons);
  return { findings: [...noRule(facts.pack, input.on), ...secretaryAlone(input, facts)] };
};

/** A thematic meeting comes beside the regular one; on the same day they are one combined meeting (42-HD/BTCTW). */
export const insteadReasons = (
  { kind, isInsteadOfRegular }: Pick<PlanInput, 'kind' | 'isInsteadOfRegular'>,
  pack: MeetingRulesPack | null,
): Reason[] =>
  kind === 'thematic' && isInsteadOfRegular && pack !== null && !pack.content.thematic.value.mayReplaceRegular
    ? [reason('meetings.thematic-replaces-regular', {}, 'kind')]
    : [];

/** Notice and documents go out before the meeting, and nothing was sent tomorrow. */
export const sentReasons = (field: string, sentOn: Day | null, meetingOn: Day, today: Day): Reason[] => {
  if (sentOn === null) return [];
  if (sentOn > meetingOn) return [reason('meetings.sent-after-meeting', { day: meetingOn }, field)];
  return sentOn > today ? [reason('meetings.sent-in-future', { today }, field)] : [];
};

/** A day for which no pack is in force: nothing is judged, and the screen says so. */
export const noRule = (pack: MeetingRulesPack | null, on: Day): Finding[] =>
  pack === null ? [unknownFinding('meetings.no-meeting-rule', { day: on })] : [];

const secretaryAlone = ({ kind }: PlanInput, { postHolders, pack }: PlanFacts): Finding[] =>
  kind === 'committee' && postHolders === 1 && pack !== null && !pack.content.preparation.value.isSecretaryAloneAssessed
    ? [findingOf(pack, pack.content.preparation, 'meetings.secretary-alone')]
    : [];
