import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { CountFact, RatingFacts } from '../contract/rating-facts.ts';
import type { RatingPlan } from './rating-plan.ts';

/** What is counted within something else can be no more than it. */
const wholeByPart: readonly (readonly [CountFact, CountFact])[] = [
  ['tasks-done', 'tasks-assigned'],
  ['tasks-late', 'tasks-assigned'],
  ['tasks-exceeded', 'tasks-done'],
  ['tasks-undone-by-fault', 'tasks-assigned'],
  ['key-tasks-done', 'key-tasks-assigned'],
  ['collective-tasks-done', 'collective-tasks-counted'],
  ['shortcomings-remedied', 'shortcomings-due'],
  ['organisations-below-weak', 'organisations-below-rated'],
  ['members-not-completed', 'members-rated'],
];

const pointFaults = (plan: Pick<RatingPlan, 'parts'>, points: RatingFacts['points']): Reason[] => {
  const faults: Reason[] = [];
  for (const part in points) {
    const value = points[part];
    const known = plan.parts.find(({ code }) => code === part);
    if (!known) faults.push(reason('ratings.points-part-unknown', { part }, `points.${part}`));
    else if (value != null && !(value >= 0 && value <= known.max))
      faults.push(reason('ratings.points-out-of-range', { max: known.max }, `points.${part}`));
  }
  return faults;
};

/**
 * Bad input among facts, every fault at once: points beyond their part of the scale or for a part that it does not have, counts that are no
 * whole numbers, a part that is more than its whole. A fact that is missing is no fault.
 */
export const factFaults = (plan: Pick<RatingPlan, 'parts'>, { points, counts }: RatingFacts): Reason[] => {
  const faults = pointFaults(plan, points);
  for (const fact in counts) {
    const value = counts[fact as CountFact];
    if (value != null && !(Number.isInteger(value) && value >= 0))
      faults.push(reason('ratings.count-not-whole', {}, `counts.${fact}`));
  }
  for (const [part, whole] of wholeByPart) {
    const [few, all] = [counts[part], counts[whole]];
    if (few != null && all != null && few > all)
      faults.push(reason('ratings.part-beyond-whole', { part: few, whole: all }, `counts.${part}`));
  }
  return faults;
};
