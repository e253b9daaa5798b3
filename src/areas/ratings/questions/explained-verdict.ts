import type { DecisionPaper } from '../../organisations/contract.ts';
import type { Explained, RatingCourse } from '../contract/explained.ts';
import type { RatingLevel, RatingPeriod, SubjectKind } from '../contract/rating-codes.ts';
import type { RatingFacts } from '../contract/rating-facts.ts';
import type { SubjectId } from '../contract/season-shapes.ts';
import type { NamedFact, Verdict } from '../contract/verdict.ts';
import { askedFacts } from '../rules/asked-facts.ts';
import { factIn } from '../rules/check-entered-fact.ts';
import { neverOnSheet } from '../rules/evidence-places.ts';
import { explainVerdict } from '../rules/explain-verdict.ts';
import { pointsByKey } from '../rules/points-by.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { packFaceOf } from './seasons.ts';

export type ExplainedSubject = {
  readonly id: SubjectId;
  readonly title: string;
  readonly kind: SubjectKind;
  readonly postWords: string | null;
  readonly organisationName: string;
  readonly period: RatingPeriod;
  readonly isFictional: boolean;
  readonly packId: string;
  readonly layerId: string | null;
  readonly selfLevel: RatingLevel | null;
  readonly decidedLevel: RatingLevel | null;
};

type Derived = {
  readonly law: RatingLaw;
  readonly facts: RatingFacts;
  readonly verdict: Verdict;
  readonly decision: DecisionPaper | null;
  readonly course: RatingCourse | null;
  readonly standOn: Explained['standOn'];
};

const isShown = (fact: NamedFact): boolean => !neverOnSheet.has(fact);
const isPoints = (fact: NamedFact): boolean => fact.startsWith('points:');

/** Facts that rules ask for and that are known; an open case never stands on a paper. */
const factLines = (law: RatingLaw, { kind, period }: ExplainedSubject, facts: RatingFacts): Explained['facts'] =>
  [...askedFacts(law, kind, period.kind).keys()].flatMap((code) => {
    if (!isShown(code) || isPoints(code)) return [];
    const value = factIn(facts, code);
    return value === null ? [] : [{ code, value }];
  });

/** Rules as they were asked; one that rests on an open case is left out with it. */
const reasonLines = (law: RatingLaw, verdict: Verdict): Explained['reasons'] =>
  explainVerdict(law, verdict)
    .filter(({ facts, missing }) => [...facts, ...missing].every(isShown))
    .map(({ step, rule, code, names, clause, level, holds, isVerified, missing }) => ({
      step,
      rule,
      code,
      names,
      clause,
      level,
      holds,
      isVerified,
      missing: [...missing],
    }));

const reexaminationIn = ({ related }: RatingLaw): Explained['reexamination'] => {
  const found = related.find(({ code }) => code === 're-examination');
  return found ? { names: found.names, clause: found.clause, isVerified: found.isVerified } : null;
};

/** A verdict and what it rests on, as a paper for the person concerned explains it. */
export const explainedFrom = (
  subject: ExplainedSubject,
  { law, facts, verdict, decision, course, standOn }: Derived,
): Explained => {
  const { id, title, kind, postWords, organisationName, period, isFictional, selfLevel, decidedLevel } = subject;
  return {
    subjectId: id,
    ...{ title, kind, postWords, organisationName, period, isFictional, selfLevel, decidedLevel },
    pack: packFaceOf(subject.packId),
    layer: subject.layerId === null ? null : packFaceOf(subject.layerId),
    decision,
    course,
    reexamination: reexaminationIn(law),
    standOn,
    outcome: verdict.outcome,
    score: verdict.score?.rounded ?? null,
    pointsByKey: pointsByKey({ ...verdict, kind }),
    facts: factLines(law, subject, facts),
    reasons: reasonLines(law, verdict),
    missing: verdict.missing.filter(isShown),
    isVerified: verdict.isVerified,
    isReading: verdict.isReading,
  };
};
