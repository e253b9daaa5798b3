import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Translate } from '../../../web/messages.ts';
import { criterionGrade, type evidence, ratingLevel } from '../contract.ts';
import { factKey } from '../rules/explain-verdict.ts';
import type { useNames } from './rating-words.tsx';
import type { SubjectSection } from './subject-section.tsx';
import type { SubjectView } from './subject-view.ts';

export type EvidenceView = OutputOf<typeof evidence>;
export type KnownFact = EvidenceView['facts'][number];
export type MissingFact = EvidenceView['missing'][number];
export type FactType = EvidenceView['enterable'][number]['type'];

/** The name of a fact; the points of a part are named after the part. */
export const factWords = (
  code: KnownFact['code'],
  { parts }: { readonly parts: readonly SubjectView['parts'][number][] },
  t: Translate,
  names: ReturnType<typeof useNames>,
): string => {
  const part = code.startsWith('points:') ? parts.find((one) => `points:${one.code}` === code) : undefined;
  return part ? t('ratings.evidence.points-of', { part: names(part.names), max: part.max }) : t(factKey(code));
};

/** A value in words: yes and no, grades and levels by their names, counts as they are. */
export const factValueWords = (value: KnownFact['value'], t: Translate): string => {
  if (typeof value === 'boolean') return t(value ? 'ratings.value.yes' : 'ratings.value.no');
  if (typeof value === 'number') return t('ratings.value.plain', { value });
  if (criterionGrade.safeParse(value).success) return t(`ratings.grade.${value}`);
  return ratingLevel.safeParse(value).success ? t(`ratings.level.${value}`) : value;
};

/** The part of this very page that holds the rows behind a fact; null where they are elsewhere. */
export const sectionOfFact = (code: string): SubjectSection | null => {
  if (/^(key-)?tasks-/.test(code)) return 'targets';
  if (code.startsWith('shortcomings-')) return 'shortcomings';
  return code.startsWith('points:') || code.endsWith('-grade') ? 'marks' : null;
};

/** Parts of a whole, counted from rows elsewhere: that there is none of one of them says nothing by itself. */
const isOfWhole = (code: string): boolean => /(^|-)(tasks|shortcomings|members|organisations-below)-/.test(code);

/** Whether somebody may look and find nothing: of a grade or a level "none" says nothing. */
export const mayBeNone = ({ code, type, isEnterable }: Pick<MissingFact, 'code' | 'type' | 'isEnterable'>): boolean =>
  isEnterable &&
  (code === 'shortcomings-due' || !isOfWhole(code)) &&
  (type === 'yes' || (type === 'count' && !code.startsWith('months-')));
