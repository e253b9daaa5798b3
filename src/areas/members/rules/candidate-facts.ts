import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, reason } from '../../../platform/outcome/refusal.ts';

type Facts = {
  readonly birthOn: Day | null;
  readonly acceptedOn: Day;
  readonly parentConsentOn: Day | null;
  readonly unionResolution: string | null;
  readonly unionResolutionOn: Day | null;
};

/** What in the facts about a candidate contradicts itself or lies in the future. */
export const candidateReasons = (facts: Facts, today: Day): Reason[] => {
  const days = (['birthOn', 'acceptedOn', 'parentConsentOn', 'unionResolutionOn'] as const).filter(
    (field) => facts[field] !== null && facts[field] > today,
  );
  const reasons = days.map((field) => reason('members.day-in-future', { day: facts[field]! }, field));
  if (facts.birthOn !== null && facts.birthOn >= facts.acceptedOn)
    reasons.push(reason('members.accepted-before-birth', {}, 'acceptedOn'));
  if ((facts.unionResolution === null) !== (facts.unionResolutionOn === null))
    reasons.push(reason('members.resolution-incomplete', {}, 'unionResolution'));
  return reasons;
};
