import type { PeriodKind, RatingLevel, SubjectKind } from '../contract/rating-codes.ts';
import type { FactCode, RatingFacts } from '../contract/rating-facts.ts';
import type { Ruled } from './ruled-value.ts';

/** Points of a part of the scale are named `points:<part>` among the facts. */
export type NamedFact = FactCode | `points:${string}`;

/** What is rated by which facts. Stored with the verdict, so that it can be derived again. */
export type RatingInput = { readonly kind: SubjectKind; readonly period: PeriodKind; readonly facts: RatingFacts };

export type ReasonStep = 'exemption' | 'veto' | 'band' | 'condition' | 'ceiling' | 'remark';

/**
 * One rule that was asked. `holds`: for bands and conditions whether they are met, for all others whether they speak; null where a fact
 * is missing. Its words stand in the pack, found by pack, rule and code.
 */
export type VerdictReason = Ruled & {
  readonly step: ReasonStep;
  readonly packId: string;
  readonly rule: string;
  readonly code: string;
  /** The level it is about: asked for, forced, or not to be passed. Null: none is known, or none is meant. */
  readonly level: RatingLevel | null;
  readonly holds: boolean | null;
  readonly isVerified: boolean;
  readonly facts: readonly NamedFact[];
  readonly missing: readonly NamedFact[];
};

/**
 * What the rules come to. Only `proposed` proposes. `open`: facts are missing, and the level lies between the two. `gap`: the conditions of
 * no level hold and no rule says that it is the lowest; the texts do not say, a person looks. `no-text`: nothing was seen for this kind,
 * and what people decide is recorded without a proposal.
 */
export type Outcome =
  | { readonly kind: 'proposed'; readonly level: RatingLevel }
  | { readonly kind: 'not-rated'; readonly because: readonly string[]; readonly isDeferred: boolean }
  | { readonly kind: 'open'; readonly atBest: RatingLevel; readonly atWorst: RatingLevel }
  | { readonly kind: 'gap'; readonly candidate: RatingLevel }
  | { readonly kind: 'no-text' };

/** Points as given and as laid against the bands; null while a part is unknown or the scale has no points. */
export type ScoreOutcome = { readonly raw: number; readonly rounded: number };

/** Plain JSON: stored, sent and compared as it is. The program proposes, people decide. */
export type Verdict = {
  readonly packIds: readonly string[];
  readonly outcome: Outcome;
  readonly score: ScoreOutcome | null;
  readonly reasons: readonly VerdictReason[];
  /** Facts for want of which a rule could not answer, each once. */
  readonly missing: readonly NamedFact[];
  /** Levels for whose conditions no text was seen for this kind of subject: whether they are reached, nobody can say. */
  readonly levelsWithoutText: readonly RatingLevel[];
  /** Every rule that the outcome rests on was verified. */
  readonly isVerified: boolean;
  /** The conditions are those of another kind of subject, read for this one. */
  readonly isReading: boolean;
};
