import type { Day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal, orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { fileDueBefore } from '../rules/badge-deadline.ts';
import { badgeRounds } from '../rules/badge-pack.ts';
import { type BadgeRound, roundOn } from '../rules/badge-rounds.ts';
import type { BadgeRules } from '../rules/badge-rules-shape.ts';

/** The rules of the badge in force on a day, with the pack they stand in. */
export const badgeRulesOn = (on: Day) => orRefuse(packInForce(shippedPacks(), badgeRounds, on));

/** The round of that day of award; refuses a day on which there is none. */
export const getRound = (rules: BadgeRules, awardOn: Day): BadgeRound => {
  const round = roundOn(rules, awardOn);
  if (!round) throw new Refused(refuse(reason('members.badge-round-unknown', { round: awardOn }, 'roundOn')));
  return round;
};

/** The last day for the file of a round; null where the holidays of that time are not known yet. */
export const fileDayOf = (
  rules: BadgeRules,
  awardOn: Day,
): { readonly fileBy: Day | null; readonly isFileDayVerified: boolean } => {
  const due = fileDueBefore(awardOn, rules.fileBefore.workingDays, calendarFrom(shippedPacks()));
  return isRefusal(due)
    ? { fileBy: null, isFileDayVerified: false }
    : { fileBy: due.dueOn, isFileDayVerified: due.verified };
};
