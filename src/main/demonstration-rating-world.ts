import * as ratings from '../areas/ratings/contract.ts';
import { checkScoreSheet, criteriaSetFor } from '../areas/ratings/rules/check-score-sheet.ts';
import { fictionalPoints } from '../areas/ratings/rules/fictional-levels.ts';
import { leavingOf } from '../areas/ratings/rules/leaving-of.ts';
import { liveVerdict } from '../areas/ratings/rules/live-verdict.ts';
import type { RatingLaw } from '../areas/ratings/rules/rating-law.ts';
import type { Day } from '../platform/calendar/day.ts';
import { orRefuse } from '../platform/outcome/refusal.ts';
import type { Act } from './demonstration-matters.ts';
import type { Organisation } from './demonstration-seed.ts';
import type { Program } from './program.ts';

type Line = ratings.SubjectLine;
export type Level = ratings.RatingLevel;
type Paper = { readonly number: string; readonly issuer: string };
type Said = { readonly by: string; readonly text: string };

/** The parts of `seeds/demonstration/ratings.yaml` that go through actions. */
export type Bank = {
  readonly deductions: readonly string[];
  readonly selfWords: readonly string[];
  readonly leavingRules: string;
  readonly targets: readonly { text: string; unit: string; amount: number; weight: number; isKey: boolean }[];
  readonly targetSource: string;
  readonly current: {
    readonly openedDaysAgo: number;
    readonly ratedDaysAgo: number;
    readonly reviewedDaysAgo: number;
    readonly decidedDaysAgo: number;
    readonly members: { rated: number; reviewed: number; proposed: number; voted: number };
    readonly committees: { proposed: number; excellent: number };
    readonly settlement: string;
    readonly decision: Paper;
    readonly notRated: string;
    readonly suggestion: Said;
    readonly residence: Said;
  };
  readonly quarter: {
    ahead: string;
    reviewed: number;
    decided: number;
    excellent: number;
    notified: number;
    decision: Paper;
  };
};

export type World = {
  readonly bank: Bank;
  readonly program: Program;
  readonly today: Day;
  readonly city: Act;
  /** The officer and the office of the commune, and the secretary of the cell. */
  readonly officer: Act;
  readonly office: Act;
  readonly secretary: Act;
  readonly cityId: Organisation;
  readonly communeId: Organisation;
  readonly cellId: Organisation;
};

export const yearOf = (on: Day): number => Number(on.slice(0, 4));
export const later = (a: Day, b: Day): Day => (a > b ? a : b);

export type Season = { readonly seasonId: ratings.SeasonId; readonly from: Day };
type Opening = {
  readonly period: ratings.RatingPeriod;
  readonly countedOn: Day;
  readonly reach: ratings.SeasonReach;
  readonly kinds: readonly (typeof ratings.openableKinds)[number][];
};

export const open = async ({ officer, communeId }: World, { kinds, ...asked }: Opening): Promise<ratings.SeasonId> => {
  const whom = { organisationId: communeId, ...asked };
  const { pack, calendar } = await officer(ratings.seasonProposal, whom);
  const { seasonId } = await officer(ratings.openSeason, { ...whom, packId: pack!.id, calendar, kinds: [...kinds] });
  return seasonId;
};

type Found = {
  readonly kinds: readonly ratings.SubjectKind[];
  readonly organisationId?: Organisation;
  readonly text?: string;
};

export const subjectsOf = async (
  { officer, communeId }: World,
  { seasonId }: Season,
  asked: Found,
): Promise<Line[]> => {
  const { kinds, organisationId = communeId, text = '' } = asked;
  return (await officer(ratings.subjects, { seasonId, organisationId, kinds: [...kinds], text, limit: 200 })).rows;
};

/** A subject by its latest version. */
export type Standing = Pick<Line, 'subjectId' | 'version' | 'title'>;

export const review = async (act: Act, subjects: readonly Standing[], heldOn: Day): Promise<Standing[]> => {
  const lines = subjects.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version }));
  await act(ratings.recordReview, { subjects: lines, heldOn });
  return subjects.map((one) => ({ ...one, version: one.version + 1 }));
};

/** Sheets of points by the framework that the pack has for one kind of subject. */
export const sheetsFor = async (act: Act, { subjectId }: Standing, { deductions }: Bank) => {
  const { criteria } = await act(ratings.oneSubject, { subjectId });
  return (level: Level) =>
    fictionalPoints(criteria?.groups ?? [], level).map((mark, at) => {
      const isWhole = criteria!.groups[at]!.max - mark.points < 1;
      return { ...mark, grade: null, reason: isWhole ? null : deductions[at % deductions.length]! };
    });
};

/** What the rules make of somebody; a sheet that is about to be filled in is not in it yet. */
export const outcomeOf = async (act: Act, { subjectId }: Pick<Standing, 'subjectId'>) =>
  (await act(ratings.verdictOf, { subjectId })).outcome;

/** What is written where a level leaves what the rules come to; nothing where it does not. */
export const leavingReasonOf = async (
  act: Act,
  one: Pick<Standing, 'subjectId'>,
  level: Level,
  { leavingRules }: Bank,
): Promise<string | null> => (leavingOf(level, await outcomeOf(act, one)) === null ? null : leavingRules);

type Sheets = Awaited<ReturnType<typeof sheetsFor>>;
type Rating = {
  readonly level: Level;
  readonly on: Day;
  readonly sheets: Sheets;
  readonly words?: string;
  readonly leavingReason?: string | null;
};

/** The same with the sheet that is about to be filled in, by the counting that the browser does while one types. */
export const leavingReasonOfSheet = async (
  act: Act,
  { subjectId }: Pick<Standing, 'subjectId'>,
  { level, sheets }: Pick<Rating, 'level' | 'sheets'>,
  { leavingRules }: Bank,
): Promise<string | null> => {
  const { law: known, rows } = await act(ratings.verdictBasis, { subjectIds: [subjectId] });
  const law = known as RatingLaw;
  const { subjectId: _, ...input } = rows[0]!;
  const set = criteriaSetFor(law, input.kind);
  const points = set ? orRefuse(checkScoreSheet(set, sheets(level) as ratings.MarkLine[], set.marking.value)) : {};
  const { outcome } = orRefuse(liveVerdict(law, input as ratings.RatingInput, { points, grades: {} }));
  return leavingOf(level, outcome) === null ? null : leavingRules;
};

export const rate = async (
  act: Act,
  contract: typeof ratings.rateSelf | typeof ratings.proposeLevel,
  one: Standing,
  { level, on, sheets, words, leavingReason = null }: Rating,
): Promise<Standing> => {
  const asked = { subjectId: one.subjectId, expectedVersion: one.version, ratedOn: on, level, marks: sheets(level) };
  const { version } = await act(contract, {
    ...asked,
    words: words ?? null,
    ...(leavingReason === null ? {} : { leavingReason }),
  } as never);
  return { ...one, version };
};

export type Days = Readonly<Record<'ratedOn' | 'reviewedOn' | 'decidedOn', Day>>;
