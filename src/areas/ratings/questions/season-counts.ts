import { type RawBuilder, sql } from 'kysely';
import type { SubjectStage } from '../contract/season-shapes.ts';

const stages: Readonly<Record<SubjectStage, string>> = {
  reviewed: `s.review_held_on IS NOT NULL AND s.state <> 'not-rated'`,
  selfRated: `s.self_level IS NOT NULL AND s.state <> 'not-rated'`,
  proposed: `s.proposed_level IS NOT NULL AND s.state <> 'not-rated'`,
  decided: `s.state IN ('decided', 'notified', 'archived')`,
  notified: `s.state IN ('notified', 'archived')`,
  published: 's.published_on IS NOT NULL',
  archived: `s.state = 'archived'`,
  notRated: `s.state = 'not-rated'`,
  provisional: 's.is_provisional',
};

/** Subjects `s` of one count. */
export const isAtStage = (stage: SubjectStage): RawBuilder<unknown> => sql.raw(`(${stages[stage]})`);

/**
 * How far subjects `s` are, as columns of one aggregate: each is a number of rows of the list with the same condition. Each step is counted
 * among those to be decided (`toBeDecided`): who was set aside as not rated stands in `notRated` alone, whatever was reviewed before.
 */
export const countColumns: RawBuilder<unknown> = sql.raw(
  [
    'count(*)::int AS subjects',
    ...Object.entries(stages).map(([stage, is]) => `count(*) FILTER (WHERE ${is})::int AS "${stage}"`),
  ].join(', '),
);

export type SeasonCounts = {
  readonly subjects: number;
  readonly reviewed: number;
  readonly selfRated: number;
  readonly proposed: number;
  readonly decided: number;
  readonly notified: number;
  readonly published: number;
  readonly archived: number;
  readonly notRated: number;
  readonly provisional: number;
};

/** The counts alone out of a row that carries more. */
export const countsOfRow = ({
  subjects,
  reviewed,
  selfRated,
  proposed,
  decided,
  notified,
  published,
  archived,
  notRated,
  provisional,
}: SeasonCounts): SeasonCounts => ({
  subjects,
  reviewed,
  selfRated,
  proposed,
  decided,
  notified,
  published,
  archived,
  notRated,
  provisional,
});
