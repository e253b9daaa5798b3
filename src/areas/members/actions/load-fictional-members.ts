import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { lockStructure, numbersFrom, placesOf, refuseBesideReal, seedFile } from '../../organisations/public.ts';
import * as contract from '../contract/seeds.ts';
import { sizesOf } from '../rules/load-cell-sizes.ts';
import { type Draws, drawsOn } from '../rules/load-draws.ts';
import { fictionalMembers } from '../rules/load-fictional-members.ts';
import type { MemberNameParts } from '../rules/load-member-names.ts';
import { type CityCells, weightOfCell } from '../rules/load-unit-cells.ts';
import { insertFictionalMembers } from './insert-fictional-members.ts';
import { insertFictionalPast } from './insert-fictional-past.ts';
import { type CellToFill, cellsToFill, type FilledCell } from './load-cells-to-fill.ts';
import { seatLeaders } from './load-generated-committees.ts';
import { insertGeneratedOrganisations } from './load-generated-organisations.ts';

/** Of a hundred members on the roll, how many more were here and left. */
const leftShare = 0.06;
/** Rolls begin with the reorganisation: who was there before has no known beginning. */
const rollsSince = '2025-07-01' as Day;

const refuseIfFilled = async (tx: Tx, { lo, hi }: { lo: number; hi: number }): Promise<void> => {
  const { rows } = await sql`SELECT 1 FROM members.member WHERE org_pos >= ${lo} AND org_pos < ${hi} LIMIT 1`.execute(
    tx,
  );
  if (rows.length > 0) throw new Refused(refuse(reason('members.already-filled', {}, 'organisationId')));
};

/** Numbers of invented people go on from those that are there, so that identifiers do not repeat. */
const numberedOn = async (tx: Tx): Promise<() => number> => {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM members.member`.execute(tx);
  let number = rows[0]!.n;
  return () => number++;
};

const fillCells = async (
  tx: Tx,
  cells: readonly CellToFill[],
  { draws, members, today, city }: { draws: Draws; members: number; today: Day; city: CityCells },
): Promise<FilledCell[]> => {
  const sizes = sizesOf(
    cells.map(({ sector, holders }) => ({ weight: weightOfCell(draws, city, sector), least: holders.length })),
    members,
  );
  const { members: parts } = seedFile<{ members: MemberNameParts }>('demonstration/name-parts.yaml');
  const world = { draws, parts, today, nextNumber: await numberedOn(tx) };
  return cells.map((cell, at) => {
    const since = cell.since !== null && cell.since > rollsSince ? cell.since : rollsSince;
    const size = sizes[at]!;
    const left = Math.floor(size * leftShare + draws.whole(0, 99) / 100);
    const residence = cell.name.replace(/^Chi bộ /u, '');
    return { ...cell, people: fictionalMembers(world, { ...cell, residence, since, present: size, left }) };
  });
};

// Cells that were invented in between may have moved the unit.
const rangeNow = async (tx: Tx, id: string) => (await placesOf(tx, [id])).get(id)!.range;

export const loadFictionalMembers = action(
  contract.loadFictionalMembers,
  async ({ organisationId, members, cells: wanted, seed }, { tx, note, today, secrets }) => {
    await refuseBesideReal(tx);
    await lockStructure(tx);
    const place = (await placesOf(tx, [organisationId])).get(organisationId);
    if (!place) throw new Refused(refuse(reason('platform.not-found', {}, 'organisationId')));
    await refuseIfFilled(tx, place.range);

    const draws = drawsOn(numbersFrom(seed));
    const city = seedFile<CityCells>('demonstration/city-cells.yaml');
    const made =
      wanted > 0 ? await insertGeneratedOrganisations(tx, { organisationId, cells: wanted, draws, city, today }) : null;
    const cells = await cellsToFill(tx, organisationId, today);
    if (cells.length === 0) throw new Refused(refuse(reason('members.no-cells-to-fill', {}, 'cells')));
    const filled = await fillCells(tx, cells, { draws, members, today, city });
    const seated = made ? await seatLeaders(tx, filled, { made, since: city.established, draws }) : filled;
    const counts = { ...(await insertFictionalMembers(tx, secrets, seated, { draws, today })), cells: cells.length };
    await insertFictionalPast(tx, await rangeNow(tx, organisationId), today);
    note({ subject: `organisations.organisation ${organisationId}`, after: counts });
    return counts;
  },
);
