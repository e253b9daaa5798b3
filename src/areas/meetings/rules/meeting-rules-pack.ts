import { z } from 'zod';
import { day } from '../../../platform/calendar/day.ts';
import { definePackKind } from '../../../platform/packs/pack.ts';
import { meetingKind } from '../contract/meeting-codes.ts';
import { meetingRulesSchema } from './meeting-rules-shape.ts';
import { requiredMinutes } from './required-minutes.ts';
import { isReached } from './share-reached.ts';
import { turnoutOf } from './turnout.ts';

const line = z.strictObject({
  mark: z.enum(['official', 'probationary', 'exempt', 'suspended', 'away', 'guest']).default('official'),
  status: z.string(),
  reason: z.string().nullable().default(null),
});

const given = z.union([
  z.strictObject({
    kind: meetingKind,
    members: z.int(),
    decidedMinutes: z.int().nullable().default(null),
    preset: z.string().nullable().default(null),
  }),
  z.strictObject({ attendance: z.array(line) }),
]);

/** How often, how long, how many: what the documents ask of a meeting of a cell. */
export const meetingRulesKind = definePackKind({
  kind: 'meeting-rules',
  schema: meetingRulesSchema,
  answer: (rules, example: unknown) => {
    const asked = given.parse(example);
    if ('kind' in asked) {
      const { kind, members, decidedMinutes: minutes, preset } = asked;
      const decided = minutes === null ? null : { minutes, since: day('2025-01-01') };
      return requiredMinutes(rules, { kind, members, decided, preset })?.minutes ?? 'none';
    }
    const roll = asked.attendance.map(({ mark }, at) => ({
      memberId: String(at),
      isOfficial: mark !== 'probationary',
      isGuest: mark === 'guest',
      isAway: mark === 'away',
      state: mark === 'exempt' || mark === 'suspended' ? mark : ('active' as const),
    }));
    const lines = asked.attendance.map(({ status, reason }, at) => ({
      memberId: String(at),
      status: status as never,
      reason,
    }));
    const { attended } = turnoutOf(rules, roll, lines);
    return attended && { ...attended, isReached: isReached(rules.attendance.value.share, attended) };
  },
});
