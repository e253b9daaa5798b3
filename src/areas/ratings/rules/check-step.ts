import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { personKinds, type RatingLevel, type SubjectKind } from '../contract/rating-codes.ts';
import type { MarkLine } from '../contract/steps.ts';
import type { Verdict } from '../contract/verdict.ts';
import { gradeFaults, gradesOfSheet, type PartGrades } from './check-grade-sheet.ts';
import { checkScoreSheet, criteriaSetFor, type Marking } from './check-score-sheet.ts';
import { type Leaving, leavingOf } from './leaving-of.ts';
import type { RatingLaw } from './rating-law.ts';
import { levelsOf } from './rating-level.ts';

type Points = Readonly<Record<string, number | null>>;

export type RatedStep = { readonly level: RatingLevel; readonly points: Points; readonly grades: PartGrades };

/** When a step may lie: not in the future, and not before the period of the season began. */
export const dayFaults = (
  on: Day,
  { today, from }: { readonly today: Day; readonly from: Day },
  field: string,
): Reason[] => [
  ...(on > today ? [reason('ratings.day-in-future', {}, field)] : []),
  ...(on < from ? [reason('ratings.day-before-period', { day: from }, field)] : []),
];

/** The days of what a step rests on: it is dated neither before the review nor before the ballot. What was not held is asked elsewhere. */
export const earlierFaults = (
  on: Day,
  { review, ballot = null }: { readonly review: Day | null; readonly ballot?: Day | null },
  field: string,
): Reason[] => [
  ...(review !== null && on < review ? [reason('ratings.day-before-review', { day: review }, field)] : []),
  ...(ballot !== null && on < ballot ? [reason('ratings.day-before-ballot', { day: ballot }, field)] : []),
];

/**
 * Nobody rates himself alone: where a person has rated himself, somebody else has to have proposed a level or voted before it is decided.
 * Collectives rate themselves and are decided by the level above, which is the other party.
 */
export const aloneFaults = ({ kind, selfLevel, proposedLevel, isVoted }: RatedBy, field: string): Reason[] =>
  personKinds.has(kind) && selfLevel !== null && proposedLevel === null && !isVoted
    ? [reason('ratings.rated-alone', {}, field)]
    : [];

type RatedBy = Readonly<Record<'selfLevel' | 'proposedLevel', RatingLevel | null>> & {
  readonly kind: SubjectKind;
  /** A ballot was held; one that ended even has no level. */
  readonly isVoted: boolean;
};

const levelFaults = (law: RatingLaw, level: RatingLevel): Reason[] =>
  levelsOf(law.scale).includes(level) ? [] : [reason('ratings.level-of-other-scale', {}, 'level')];

const partFaults = (law: RatingLaw, points: Points): Reason[] =>
  Object.entries(points).flatMap(([part, given]) => {
    const known = law.score?.parts.find(({ code }) => code === part);
    if (!known) return [reason('ratings.part-unknown', {}, `points.${part}`)];
    return given !== null && (given < 0 || given > known.max)
      ? [reason('ratings.points-out-of-range', { max: known.max }, `points.${part}`)]
      : [];
  });

const sheetOf = (
  law: RatingLaw,
  kind: SubjectKind,
  marks: readonly MarkLine[],
  marking: Marking | null,
): Points | Refusal => {
  if (marks.length === 0) return {};
  const set = criteriaSetFor(law, kind);
  if (!set) return refuse(reason('ratings.no-criteria-known', {}, 'marks'));
  const answer = checkScoreSheet(set, marks, marking ?? set.marking.value);
  if (!('refused' in answer)) return answer as Points;
  const refusal = answer as Refusal;
  return refuse(
    ...refusal.reasons.map((one) => ({ ...one, ...(one.field && { field: one.field.replace(/^lines/, 'marks') }) })),
  );
};

/**
 * A self-rating or a proposal: a level of the scale in force, points within the parts of the scale, a sheet that fits the framework of
 * criteria where one is known, or grades where the rules ask for grades. Sheet and points by part exclude each other for a part; the sheet
 * counts. Refuses with every reason.
 */
export const checkRated = (
  law: RatingLaw,
  kind: SubjectKind,
  asked: { readonly level: RatingLevel; readonly points: Points; readonly marks: readonly MarkLine[] },
): RatedStep | Refusal => {
  const isGraded = asked.marks.some(({ grade }) => grade !== null);
  const sheet = sheetOf(law, kind, isGraded ? [] : asked.marks, null);
  const sheetFaults = 'refused' in sheet ? (sheet as Refusal).reasons : [];
  const graded = isGraded ? asked.marks : [];
  const faults = [
    ...levelFaults(law, asked.level),
    ...partFaults(law, asked.points),
    ...sheetFaults,
    ...gradeFaults(law, kind, graded, 'marks'),
  ];
  if (faults.length > 0) return refuse(...faults);
  return { level: asked.level, points: { ...asked.points, ...(sheet as Points) }, grades: gradesOfSheet(graded) };
};

export type Tally = {
  readonly summoned: number;
  readonly present: number;
  readonly issued: number;
  readonly received: number;
  readonly invalid: number;
  readonly keptOut: number;
  readonly votes: Readonly<Partial<Record<RatingLevel | 'not-rated', number>>>;
};

/**
 * A tally that adds up. Answers the level with the most votes, and null where two levels have as many: no threshold is known from any text,
 * so nobody is declared to have carried it. Refuses, with every reason: more there than summoned, more ballots than voters, votes that are
 * not those of the valid ballots, a level of another scale.
 */
export const checkTally = (
  law: Pick<RatingLaw, 'scale'>,
  tally: Tally,
): { readonly level: RatingLevel | null } | Refusal => {
  const { summoned, present, issued, received, invalid, keptOut, votes } = tally;
  const cast = Object.values(votes).reduce((sum: number, count) => sum + (count ?? 0), 0);
  const foreign = Object.keys(votes).some(
    (level) => level !== 'not-rated' && !levelsOf(law.scale).includes(level as RatingLevel),
  );
  const faults = [
    ...(present > summoned ? [reason('ratings.more-present-than-summoned', { summoned }, 'present')] : []),
    ...(issued > present - keptOut
      ? [reason('ratings.votes-above-base', { base: Math.max(0, present - keptOut) }, 'issued')]
      : []),
    ...(received > issued ? [reason('ratings.more-received-than-issued', { issued }, 'received')] : []),
    ...(invalid > received ? [reason('ratings.more-invalid-than-received', { received }, 'invalid')] : []),
    ...(invalid <= received && cast !== received - invalid
      ? [reason('ratings.votes-do-not-add-up', { votes: cast, valid: received - invalid }, 'votes')]
      : []),
    ...(foreign ? [reason('ratings.level-of-other-scale', {}, 'votes')] : []),
  ];
  if (faults.length > 0) return refuse(...faults);
  const most = Math.max(0, ...Object.values(votes).map((count) => count ?? 0));
  const first = Object.entries(votes).filter(([, count]) => count === most && most > 0);
  const [only] = first;
  return { level: first.length === 1 && only![0] !== 'not-rated' ? (only![0] as RatingLevel) : null };
};

/** What was there before a level is settled: what the rules propose and what the ballot gave. */
export type Before = { readonly verdict: Verdict['outcome'] | null; readonly ballot: RatingLevel | null };

const codeOfLeaving: Readonly<Record<Leaving, string>> = {
  proposal: 'ratings.leaves-proposal-without-reason',
  range: 'ratings.leaves-range-without-reason',
  exemption: 'ratings.leaves-exemption-without-reason',
  gap: 'ratings.leaves-gap-without-reason',
};

/** What a step leaves without saying why, of what the rules came to and of the ballot: it may leave both, with a written reason. */
export const leavingFaults = (
  level: RatingLevel,
  { verdict, ballot }: Before,
  why: string | null,
  field: string,
): Reason[] => {
  if ((why ?? '').trim() !== '') return [];
  const leaving = verdict && leavingOf(level, verdict);
  const leavesBallot = ballot !== null && ballot !== level;
  return [
    ...(leaving ? [reason(codeOfLeaving[leaving], {}, field)] : []),
    ...(leavesBallot ? [reason('ratings.leaves-ballot-without-reason', {}, field)] : []),
  ];
};
