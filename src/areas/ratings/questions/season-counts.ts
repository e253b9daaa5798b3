import { sql } from 'kysely';

/**
 * How far subjects `s` are, as columns of one aggregate. Each step is counted among those to be decided (`toBeDecided`): who was set aside
 * as not rated stands in `notRated` alone, whatever was reviewed before.
 */
export const countColumns = sql`
  count(*)::int AS subjects,
  count(*) FILTER (WHERE s.review_held_on IS NOT NULL AND s.state <> 'not-rated')::int AS reviewed,
  count(*) FILTER (WHERE s.self_level IS NOT NULL AND s.state <> 'not-rated')::int AS "selfRated",
  count(*) FILTER (WHERE s.proposed_level IS NOT NULL AND s.state <> 'not-rated')::int AS proposed,
  count(*) FILTER (WHERE s.state IN ('decided', 'notified', 'archived'))::int AS decided,
  count(*) FILTER (WHERE s.state IN ('notified', 'archived'))::int AS notified,
  count(*) FILTER (WHERE s.published_on IS NOT NULL)::int AS published,
  count(*) FILTER (WHERE s.state = 'archived')::int AS archived,
  count(*) FILTER (WHERE s.state = 'not-rated')::int AS "notRated",
  count(*) FILTER (WHERE s.is_provisional)::int AS provisional`;

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
