import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { organisationsOn, subtreeOn } from '../../organisations/public.ts';
import type { FictionalMember, HolderWanted } from '../rules/load-fictional-members.ts';

export type CellToFill = {
  readonly id: string;
  readonly name: string;
  readonly sector: string | null;
  /** Since when it has been there; null where nobody has said. */
  readonly since: Day | null;
  readonly holders: readonly HolderWanted[];
};

/** A cell with the people invented for it. */
export type FilledCell = CellToFill & { readonly people: readonly FictionalMember[] };

type Post = HolderWanted & { readonly organisationId: string; readonly kind: string };

// Each person once, at the post that was filled first; who only follows a cell has a post elsewhere.
const holdersOf = async (tx: Tx, ids: readonly string[], on: Day): Promise<Post[]> => {
  const { rows } = await sql<Post>`
    SELECT DISTINCT ON (p.person_id) p.person_id AS "personId", n.full_name AS "fullName", n.birth_year AS "birthYear",
           p.org_id AS "organisationId", p.kind
    FROM organisations.published_post p JOIN organisations.published_person n ON n.id = p.person_id
    WHERE p.org_id = ANY (${[...ids]}::uuid[]) AND p.period @> ${on}::date AND p.kind <> 'follower'
      AND NOT EXISTS (SELECT 1 FROM members.member m WHERE m.person_id = p.person_id)
    ORDER BY p.person_id, lower(p.period), p.id`.execute(tx);
  return rows;
};

const foundedOn = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Day | null>> => {
  const { rows } = await sql<{ id: string; since: Day | null }>`
    SELECT id, founded_on AS since FROM organisations.published_position WHERE id = ANY (${[...ids]}::uuid[])
    ORDER BY pos`.execute(tx);
  return new Map(rows.map(({ id, since }) => [id, since]));
};

type Node = { readonly id: string; readonly parentId: string | null; readonly sector: string | null };

/** The cells a committee member of an organisation may belong to: itself, else those of agencies below it, else any below it. */
const homesUnder = (top: string, cells: readonly Node[], parentOf: ReadonlyMap<string, string | null>): string[] => {
  const isBelow = (id: string): boolean => {
    for (let at: string | null | undefined = id; at; at = parentOf.get(at)) if (at === top) return true;
    return false;
  };
  const below = cells.filter(({ id }) => isBelow(id));
  const agencies = below.filter(({ sector }) => sector === 'agency');
  return (agencies.length > 0 ? agencies : below).map(({ id }) => id);
};

/**
 * The cells below an organisation on a day in the order of the tree, each with the holders of posts who are to be its members: those of
 * its own committee, and those of committees above, one after the other.
 */
export const cellsToFill = async (tx: Tx, topId: string, on: Day): Promise<CellToFill[]> => {
  const ids = await subtreeOn(tx, on, topId);
  const facts = await organisationsOn(tx, on, ids);
  const since = await foundedOn(tx, ids);
  const nodes = [...since.keys()].flatMap((id) => facts.get(id) ?? []);
  const cells = nodes.filter(({ type }) => type.endsWith('cell'));
  if (cells.length === 0) return [];
  const parentOf = new Map(nodes.map(({ id, parentId }) => [id, parentId]));
  const homes = new Map(nodes.map(({ id }) => [id, { at: 0, ids: homesUnder(id, cells, parentOf) }]));
  const holders = new Map<string, HolderWanted[]>(cells.map(({ id }) => [id, []]));
  const posts = await holdersOf(tx, ids, on);
  const order = new Map(nodes.map(({ id }, at) => [id, at]));
  posts.sort((a, b) => order.get(a.organisationId)! - order.get(b.organisationId)! || compare(a.fullName, b.fullName));
  for (const { organisationId, kind: _, ...holder } of posts) {
    const home = homes.get(organisationId)!;
    holders.get(home.ids[home.at++ % home.ids.length]!)!.push(holder);
  }
  return cells.map(({ id, name, sector }) => ({ id, name, sector, since: since.get(id)!, holders: holders.get(id)! }));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
