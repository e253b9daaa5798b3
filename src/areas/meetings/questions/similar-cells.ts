import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { cursorOf, organisationsOn, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/oversight.ts';
import { fewestPeers, type SizeBand, sizeBandOf } from '../rules/size-band.ts';
import { cellsWithin, isMonthly } from './chosen-cells.ts';
import { inMonth, minutesOf } from './oversight-figures.ts';

type Cell = { readonly id: string; readonly type: string; readonly sector: string | null };
type Alike = {
  readonly id: string;
  readonly hasMet: boolean;
  readonly attended: number | null;
  readonly counted: number | null;
  readonly minutes: number | null;
};
type Place = { readonly today: Day; readonly month: Day; readonly cell: Cell; readonly band: SizeBand };

/** FROM and WHERE of the cells in reach of one type, sector and size, the one asked about among them, with their monthly meeting. */
const alikeFrom = ({ today, month, cell: { type, sector }, band: { from, below } }: Place): RawBuilder<unknown> => sql`
  ${cellsWithin(today, null)}
  JOIN organisations.published_position p ON p.id = c.id AND (p.founded_on IS NULL OR p.founded_on <= ${month}::date)
  LEFT JOIN (SELECT r.org_id, count(*) AS members FROM members.published_member r WHERE r.is_present GROUP BY r.org_id) k ON k.org_id = c.id
  LEFT JOIN (
    SELECT m.org_id, sum(m.attended) AS attended, sum(m.counted) AS counted, avg(${minutesOf}) AS minutes FROM meetings.meeting m
    WHERE ${isMonthly} AND ${inMonth(month)} GROUP BY m.org_id
  ) f ON f.org_id = c.id
  WHERE c.type = ${type} AND c.sector IS NOT DISTINCT FROM ${sector}
    AND coalesce(k.members, 0) >= ${from} AND (${below}::int IS NULL OR coalesce(k.members, 0) < ${below}::int)`;

const facts = sql`f.org_id IS NOT NULL AS "hasMet", f.attended::int, f.counted::int, f.minutes::int`;

const listAlike = async (tx: Tx, place: Place): Promise<Alike[]> => {
  const { rows } = await sql<Alike>`SELECT c.id, ${facts} FROM ${alikeFrom(place)}`.execute(tx);
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

/** The cell as it is today and the size band it lies in; refuses as not found an organisation that is not there. */
const placeOf = async (tx: Tx, organisationId: string, month: Day, today: Day) => {
  const cell = (await organisationsOn(tx, today, [organisationId])).get(organisationId);
  if (!cell) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { rows } = await sql<{ members: number }>`
    SELECT count(*)::int AS members FROM members.published_member r WHERE r.org_id = ${organisationId} AND r.is_present`.execute(
    tx,
  );
  const { members } = rows[0]!;
  return { members, today, month, cell, band: sizeBandOf(members) };
};

const shareOf = ({ attended, counted }: Pick<Alike, 'attended' | 'counted'>): contract.Fraction | null =>
  attended === null || counted === null ? null : { numerator: attended, denominator: counted };

export const similarCells = question(contract.similarCells, async ({ organisationId, month }, { tx, today }) => {
  const place = await placeOf(tx, organisationId, month, today);
  const alike = await listAlike(tx, place);
  const own = alike.find(({ id }) => id === organisationId);
  const peers = alike.filter(({ id }) => id !== organisationId);
  const { members, band, cell } = place;
  return {
    type: cell.type,
    sector: cell.sector,
    members,
    band,
    own: { hasMet: own?.hasMet ?? false, attendance: own ? shareOf(own) : null, minutes: own?.minutes ?? null },
    peers: peers.length,
    figures: peers.length < fewestPeers ? null : sumsOf(peers),
  };
});

type Peer = Alike & {
  readonly pos: number;
  readonly name: string;
  readonly superiorName: string | null;
  readonly members: number;
};

export const cellsAlike = question(
  contract.cellsAlike,
  async ({ organisationId, month, after, skip, limit }, { tx, today }) => {
    const place = await placeOf(tx, organisationId, month, today);
    const peers = (await listAlike(tx, place)).filter(({ id }) => id !== organisationId).length;
    const isFirst = after === null && skip === 0;
    if (peers < fewestPeers) return { rows: [], count: isFirst ? 0 : null, next: null };
    const [pos] = readCursor(after, ['int']) ?? [];
    const { rows } = await sql<Peer>`
      SELECT k.*, up.name AS "superiorName" FROM (
        SELECT c.id, c.pos, c.name, c.parent_id, coalesce(k.members, 0)::int AS members, ${facts} FROM ${alikeFrom(place)}
          AND c.id <> ${organisationId} ${pos === undefined ? sql`` : sql`AND c.pos > ${pos}::int`}
        ORDER BY c.pos OFFSET ${skip} LIMIT ${limit + 1}
      ) k LEFT JOIN organisations.published_organisation up ON up.id = k.parent_id AND up.period @> ${today}::date
      ORDER BY k.pos`.execute(tx);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown.map(({ id, name, superiorName, members, hasMet, minutes, ...called }) => ({
        organisationId: id as never,
        ...{ name, superiorName, members, hasMet, minutes },
        attendance: shareOf(called),
      })),
      count: isFirst ? peers : null,
      next: rows.length > limit && last ? cursorOf(last.pos) : null,
    };
  },
);
