import type { RatingPeriod } from '../contract/rating-codes.ts';
import { openableKinds } from '../contract/seasons.ts';
import type { LawChoice } from './choose-law.ts';

type OpenableKind = (typeof openableKinds)[number];

/**
 * Kinds of subject that the texts of a period concern. A year and a month concern every kind of the pack; a quarter under quarterly guidance
 * concerns those for whom the guidance has rules, and leaders where it has none yet, as it is about leading cadres by its name.
 */
export const kindsConcerned = (
  { base, layer }: Pick<LawChoice, 'base' | 'layer'>,
  period: RatingPeriod,
): OpenableKind[] => {
  if (period.kind !== 'quarter' || layer === null) return [...openableKinds];
  const { vetoes, ceilings, exemptions, remarks } = layer.content;
  const columns = new Set([...vetoes, ...ceilings, ...exemptions, ...remarks].flatMap((rule) => rule.columns));
  const concerned = openableKinds.filter((kind) => {
    const column = base.content.subjects.find((one) => one.kind === kind)?.column ?? null;
    return column !== null && columns.has(column);
  });
  return concerned.length > 0 ? concerned : ['leader'];
};

/** Kinds asked for that the texts of the period do not concern. */
export const kindsBeyond = (
  choice: Pick<LawChoice, 'base' | 'layer'>,
  period: RatingPeriod,
  asked: readonly OpenableKind[],
): OpenableKind[] => {
  const concerned = kindsConcerned(choice, period);
  return asked.filter((kind) => !concerned.includes(kind));
};
