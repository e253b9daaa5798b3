import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import type { Translate } from '../../../web/messages.ts';
import type { CriterionGrade, CriterionPart, InterestedStep, RatingLevel, Verdict } from '../contract.ts';
import { gradesOfSheet } from '../rules/check-grade-sheet.ts';
import { checkScoreSheet } from '../rules/check-score-sheet.ts';
import { leavingFaults } from '../rules/check-step.ts';
import { interestedFaults } from '../rules/judging-steps.ts';
import type { TypedSheet } from '../rules/live-verdict.ts';
import type { Names } from '../rules/ruled-value.ts';
import { emptySheet } from './subject-live.tsx';
import type { SubjectView } from './subject-view.ts';

export type Count = number | string;
export type TypedGrade = {
  readonly criterion: string;
  readonly part: CriterionPart;
  readonly grade: CriterionGrade | null;
};
export type Typed = {
  ratedOn: string | null;
  level: RatingLevel | null;
  marks: { criterion: string; points: Count; reason: string }[];
  grades: TypedGrade[];
  points: Record<string, Count>;
  words: string;
  leavingReason: string;
  aheadReason: string;
} & Record<string, unknown>;

export type RatedAction = 'rate-self' | 'propose-level';

const numberOf = (count: Count): number | null => (count === '' ? null : Number(count));

/** Graded lines as they stood, or an empty one for each group that the rules ask of. */
export const firstGrades = (
  { gradedParts }: Pick<SubjectView, 'gradedParts'>,
  stood: readonly Pick<SubjectView['marks'][number], 'criterion' | 'part' | 'grade'>[],
): TypedGrade[] => {
  const graded = stood.flatMap(({ criterion, part, grade }) => (part === null ? [] : [{ criterion, part, grade }]));
  return graded.length > 0 ? graded : gradedParts.map((part) => ({ criterion: '', part, grade: null }));
};

/** What stands there first: the sheet of the same side as it was, else empty boxes. */
export const firstTyped = (view: SubjectView, action: RatedAction): Typed => {
  const side = action === 'rate-self' ? 'self' : 'collective';
  const stood = view.marks.filter((mark) => mark.side === side);
  const markOf = new Map(stood.map((mark) => [mark.criterion, mark]));
  return {
    ratedOn: todayHere(),
    level: action === 'rate-self' ? view.selfLevel : view.proposedLevel,
    marks: (view.criteria?.groups ?? []).map(({ code }) => ({
      criterion: code,
      points: markOf.get(code)?.points ?? '',
      reason: markOf.get(code)?.reason ?? '',
    })),
    grades: firstGrades(view, stood),
    points: Object.fromEntries(view.parts.map(({ code }) => [code, '' as Count])),
    words: '',
    leavingReason: '',
    aheadReason: '',
  };
};

/** The sheet of the self-rating that stands, in the boxes of the form, with its sums by part; null where nobody gave points or grades. */
export const selfSheet = (view: SubjectView) => {
  const sums = view.steps.find(({ step, isWithdrawn }) => step === 'rate-self' && !isWithdrawn)?.points ?? {};
  const { marks, grades, points } = firstTyped(view, 'rate-self');
  const isGiven = Object.values(sums).some((sum) => sum !== null) || view.marks.some(({ side }) => side === 'self');
  if (!isGiven) return null;
  const given = Object.fromEntries(Object.keys(points).map((part) => [part, (sums[part] ?? '') as Count]));
  return { marks, grades, points: given, sums };
};

/** Every line by its place, so that faults find it; an open criterion leaves its part unknown. A sheet that nobody began is none. */
const markInputs = ({ marks }: Typed) =>
  marks.every(({ points }) => points === '')
    ? []
    : marks.map(({ criterion, points, reason }) => ({
        criterion,
        points: numberOf(points),
        reason: reason.trim() || null,
      }));

export const isBegun = ({ criterion, grade }: TypedGrade): boolean => criterion.trim() !== '' || grade !== null;

/** Graded lines that were begun; one whose criterion is not named is sent as it is, so that its fault is shown. */
const gradeInputs = ({ grades }: Typed) =>
  grades.filter(isBegun).map(({ criterion, part, grade }) => ({ criterion, part, grade, points: null }));

const pointInputs = ({ points }: Typed): Record<string, number> =>
  Object.fromEntries(
    Object.entries(points).flatMap(([part, count]) => (numberOf(count) === null ? [] : [[part, Number(count)]])),
  );

/** As both contracts take it. */
export const ratedInput = (view: SubjectView, action: RatedAction, typed: Typed) => ({
  subjectId: view.subjectId,
  expectedVersion: view.version,
  ratedOn: typed.ratedOn,
  level: typed.level,
  marks: view.criteria ? markInputs(typed) : gradeInputs(typed),
  points: view.criteria ? {} : pointInputs(typed),
  words: typed.words.trim() || null,
  ...(action === 'propose-level'
    ? { leavingReason: typed.leavingReason.trim() || null, aheadReason: typed.aheadReason.trim() || null }
    : {}),
});

const sheetOf = ({ criteria }: SubjectView, typed: Typed) =>
  criteria && checkScoreSheet(criteria, markInputs(typed) as never, criteria.marking);

/** What the sheet gives so far, for the live verdict; a sheet that cannot stand gives nothing. */
export const typedSheet = (view: SubjectView, typed: Typed): TypedSheet => {
  const sheet = sheetOf(view, typed);
  if (sheet) return isRefusal(sheet) ? emptySheet : { points: sheet, grades: {} };
  return { points: pointInputs(typed), grades: gradesOfSheet(typed.grades.filter(isBegun)) };
};

/** Whether the order wants the review finished first, and it was not held. */
export const isBeforeReview = ({ waiting }: SubjectView): boolean =>
  waiting.some(({ for: what }) => what === 'own-review');

/** Live: what the sheet adds up to by part, or why a line cannot stand. */
export const sheetLines = (
  view: SubjectView,
  typed: Typed,
  t: Translate,
  name: (names: Names) => string,
): VerdictLine[] => {
  const sheet = sheetOf(view, typed);
  if (!sheet) return [];
  if (isRefusal(sheet))
    return sheet.reasons.map(({ code, params, field }) => {
      const group = view.criteria?.groups[Number(field?.split('.')[1])];
      const fault = t(`refusal.${code}`, params);
      return {
        state: 'missing',
        text: group ? t('ratings.rated.line-fault', { name: name(group.names), fault }) : fault,
        field: field?.replace(/^lines/, 'marks'),
      };
    });
  return view.parts.map(({ code, names, max }) => {
    const sum = sheet[code] ?? null;
    return sum === null
      ? { state: 'unknown', isNote: true, text: t('ratings.rated.part-open', { part: name(names), max }) }
      : { state: 'met', text: t('ratings.rated.part-sum', { part: name(names), sum, max }) };
  });
};

/** Steps of somebody with an interest declared since, which hold with a reason only: the rule of the server. */
export const interestedLines = (
  took: readonly InterestedStep[],
  why: string,
  field: string,
  t: Translate,
): VerdictLine[] =>
  interestedFaults(took, why, field).map(({ code, params }) => ({
    state: 'missing',
    text: t(`refusal.${code}`, params),
    field,
  }));

/** Whether the level that is chosen leaves what the rules make of the sheet without saying why: the rule of the server. */
export const leavingLines = (
  typed: Pick<Typed, 'level' | 'leavingReason'>,
  { verdict, ballot, field }: { verdict: Pick<Verdict, 'outcome'> | null; ballot: RatingLevel | null; field: string },
  t: Translate,
): VerdictLine[] =>
  typed.level === null
    ? []
    : leavingFaults(typed.level, { verdict: verdict?.outcome ?? null, ballot }, typed.leavingReason, field).map(
        ({ code, params }) => ({ state: 'missing', text: t(`refusal.${code}`, params), field }),
      );
