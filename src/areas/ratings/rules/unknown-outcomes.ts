import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { criterionGrade } from '../contract/rating-codes.ts';
import type { RatingFacts } from '../contract/rating-facts.ts';
import type { NamedFact, Outcome, RatingInput, Verdict } from '../contract/verdict.ts';
import { type FactValue, factTypeOf } from './check-entered-fact.ts';
import { rate } from './rate.ts';
import type { RatingLaw } from './rating-law.ts';
import { levelsOf } from './rating-level.ts';

/** From this value on (the next one ends it) the rules come to this. Of a count, "from n on"; of all others, exactly this value. */
export type OutcomeFrom = { readonly value: FactValue; readonly outcome: Outcome };

/** What the rules would come to, were one unknown fact known and everything else as it is. */
export type UnknownOutcome = { readonly fact: NamedFact; readonly outcomes: readonly OutcomeFrom[] };

/** No rule that is known bounds a count of months, quarters or grades beyond a year of them. */
const MOST_COUNTED = 12;

/** Parts of a whole that the program counts itself: single values of one of them say nothing. */
const isPartOfWhole = (fact: string): boolean => /(^|-)(tasks|shortcomings|members|organisations-below)-/.test(fact);

const valuesOf = (law: RatingLaw, fact: NamedFact): readonly FactValue[] => {
  const part = fact.startsWith('points:') ? law.score?.parts.find(({ code }) => `points:${code}` === fact) : undefined;
  if (part) return [0, part.max];
  switch (factTypeOf(fact)) {
    case 'yes':
      return [false, true];
    case 'grade':
      return criterionGrade.options;
    case 'level':
      return levelsOf(law.scale);
    case 'count':
      return isPartOfWhole(fact) ? [] : Array.from({ length: MOST_COUNTED + 1 }, (_, at) => at);
    default:
      return [];
  }
};

const listOf = { count: 'counts', yes: 'yes', grade: 'grades', level: 'levels' } as const;

const withFact = (facts: RatingFacts, fact: NamedFact, value: FactValue): RatingFacts => {
  if (fact.startsWith('points:'))
    return { ...facts, points: { ...facts.points, [fact.slice('points:'.length)]: value as number } };
  const list = listOf[factTypeOf(fact)!];
  return { ...facts, [list]: { ...facts[list], [fact]: value } };
};

const sameOutcome = (a: Outcome, b: Outcome): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Of every fact that a verdict misses: what the rules would come to with each value it can have, neighbours of one outcome joined. Facts that
 * change nothing alone are left out. Pure, so that a screen says it while one types; it supposes nothing, it shows what each answer would do.
 */
export const unknownOutcomes = (
  law: RatingLaw,
  input: RatingInput,
  { missing }: Pick<Verdict, 'missing'>,
): readonly UnknownOutcome[] =>
  missing.flatMap((fact) => {
    const outcomes: OutcomeFrom[] = [];
    for (const value of valuesOf(law, fact)) {
      const verdict = rate(law, { ...input, facts: withFact(input.facts, fact, value) });
      if (isRefusal(verdict)) continue;
      const last = outcomes.at(-1);
      if (!last || !sameOutcome(last.outcome, verdict.outcome)) outcomes.push({ value, outcome: verdict.outcome });
    }
    return outcomes.length > 1 ? [{ fact, outcomes }] : [];
  });
