import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { criterionGrade, ratingLevel } from '../contract/rating-codes.ts';
import { countFact, type FactCode, gradeFact, levelFact, type RatingFacts, yesFact } from '../contract/rating-facts.ts';
import { factFaults } from './check-facts.ts';
import type { RatingLaw } from './rating-law.ts';
import { levelsOf } from './rating-level.ts';

export type FactType = 'count' | 'yes' | 'grade' | 'level';
export type FactValue = number | boolean | string;

/** Facts that are the program's own matter, known or not: nobody enters them. */
const ownFacts: ReadonlySet<FactCode> = new Set<FactCode>([
  'is-head',
  'is-cell',
  'is-exempted',
  'is-suspended',
  'organisations-below-rated',
  'organisations-below-weak',
  'members-rated',
  'members-not-completed',
]);

const listOf = { count: 'counts', yes: 'yes', grade: 'grades', level: 'levels' } as const;

const wrongSort: Readonly<Record<FactType, Reason>> = {
  count: reason('ratings.fact-needs-count', {}, 'value'),
  yes: reason('ratings.fact-needs-yes', {}, 'value'),
  grade: reason('ratings.fact-needs-grade', {}, 'value'),
  level: reason('ratings.fact-needs-level', {}, 'value'),
};

/** What kind of value a fact has; null for points, which come from sheets. */
export const factTypeOf = (code: string): FactType | null => {
  if (countFact.safeParse(code).success) return 'count';
  if (yesFact.safeParse(code).success) return 'yes';
  if (gradeFact.safeParse(code).success) return 'grade';
  return levelFact.safeParse(code).success ? 'level' : null;
};

/** Whether a person may ever enter this fact. */
export const isEnterable = (code: string): boolean => factTypeOf(code) !== null && !ownFacts.has(code as FactCode);

/** The value of a fact among the facts of a subject; undefined or null: not known. */
export const factIn = (facts: RatingFacts, code: string): FactValue | null => {
  if (code.startsWith('points:')) return facts.points[code.slice('points:'.length)] ?? null;
  const type = factTypeOf(code);
  if (type === null) return null;
  return (facts[listOf[type]] as Readonly<Record<string, FactValue | null | undefined>>)[code] ?? null;
};

/** "None" said in so many words is nought or no; of a grade or a level it says nothing. */
const meantBy = (type: FactType, value: FactValue): FactValue => {
  if (value !== 'none') return value;
  if (type === 'count') return 0;
  return type === 'yes' ? false : value;
};

const fits = (law: RatingLaw, fact: FactCode, type: FactType, value: FactValue): boolean => {
  if (type === 'count') return typeof value === 'number';
  if (type === 'yes') return typeof value === 'boolean';
  if (type === 'grade') return criterionGrade.safeParse(value).success;
  const level = ratingLevel.safeParse(value);
  // The State rates by a scale of its own names, which are those of the four levels.
  return level.success && (fact === 'state-level' || levelsOf(law.scale).includes(level.data));
};

const withFact = (facts: RatingFacts, fact: FactCode, type: FactType, value: FactValue): RatingFacts => ({
  ...facts,
  [listOf[type]]: { ...facts[listOf[type]], [fact]: value },
});

/** `onRecord`: shortcomings due that stand here already; of them nobody says that there are fewer. */
export type EnteredFact = { readonly fact: FactCode; readonly value: FactValue; readonly onRecord?: number };

const fewerFaults = (fact: FactCode, meant: FactValue, onRecord: number): Reason[] =>
  fact === 'shortcomings-due' && typeof meant === 'number' && meant < onRecord
    ? [reason('ratings.fewer-than-on-record', { count: onRecord }, 'value')]
    : [];

/**
 * A fact entered by hand. `counted`: what is known without anything entered. Refuses, with every reason: a fact that the program keeps or
 * counts itself, a value of another sort, a part that is more than its whole, fewer shortcomings than stand on record.
 */
export const checkEnteredFact = (
  law: RatingLaw,
  counted: RatingFacts,
  all: RatingFacts,
  { fact, value, onRecord = 0 }: EnteredFact,
): { readonly value: FactValue } | Refusal => {
  const type = factTypeOf(fact)!;
  const meant = meantBy(type, value);
  const isCounted = ownFacts.has(fact) || factIn(counted, fact) !== null;
  const isFit = fits(law, fact, type, meant);
  const parts: Reason[] =
    isFit && !isCounted
      ? factFaults({ parts: law.score?.parts ?? [] }, withFact(all, fact, type, meant)).filter(({ field }) =>
          field?.startsWith('counts.'),
        )
      : [];
  const faults = [
    ...(isCounted ? [reason('ratings.fact-counted-by-program', {}, 'fact')] : []),
    ...(isFit ? [] : [wrongSort[type]]),
    ...(isCounted ? [] : fewerFaults(fact, meant, onRecord)),
    ...parts.map((one) => ({ ...one, field: 'value' })),
  ];
  return faults.length > 0 ? refuse(...faults) : { value: meant };
};
