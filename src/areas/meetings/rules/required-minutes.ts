import type { Day } from '../../../platform/calendar/day.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { MeetingRules } from './meeting-rules-shape.ts';
import type { Ruled } from './ruled-value.ts';

/** A shorter duration for one cell, as the committee above it decided. */
export type DecidedMinutes = { readonly minutes: number; readonly since: Day };

export type DurationFacts = {
  readonly kind: MeetingKind;
  /** Members on the roll of the day, those on probation included. */
  readonly members: number;
  readonly decided: DecidedMinutes | null;
  /** Code of a stricter preset that the committee chose, or null. */
  readonly preset: string | null;
};

export type RequiredMinutes = { readonly minutes: number; readonly rule: Ruled };

/**
 * How long a meeting has to last at least, and where that stands; null for kinds of which no duration was found. A decision of the
 * competent committee for the cell goes before everything, but only where the document provides for one (42-HD/BTCTW).
 */
export const requiredMinutes = (
  rules: MeetingRules,
  { kind, members, decided, preset }: DurationFacts,
): RequiredMinutes | null => {
  const general =
    kind === 'combined' && rules.combinedDuration !== null
      ? { minutes: rules.combinedDuration.value.minutes, rule: rules.combinedDuration }
      : rules.duration.value.kinds.includes(kind)
        ? { minutes: rules.duration.value.minutes, rule: rules.duration }
        : null;
  if (general === null) return null;
  if (decided !== null && rules.shorterDuration !== null)
    return { minutes: decided.minutes, rule: rules.shorterDuration };

  const chosen = rules.durationPresets.find((one) => one.code === preset);
  const step = chosen?.steps.filter(({ fromMembers }) => fromMembers <= members).at(-1);
  return chosen && step && step.minutes > general.minutes ? { minutes: step.minutes, rule: chosen } : general;
};
