import { personKinds, type SubjectKind } from '../contract/rating-codes.ts';
import type { Verdict } from '../contract/verdict.ts';

type Told = Pick<Verdict, 'pointsBy'> & { readonly kind: SubjectKind };

/** The sentence that says whose points a verdict rests on; null where nobody gave any, or it was not kept. Those of a person alone are left out of it. */
export const pointsByKey = ({ kind, pointsBy }: Told): string | null => {
  if (pointsBy === undefined) return null;
  if (pointsBy === 'others') return 'ratings.points-by.others';
  return personKinds.has(kind) ? 'ratings.points-by.self-alone' : 'ratings.points-by.self';
};
