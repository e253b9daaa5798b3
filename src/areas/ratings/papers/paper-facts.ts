import type { Day } from '../../../platform/calendar/day.ts';
import type { CriterionGrade, RatingLevel, RatingPeriod, SubjectKind } from '../contract/rating-codes.ts';
import type { PaperContent } from '../contract/rating-papers.ts';
import type { SubjectState } from '../contract/season-shapes.ts';
import type { Summary } from '../contract/summary.ts';
import type { RatingLaw } from '../rules/rating-law.ts';

export type PaperTarget = {
  readonly text: string;
  readonly product: string | null;
  readonly unit: string | null;
  readonly amount: number | null;
  readonly dueOn: Day | null;
  readonly resultAmount: number | null;
  readonly doneOn: Day | null;
  readonly resultWords: string | null;
  readonly isDone: boolean;
  readonly isLate: boolean;
  readonly isExceeded: boolean;
};

/** A shortcoming named before this period, or at it by somebody else: what the review begins with. */
export type PaperShortcoming = {
  readonly text: string;
  readonly year: number;
  readonly namedBy: string | null;
  readonly dueOn: Day;
  readonly remediedOn: Day | null;
  readonly isRemedied: boolean;
};

export type PaperBallot = {
  readonly votedOn: Day;
  readonly summoned: number;
  readonly present: number;
  readonly issued: number;
  readonly received: number;
  readonly invalid: number;
  readonly keptOut: number;
  readonly votes: Readonly<Partial<Record<RatingLevel | 'not-rated', number>>>;
};

/** One line of the own sheet: points, or a grade in the periods that had grades. */
export type PaperMark = {
  readonly criterion: string;
  readonly points: number | null;
  readonly grade: CriterionGrade | null;
  /** What the subject wrote beside it. */
  readonly reason: string | null;
};

export type Points = Readonly<Record<string, number | null>>;

/** A subject as papers name it. Nothing in here is what others said of it. */
export type PaperSubject = {
  readonly subjectId: string;
  readonly organisationId: string;
  readonly aboutOrganisationId: string | null;
  readonly organisationName: string;
  readonly kind: SubjectKind;
  readonly title: string;
  readonly postWords: string | null;
  readonly isHead: boolean;
  readonly state: SubjectState;
  readonly reviewHeldOn: Day | null;
  readonly selfLevel: RatingLevel | null;
  readonly proposedLevel: RatingLevel | null;
  readonly ballotLevel: RatingLevel | null;
  readonly decidedLevel: RatingLevel | null;
  readonly notRatedRule: string | null;
  readonly notRatedWords: string | null;
  readonly isProvisional: boolean;
  readonly isDecidedAbove: boolean;
  readonly isFictional: boolean;
  readonly selfPoints: Points | null;
  readonly selfWords: string | null;
  readonly selfMarks: readonly PaperMark[];
  readonly vettedPoints: Points | null;
  readonly decision: { readonly number: string; readonly decidedOn: Day; readonly issuer: string } | null;
  readonly ballot: PaperBallot | null;
  readonly targets: readonly PaperTarget[];
  readonly shortcomings: readonly PaperShortcoming[];
};

/** What every paper of a season knows. */
export type PaperSeason = {
  readonly period: RatingPeriod;
  readonly packTitle: string;
  /** What guidance of later adds, under its own title. */
  readonly layerTitle: string | null;
  readonly isPackVerified: boolean;
  readonly law: RatingLaw;
  /** The organisation whose papers they are. */
  readonly place: string;
  readonly openerName: string;
};

export type PaperFacts = {
  readonly season: PaperSeason;
  /** Those whom the paper is about. */
  readonly subjects: readonly PaperSubject[];
  /** What of them the paper shows; a paper of what is recorded where nothing is said. */
  readonly content?: PaperContent;
  readonly summary: Summary | null;
};

export type SubjectFacts = { readonly season: PaperSeason; readonly subject: PaperSubject };
