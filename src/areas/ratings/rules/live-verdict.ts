import type { Refusal } from '../../../platform/outcome/refusal.ts';
import type { RatingInput, Verdict } from '../contract/verdict.ts';
import { factOfPart, type PartGrades } from './check-grade-sheet.ts';
import { rate } from './rate.ts';
import type { RatingLaw } from './rating-law.ts';

/** What a sheet gives while it is filled in: points by part of the scale, or the lowest grade of each group of criteria. */
export type TypedSheet = { readonly points: Readonly<Record<string, number | null>>; readonly grades: PartGrades };

/** The facts with what is being typed laid over them; a sheet without anything leaves what stood before. */
export const withTyped = (input: RatingInput, { points, grades }: TypedSheet): RatingInput => {
  const { facts } = input;
  const isPointed = Object.values(points).some((given) => given !== null);
  const given = Object.entries(grades).map(([part, grade]) => [factOfPart[part as keyof PartGrades], grade]);
  return {
    ...input,
    facts: {
      ...facts,
      points: isPointed ? { ...points } : facts.points,
      ...(isPointed && { pointsBy: undefined }),
      grades: { ...facts.grades, ...Object.fromEntries(given) },
    },
  };
};

/** What the rules make of a sheet while it is typed: the function of the server, on the facts that the server would take. */
export const liveVerdict = (law: RatingLaw, input: RatingInput, typed: TypedSheet): Verdict | Refusal =>
  rate(law, withTyped(input, typed));
