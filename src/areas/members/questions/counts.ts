import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/records-roll.ts';
import type { RollCounts } from '../contract.ts';

type Place = { readonly id: string; readonly top: string | null };

/** An organisation and all below it on a day, each with the part directly below the top to which it belongs. */
const partsBelow = async (tx: Tx, organisationId: string, on: Day): Promise<Place[]> => {
  const { rows } = await sql<Place>`
    WITH RECURSIVE below AS (
      SELECT ${organisationId}::uuid AS id, NULL::uuid AS top
      UNION
      SELECT v.id, coalesce(b.top, v.id)
      FROM below b JOIN organisations.published_organisation v ON v.parent_id = b.id AND v.period @> ${on}::date
    )
    SELECT id, top FROM below`.execute(tx);
  return rows;
};

const none: RollCounts = { official: 0, probationary: 0, guests: 0, away: 0, exempt: 0, suspended: 0 };

const plus = (a: RollCounts, b: RollCounts): RollCounts => ({
  official: a.official + b.official,
  probationary: a.probationary + b.probationary,
  guests: a.guests + b.guests,
  away: a.away + b.away,
  exempt: a.exempt + b.exempt,
  suspended: a.suspended + b.suspended,
});

const countsByOrganisation = async (
  tx: Tx,
  ids: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, RollCounts>> => {
  const { rows } = await sql<RollCounts & { org_id: string }>`
    SELECT * FROM members.roll_counts(${[...ids]}::uuid[], ${on}::date)`.execute(tx);
  return new Map(rows.map(({ org_id, ...counts }) => [org_id, counts]));
};

export type SubtreeCounts = {
  readonly own: RollCounts;
  readonly total: RollCounts;
  readonly parts: readonly (RollCounts & { readonly organisationId: string; readonly name: string })[];
};

/**
 * Counts of the roll of an organisation and of each part below it on a day, by the tree of that day. Counted membership (đảng số) is
 * official and probationary members of the official spells; guests are counted elsewhere. Only organisations of the caller's scope.
 */
export const countsOf = async (tx: Tx, organisationId: string, on: Day): Promise<SubtreeCounts> => {
  const places = await partsBelow(tx, organisationId, on);
  const byOrganisation = await countsByOrganisation(
    tx,
    places.map((place) => place.id),
    on,
  );
  const byPart = new Map<string, RollCounts>();
  let total = none;
  for (const { id, top } of places) {
    const counts = byOrganisation.get(id) ?? none;
    total = plus(total, counts);
    if (top !== null) byPart.set(top, plus(byPart.get(top) ?? none, counts));
  }
  const names = await nearestNames(tx, on, [...byPart.keys()]);
  const parts = [...byPart].map(([id, counts]) => ({ organisationId: id, name: names.get(id) ?? '', ...counts }));
  return {
    own: byOrganisation.get(organisationId) ?? none,
    total,
    parts: parts.sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true })),
  };
};

export const counts = question(contract.counts, async ({ organisationId, on }, { tx }) => {
  const { own, total, parts } = await countsOf(tx, organisationId, on);
  return { own, total, parts: parts as never };
});
