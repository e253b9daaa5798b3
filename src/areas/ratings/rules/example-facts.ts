import { z } from 'zod';
import { criterionGrade, type RatingScale, ratingLevel } from '../contract/rating-codes.ts';
import {
  countFact,
  gradeFact,
  levelFact,
  type RatingFacts,
  ratingFactsSchema,
  yesFact,
} from '../contract/rating-facts.ts';
import { levelsOf } from './rating-level.ts';

/** Counts that speak for nobody's fault; every count not named here is none. */
const untroubledCounts = {
  'tasks-assigned': 10,
  'tasks-done': 10,
  'tasks-exceeded': 10,
  'key-tasks-assigned': 2,
  'key-tasks-done': 2,
  'key-task-grade': 1,
  'collective-tasks-counted': 10,
  'collective-tasks-done': 10,
  'months-since-admission': 60,
  'months-since-founding': 60,
  'months-in-first-post': 60,
  'organisations-below-rated': 6,
  'members-rated': 30,
} as const;

/**
 * A subject about whom there is nothing to note: everything done and beyond what was asked, best grades, full points, nobody disciplined. An
 * example names only what is different, so that it can be read by whoever knows the matter.
 */
const untroubled = (scale: RatingScale, maxima: Readonly<Record<string, number>>): RatingFacts => {
  const best = levelsOf(scale)[0]!;
  return {
    points: { ...maxima },
    counts: { ...Object.fromEntries(countFact.options.map((fact) => [fact, 0])), ...untroubledCounts },
    yes: {
      ...Object.fromEntries(yesFact.options.map((fact) => [fact, false])),
      'common-criteria-met': true,
      'unit-conditions-met': true,
    },
    grades: Object.fromEntries(gradeFact.options.map((fact) => [fact, 'grade-excellent' as const])),
    levels: Object.fromEntries(levelFact.options.map((fact) => [fact, best])),
  };
};

/** What an example says about its subject. `unknown` names facts, or parts of the points, that nobody knows. */
export const exampleFactsSchema = z.strictObject({
  points: z.record(z.string(), z.number()).default({}),
  facts: z.record(z.string(), z.union([z.number(), z.boolean(), criterionGrade, ratingLevel])).default({}),
  unknown: z.array(z.string()).default([]),
});

/** Groups of facts by code; beside them the facts say only whose points they are. */
type FactGroup = Exclude<keyof RatingFacts, 'pointsBy'>;

const groupOf = (fact: string): FactGroup => {
  if (countFact.options.includes(fact as never)) return 'counts';
  if (yesFact.options.includes(fact as never)) return 'yes';
  if (gradeFact.options.includes(fact as never)) return 'grades';
  if (levelFact.options.includes(fact as never)) return 'levels';
  return 'points';
};

/** The facts of an example; throws where it names a fact that there is not. */
export const exampleFacts = (
  { points, facts, unknown }: z.output<typeof exampleFactsSchema>,
  scale: RatingScale,
  maxima: Readonly<Record<string, number>>,
): RatingFacts => {
  const all: Record<FactGroup, Record<string, unknown>> = structuredCopy(untroubled(scale, maxima));
  Object.assign(all.points, points);
  for (const [fact, value] of [...Object.entries(facts), ...unknown.map((one) => [one, null] as const)])
    all[groupOf(fact)][fact] = value;
  return ratingFactsSchema.parse(all);
};

const structuredCopy = (facts: RatingFacts): Record<FactGroup, Record<string, unknown>> => ({
  points: { ...facts.points },
  counts: { ...facts.counts },
  yes: { ...facts.yes },
  grades: { ...facts.grades },
  levels: { ...facts.levels },
});
