import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import type { StructuralRequest, StructureFacts, Subject } from '../rules/structure.ts';

/** Every existing organisation that a request names. */
export const namedIn = (request: StructuralRequest): string[] => {
  switch (request.kind) {
    case 'establish':
      return [request.parentId];
    case 'rename':
    case 'wind-up':
    case 'disband':
      return [request.organisationId];
    case 'change-type':
      return request.organisationIds;
    case 'move':
    case 'hand-over':
      return [request.organisationId, request.parentId];
    case 'merge-into':
      return [...request.organisationIds, request.intoId];
    case 'consolidate':
      return [...request.organisationIds, request.parentId];
    case 'split':
      return [request.organisationId, ...request.parts.flatMap((part) => part.childIds)];
    case 'reorganise':
      return [
        request.plan.underId,
        ...request.plan.units.map((unit) => (unit.kind === 'new' ? unit.parentId : unit.organisationId)),
        ...request.plan.links.map((link) => link.beforeId),
        ...request.plan.children.map((line) => line.childId),
        ...request.plan.endIds,
      ];
  }
};

/** The organisations that a request may end: their children must go somewhere. */
const mayEnd = (request: StructuralRequest): readonly string[] => {
  switch (request.kind) {
    case 'merge-into':
    case 'consolidate':
      return request.organisationIds;
    case 'split':
    case 'wind-up':
    case 'disband':
      return [request.organisationId];
    case 'reorganise':
      return [...request.plan.links.map((link) => link.beforeId), ...request.plan.endIds];
    default:
      return [];
  }
};

/**
 * The organisations whose line decides over a request: who may act on their lowest common ancestor may do it. Of what moves or ends
 * that is the parent, because nobody ends or moves himself.
 */
export const decidedUnder = async (tx: Tx, request: StructuralRequest): Promise<string[]> => {
  if (request.kind === 'reorganise') return [request.plan.underId];
  if (request.kind === 'establish' || request.kind === 'rename' || request.kind === 'change-type')
    return namedIn(request);
  const named = namedIn(request);
  const { rows } = await sql<{ id: string; parent_id: string | null }>`
    SELECT id, parent_id FROM organisations.organisation WHERE id = ANY (${named}::uuid[])`.execute(tx);
  const parentById = new Map(rows.map((row) => [row.id, row.parent_id]));
  const target = 'parentId' in request ? request.parentId : null;
  return named.map((id) => (id === target ? id : (parentById.get(id) ?? id)));
};

/** Everything the rules must know to judge a request on its effective day, read set-based under the caller's scope. */
export const structureFacts = async (
  tx: Tx,
  request: StructuralRequest,
  on: Day,
  topId: string,
): Promise<StructureFacts> => {
  const named = [...new Set(namedIn(request))];
  const childrenById = await childrenOn(tx, on, mayEnd(request));
  const concerned = [...new Set([...named, ...[...childrenById.values()].flat()])];
  const parentById = await parentsOn(tx, on, concerned);
  const subjectById = await subjectsOf(tx, on, [...new Set([...concerned, ...parentById.keys()])]);
  const outside = await outsideOf(tx, topId, concerned);
  return { day: on, subjectById, childrenById, parentById, outside, packs: shippedPacks() };
};

const outsideOf = async (tx: Tx, topId: string, ids: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT o.id FROM organisations.organisation o JOIN organisations.organisation top ON top.id = ${topId}
    WHERE o.id = ANY (${ids}::uuid[]) AND NOT (o.pos >= top.pos AND o.pos < top.pos_end)`.execute(tx);
  return rows.map((row) => row.id);
};

const childrenOn = async (tx: Tx, on: Day, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const childrenById = new Map<string, string[]>();
  if (ids.length === 0) return childrenById;
  const { rows } = await sql<{ parent_id: string; org_id: string }>`
    SELECT v.parent_id, v.org_id FROM organisations.organisation_version v
    WHERE v.parent_id = ANY (${[...new Set(ids)]}::uuid[]) AND v.period @> ${on}::date`.execute(tx);
  for (const row of rows) {
    const siblings = childrenById.get(row.parent_id);
    if (siblings) siblings.push(row.org_id);
    else childrenById.set(row.parent_id, [row.org_id]);
  }
  return childrenById;
};

const parentsOn = async (tx: Tx, on: Day, ids: readonly string[]): Promise<Map<string, string | null>> => {
  const { rows } = await sql<{ org_id: string; parent_id: string | null }>`
    WITH RECURSIVE line AS (
      SELECT v.org_id, v.parent_id FROM organisations.organisation_version v WHERE v.org_id = ANY (${ids}::uuid[]) AND v.period @> ${on}::date
      UNION
      SELECT v.org_id, v.parent_id FROM line l JOIN organisations.organisation_version v ON v.org_id = l.parent_id AND v.period @> ${on}::date
    )
    SELECT org_id, parent_id FROM line`.execute(tx);
  return new Map(rows.map((row) => [row.org_id, row.parent_id]));
};

const subjectsOf = async (tx: Tx, on: Day, ids: readonly string[]): Promise<Map<string, Subject>> => {
  const { rows } = await sql<Subject>`
    SELECT o.id, coalesce(v.name, last.name) AS name, coalesce(v.short_name, last.short_name) AS "shortName",
           coalesce(v.type, last.type) AS type, CASE WHEN v.org_id IS NULL THEN last.sector ELSE v.sector END AS sector,
           v.parent_id AS "parentId", v.org_id IS NOT NULL AS "livingThen", last.since AS "changedOn", o.ended_on AS "endedOn"
    FROM organisations.organisation o
    LEFT JOIN organisations.organisation_version v ON v.org_id = o.id AND v.period @> ${on}::date
    CROSS JOIN LATERAL (
      SELECT l.name, l.short_name, l.type, l.sector, lower(l.period) AS since
      FROM organisations.organisation_version l WHERE l.org_id = o.id ORDER BY lower(l.period) DESC NULLS LAST LIMIT 1
    ) AS last
    WHERE o.id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};
