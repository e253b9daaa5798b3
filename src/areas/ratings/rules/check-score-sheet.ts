import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import type { RatingFacts } from '../contract/rating-facts.ts';
import type { CriteriaSet } from './criteria-shape.ts';
import type { RatingLaw, Sourced } from './rating-law.ts';

/** Points of one group of criteria; null: not given yet. The reason is asked for where points are taken off by degrees. */
export type SheetLine = { readonly criterion: string; readonly points: number | null; readonly reason: string | null };

export type Marking = CriteriaSet['marking']['value'];

/** From one point taken off on, a sheet that is marked by degrees says why. */
const REASON_FROM = 1;

/** What a sheet is checked by: the groups of a framework. */
export type SheetFrame = {
  readonly groups: readonly Pick<CriteriaSet['groups'][number], 'code' | 'part' | 'max' | 'items'>[];
};

/** The framework of criteria for a kind of subject, or null where no text was seen: then points are given by part alone. */
export const criteriaSetFor = (law: Pick<RatingLaw, 'criteriaSets'>, kind: SubjectKind): Sourced<CriteriaSet> | null =>
  law.criteriaSets.find(({ kinds }) => kinds.includes(kind)) ?? null;

const lineFaults = (set: SheetFrame, line: SheetLine, at: number, marking: Marking): Reason[] => {
  const group = set.groups.find(({ code }) => code === line.criterion);
  if (!group) return [reason('ratings.criterion-unknown', {}, `lines.${at}.criterion`)];
  const { points } = line;
  if (points === null) return [];
  const field = `lines.${at}.points`;
  if (!(points >= 0 && points <= group.max)) return [reason('ratings.points-out-of-range', { max: group.max }, field)];
  const item = group.items === null ? null : group.max / group.items;
  if (marking === 'binary' && item !== null && !Number.isInteger(points / item))
    return [reason('ratings.points-all-or-nothing', { item }, field)];
  const isSilent = marking === 'graduated' && group.max - points >= REASON_FROM && (line.reason ?? '').trim() === '';
  return isSilent
    ? [reason('ratings.deduction-without-reason', { off: group.max - points }, `lines.${at}.reason`)]
    : [];
};

/**
 * A filled-in framework of criteria as points by part of the scale; a part with an open line stays unknown. Refuses, with every reason,
 * criteria that are not of this framework or given twice, points beyond the maximum, half an item where items are all or nothing, and points
 * taken off by degrees without saying why.
 */
export const checkScoreSheet = (
  set: SheetFrame,
  lines: readonly SheetLine[],
  marking: Marking,
): RatingFacts['points'] | Refusal => {
  const faults = lines.flatMap((line, at) => [
    ...lineFaults(set, line, at, marking),
    ...(lines.findIndex(({ criterion }) => criterion === line.criterion) < at
      ? [reason('ratings.criterion-twice', {}, `lines.${at}.criterion`)]
      : []),
  ]);
  if (faults.length > 0) return refuse(...faults);
  const pointsOf = new Map(lines.map(({ criterion, points }) => [criterion, points]));
  const sums = new Map<string, number | null>();
  for (const { code, part } of set.groups) {
    const [sum, points] = [sums.has(part) ? sums.get(part)! : 0, pointsOf.get(code) ?? null];
    sums.set(part, sum === null || points === null ? null : sum + points);
  }
  return Object.fromEntries(sums);
};
