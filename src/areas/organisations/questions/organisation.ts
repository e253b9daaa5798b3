import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/tree.ts';
import { namesOfKinds } from './vocabulary.ts';

type Answer = OutputOf<typeof contract.organisation>;
type Row = Answer['facts'] &
  Pick<Answer, 'area' | 'foundedOn' | 'endedOn' | 'restricted' | 'fictional' | 'version' | 'childCount'> & {
    latitude: number | null;
    longitude: number | null;
    livingThen: boolean;
    annulled: boolean;
  };

export const organisation = question(contract.organisation, async ({ organisationId, on }, { tx }) => {
  const row = await nearestVersion(tx, organisationId, on);
  const { typeName, sectorName } = namesOfKinds(on);
  const {
    area,
    latitude,
    longitude,
    foundedOn,
    endedOn,
    restricted,
    fictional,
    version,
    childCount,
    livingThen,
    annulled,
    ...facts
  } = row;
  return {
    id: row.id,
    on,
    state: annulled ? 'annulled' : livingThen ? 'living' : row.from !== null && row.from > on ? 'not-yet' : 'ended',
    facts,
    typeName: typeName(facts.type),
    sectorName: facts.sector === null ? null : sectorName(facts.sector),
    path: await pathOf(tx, facts.parentId, on),
    codes: await codesOf(tx, organisationId),
    figures: await figuresOf(tx, organisationId),
    area,
    coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
    predecessors: await linksOf(tx, organisationId, on, 'predecessors'),
    successors: await linksOf(tx, organisationId, on, 'successors'),
    foundedOn,
    endedOn,
    childCount,
    restricted,
    fictional,
    version,
  } satisfies Answer;
});

// Outside its life the nearest facts are shown, and the state says that they are not of that day.
const nearestVersion = async (tx: Tx, id: string, on: Day): Promise<Row> => {
  const { rows } = await sql<Row>`
    SELECT o.id, v.name, v.short_name AS "shortName", v.type, v.sector, v.parent_id AS "parentId", lower(v.period) AS "from", upper(v.period) AS "until",
           v.area, v.latitude, v.longitude, o.founded_on AS "foundedOn", o.ended_on AS "endedOn", o.restricted, o.fictional, o.version, o.annulled,
           v.period @> ${on}::date AS "livingThen",
           (SELECT count(*)::int FROM organisations.organisation_version c WHERE c.parent_id = o.id AND c.period @> ${on}::date) AS "childCount"
    FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id
    WHERE o.id = ${id}
    ORDER BY v.period @> ${on}::date DESC, coalesce(lower(v.period) <= ${on}::date, true) DESC,
             CASE WHEN coalesce(lower(v.period) <= ${on}::date, true) THEN lower(v.period) END DESC NULLS LAST, lower(v.period)
    LIMIT 1`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

const pathOf = async (tx: Tx, parentId: string | null, on: Day): Promise<Answer['path']> => {
  if (parentId === null) return [];
  const { rows } = await sql<Answer['path'][number]>`
    WITH RECURSIVE line AS (
      SELECT v.org_id AS id, v.name, v.parent_id, 0 AS step FROM organisations.organisation_version v WHERE v.org_id = ${parentId} AND v.period @> ${on}::date
      UNION ALL
      SELECT v.org_id, v.name, v.parent_id, l.step + 1 FROM line l
      JOIN organisations.organisation_version v ON v.org_id = l.parent_id AND v.period @> ${on}::date WHERE l.step < 40
    )
    SELECT id, name FROM line ORDER BY step DESC`.execute(tx);
  return rows;
};

const codesOf = async (tx: Tx, id: string): Promise<Answer['codes']> => {
  const { rows } = await sql<Answer['codes'][number]>`
    SELECT scheme, code, lower(period) AS "from", upper(period) AS "until" FROM organisations.organisation_code
    WHERE org_id = ${id} ORDER BY scheme, lower(period) NULLS FIRST`.execute(tx);
  return rows;
};

const figuresOf = async (tx: Tx, id: string): Promise<Answer['figures']> => {
  const { rows } = await sql<Answer['figures'][number]>`
    SELECT measure, value, unit, on_day AS "on", source FROM organisations.organisation_figure
    WHERE org_id = ${id} ORDER BY measure, on_day DESC`.execute(tx);
  return rows;
};

const linksOf = async (
  tx: Tx,
  id: string,
  on: Day,
  side: 'predecessors' | 'successors',
): Promise<Answer['successors']> => {
  const [mine, theirs] =
    side === 'successors' ? (['before_id', 'after_id'] as const) : (['after_id', 'before_id'] as const);
  const { rows } = await sql<Answer['successors'][number]>`
    SELECT e.id AS "eventId", e.kind, e.effective_on AS "effectiveOn", other.id, near.name, p.extent,
           p.share_numerator AS "shareNumerator", p.share_denominator AS "shareDenominator"
    FROM organisations.event_party p
    JOIN organisations.structural_event e ON e.id = p.event_id AND e.state = 'applied'
    JOIN organisations.organisation other ON other.id = ${sql.ref(`p.${theirs}`)}
    CROSS JOIN LATERAL (
      SELECT v.name FROM organisations.organisation_version v WHERE v.org_id = other.id
      ORDER BY v.period @> ${on}::date DESC, lower(v.period) DESC NULLS LAST LIMIT 1
    ) near
    WHERE ${sql.ref(`p.${mine}`)} = ${id} AND p.before_id IS DISTINCT FROM p.after_id
    ORDER BY e.effective_on, near.name`.execute(tx);
  return rows;
};
