import type { Day } from '../../../platform/calendar/day.ts';
import type { drawsOn } from '../../members/public.ts';
import type { SubjectRow } from '../questions/subject-rows.ts';
import type { FictionalRating } from '../rules/fictional-levels.ts';

/** `seeds/demonstration/ratings.yaml`. */
export type RatingBank = {
  readonly targets: readonly {
    readonly text: string;
    readonly unit: string;
    readonly amount: number;
    readonly weight: number;
    readonly isKey: boolean;
  }[];
  readonly targetSource: string;
  readonly deductions: readonly string[];
  readonly selfWords: readonly string[];
  readonly reviewWords: string;
  readonly withinCeiling: string;
  readonly leavingRules: string;
  readonly tooNew: string;
  readonly issuer: string;
  readonly issuerAbove: string;
  readonly numbers: Readonly<Record<'committees' | 'members' | 'leaders' | 'organisations' | 'above', string>>;
  readonly shortcomings: readonly { readonly text: string; readonly proof: string }[];
};

export type FictionalWorld = {
  readonly organisationId: string;
  readonly bank: RatingBank;
  readonly draws: ReturnType<typeof drawsOn>;
  /** The quality that stays with a member or an organisation over the years. */
  readonly lasting: (id: string) => number;
  readonly lastYear: number;
  readonly by: string;
};

/** A subject of the invented season and how it fared. */
export type Rated = { readonly subject: SubjectRow; readonly rating: FictionalRating };

export type SeasonDays = Readonly<
  Record<
    'openedOn' | 'ratedOn' | 'reviewedOn' | 'votedOn' | 'decidedOn' | 'notifiedOn' | 'archivedOn' | 'closedOn',
    Day
  >
>;
