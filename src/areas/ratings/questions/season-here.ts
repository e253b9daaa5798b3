import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import { periodFrom } from '../rules/period-span.ts';
import type { KeptLaw } from './rating-laws.ts';

/** A season as an organisation that takes part in it knows it. */
export type SeasonHere = KeptLaw & {
  readonly seasonId: string;
  readonly openerId: string;
  readonly period: RatingPeriod;
  readonly periodFrom: Day;
};

type Stored = Omit<SeasonHere, 'period'> & {
  readonly kind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
};

/** The season as it is seen at an organisation, at one of its own, or by who opened it; refuses one out of sight. */
export const seasonHere = async (tx: Tx, seasonId: string, organisationId: string): Promise<SeasonHere> => {
  const { rows } = await sql<Stored>`
    SELECT p.season_id AS "seasonId", p.opener_id AS "openerId", p.period_kind AS kind, p.year, p.part, p.period_from AS "periodFrom",
      p.pack_id AS "packId", p.layer_id AS "layerId", p.adjustments
    FROM ratings.season_part p WHERE p.season_id = ${seasonId} AND p.state <> 'withdrawn'
    ORDER BY (p.org_id = ${organisationId}) DESC, (p.org_id = p.opener_id) DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { kind, year, part, ...season } = row;
  return { ...season, period: periodFrom(kind, year, part) };
};
