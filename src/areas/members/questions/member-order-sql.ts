import { type RawBuilder, sql } from 'kysely';
import { cursorOf, FAR_AWAY, readCursor } from '../../organisations/public.ts';
import type { MemberOrder } from '../contract.ts';

/** Columns of the row that a list orders by: those of the record today, or of the spell on a past day. */
export type OrderColumns = {
  readonly sortName: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly pos: RawBuilder<unknown>;
};

export type OrderedRow = { readonly id: string; readonly sortKey: string; readonly sortName: string };

type Order = {
  /** Value of a row by which it is ordered, as text. */
  readonly key: RawBuilder<unknown>;
  readonly by: RawBuilder<unknown>;
  /** Only what lies behind the cursor. */
  readonly beyond: RawBuilder<unknown>;
  readonly cursorOf: (row: OrderedRow) => string;
};

// A longer party age began earlier: the two directions are turned for it, and unknown days stand last either way.
const dayKeys = {
  'party-age': { column: sql`m.party_age_from`, isTurned: true },
  birth: { column: sql`coalesce(m.birth_on, make_date(m.birth_year, 1, 1))`, isTurned: false },
  'official-on': { column: sql`m.official_on`, isTurned: false },
} as const;

/** Order, cursor and condition behind a cursor, for each way a list of members may be sorted. */
export const memberOrdering = ({ key, descending }: MemberOrder, after: string | null, at: OrderColumns): Order => {
  if (key === 'name') return byName(descending, after, at);
  if (key === 'cell') return byCell(descending, after, at);
  return byDay(dayKeys[key], descending, after, at);
};

const direction = (descending: boolean) => (descending ? sql`DESC` : sql`ASC`);
const sign = (descending: boolean) => (descending ? sql`<` : sql`>`);

const byName = (descending: boolean, after: string | null, { sortName, id }: OrderColumns): Order => {
  const [name, last] = readCursor(after, ['text', 'id']) ?? [];
  const way = direction(descending);
  return {
    key: sql`''`,
    by: sql`${sortName} ${way}, ${id} ${way}`,
    beyond:
      name === undefined
        ? sql`true`
        : sql`(${sortName}, ${id}) ${sign(descending)} (${name} COLLATE "vi-x-icu", ${last}::uuid)`,
    cursorOf: (row) => cursorOf(row.sortName, row.id),
  };
};

const byCell = (descending: boolean, after: string | null, { sortName, id, pos }: OrderColumns): Order => {
  const [place, name, last] = readCursor(after, ['int', 'text', 'id']) ?? [];
  const way = direction(descending);
  return {
    key: sql`${pos}::text`,
    by: sql`${pos} ${way}, ${sortName} ${way}, ${id} ${way}`,
    beyond:
      place === undefined
        ? sql`true`
        : sql`(${pos}, ${sortName}, ${id}) ${sign(descending)} (${place}::int, ${name} COLLATE "vi-x-icu", ${last}::uuid)`,
    cursorOf: (row) => cursorOf(row.sortKey, row.sortName, row.id),
  };
};

const byDay = (
  { column, isTurned }: { column: RawBuilder<unknown>; isTurned: boolean },
  descending: boolean,
  after: string | null,
  { id }: OrderColumns,
): Order => {
  const isDown = isTurned ? !descending : descending;
  const [place, last] = readCursor(after, ['day', 'id']) ?? [];
  const behind =
    place === FAR_AWAY
      ? sql`(${column} IS NULL AND ${id} > ${last}::uuid)`
      : sql`(${column} ${sign(isDown)} ${place}::date OR (${column} = ${place}::date AND ${id} > ${last}::uuid) OR ${column} IS NULL)`;
  return {
    key: sql`coalesce(${column}::text, ${FAR_AWAY})`,
    by: sql`${column} ${direction(isDown)} NULLS LAST, ${id}`,
    beyond: place === undefined ? sql`true` : behind,
    cursorOf: (row) => cursorOf(row.sortKey, row.id),
  };
};
