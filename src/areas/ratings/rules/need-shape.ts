import { z } from 'zod';
import { type CriterionGrade, criterionGrade, type RatingLevel, ratingLevel } from '../contract/rating-codes.ts';
import {
  type CountFact,
  countFact,
  type GradeFact,
  gradeFact,
  type LevelFact,
  levelFact,
  type YesFact,
  yesFact,
} from '../contract/rating-facts.ts';
import { shareText } from './exact-share.ts';

const bounds = <S extends z.ZodType>(of: S) => ({
  atLeast: of.optional(),
  moreThan: of.optional(),
  atMost: of.optional(),
  lessThan: of.optional(),
});
type Bounds<T> = {
  readonly atLeast?: T | undefined;
  readonly moreThan?: T | undefined;
  readonly atMost?: T | undefined;
  readonly lessThan?: T | undefined;
};

export type CountNeed = { readonly fact: CountFact } & Bounds<number>;
/** `of` is the whole. A share of nothing is unknown, unless the rule is kept where there is nothing to do (`ofNone: holds`). */
export type ShareNeed = {
  readonly fact: CountFact;
  readonly of: CountFact;
  readonly ofNone: 'holds' | 'unknown';
} & Bounds<string>;
export type YesNeed = { readonly fact: YesFact; readonly is: boolean };
export type GradeNeed = {
  readonly fact: GradeFact;
  readonly gradeAtLeast?: CriterionGrade | undefined;
  readonly gradeAtMost?: CriterionGrade | undefined;
};
export type LevelNeed = {
  readonly fact: LevelFact;
  readonly levelAtLeast?: RatingLevel | undefined;
  readonly levelAtMost?: RatingLevel | undefined;
};

/** What facts have to be like for a rule to speak, as it stands in a pack. */
export type Need =
  | CountNeed
  | ShareNeed
  | YesNeed
  | GradeNeed
  | LevelNeed
  | { readonly all: readonly Need[] }
  | { readonly any: readonly Need[] };

const isBounded = (need: object): boolean =>
  Object.keys(need).some((key) => /^(atLeast|moreThan|atMost|lessThan)$/.test(key));
const unbounded = { error: 'a need without a bound says nothing' };

export const needSchema: z.ZodType<Need> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: countFact, ...bounds(z.number()) }).refine(isBounded, unbounded),
    z
      .strictObject({
        fact: countFact,
        of: countFact,
        ofNone: z.enum(['holds', 'unknown']).default('unknown'),
        ...bounds(shareText),
      })
      .refine(isBounded, unbounded),
    z.strictObject({ fact: yesFact, is: z.boolean() }),
    z.strictObject({
      fact: gradeFact,
      gradeAtLeast: criterionGrade.optional(),
      gradeAtMost: criterionGrade.optional(),
    }),
    z.strictObject({ fact: levelFact, levelAtLeast: ratingLevel.optional(), levelAtMost: ratingLevel.optional() }),
    z.strictObject({ all: z.array(needSchema).min(1) }),
    z.strictObject({ any: z.array(needSchema).min(1) }),
  ]),
);
