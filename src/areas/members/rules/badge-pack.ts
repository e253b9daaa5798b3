import { type Day, daySchema } from '../../../platform/calendar/day.ts';
import { definePackKind } from '../../../platform/packs/pack.ts';
import { eligibleFrom, levelReachedOn, roundFor } from './badge-rounds.ts';
import { badgeRulesSchema, type DisciplineMeasure } from './badge-rules-shape.ts';

/** Levels, rounds, windows, deadline, early and posthumous cases and waiting times of the badge for years in the Party. */
export const badgeRounds = definePackKind({
  kind: 'badge-rounds',
  schema: badgeRulesSchema,
  answer: (content, given: { partyAgeFrom: Day; level: number; measure?: DisciplineMeasure; disciplinedOn?: Day }) => {
    const reachedOn = levelReachedOn(daySchema.parse(given.partyAgeFrom), given.level);
    const waitUntil =
      given.measure && given.disciplinedOn
        ? eligibleFrom(content, given.measure, daySchema.parse(given.disciplinedOn))
        : null;
    const round = roundFor(content, reachedOn, waitUntil);
    return { reachedOn, round: round.awardOn, waitUntil };
  },
});
