import type { SubjectKind } from '../contract/rating-codes.ts';
import type { NamedFact, ReasonStep, Verdict, VerdictReason } from '../contract/verdict.ts';
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

type Worded = Pick<VerdictReason, 'step' | 'packId' | 'rule' | 'code' | 'clause'> & { readonly level: string | null };

/**
 * Number and code alone do not name a rule: the same case may be a veto for the head and a ceiling for deputies (V-7), a condition of two
 * levels, or stand in two clauses for two columns. A ceiling may name another level for every subject, so its level does not count.
 */
const wordsKey = ({ step, packId, rule, code, clause, level }: Worded): string =>
  [packId, step, step === 'band' || step === 'condition' ? level : null, rule, code, clause].join('|');

type Named = Omit<Worded, 'step' | 'level'> & { readonly names: Names };

const namedAs = (step: ReasonStep, rules: readonly Named[], level: string | null = null): [string, Names][] =>
  rules.map((rule) => [wordsKey({ ...rule, step, level }), rule.names]);

const collectNames = (law: RatingLaw): ReadonlyMap<string, Names> =>
  new Map([
    ...law.levels.flatMap(({ level, band, conditions }) => [
      // The band of the lowest level forces it, and is asked with the vetoes.
      ...(band ? namedAs('atLeast' in band ? 'band' : 'veto', [band], level) : []),
      ...namedAs('condition', conditions, level),
    ]),
    ...namedAs('veto', law.vetoes),
    ...namedAs('ceiling', law.ceilings),
    ...namedAs('exemption', law.exemptions),
    ...namedAs('remark', law.remarks),
  ]);

const namesByLaw = new WeakMap<RatingLaw, ReadonlyMap<string, Names>>();

/** The words of the rule that a reason names, found by its kind, pack, number, code and clause; without words its number. */
export const namesOf = (law: RatingLaw, reason: Worded): Names => {
  const names = namesByLaw.get(law) ?? collectNames(law);
  namesByLaw.set(law, names);
  return names.get(wordsKey(reason)) ?? { vi: reason.rule, en: reason.rule };
};

/** Every reason of a verdict with its words, clause and facts, in the order in which the rules were asked. */
export const explainVerdict = (law: RatingLaw, { reasons }: Pick<Verdict, 'reasons'>): ExplainedReason[] =>
  reasons.map((reason) => ({
    ...reason,
    names: namesOf(law, reason),
    stepKey: `ratings.step.${reason.step}`,
    levelKey: reason.level && `ratings.level.${reason.level}`,
    factKeys: reason.facts.map(factKey),
    missingKeys: reason.missing.map(factKey),
  }));
