import type { OutputOf } from '../../../platform/action/contract.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import type { distribution } from '../contract/distribution.ts';
import type { RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import { chooseLaw } from '../rules/choose-law.ts';
import { quotaLinesOf } from '../rules/quota-board.ts';
import { joinLaw, quotaFor } from '../rules/rating-law.ts';
import type { YearCell } from '../rules/sum-results.ts';
import { ratingPacks } from './rating-laws.ts';

type Best = OutputOf<typeof distribution>['best'][number];

const lawOfYear = (year: number) => {
  const choice = chooseLaw(ratingPacks(), { kind: 'year', year }, { reviewOn: null, why: 'analysis' });
  if (isRefusal(choice)) return null;
  const law = joinLaw(choice.base, null);
  return isRefusal(law) ? null : { packId: choice.base.id, law };
};

/** The best level of each kind and year against every reading of the ceiling of that year; years and kinds without a text are left out. */
export const bestShares = (
  byKind: readonly { readonly kind: SubjectKind; readonly years: readonly Pick<YearCell, 'year' | 'counts'>[] }[],
): Best[] =>
  byKind.flatMap(({ kind, years }) =>
    years.flatMap(({ year, counts }): Best[] => {
      const found = lawOfYear(year);
      const rules = found && quotaFor(found.law, kind);
      const rated = { ...counts } as Partial<Record<RatingLevel | 'not-rated', number>>;
      delete rated['not-rated'];
      if (!found || !rules || Object.keys(rated).length === 0) return [];
      const lines = quotaLinesOf(rules, { counts: rated as Partial<Record<RatingLevel, number>>, heads: null });
      return [{ year, kind, level: rules.level, packId: found.packId, share: rules.share, lines }];
    }),
  );
