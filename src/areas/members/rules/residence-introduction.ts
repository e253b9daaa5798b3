import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';

export type Introduction = {
  readonly status: 'introduced' | 'excused' | 'not-introduced';
  readonly toOrganisationId: string | null;
  readonly toText: string | null;
  readonly introducedOn: Day;
  readonly reason: string | null;
};

export type IntroductionFacts = {
  readonly isPresent: boolean;
  readonly organisationId: string;
  readonly runningOn: string | null;
  readonly targetLives: boolean;
};

/** May this link be recorded? Whoever is not introduced, or is excused there, has a reason (33-HD/BTCTW section 1). */
export const checkIntroduction = (input: Introduction, facts: IntroductionFacts, today: Day): Refusal | null => {
  const reasons: Reason[] = [];
  if (!facts.isPresent) reasons.push(reason('members.transfer-of-former-member', {}, 'memberId'));
  if (facts.runningOn !== null) reasons.push(reason('members.linked-already', { on: facts.runningOn }, 'memberId'));
  if (input.introducedOn > today)
    reasons.push(reason('members.day-in-future', { day: input.introducedOn }, 'introducedOn'));
  if (input.status !== 'introduced' && input.reason === null)
    reasons.push(reason('members.link-reason-missing', {}, 'reason'));
  reasons.push(...whereReasons(input, facts));
  return reasons.length > 0 ? refuse(...reasons) : null;
};

const whereReasons = (input: Introduction, facts: IntroductionFacts): Reason[] => {
  const named = [input.toOrganisationId, input.toText].filter((one) => one !== null).length;
  if (input.status === 'not-introduced')
    return named === 0 ? [] : [reason('members.not-introduced-anywhere', {}, 'toOrganisationId')];
  if (named === 0) return [reason('members.residence-missing', {}, 'toOrganisationId')];
  if (named > 1) return [reason('members.transfer-target-twice', {}, 'toText')];
  if (input.toOrganisationId === null) return [];
  if (input.toOrganisationId === facts.organisationId)
    return [reason('members.lives-where-counted', {}, 'toOrganisationId')];
  return facts.targetLives ? [] : [reason('members.transfer-target-ended', {}, 'toOrganisationId')];
};
