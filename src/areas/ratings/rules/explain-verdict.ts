import type { SubjectKind } from '../contract/rating-codes.ts';
import type { NamedFact, Verdict, VerdictReason } from '../contract/verdict.ts';
import type { RatingLaw } from './rating-law.ts';
import type { Names } from './ruled-value.ts';

/** One line of an explanation that a member can read. Keys are those of the messages. */
export type ExplainedReason = VerdictReason & {
  readonly names: Names;
  readonly stepKey: string;
  readonly levelKey: string | null;
  readonly factKeys: readonly string[];
  readonly missingKeys: readonly string[];
};

/** The key of the words for a fact; the points of a part have one sentence for all parts. */
export const factKey = (fact: NamedFact): string =>
  fact.startsWith('points:') ? 'ratings.fact.points' : `ratings.fact.${fact}`;

/** The key of the words for a kind of subject. */
export const subjectKey = (kind: SubjectKind): string => `ratings.subject.${kind}`;

/** Words of every rule that a verdict may name, by pack, rule and code. */
export const namesOfRules = (law: RatingLaw): Map<string, Names> => {
  const rules = [
    ...law.levels.flatMap(({ band, conditions }) => [...(band ? [band] : []), ...conditions]),
    ...law.vetoes,
    ...law.ceilings,
    ...law.exemptions,
    ...law.remarks,
  ];
  return new Map(rules.map(({ packId, rule, code, names }) => [`${packId} ${rule} ${code}`, names]));
};

/** Every reason of a verdict with its words, clause and facts, in the order in which the rules were asked. */
export const explainVerdict = (law: RatingLaw, { reasons }: Pick<Verdict, 'reasons'>): ExplainedReason[] => {
  const names = namesOfRules(law);
  return reasons.map((reason) => ({
    ...reason,
    names: names.get(`${reason.packId} ${reason.rule} ${reason.code}`) ?? { vi: reason.rule, en: reason.rule },
    stepKey: `ratings.step.${reason.step}`,
    levelKey: reason.level && `ratings.level.${reason.level}`,
    factKeys: reason.facts.map(factKey),
    missingKeys: reason.missing.map(factKey),
  }));
};
