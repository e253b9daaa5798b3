import type { Day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { isClauseVerified } from '../rules/transfer-clause.ts';
import { dueDayOf } from '../rules/transfer-clocks.ts';
import { transferRules } from '../rules/transfer-pack.ts';

/** Within which time members of an ended organisation are moved, by the rules of a day; undefined where no rules are known. */
export const assignmentRule = (on: Day) => {
  const pack = findPackInForce(shippedPacks(), transferRules, on);
  if (!pack) return undefined;
  const { value, source } = pack.content.assignWithin;
  return {
    source,
    isVerified: isClauseVerified(pack.content.assignWithin),
    dueAfter: (endedOn: Day) => dueDayOf(value, endedOn, calendarFrom(shippedPacks())),
  };
};
