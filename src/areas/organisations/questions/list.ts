import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/tree.ts';
import { facesWhere } from './face-rows.ts';
import { cursorOf, readCursor } from './keyset.ts';
import { subtreeOn } from './organisations-on.ts';
import { namesOfKinds } from './vocabulary.ts';

export const children = question(contract.children, async ({ organisationId, on }, { tx }) => {
  const rows = await facesWhere(tx, on, sql`v.parent_id = ${organisationId}`, 10_000);
  const { typeName } = namesOfKinds(on);
  return { rows: rows.map(({ parentName: _, ...row }) => ({ ...row, typeName: typeName(row.type) })) };
});

export const list = question(contract.list, async (input, { tx, today }) => {
  const under = input.underId === null ? sql`true` : await underOn(tx, input.underId, input.on, today);
  const filter = sql`${under} AND ${oneOf('type', input.types)} AND ${oneOf('sector', input.sectors)}`;
  const [name, id] = readCursor(input.after, ['text', 'id']) ?? [];
  const beyond = name === undefined ? sql`true` : sql`(v.name, v.org_id) > (${name} COLLATE "vi-x-icu", ${id}::uuid)`;
  const rows = await facesWhere(tx, input.on, sql`${filter} AND ${beyond}`, input.limit);
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM organisations.organisation_version v WHERE v.period @> ${input.on}::date AND ${filter}`.execute(
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

// Today's subtree is a range of positions; on another day the parents of that day decide.
const underOn = async (tx: Tx, underId: string, on: Day, today: Day): Promise<RawBuilder<unknown>> => {
  if (on !== today) return sql`v.org_id = ANY (${await subtreeOn(tx, on, underId)}::uuid[])`;
  return sql`v.org_id IN (
    SELECT o.id FROM organisations.organisation top JOIN organisations.organisation o ON o.pos >= top.pos AND o.pos < top.pos_end
    WHERE top.id = ${underId})`;
};
