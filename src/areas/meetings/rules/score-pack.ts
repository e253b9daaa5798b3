import { z } from 'zod';
import { definePackKind } from '../../../platform/packs/pack.ts';
import { meetingKind } from '../contract/meeting-codes.ts';
import { checkOwnScore } from './check-score.ts';
import { proposeScore } from './propose-score.ts';
import { type FactValue, type ScoreFacts, scoreFact } from './score-facts.ts';
import { meetingScoreSchema } from './score-shape.ts';

const value = z.union([
  z.number(),
  z.boolean(),
  z.literal('not-assessed'),
  z.strictObject({ numerator: z.int(), denominator: z.int() }),
]);
const given = z.union([
  z.strictObject({
    kind: meetingKind.default('regular'),
    preset: z.string().nullable().default(null),
    facts: z.partialRecord(scoreFact, value),
    only: z.array(z.string()).optional(),
  }),
  z.strictObject({ kind: meetingKind.default('regular'), points: z.record(z.string(), z.number()) }),
]);

/** How a meeting is scored: criteria, what the facts propose, bands. */
export const meetingScoreKind = definePackKind({
  kind: 'meeting-score',
  schema: meetingScoreSchema,
  answer: (content, example: unknown, pack) => {
    const asked = given.parse(example);
    if ('points' in asked) {
      const lines = Object.entries(asked.points).map(([criterion, points]) => ({ criterion, points, reason: null }));
      const verdict = checkOwnScore(content, { kind: asked.kind, lines, isComplete: true }, []);
      if ('refused' in verdict) return verdict.reasons.map(({ code }) => code);
      return { total: verdict.total, met: verdict.met, band: verdict.band?.code ?? null };
    }
    const unknown = Object.fromEntries(scoreFact.options.map((fact): [string, FactValue] => [fact, null]));
    const facts = { ...unknown, ...asked.facts } as ScoreFacts;
    const proposals = proposeScore({ ...pack, content }, asked, facts);
    const shown = proposals.filter(({ criterion }) => asked.only === undefined || asked.only.includes(criterion));
    return Object.fromEntries(shown.map(({ criterion, proposed }) => [criterion, proposed ?? 'open']));
  },
});
