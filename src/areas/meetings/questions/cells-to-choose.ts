import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/cell-choice.ts';
import { cellsWithin, hasDone } from './chosen-cells.ts';
import { getOrientation, homeOfOrientation, type OrientationRow } from './orientation-rows.ts';

type Answered = OutputOf<typeof contract.cellsToChoose>;
type Row = Answered['rows'][number] & { readonly pos: number };
export type CellFilter = {
  readonly types: readonly string[];
  readonly sectors: readonly string[];
  readonly onlyNotMet: boolean;
};

const inList = (column: RawBuilder<unknown>, codes: readonly string[]): RawBuilder<unknown> =>
  codes.length === 0 ? sql`` : sql`AND ${column} = ANY (${[...codes]}::text[])`;

/** FROM and WHERE of the cells below a sender that a filter leaves, as `c`; the same for the list on screen and for sending. */
export const cellsLeftBy = (
  { organisationId, month }: Pick<OrientationRow, 'organisationId' | 'month'>,
  { types, sectors, onlyNotMet }: CellFilter,
  today: Day,
): RawBuilder<unknown> => sql`
  ${cellsWithin(today, organisationId)} WHERE true ${inList(sql`c.type`, types)} ${inList(sql`c.sector`, sectors)}
    ${onlyNotMet ? sql`AND NOT ${hasDone('meeting', sql`c.id`, sql`${month}::date`)}` : sql``}`;

const kindsOf = async (tx: Tx, organisationId: string, today: Day): Promise<Answered['kinds']> => {
  const counted = async (column: RawBuilder<unknown>) => {
    const { rows } = await sql<{ code: string; cells: number }>`
      SELECT ${column} AS code, count(*)::int AS cells FROM ${cellsWithin(today, organisationId)}
      WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`.execute(tx);
    return rows;
  };
  return { types: await counted(sql`c.type`), sectors: await counted(sql`c.sector`) };
};

const countOf = async (tx: Tx, from: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${from}`.execute(tx);
  return rows[0]!.count;
};

export const cellsToChoose = question(
  contract.cellsToChoose,
  async ({ orientationId, after, skip, limit, ...filter }, { tx, today }) => {
    const sent = await getOrientation(tx, orientationId);
    const [pos] = readCursor(after, ['int']) ?? [];
    const from = cellsLeftBy(sent, filter, today);
    const { rows } = await sql<Row>`
      SELECT k.id AS "organisationId", k.pos, k.name, up.name AS "superiorName", k.type, k.sector,
        ${hasDone('meeting', sql`k.id`, sql`${sent.month}::date`)} AS "hasMet"
      FROM (
        SELECT c.id, c.pos, c.name, c.type, c.sector, c.parent_id FROM ${from} ${pos === undefined ? sql`` : sql`AND c.pos > ${pos}::int`}
        ORDER BY c.pos OFFSET ${skip} LIMIT ${limit + 1}
      ) k LEFT JOIN organisations.published_organisation up ON up.id = k.parent_id AND up.period @> ${today}::date
      ORDER BY k.pos`.execute(tx);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isFirst = after === null && skip === 0;
    return {
      rows: shown.map(({ pos: _, ...row }) => row),
      count: isFirst ? await countOf(tx, from) : null,
      next: rows.length > limit && last ? cursorOf(last.pos) : null,
      kinds: isFirst ? await kindsOf(tx, sent.organisationId, today) : null,
    };
  },
  { over: homeOfOrientation },
);
