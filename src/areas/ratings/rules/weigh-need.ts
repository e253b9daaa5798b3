import { type CriterionGrade, criterionGrade } from '../contract/rating-codes.ts';
import type { FactCode, RatingFacts } from '../contract/rating-facts.ts';
import { compareShare, type ExactShare, readShare } from './exact-share.ts';
import type { CountNeed, GradeNeed, LevelNeed, Need, ShareNeed, YesNeed } from './need-shape.ts';
import { rankOf, scaleOf } from './rating-level.ts';

/** Yes, no, or null: not known from these facts. */
export type Truth = boolean | null;

/** A need made ready to be asked of many facts. `missingIn` names the facts for want of which the answer is null. */
export type WeighedNeed = {
  readonly facts: readonly FactCode[];
  readonly holds: (facts: RatingFacts) => Truth;
  readonly missingIn: (facts: RatingFacts) => readonly FactCode[];
};

const gradeRank = new Map<CriterionGrade, number>(criterionGrade.options.map((grade, at) => [grade, -at]));

/** No as soon as one is no, yes when all are yes. */
const allOf = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;
const anyOf = (truths: readonly Truth[]): Truth =>
  truths.includes(true) ? true : truths.includes(null) ? null : false;

const one = (fact: FactCode, holds: (facts: RatingFacts) => Truth): WeighedNeed => ({
  facts: [fact],
  holds,
  missingIn: (facts) => (holds(facts) === null ? [fact] : []),
});

const weighCount = ({ fact, atLeast, moreThan, atMost, lessThan }: CountNeed): WeighedNeed =>
  one(fact, ({ counts }) => {
    const value = counts[fact];
    if (value == null) return null;
    return (
      (atLeast === undefined || value >= atLeast) &&
      (moreThan === undefined || value > moreThan) &&
      (atMost === undefined || value <= atMost) &&
      (lessThan === undefined || value < lessThan)
    );
  });

const sideOf = (share: string | undefined, fits: (sign: number) => boolean) => {
  const exact: ExactShare | null = share === undefined ? null : readShare(share);
  return (part: number, whole: number): boolean => exact === null || fits(compareShare(part, whole, exact));
};

const weighShare = (need: ShareNeed): WeighedNeed => {
  const sides = [
    sideOf(need.atLeast, (sign) => sign >= 0),
    sideOf(need.moreThan, (sign) => sign > 0),
    sideOf(need.atMost, (sign) => sign <= 0),
    sideOf(need.lessThan, (sign) => sign < 0),
  ];
  const holds = ({ counts }: RatingFacts): Truth => {
    const [part, whole] = [counts[need.fact], counts[need.of]];
    if (whole === 0) return need.ofNone === 'holds' ? true : null;
    if (part == null || whole == null) return null;
    return sides.every((side) => side(part, whole));
  };
  const missingIn = (facts: RatingFacts): readonly FactCode[] => {
    if (holds(facts) !== null) return [];
    const missing = [need.fact, need.of].filter((fact) => facts.counts[fact] == null);
    return missing.length > 0 ? missing : [need.of];
  };
  return { facts: [need.fact, need.of], holds, missingIn };
};

const weighYes = ({ fact, is }: YesNeed): WeighedNeed =>
  one(fact, ({ yes }) => {
    const value = yes[fact];
    return value == null ? null : value === is;
  });

const weighGrade = ({ fact, gradeAtLeast, gradeAtMost }: GradeNeed): WeighedNeed =>
  one(fact, ({ grades }) => {
    const value = grades[fact];
    if (value == null) return null;
    const rank = gradeRank.get(value)!;
    return (
      (gradeAtLeast === undefined || rank >= gradeRank.get(gradeAtLeast)!) &&
      (gradeAtMost === undefined || rank <= gradeRank.get(gradeAtMost)!)
    );
  });

/** A level of another scale answers nothing. */
const weighLevel = ({ fact, levelAtLeast, levelAtMost }: LevelNeed): WeighedNeed => {
  const scale = scaleOf((levelAtLeast ?? levelAtMost)!);
  return one(fact, ({ levels }) => {
    const value = levels[fact];
    if (value == null || scaleOf(value) !== scale) return null;
    return (
      (levelAtLeast === undefined || rankOf(value) >= rankOf(levelAtLeast)) &&
      (levelAtMost === undefined || rankOf(value) <= rankOf(levelAtMost))
    );
  });
};

const weighMany = (needs: readonly Need[], join: (truths: readonly Truth[]) => Truth): WeighedNeed => {
  const weighed = needs.map(weighNeed);
  const holds = (facts: RatingFacts): Truth => join(weighed.map((need) => need.holds(facts)));
  return {
    facts: [...new Set(weighed.flatMap(({ facts }) => facts))],
    holds,
    missingIn: (facts) => (holds(facts) === null ? [...new Set(weighed.flatMap((need) => need.missingIn(facts)))] : []),
  };
};

/** Makes a need of a pack ready to be asked. A fact that is null or absent makes the answer null where it matters, never no. */
export const weighNeed = (need: Need): WeighedNeed => {
  if ('all' in need) return weighMany(need.all, allOf);
  if ('any' in need) return weighMany(need.any, anyOf);
  if ('of' in need) return weighShare(need);
  if ('is' in need) return weighYes(need);
  switch (need.fact) {
    case 'lowest-common-grade':
    case 'lowest-result-grade':
      return weighGrade(need);
    case 'collective-level':
    case 'led-unit-level':
    case 'state-level':
      return weighLevel(need);
    default:
      return weighCount(need);
  }
};
