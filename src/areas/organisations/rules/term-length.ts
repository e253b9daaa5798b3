import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { CommitteePack } from './committee-rules-shape.ts';

/** When a term that begins on a day ends by the rule of its type; undefined when the pack knows no length for that type. */
export const termEndOf = (
  pack: CommitteePack,
  type: string,
  startsOn: Day,
): { dueOn: Day; months: number; clause: string | null; verified: boolean } | undefined => {
  const rule = pack.content.termLengths.find((one) => one.types.includes(type));
  if (!rule) return undefined;
  const verified = pack.verified && (rule.confidence === 'A' || rule.confidence === 'B');
  return { dueOn: addMonths(startsOn, rule.months), months: rule.months, clause: rule.clause, verified };
};
