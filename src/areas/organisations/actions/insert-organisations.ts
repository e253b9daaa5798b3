import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { EVERYWHERE } from '../questions/places.ts';
import { layOut, type Place } from '../rules/lay-out.ts';

/** One organisation as a load or a decision brings it: `from: null` means that its beginning is not known. */
export type OrganisationRow = {
  readonly id: string;
  /** Another row of the same call, an organisation that exists, or null for the root of an empty tree. */
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName?: string | null;
  readonly type: string;
  readonly sector?: string | null;
  readonly area?: string | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
  readonly from: Day | null;
  readonly restricted?: boolean;
  readonly fictional?: boolean;
  readonly sinceEvent?: string | null;
  readonly codes?: readonly { readonly scheme: string; readonly code: string }[];
};

export type FigureRow = {
  readonly organisationId: string;
  readonly measure: string;
  readonly on: Day;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
};

/** Only one transaction at a time may change the shape of the tree; readers are not blocked. Held until the end of the transaction. */
export const lockStructure = async (tx: Tx): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext('organisations.structure'))`.execute(tx);
};

/** Tells every screen that holds a packed tree to reload it. */
export const bumpRevision = async (tx: Tx): Promise<void> => {
  await sql`UPDATE organisations.tree_revision SET revision = revision + 1`.execute(tx);
};

/**
 * Writes new organisations with their first version and codes, in any order, set-based. Positions are taken from the free room under
 * each existing parent. Checks nothing but what the database checks: callers decide first. Works in scope and as `app_load`.
 */
export const insertOrganisations = async (tx: Tx, rows: readonly OrganisationRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await lockStructure(tx);
  const places = await placesFor(tx, rows);
  const lines = rows.map((row) => {
    const { restricted, ...place } = places.get(row.id)!;
    return { ...emptyRow, ...row, ...place, restricted: restricted || row.restricted === true };
  });
  const json = JSON.stringify(lines);
  await sql`
    INSERT INTO organisations.organisation (id, pos, pos_end, parent_id, depth, restricted, fictional, founded_on)
    SELECT r.id, r.pos, r."posEnd", r."parentId", r.depth, r.restricted, r.fictional, r."from"
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, pos int, "posEnd" int, "parentId" uuid, depth int, restricted boolean, fictional boolean, "from" date)`.execute(
    tx,
  );
  await sql`
    INSERT INTO organisations.organisation_version
      (org_id, org_pos, restricted, period, name, short_name, type, sector, parent_id, area, latitude, longitude, since_event)
    SELECT r.id, r.pos, r.restricted, daterange(r."from", NULL), r.name, r."shortName", r.type, r.sector, r."parentId", r.area, r.latitude, r.longitude, r."sinceEvent"
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, pos int, restricted boolean, "from" date, name text, "shortName" text, type text,
      sector text, "parentId" uuid, area text, latitude float8, longitude float8, "sinceEvent" uuid)`.execute(tx);
  await insertCodes(tx, lines);
  await bumpRevision(tx);
};

const emptyRow = {
  shortName: null,
  sector: null,
  area: null,
  latitude: null,
  longitude: null,
  restricted: false,
  fictional: false,
  sinceEvent: null,
  codes: [],
} as const;

const insertCodes = async (tx: Tx, lines: readonly (OrganisationRow & Partial<Place>)[]): Promise<void> => {
  const codes = lines.flatMap((line) =>
    (line.codes ?? []).map((code) => ({
      ...code,
      id: line.id,
      pos: line.pos,
      restricted: line.restricted,
      from: line.from,
      sinceEvent: line.sinceEvent,
    })),
  );
  if (codes.length === 0) return;
  await sql`
    INSERT INTO organisations.organisation_code (org_id, org_pos, restricted, scheme, code, period, since_event)
    SELECT r.id, r.pos, r.restricted, r.scheme, r.code, daterange(r."from", NULL), r."sinceEvent"
    FROM jsonb_to_recordset(${JSON.stringify(codes)}::jsonb)
      AS r(id uuid, pos int, restricted boolean, scheme text, code text, "from" date, "sinceEvent" uuid)`.execute(tx);
};

// What stands under a hidden organisation is hidden from its first day.
const placesFor = async (
  tx: Tx,
  rows: readonly OrganisationRow[],
): Promise<Map<string, Place & { restricted: boolean }>> => {
  const places = new Map<string, Place & { restricted: boolean }>();
  for (const [parentId, members] of groupsByExistingParent(rows)) {
    const { lo, hi, depth, restricted } = await roomUnder(tx, parentId, members.length);
    for (const [id, place] of layOut(members, lo, hi, depth)) places.set(id, { ...place, restricted });
  }
  return places;
};

const groupsByExistingParent = (rows: readonly OrganisationRow[]): Map<string | null, OrganisationRow[]> => {
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const parentOutside = (row: OrganisationRow): string | null => {
    let at = row;
    for (let climbed = 0; at.parentId !== null && rowById.has(at.parentId); climbed++) {
      if (climbed > rows.length) throw new Error('insertOrganisations: the rows form a cycle');
      at = rowById.get(at.parentId)!;
    }
    return at.parentId;
  };
  const groups = new Map<string | null, OrganisationRow[]>();
  for (const row of rows) {
    const key = parentOutside(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

// A new leaf takes an eighth of the free stretch, so that the next ones need no new layout; a big load takes what it needs.
const roomUnder = async (tx: Tx, parentId: string | null, wanted: number) => {
  if (parentId === null) return { ...EVERYWHERE, depth: 0, restricted: false };
  const { rows } = await sql<{
    lo: number;
    hi: number;
  }>`SELECT lo, hi FROM organisations.room_under(${parentId}, ${wanted})`.execute(tx);
  const { rows: above } = await sql<{
    depth: number;
    restricted: boolean;
  }>`SELECT depth, restricted FROM organisations.organisation WHERE id = ${parentId}`.execute(tx);
  const room = rows[0]!;
  const width = Math.min(
    room.hi - room.lo,
    Math.max(Math.floor((room.hi - room.lo) / (wanted < 100 ? 8 : 2)), wanted * 16),
  );
  return { lo: room.lo, hi: room.lo + width, depth: above[0]!.depth + 1, restricted: above[0]!.restricted };
};

/** Attaches figures (population, area, published totals) with their source; the same measure and day again replaces the value. */
export const insertFigures = async (tx: Tx, figures: readonly FigureRow[]): Promise<void> => {
  if (figures.length === 0) return;
  await sql`
    INSERT INTO organisations.organisation_figure (org_id, org_pos, measure, on_day, value, unit, source)
    SELECT o.id, o.pos, r.measure, r."on", r.value, r.unit, r.source
    FROM jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) AS r("organisationId" uuid, measure text, "on" date, value numeric, unit text, source text)
    JOIN organisations.organisation o ON o.id = r."organisationId"
    ON CONFLICT (org_id, measure, on_day) DO UPDATE SET value = excluded.value, unit = excluded.unit, source = excluded.source`.execute(
    tx,
  );
};
