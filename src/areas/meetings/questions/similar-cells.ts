import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/oversight.ts';
import { fewestPeers, type SizeBand, sizeBandOf } from '../rules/size-band.ts';
import { cellsWithin, isMonthly } from './chosen-cells.ts';
import { inMonth, minutesOf } from './oversight-figures.ts';

type Alike = {
  readonly id: string;
  readonly hasMet: boolean;
  readonly attended: number | null;
  readonly counted: number | null;
  readonly minutes: number | null;
};
type Cell = { readonly id: string; readonly type: string; readonly sector: string | null };

/** Cells in reach of one type, sector and size, the one asked about among them, with their monthly meeting. */
const cellsAlike = async (tx: Tx, today: Day, month: Day, { type, sector }: Cell, { from, below }: SizeBand) => {
  const { rows } = await sql<Alike>`
    SELECT c.id, f.org_id IS NOT NULL AS "hasMet", f.attended::int, f.counted::int, f.minutes::int
    FROM ${cellsWithin(today, null)}
    JOIN organisations.published_position p ON p.id = c.id AND (p.founded_on IS NULL OR p.founded_on <= ${month}::date)
    LEFT JOIN (SELECT r.org_id, count(*) AS members FROM members.published_member r WHERE r.is_present GROUP BY r.org_id) k ON k.org_id = c.id
    LEFT JOIN (
      SELECT m.org_id, sum(m.attended) AS attended, sum(m.counted) AS counted, avg(${minutesOf}) AS minutes FROM meetings.meeting m
      WHERE ${isMonthly} AND ${inMonth(month)} GROUP BY m.org_id
    ) f ON f.org_id = c.id
    WHERE c.type = ${type} AND c.sector IS NOT DISTINCT FROM ${sector}
      AND coalesce(k.members, 0) >= ${from} AND (${below}::int IS NULL OR coalesce(k.members, 0) < ${below}::int)`.execute(
    tx,
  );
  return rows;
};

const sumsOf = (cells: readonly Alike[]) => {
  const known = cells.filter(({ attended, counted }) => attended !== null && counted !== null);
  const timed = cells.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  const sum = (of: (cell: Alike) => number | null) => known.reduce((all, cell) => all + (of(cell) ?? 0), 0);
  return {
    met: { numerator: cells.filter(({ hasMet }) => hasMet).length, denominator: cells.length },
    attendance: { numerator: sum(({ attended }) => attended), denominator: sum(({ counted }) => counted) },
    minutes: timed.length === 0 ? null : Math.round(timed.reduce((all, one) => all + one, 0) / timed.length),
  };
};

export const similarCells = question(contract.similarCells, async ({ organisationId, month }, { tx, today }) => {
  const cell = (await organisationsOn(tx, today, [organisationId])).get(organisationId);
  if (!cell) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { rows } = await sql<{ members: number }>`
    SELECT count(*)::int AS members FROM members.published_member r WHERE r.org_id = ${organisationId} AND r.is_present`.execute(
    tx,
  );
  const { members } = rows[0]!;
  const band = sizeBandOf(members);
  const alike = await cellsAlike(tx, today, month, cell, band);
  const own = alike.find(({ id }) => id === organisationId);
  const peers = alike.filter(({ id }) => id !== organisationId);
  return {
    type: cell.type,
    sector: cell.sector,
    members,
    band,
    own: {
      hasMet: own?.hasMet ?? false,
      attendance:
        own?.attended == null || own.counted === null ? null : { numerator: own.attended, denominator: own.counted },
      minutes: own?.minutes ?? null,
    },
    peers: peers.length,
    figures: peers.length < fewestPeers ? null : sumsOf(peers),
  };
});
