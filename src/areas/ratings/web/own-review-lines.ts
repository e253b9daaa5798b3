import type { OutputOf } from '../../../platform/action/contract.ts';
import { isRefusal, type Reason } from '../../../platform/outcome/refusal.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import type { Translate } from '../../../web/messages.ts';
import type { NamedFact, ownReview, RatingLevel } from '../contract.ts';
import { checkRated } from '../rules/check-step.ts';
import { neverOnSheet } from '../rules/evidence-places.ts';
import { explainVerdict, factKey } from '../rules/explain-verdict.ts';
import { liveVerdict } from '../rules/live-verdict.ts';
import type { Names } from '../rules/ruled-value.ts';
import type { typedWordsOf } from './own-review-words.tsx';
import { type Count, isBegun, type TypedGrade } from './rated-typed.ts';
import type { Basis } from './subject-live.tsx';
import { outcomeLine, reasonLines } from './subject-verdict-lines.ts';

export type OwnReviewView = OutputOf<typeof ownReview>;

export type OwnTyped = {
  level: RatingLevel | null;
  marks: { criterion: string; points: Count; reason: string }[];
  grades: TypedGrade[];
  points: Record<string, Count>;
  own: ReturnType<typeof typedWordsOf>;
} & Record<string, unknown>;

const isGiven = (count: Count): boolean => count !== '';

/** Every line by its place, so that faults find it; an open criterion leaves its part unknown. A sheet that nobody began is none. */
const marksOf = ({ marks }: OwnTyped) =>
  marks.some(({ points }) => isGiven(points))
    ? marks.map(({ criterion, points, reason }) => ({
        criterion,
        points: isGiven(points) ? Number(points) : null,
        grade: null,
        part: null,
        reason: reason.trim() || null,
      }))
    : [];

/** Graded lines that were begun; one whose criterion is not named is sent as it is, so that its fault is shown. */
const gradesOf = ({ grades }: OwnTyped) =>
  grades.filter(isBegun).map(({ criterion, part, grade }) => ({ criterion, part, grade, points: null, reason: null }));

const pointsOf = ({ points }: OwnTyped): Record<string, number> =>
  Object.fromEntries(
    Object.entries(points)
      .filter(([, count]) => isGiven(count))
      .map(([part, count]) => [part, Number(count)]),
  );

/** As the contract takes it: points by criterion, grades by the words of the criterion, or points by part. */
export const ownSheetOf = (view: OwnReviewView, typed: OwnTyped) => ({
  marks: view.criteria ? marksOf(typed) : gradesOf(typed),
  points: view.criteria ? {} : pointsOf(typed),
});

const factsIn = (missing: readonly NamedFact[], t: Translate): string =>
  [...new Set(missing.map((fact) => t(factKey(fact))))].join('; ');

/** `own`: what the person can do something about, and what the rules come to so far; `rules`: what they ask of each level, for who wants to know. */
export type OwnLines = { readonly own: readonly VerdictLine[]; readonly rules: readonly VerdictLine[] };

/** What is not known, by who is to give it: what the person did not mark yet, and what the cell puts on the sheet of facts. */
const missingLines = (
  view: OwnReviewView,
  missing: readonly NamedFact[],
  t: Translate,
  names: (of: Names) => string,
): OwnLines => {
  const parts = view.parts.filter(({ code }) => missing.includes(`points:${code}`)).map((part) => names(part.names));
  const grades = missing.filter((fact) => fact.endsWith('-grade') && fact.startsWith('lowest-'));
  const ofCell = missing.filter(
    (fact) => !fact.startsWith('points:') && !grades.includes(fact) && !neverOnSheet.has(fact),
  );
  const own = [...parts, ...(grades.length > 0 ? [factsIn(grades, t)] : [])];
  const line = (text: string): VerdictLine => ({ state: 'unknown', text });
  const key = view.handed === null ? 'ratings.own.waits-for-sheet' : 'ratings.paper.not-recorded';
  return {
    own: own.length > 0 ? [line(t('ratings.own.not-marked', { parts: own.join('; ') }))] : [],
    rules: ofCell.length > 0 ? [line(t(key, { facts: factsIn(ofCell, t) }))] : [],
  };
};

/** Why a line of the sheet cannot stand, with the criterion that it is about. */
const faultLines = (
  { criteria, parts }: OwnReviewView,
  reasons: readonly Reason[],
  t: Translate,
  names: (of: Names) => string,
): VerdictLine[] =>
  reasons.map(({ code, params, field }) => {
    const [, at] = field?.split('.') ?? [];
    const about = criteria?.groups[Number(at)] ?? parts.find((part) => part.code === at);
    const fault = t(`refusal.${code}`, params);
    const text = about ? t('ratings.rated.line-fault', { name: names(about.names), fault }) : fault;
    return { state: 'missing', text, field };
  });

/**
 * What the rules make of the own sheet while it is typed, by the functions of the server, or why a line cannot stand: every band and condition of
 * each level with its clause, not met or not known yet, and those met of the level that is reached. Cases that nobody recorded are one line: a
 * person is not walked through all that might be.
 */
export const ownReviewLines = (
  view: OwnReviewView,
  typed: OwnTyped,
  t: Translate,
  names: (of: Names) => string,
): OwnLines => {
  // The question answers the rules as JSON in the shape that they have on the server.
  const { law, input } = view.basis as Basis;
  const rated = checkRated(law, input.kind, { ...ownSheetOf(view, typed), level: typed.level ?? view.levels[0]! });
  const verdict = isRefusal(rated) ? rated : liveVerdict(law, input, rated);
  if (isRefusal(verdict)) return { own: faultLines(view, verdict.reasons, t, names), rules: [] };
  const reasons = explainVerdict(law, verdict).filter(
    ({ step, holds, facts }) =>
      (holds !== null || step === 'band' || step === 'condition') && !facts.some((fact) => neverOnSheet.has(fact)),
  );
  const shown = { ...verdict, reasons };
  const missing = missingLines(view, verdict.missing, t, names);
  return {
    own: [outcomeLine(shown, t), ...missing.own],
    rules: [...reasonLines(shown, t, names), ...missing.rules],
  };
};
