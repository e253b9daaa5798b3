import type { PeriodKind, SubjectKind } from '../contract/rating-codes.ts';
import type { NamedFact } from '../contract/verdict.ts';
import { namesOf } from './explain-verdict.ts';
import type { RatingLaw } from './rating-law.ts';
import { planOf } from './rating-plan.ts';
import type { Names } from './ruled-value.ts';

/** A rule that asks for a fact. */
export type AskingRule = {
  readonly packId: string;
  readonly rule: string;
  readonly code: string;
  readonly names: Names;
  readonly clause: string;
  readonly isVerified: boolean;
};

const reasonsOf = (law: RatingLaw, kind: SubjectKind, period: PeriodKind) => {
  const plan = planOf(law, kind, period);
  if (!plan) return [];
  const bands = [plan.floor, ...plan.levels.map(({ band }) => band)].filter((band) => band !== null);
  return [
    ...plan.exemptions,
    ...plan.vetoes,
    ...plan.levels.flatMap(({ conditions }) => conditions),
    ...plan.ceilings,
    ...plan.remarks,
    ...bands,
  ].map(({ yes }) => yes);
};

const made = new WeakMap<RatingLaw, Map<string, ReadonlyMap<NamedFact, readonly AskingRule[]>>>();

const collect = (law: RatingLaw, kind: SubjectKind, period: PeriodKind): Map<NamedFact, AskingRule[]> => {
  const byFact = new Map<NamedFact, AskingRule[]>();
  for (const reason of reasonsOf(law, kind, period)) {
    const { packId, rule, code, clause, isVerified, facts } = reason;
    const asking = { packId, rule, code, names: namesOf(law, reason), clause, isVerified };
    for (const fact of facts) byFact.set(fact, [...(byFact.get(fact) ?? []), asking]);
  }
  return byFact;
};

/** Every fact that the rules of a period ask of a kind of subject, with the rules that ask; in the order in which they are asked. */
export const askedFacts = (
  law: RatingLaw,
  kind: SubjectKind,
  period: PeriodKind,
): ReadonlyMap<NamedFact, readonly AskingRule[]> => {
  const known = made.get(law) ?? new Map<string, ReadonlyMap<NamedFact, readonly AskingRule[]>>();
  made.set(law, known);
  const key = `${kind} ${period}`;
  const facts = known.get(key) ?? collect(law, kind, period);
  known.set(key, facts);
  return facts;
};
