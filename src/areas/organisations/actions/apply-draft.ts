import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { keepersOf } from '../rules/keepers.ts';
import { type Draft, isNew, type Ref, type StructureFacts } from '../rules/structure.ts';
import { bumpRevision, insertOrganisations } from './insert-organisations.ts';

export type Applied = {
  /** In the order in which the request named them. */
  readonly establishedIds: readonly string[];
  readonly endedIds: readonly string[];
  readonly movedIds: readonly string[];
};

/** Above this many moved organisations one even layout of the whole line is cheaper than settling each. */
const FEW = 12;

/** Writes a draft that was found good: versions, today's tree, positions, links. The event row exists; the structure lock is held. */
export const applyDraft = async (
  tx: Tx,
  event: { id: string; topId: string },
  draft: Draft,
  facts: StructureFacts,
): Promise<Applied> => {
  const idByRef = new Map<Ref, string>(draft.starts.map((start) => [start.ref, newId()]));
  const idOf = (ref: Ref): string => (isNew(ref) ? idByRef.get(ref)! : ref);
  const endedIds = draft.ends.map((end) => end.id);

  await endVersions(tx, event.id, facts.day, endedIds);
  await startOrganisations(tx, event.id, draft, facts, idOf);
  await changeToday(tx, draft, idOf);
  const keepers = keepersOf(draft, facts, event.topId);
  await endToday(
    tx,
    facts.day,
    [...keepers].map(([id, keeper]) => ({ id, parent: idOf(keeper) })),
  );
  const moved = draft.changes.filter((change) => change.set.parent !== undefined).map((change) => change.id);
  // Positions before the new versions: a version that is not there yet needs no new position.
  await settleAll(tx, event.topId, [...moved, ...endedIds]);
  await hideBelowHidden(tx, moved);
  await changeVersions(tx, event.id, facts.day, draft, idOf);
  await insertParties(tx, event.id, draft, idOf);
  await bumpRevision(tx);
  return { establishedIds: draft.starts.map((start) => idOf(start.ref)), endedIds, movedIds: moved };
};

const endVersions = async (tx: Tx, eventId: string, day: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  for (const table of ['organisation_version', 'organisation_code'] as const) {
    await sql`
      UPDATE ${sql.table(`organisations.${table}`)} SET period = daterange(lower(period), ${day}::date), until_event = ${eventId}
      WHERE org_id = ANY (${ids}::uuid[]) AND upper_inf(period) AND (lower_inf(period) OR lower(period) < ${day}::date)`.execute(
      tx,
    );
  }
};

const startOrganisations = (
  tx: Tx,
  eventId: string,
  draft: Draft,
  facts: StructureFacts,
  idOf: (ref: Ref) => string,
): Promise<void> =>
  insertOrganisations(
    tx,
    draft.starts.map(({ ref, parentId, organisation }) => ({
      id: idOf(ref),
      parentId,
      name: organisation.name,
      shortName: organisation.shortName,
      type: organisation.type,
      sector: organisation.sector,
      area: organisation.area,
      latitude: organisation.coordinates?.latitude ?? null,
      longitude: organisation.coordinates?.longitude ?? null,
      codes: organisation.codes,
      from: facts.day,
      sinceEvent: eventId,
    })),
  );

// Joined by organisation, never by event: the planner takes an event for selective and would read all its rows for each organisation.
// A version that began on the very day is overwritten in place and kept with the event, so that a reversal can put it back.
const changeVersions = async (
  tx: Tx,
  eventId: string,
  day: string,
  draft: Draft,
  idOf: (ref: Ref) => string,
): Promise<void> => {
  if (draft.changes.length === 0) return;
  const fromChanges = asRows(draft, idOf);
  await sql`
    UPDATE organisations.structural_event e SET replaced = coalesce((
      SELECT jsonb_agg(to_jsonb(v) - '{folded_name,since_day,until_day,org_pos,restricted}'::text[])
      FROM ${fromChanges} JOIN organisations.organisation_version v ON v.org_id = c.id AND lower(v.period) = ${day}::date), '[]')
    WHERE e.id = ${eventId}`.execute(tx);
  await sql`
    UPDATE organisations.organisation_version v SET period = daterange(lower(v.period), ${day}::date), until_event = ${eventId}
    FROM ${fromChanges}
    WHERE v.org_id = c.id AND upper_inf(v.period) AND (lower_inf(v.period) OR lower(v.period) < ${day}::date)`.execute(
    tx,
  );
  await sql`
    INSERT INTO organisations.organisation_version
      (org_id, org_pos, restricted, period, name, short_name, type, sector, parent_id, area, latitude, longitude, since_event)
    SELECT v.org_id, v.org_pos, v.restricted, daterange(${day}::date, NULL), ${changed('v')}, v.area, v.latitude, v.longitude, ${eventId}
    FROM ${fromChanges} JOIN organisations.organisation_version v ON v.org_id = c.id AND v.until_event = ${eventId}`.execute(
    tx,
  );
  await sql`
    UPDATE organisations.organisation_version v
    SET (name, short_name, type, sector, parent_id, since_event) = (SELECT ${changed('v')}, ${eventId}::uuid)
    FROM ${fromChanges} WHERE v.org_id = c.id AND lower(v.period) = ${day}::date AND v.since_event IS DISTINCT FROM ${eventId}`.execute(
    tx,
  );
};

const changed = (row: string) => {
  const old = (column: string) => sql.ref(`${row}.${column}`);
  const text = (key: string, column: string) =>
    sql`CASE WHEN c.set ? ${sql.lit(key)} THEN c.set ->> ${sql.lit(key)} ELSE ${old(column)} END`;
  return sql`${text('name', 'name')}, ${text('shortName', 'short_name')}, ${text('type', 'type')}, ${text('sector', 'sector')},
    CASE WHEN c.set ? 'parent' THEN (c.set ->> 'parent')::uuid ELSE ${old('parent_id')} END`;
};

const asRows = (draft: Draft, idOf: (ref: Ref) => string) => {
  const changes = draft.changes.map(({ id, set }) => ({
    id,
    set: set.parent === undefined ? set : { ...set, parent: idOf(set.parent) },
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c(id uuid, set jsonb)`;
};

const changeToday = async (tx: Tx, draft: Draft, idOf: (ref: Ref) => string): Promise<void> => {
  if (draft.changes.length === 0) return;
  await sql`
    UPDATE organisations.organisation o
    SET version = o.version + 1, parent_id = coalesce((c.set ->> 'parent')::uuid, o.parent_id)
    FROM ${asRows(draft, idOf)} WHERE o.id = c.id`.execute(tx);
};

const endToday = async (tx: Tx, day: string, keepers: readonly { id: string; parent: string }[]): Promise<void> => {
  if (keepers.length === 0) return;
  await sql`
    UPDATE organisations.organisation o SET ended_on = ${day}::date, parent_id = k.parent, version = o.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(keepers)}::jsonb) AS k(id uuid, parent uuid) WHERE o.id = k.id`.execute(
    tx,
  );
};

/** Gives moved organisations their positions: each alone when they are few, else one even layout of everything below `topId`. */
export const settleAll = async (tx: Tx, topId: string, moved: readonly string[]): Promise<void> => {
  if (moved.length > FEW) {
    await sql`SELECT organisations.lay_out(${topId})`.execute(tx);
    return;
  }
  for (const id of moved) await sql`SELECT organisations.settle(${id})`.execute(tx);
};

// Whoever comes under a hidden organisation is hidden with all below; it stays so when it leaves, until somebody shows it again.
const hideBelowHidden = async (tx: Tx, moved: readonly string[]): Promise<void> => {
  if (moved.length === 0) return;
  await sql`
    UPDATE organisations.organisation o SET restricted = true
    FROM organisations.organisation top JOIN organisations.organisation above ON above.id = top.parent_id AND above.restricted
    WHERE top.id = ANY (${moved}::uuid[]) AND o.pos >= top.pos AND o.pos < top.pos_end AND NOT o.restricted`.execute(
    tx,
  );
};

const insertParties = async (tx: Tx, eventId: string, draft: Draft, idOf: (ref: Ref) => string): Promise<void> => {
  if (draft.parties.length === 0) return;
  const lines = draft.parties.map((party, nth) => ({
    nth,
    before: party.before,
    after: party.after === null ? null : idOf(party.after),
    extent: party.extent,
    n: party.share?.numerator ?? null,
    d: party.share?.denominator ?? null,
  }));
  await sql`
    INSERT INTO organisations.event_party (event_id, line_no, before_id, after_id, extent, share_numerator, share_denominator)
    SELECT ${eventId}::uuid, p.nth, p.before, p.after, p.extent, p.n, p.d
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS p(nth int, before uuid, after uuid, extent text, n int, d int)`.execute(
    tx,
  );
};
