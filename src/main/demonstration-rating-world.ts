import * as ratings from '../areas/ratings/contract.ts';
import { fictionalPoints } from '../areas/ratings/rules/fictional-levels.ts';
import type { Day } from '../platform/calendar/day.ts';
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

type Sheets = Awaited<ReturnType<typeof sheetsFor>>;
type Rating = { readonly level: Level; readonly on: Day; readonly sheets: Sheets; readonly words?: string };

export const rate = async (
  act: Act,
  contract: typeof ratings.rateSelf | typeof ratings.proposeLevel,
  one: Standing,
  { level, on, sheets, words }: Rating,
): Promise<Standing> => {
  const asked = { subjectId: one.subjectId, expectedVersion: one.version, ratedOn: on, level, marks: sheets(level) };
  const { version } = await act(contract, { ...asked, words: words ?? null });
  return { ...one, version };
};

export type Days = Readonly<Record<'ratedOn' | 'reviewedOn' | 'decidedOn', Day>>;
