import { ratingFactsSchema } from '../../src/areas/ratings/contract/rating-facts.ts';
import type { RatingInput } from '../../src/areas/ratings/contract/verdict.ts';
import { ratingLayerKind, ratingRulesKind } from '../../src/areas/ratings/rules/pack-kinds.ts';
import { rate } from '../../src/areas/ratings/rules/rate.ts';
import { joinLaw } from '../../src/areas/ratings/rules/rating-law.ts';
import { orRefuse } from '../../src/platform/outcome/refusal.ts';
import { shippedPacks } from '../../src/platform/packs/load-packs.ts';
import { packsOfKind } from '../../src/platform/packs/pack.ts';
import { type Figure, figureOf } from '../figure.ts';

const SUBJECTS = 20_000;
const RUNS = 9;

const law2026 = () => {
  const base = packsOfKind(shippedPacks(), ratingRulesKind).find(({ id }) => id === 'vn-2025')!;
  const layer = packsOfKind(shippedPacks(), ratingLayerKind).find(({ id }) => id === 'vn-2026-q')!;
  return orRefuse(joinLaw(base, layer));
};

/** The season of a year: members, leaders and cells whose facts differ; one in seven has a fact that nobody knows. */
const inputAt = (at: number): RatingInput => ({
  kind: at % 12 === 0 ? 'party-organisation' : at % 10 === 0 ? 'leader' : 'member',
  period: 'year',
  facts: ratingFactsSchema.parse({
    points: { common: 15 + (at % 16), result: at % 7 === 0 ? null : 35 + (at % 36) },
    counts: {
      'tasks-assigned': 20,
      'tasks-done': 18 + (at % 3),
      'tasks-late': at % 5,
      'tasks-exceeded': at % 18,
      'shortcomings-due': at % 4,
      'shortcomings-remedied': at % 2 === 0 ? at % 4 : 0,
      'months-since-admission': at % 90,
      'months-since-founding': 60,
      'sick-months': at % 40 === 0 ? 3 : 0,
      'quarters-not-completed': at % 30 === 0 ? 1 : 0,
      'quarters-not-completed-in-a-row': 0,
      'collective-tasks-counted': 20,
      'collective-tasks-done': 17,
    },
    yes: {
      'is-exempted': at % 50 === 0,
      'is-suspended': false,
      'is-head': at % 20 === 0,
      'degeneration-concluded': false,
      'is-disciplined': at % 100 === 0,
      'discipline-below': at % 60 === 0,
      'corruption-below': false,
      'common-criteria-met': true,
      'on-maternity-leave': false,
    },
    levels: { 'collective-level': at % 3 === 0 ? 'excellent' : 'good' },
  }),
});

/** Verdicts a second in one thread, with every reason, by the rules of 2026 (the pack of the year and its quarterly layer). */
export const bench = async (): Promise<Figure[]> => {
  const law = law2026();
  const inputs = Array.from({ length: SUBJECTS }, (_, at) => inputAt(at));
  const verdictsPerSecond = (): number => {
    const began = performance.now();
    for (const input of inputs) orRefuse(rate(law, input));
    return (SUBJECTS / (performance.now() - began)) * 1000;
  };
  verdictsPerSecond();
  const rates = Array.from({ length: RUNS }, verdictsPerSecond);
  return [
    figureOf(
      { name: 'verdicts in one thread, rules of 2026', unit: 'a second', goal: 50_000, better: 'higher' },
      rates,
    ),
  ];
};
