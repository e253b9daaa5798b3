import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/tree.ts';
import { facesWhere } from './face-rows.ts';
import { cursorOf, readCursor } from './keyset.ts';
import { livingOn } from './living-on.ts';
import { subtreeOn } from './organisations-on.ts';
import { namesOfKinds } from './vocabulary.ts';

export const children = question(contract.children, async ({ organisationId, on }, { tx }) => {
  const rows = await facesWhere(tx, on, sql`v.parent_id = ${organisationId}`, {
    limit: 10_000,
    countChildren: true,
  });
  const { typeName } = namesOfKinds(on);
  return { rows: rows.map(({ parentName: _, ...row }) => ({ ...row, typeName: typeName(row.type) })) };
});

export const list = question(contract.list, async (input, { tx, today }) => {
  const under = input.underId === null ? sql`true` : await underOn(tx, input.underId, input.on, today);
  const filter = sql`${under} AND ${oneOf('type', input.types)} AND ${oneOf('sector', input.sectors)}`;
  const [name, id] = readCursor(input.after, ['text', 'id']) ?? [];
  const beyond = name === undefined ? sql`true` : sql`(v.name, v.org_id) > (${name} COLLATE "vi-x-icu", ${id}::uuid)`;
  const rows = await facesWhere(tx, input.on, sql`${filter} AND ${beyond}`, {
    limit: input.limit,
    countChildren: false,
  });
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM organisations.organisation_version v WHERE ${livingOn(input.on)} AND ${filter}`.execute(
    tx,
  );
  const last = rows.at(-1);
  return {
    rows: rows.map(({ childCount: _, ...row }) => row),
    count: counted[0]!.count,
    next: last && rows.length === input.limit ? cursorOf(last.name, last.id) : null,
  };
});

const oneOf = (column: 'type' | 'sector', codes: readonly string[]): RawBuilder<unknown> =>
  codes.length === 0 ? sql`true` : sql`${sql.ref(`v.${column}`)} = ANY (${[...codes]}::text[])`;

// Today's subtree is a range of positions; on another day the parents of that day decide. The range is read first and sent as two
// numbers: then the planner knows how many organisations it holds, and walks the names of a large one or sorts a small one.
const underOn = async (tx: Tx, underId: string, on: Day, today: Day): Promise<RawBuilder<unknown>> => {
  if (on !== today) return sql`v.org_id = ANY (${await subtreeOn(tx, on, underId)}::uuid[])`;
  const top = await tx
    .selectFrom('organisations.organisation')
    .select(['pos', 'pos_end'])
    .where('id', '=', underId)
    .executeTakeFirst();
  if (!top) return sql`false`;
  return sql`v.org_id IN (SELECT o.id FROM organisations.organisation o WHERE o.pos >= ${top.pos}::int AND o.pos < ${top.pos_end}::int)`;
};
