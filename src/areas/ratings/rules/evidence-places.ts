import { rowedFact } from '../contract/counted-rows.ts';
import { type BesideFact, besideFact } from '../contract/facts.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { criteriaSetFor } from './check-score-sheet.ts';
import type { RatingLaw } from './rating-law.ts';
import type { Names } from './ruled-value.ts';

/** An open inspection is no fact of a sheet: the rule that defers a rating for it names it in the verdict alone. */
export const neverOnSheet: ReadonlySet<string> = new Set(['is-under-inspection']);

/** Areas that do not exist yet, and whether their facts may be entered with a source meanwhile. */
export const absentAreas = [
  { area: 'inspections', byHand: false },
  { area: 'discipline', byHand: true },
  { area: 'public-concerns', byHand: false },
  { area: 'complex-matters', byHand: false },
  { area: 'state-ratings', byHand: true },
  { area: 'sick-leave', byHand: true },
] as const;

/** Criteria that a count may be read for, by their code in the framework. Our reading: no text says so, and no points come of it. */
const criteriaByFact: Readonly<Partial<Record<BesideFact, readonly string[]>>> = {
  'meetings-held': ['i-4'],
  'meetings-thematic': ['i-4'],
  turnout: ['i-4'],
  'meetings-reported': ['i-4'],
  'tasks-of-period': ['ii-1'],
  'dues-months-collected': ['i-1'],
  'roll-at-start': ['i-1'],
  'roll-at-end': ['i-1'],
  'share-of-members-rated': ['ii-2'],
  'tasks-of-person': ['tasks'],
};

export const criteriaFor = (
  law: Pick<RatingLaw, 'criteriaSets'>,
  kind: SubjectKind,
  fact: BesideFact,
): { readonly code: string; readonly names: Names }[] => {
  const codes = criteriaByFact[fact] ?? [];
  return (criteriaSetFor(law, kind)?.groups ?? [])
    .filter(({ code }) => codes.includes(code))
    .map(({ code, names }) => ({ code, names }));
};

/** The page of exactly the rows behind a figure of a subject: ids and codes only. Null: no rows are kept here. */
export const pathOfFigure = (code: string, subjectId: string): string | null =>
  besideFact.safeParse(code).success || rowedFact.safeParse(code).success
    ? `/ratings/subjects/${subjectId}/rows/${code}`
    : null;

/** The page where a fact comes from: its rows, or the sheets of the subject. */
export const pathOfFact = (code: string, subjectId: string): string | null =>
  pathOfFigure(code, subjectId) ?? (code.startsWith('points:') ? `/ratings/subjects/${subjectId}` : null);
